# The signal rules: name, what they say, when they clear.

signal-pace-behind = Behind pace
    .definition = the share spent lags behind the share of time elapsed, compared with activities of the same kind
    .clears-when = spending has caught up with the pace of comparable activities
signal-no-spending = No spending
    .definition = nothing was spent although the activity should have started
    .clears-when = a first expenditure or disbursement is recorded
signal-end-near-low-spending = End near, little spent
    .definition = the planned end is near and much of the budget is not spent
    .clears-when = the planned end is moved, or enough of the budget is spent
signal-stage-over-limit = Stage over its limit
    .definition = a stage lasts longer than its limit or than comparable activities needed
    .clears-when = the next milestone is recorded
signal-stale-data = Stale data
    .definition = nothing new was recorded for longer than usual
    .clears-when = any new fact about the activity is recorded
signal-spent-over-plan = Spent over plan
    .definition = more was spent than approved or planned by now
    .clears-when = the budget is revised or the spending corrected
signal-end-passed = End passed
    .definition = the planned end has passed, and neither an actual end nor a later plan is recorded
    .clears-when = an actual end or a later plan is recorded
signal-evaluation-not-planned = No evaluation planned
    .definition = approved without a mid-term or final evaluation in the plan
    .clears-when = an evaluation is planned
signal-constituents-not-consulted = Constituents not consulted
    .definition = approved without a record that constituents were consulted
    .clears-when = the consultation is recorded
signal-contradictory = Contradictory data
    .definition = dates, or a date and the status, that cannot both be true
    .clears-when = the dates or the status are corrected
signal-budget-cut = Budget cut before the end
    .definition = the budget was lowered in the last 60 days of a year or of the activity, which makes delivery look better
    .clears-when = twelve months have passed
signal-plan-moved = On pace only by a moved plan
    .definition = on pace by the plan of now, behind by the first plan
    .clears-when = spending reaches the pace of the first plan
signal-fourth-quarter-bunching = Bunched at the year’s end
    .definition = too much of the year’s spending fell in its last quarter
    .clears-when = the next year is over
signal-year-end-reversal = Booked and taken back
    .definition = spending of the year’s end was taken back in the quarter after
    .clears-when = the next year is over

signals-none = No signals
signals-raised-on = raised on { $day }
signals-clears-when = Clears when { $when }
signals-compared-with =
    compared with { PLURAL($n) ->
    [one] { $n } activity
   *[other] { $n } activities
}: { $group }

reason-pace-behind = { $spent } spent after { $elapsed } of the time: the ratio is below { $limit }
reason-no-first-spending = no spending in the { $months } months since { $since } (limit: { $limit })
reason-no-spending-since = no spending since { $since }, for { $months } months (limit: { $limit })
reason-end-near-low-spending = { $spent } spent and { $months } months left until { $end }
reason-end-passed-low-spending = { $spent } spent, and the planned end, { $end }, passed { $months } months ago
reason-end-near-revision-asked = { $spent } spent and { $months } months left until { $end }; a revision has been asked for
reason-stage-over-limit =
    from { $from } to { $to }: { PLURAL($days) ->
    [one] { $days } day
   *[other] { $days } days
} since { $since } (limit: { $limit })
reason-stage-lapses =
    from { $from } to { $to }: { PLURAL($days) ->
    [one] { $days } day
   *[other] { $days } days
} since { $since }: what was approved lapses unless it is extended
reason-milestone-due =
    { $to } is due on { $since }, in { PLURAL($days) ->
    [one] { $days } day
   *[other] { $days } days
}
reason-milestone-overdue =
    { $to } was due on { $since }, { PLURAL($days) ->
    [one] { $days } day
   *[other] { $days } days
} ago
reason-end-passed =
    the planned end, { $end }, passed { PLURAL($days) ->
    [one] { $days } day
   *[other] { $days } days
} ago, and no actual end is recorded
reason-milestone-not-planned = approved on { $since }, and “{ $step }” is not planned
reason-milestone-not-reached = approved on { $since }, and “{ $step }” is not recorded
reason-planned-end-before-start = the planned end, { $then }, lies before the planned start, { $first }
reason-actual-end-before-start = the actual end, { $then }, lies before the actual start, { $first }
reason-pipeline-has-spent = in the pipeline, and money was spent from { $first } on
reason-pipeline-has-begun = in the pipeline, and begun on { $first }
reason-budget-cut = the budget was cut by { $share } on { $day }: { $spent } of it is spent, { $before_share } of what it was
reason-plan-moved = { $spent } spent; the end moved from { $first } to { $end }, and by the first plan the ratio of money to time is { $ratio }
reason-fourth-quarter-bunching = { $share } of the spending of the year to { $year } fell in its last quarter (limit: { $limit_share })
reason-year-end-reversal = { $share } of the spending of the year to { $year } was taken back in the quarter after (limit: { $limit_share })
clears-end-stated = an actual end or a later planned end is recorded
clears-milestone-recorded = “{ $step }” is recorded
clears-dates-corrected = the dates or the status are corrected
clears-cut-is-old = { $day } has passed, or the budget is restored
clears-spent-reaches-first-plan = the ratio of money to time by the first plan reaches { $limit }
clears-next-year-is-over = the next year is over
reason-stale-data =
    nothing recorded since { $last }: { PLURAL($days) ->
    [one] { $days } day
   *[other] { $days } days
} (limit: { $limit })
reason-spent-over-plan = { $spent } spent, { $approved } approved

clears-spent-reaches = spending reaches { $share } of the budget ({ $amount })
clears-spending-recorded = a disbursement or expenditure is recorded
clears-spent-reaches-or-end-moved = spending reaches { $share } of the budget, or the end moves beyond { $months } months
clears-milestone-reached = the milestone “{ $step }” is recorded
clears-anything-recorded = anything new about the activity is recorded
clears-approved-reaches = the approved total reaches { $amount }, or the spending is corrected

source-ends-not-recorded = { $source }: this source does not record actual ends. Of { $due } activities that should have ended, { $ended } have an actual end or a status that says so. Whether those past their planned end ({ $n }) still run is unknown.
signals-source = { $text }
