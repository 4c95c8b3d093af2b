# What if: queues of the coming weeks, also with a changed capacity or rule.

column-week = Week
column-week-ends-on = Ends on
column-queue-now = Queue now
column-queue-low = Queue, low
column-queue = Queue
column-queue-high = Queue, high
column-completions = Completed in the week
column-waited-days = Waited (median days)
column-changed-queue-low = Changed queue, low
column-changed-queue = Changed queue
column-changed-queue-high = Changed queue, high
column-queue-difference-low = Difference, low
column-queue-difference = Difference
column-queue-difference-high = Difference, high
column-changed-completions = Completed, changed
column-changed-waited-days = Waited, changed

nav-what-if = What if
what-if-all = All queues together
what-if-too-few = Too few cases to say: { $begun } begun and { $completions } steps completed in the last { $weeks } weeks, with at least { $fewest } of each needed, and as many completions of a step that is changed.
what-if-rests-on = Rests on { $begun } cases begun and { $completions } steps completed in the last { $weeks } weeks. As things go on, low to high held four times out of five on past days of real event logs, for a single process between two in three and nine in ten; what a change does has never been observed, only simulated.

failure-what-if-number = { $name } is { $value }.
    .hint = Give a whole number from { $least } to { $most }.
failure-what-if-capacity = { $value } is no capacity.
    .hint = Write x1.5 for half as much again (at most x{ $most }), +3 for three more a week, or -3 for three fewer.
failure-what-if-arrivals = { $value } is no factor for new cases.
    .hint = Write x0.8 for a fifth fewer, at most x{ $most }.
failure-what-if-skip = { $value } is no percentage.
    .hint = Give a whole number from 0 to 100.
failure-what-if-no-step = a capacity, a limit or a share to skip was given, but no step
    .hint = Name the step that it is about.
failure-what-if-step = no step { $step } in this process
    .hint = Choose one of: { $choices }.

what-if-lead = Queues of the coming weeks as things go on, and with a changed capacity or rule.
what-if-change-title = Change something
what-if-change-note = Capacity is about completions of the step a week: x1.5, +3 or -3. Capacity, longest wait and share need a step; new cases do not. Blank changes nothing.
what-if-rules = Limits of signals are tried among the rules.
what-if-simulate = Simulate
what-if-no-step = no step
what-if-base = As things go on
what-if-changed = With the change
what-if-now = Now
what-if-between = between { $low } and { $high }
what-if-description = Each line is the middle of the simulated queue, each band reaches from low to high.
what-if-picture-title = Queue: { $queue }
what-if-weeks-title = Week after week
what-if-steps-title = { PLURAL($n) ->
    [one] Every step in { $n } week
   *[other] Every step in { $n } weeks
}
what-if-weeks = { PLURAL($n) ->
    [one] { $n } week
   *[other] { $n } weeks
}
filter-weeks = Weeks ahead
field-what-if-capacity = Capacity
field-what-if-limit-days = Longest wait (days)
field-what-if-skip = Share that skips it (%)
field-what-if-arrivals = New cases (x0.8)
