# Open cases: chance of being late, days left, reasons.

column-desk = Whose desk
column-elapsed-days = Days so far
column-p-late = Chance of being late
column-remaining-p10 = Days left, low
column-remaining-p50 = Days left
column-remaining-p90 = Days left, high

cases-target = Target: { $days } days.
column-reasons = Why
nav-cases = Open cases
filter-target = Target
cases-lead = { $process }: { PLURAL($n) ->
    [one] { $n } open case
   *[other] { $n } open cases
}
cases-usual-target = usual: three quarters kept it
cases-none = No case is open.
cases-caption = Most likely late first
cases-note = Chance and days hold if the case goes on; the list is sorted by the chance that also counts how many cases like it ended without a word. Between the low and the high number of days lie four out of five cases.
cases-assumed-closed = { PLURAL($n) ->
    [one] { $n } case is not listed: it was idle longer than nearly all waits of the past and counts as closed.
   *[other] { $n } cases are not listed: they were idle longer than nearly all waits of the past and count as closed.
}

late-reason-days-past-target =
    { PLURAL($value) ->
    [one] { $value } day past the target
   *[other] { $value } days past the target
    }
late-reason-days-to-target =
    { PLURAL($value) ->
    [one] { $value } day to the target
   *[other] { $value } days to the target
    }
late-reason-days-at-step =
    { PLURAL($value) ->
    [one] { $value } day since the last step
   *[other] { $value } days since the last step
    }
late-reason-days-usually-left =
    { PLURAL($value) ->
    [one] others in this place usually took { $value } day more
   *[other] others in this place usually took { $value } days more
    }
late-reason-too-few-finished = too few similar cases are finished to say
late-reason-may-be-over = of past cases as quiet after this step, { $value } were already over
late-reason-longer-than-most = waits longer than { $value } of past cases did after this step
late-reason-steps-repeated =
    { PLURAL($value) ->
    [one] { $value } step was done again
   *[other] { $value } steps were done again
}

failure-target-days-unknown = The target must be a number of days above 0.
    .hint = For example: --target-days 30
cases-none-finished = No case of this process is known to have finished, so nothing can be learnt from the past: no chance and no days left. Import the events or milestones that end a case.
