# Forecast and slip of end dates.

column-p10 = Low (1 in 10 below)
column-p50 = Middle
column-p90 = High (1 in 10 above)
column-year-spent = Spent this fiscal year
column-year-end-p10 = Year end, low
column-year-end-p50 = Year end
column-year-end-p90 = Year end, high
column-late-months-p10 = Months late, low
column-late-months-p50 = Months late
column-late-months-p90 = Months late, high
column-p-over-90-days = Chance of 90 days or more

forecast-sum = All together, { $first } to { $last }: { $middle } { $currency }, four times out of five between { $low } and { $high }.
forecast-year-end = Fiscal year { $first } to { $last }: { $spent } { $currency } spent so far; { $middle } at its end, four times out of five between { $low } and { $high }.

late-reason-months-past-plan =
    { PLURAL($value) ->
    [one] { $value } month past the planned end
   *[other] { $value } months past the planned end
    }
late-reason-months-left =
    { PLURAL($value) ->
    [one] { $value } month to the planned end
   *[other] { $value } months to the planned end
    }
late-reason-no-planned-end = no planned end is known
late-reason-revised-before =
    { PLURAL($value) ->
    [one] the end was revised { $value } time before
   *[other] the end was revised { $value } times before
    }
late-reason-similar-ended = compared with { $value } similar ones that have ended
late-reason-too-few-ended = too few similar ones have ended to say
late-reason-moves-by-duration = ends of activities planned to last as long moved { $value } times as often
late-reason-moves-by-size = ends of activities of that size moved { $value } times as often
late-reason-moves-by-revisions = ends revised as often before moved { $value } times as often

failure-months-unknown = { $months } is no number of months to look ahead.
    .hint = Give a whole number from 1 to 600.
failure-year-end-no-donor = the fiscal year of a donor was asked for, but no donor was given
    .hint = Add --donor with the donor’s identifier or name.
failure-year-end-no-calendar = no fiscal year is known for { $organisation }
    .hint = Add it to the list of calendars.
failure-year-end-unknown = { $value } is no fiscal year.
    .hint = Write own or donor.

nav-forecast = Forecast
nav-slip = Slipping ends
filter-months = Months ahead
forecast-months = { PLURAL($n) ->
    [one] { $n } month
   *[other] { $n } months
}
forecast-to-year-end = to the end of the fiscal year
forecast-lead = Spending from { $first } to { $last }, as past windows of comparable activities went. The outcome lies between low and high four times out of five.
forecast-none = No activity is open as far as the filters reach.
forecast-sum-title = All together
forecast-groups-title = By group
forecast-activities-title = By activity
forecast-rests-on = Rests on { $n } past windows.
forecast-unanswered = { PLURAL($n) ->
    [one] { $n } activity has fewer than 30 comparable cases and no forecast.
   *[other] { $n } activities have fewer than 30 comparable cases and no forecast.
}
forecast-average-pace = { PLURAL($n) ->
    [one] { $n } activity is compared with the average pace of others, because the ledger does not reach back far enough.
   *[other] { $n } activities are compared with the average pace of others, because the ledger does not reach back far enough.
}
intervals-description = Each band reaches from low to high; the dot is the middle.
intervals-between = { $middle }, four times out of five between { $low } and { $high }
slip-lead = { PLURAL($n) ->
    [one] { $n } activity has not ended.
   *[other] { $n } activities have not ended, most likely late first.
}
slip-none = No activity is open as far as the filters reach.
slip-months-title = Months after the current planned end
slip-chance-title = Chance of 90 days or more
slip-table-title = Activities
slip-caption = Final end less current planned end, in months
slip-why = Why
slip-rests-on = { PLURAL($n) ->
    [one] Chances rest on { $n } planned end that moved by 90 days or more.
   *[other] Chances rest on { $n } planned ends that moved by 90 days or more.
}
slip-no-ends = Months late cannot be learnt: too few actual ends are recorded.
column-windows = Past windows compared
slip-nothing-known = No chance is known: planned ends, or ends that moved, are not recorded. Import activities with planned_end and actual_end, or milestones.
