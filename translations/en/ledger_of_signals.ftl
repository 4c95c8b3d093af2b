# The ledger of signals: whether signals were right, and what was done about them.

nav-ledger-of-signals = Were signals right?
column-verdict = Verdict
column-precision = Right
column-base-rate = If all were flagged
column-judged = Judged
column-hits = Hits
column-false-alarms = False alarms
column-open-outcomes = Not known yet
column-recall = Caught
column-lead-days = Days ahead
column-expected = Chance told
column-acted-on = Acted on
column-recorded-as-of = Recorded as of
column-cleared = Cleared
column-raised = Raised
column-outcome = What came
column-outcome-on = Shown on
column-done = What was done
verdict-better = better than flagging all
verdict-no-better = no better than flagging all
verdict-not-told-apart = not told apart from flagging all
verdict-too-few = too few to say
outcome-hit = came
outcome-false-alarm = did not come
outcome-open = not known yet
outcome-late-or-under-spent = the end moved by 90 days or more, or less than four fifths was spent by the planned end
outcome-still-silent = no spending in the next six months
outcome-still-waiting = still waiting 90 days later
outcome-still-stale = nothing recorded in the next 90 days
outcome-still-over = still more spent than approved six months later
outcome-still-passed = neither an actual end nor a later plan 90 days later
signals-recorded =
    Signals as of { $day }: { PLURAL($raised) ->
    [one] { $raised } raised
   *[other] { $raised } raised
}, { $changed } changed, { $cleared } cleared
signals-beyond-capacity =
    { PLURAL($n) ->
    [one] { $n } more statistical signal is
   *[other] { $n } more statistical signals are
} beyond what the offices can review (a tenth of their activities); --all lists them
signal-acted = { $signal }: noted that { $person } acted
signal-nothing-to-do = { $signal }: noted by { $person } that nothing is to be done
ledger-recomputed = { $same } of { $n } recorded signals come out the same to the last digit
ledger-differs = { $signal } as of { $day } comes out differently
failure-ledger-later-recorded = signals as of { $later } are already recorded, and the ledger goes forward
    .hint = Record as of { $later } or a later day.
failure-signal-not-recorded = no signal “{ $signal }” is in the ledger
    .hint = `headway signals record` records the signals of today; `headway ledger-of-signals --recorded` lists them.
failure-signal-note-blank = a note must say what was done
    .hint = Give it with --note.
failure-signal-done-later = { $day } is later than today
    .hint = Give the day on which it was done.
signals-beyond-link =
    { PLURAL($n) ->
    [one] { $n } more statistical signal
   *[other] { $n } more statistical signals
} beyond what the offices can review
ledger-lead =
    { PLURAL($n) ->
    [one] One quarter end
   *[other] { $n } quarter ends
} looked at again with what was known then; outcomes by { $day }
ledger-rules-title = Each rule beside flagging everybody
ledger-recorded-title = Recorded signals, what was done, and what came
ledger-recorded-none = No signal has been recorded yet: `headway signals record` keeps those of a day
ledger-note = Right: the share of judged flags after which the outcome of the rule came. If all were flagged: the same share among everything the rule looked at. A rule is better only if the interval of the difference (below it) lies above zero.
ledger-interval = { $low } to { $high }
ledger-by-severity = act { $act } ({ $n_act }), watch { $watch } ({ $n_watch })
ledger-acted-apart = acted on: { $acted } of { $n_acted }; not acted on: { $not } of { $n_not }
