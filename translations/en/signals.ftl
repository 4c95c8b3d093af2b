# The six signal rules: name, what they say, when they clear.

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
