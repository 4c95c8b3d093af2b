# Processes: the list, and the map of one.

column-events = Events
column-steps = Steps
column-variants = Variants
column-cases-repeated = Cases with rework
column-repeats = Done again
column-from = From
column-to = To
column-times = Times

process-steps-title = Steps
process-follows-title = What follows what
process-handovers-title = Hand-overs
nav-processes = Processes
column-back = Goes back
column-from-holder = From whom
column-to-holder = To whom
column-median-between = Median between
column-median-duration = Median duration
column-rework-days = Days lost in it
column-rework-each = Days lost per case
column-waits-most = Where most waits
filter-share = Paths shown
failure-holder-not-found = there is no holder “{ $holder }”
    .hint = follow a link of the map, or choose a code of its hand-overs

processes-lead = Kinds of work with steps: how many cases, how long they take, and where they wait.
processes-caption = Each name leads to the map of what really follows what
processes-note = The median counts open cases as lasting at least until now. Most waits: the days of all cases in the last 90 days, ended and still running.
process-empty = No case of this process fits these filters. Remove a filter, or look as of a later day.
process-lead = Cases: { $cases }, of them open: { $open }. Different orders of steps: { $variants }.
process-map-title = What really follows what
process-share = that { $share } of the cases take
process-share-all = all
process-description = Boxes are steps, from top to bottom in their usual order. Lines are ways from step to step; on each stands how often it was taken and the median of the days. Ways back are dashed and run on the left. The tables beneath have every number.
process-note = Steps stand in their usual order. Thicker is more often, and the colour tells the median of the days between. ↻ is how often a step was done again. A box or a line leads to the cases behind it.
process-left-out = { PLURAL($n) ->
    [one] { $n } rarer way is not drawn; it is in the table and the files.
   *[other] { $n } rarer ways are not drawn; they are in the table and the files.
}
process-way-label = { $n }×, { $time }
process-way = { $from } → { $to }: { $n } times in { $cases } cases, median { $days }
process-way-back = back
process-begins = cases begin
process-ends = cases end
process-cases = { PLURAL($n) ->
    [one] { $n } case
   *[other] { $n } cases
}
process-level = up to { $time }
process-level-last = more than { $time }
process-rework-title = Done again
process-rework-caption = Days lost: from the first to the last time in each case that repeats the step. Loops inside one another are counted in each step, so these days do not add up
process-no-rework = No step was done twice in a case.
process-back-title = Ways back
process-back-caption = From a later step to an earlier one, against the usual order
process-no-way-back = No case went back to an earlier step.
process-handovers-caption = From whom to whom, where both are known and differ; most frequent first
process-no-handovers = Who had the file is not known, or never changed. Events with a holder show it.
process-follows-caption = Most frequent first
process-variants-title = Orders of steps
process-variants-caption = Most frequent first
process-other-cases = { PLURAL($n) ->
    [one] { $n } case took a rarer order.
   *[other] { $n } cases took rarer orders.
}
passages-title = Passages
passages-from-to = From “{ $from }” to “{ $to }”
passages-to = To “{ $to }”
passages-from = From “{ $from }”
passages-again = “{ $to }” again
passages-all = Every step of every case
passages-lead = { $n } times in { $cases } cases.
passages-caption = Longest first
passages-waiting = Cases that wait for it now
process-all-rows = All rows as CSV
failure-table-unknown = there is no table “{ $value }”
    .hint = choose one of: { $choices }
step-nothing-followed = unknown next step
process-no-way = No case has more than one step yet.
short-days = { $n } d
short-hours = { $n } h
short-minutes = { $n } min
portfolio-only-cases = No activity is known yet, only cases of processes.

column-days-per-completion = Waiting days per completion
column-peers-days-per-completion = Others’ days per completion
column-excess-ratio = Beside others (×)
column-excess-ratio-low = Low
column-excess-ratio-high = High
column-excess-days = Excess days
column-excess-standing = Beside other offices
excess-longer = longer
excess-shorter = shorter
excess-as-others = as the others
excess-too-few = too few to say

filter-days = Days
days-calendar = days of the calendar
days-working = working days of the office
