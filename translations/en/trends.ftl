# Measures of trends, groups, durations and bottlenecks.

measure-spending = Spending
measure-commitments = Commitments
measure-receipts = Funds received
measure-approvals = Approvals
measure-open-cases = Open cases
measure-waiting-days = Waiting days
measure-median-duration = Median duration
measure-overdue-steps = Overdue steps
measure-signals = Signals
measure-ilo-delivery = { rate-ilo-delivery }
measure-delivery-with-pipeline = { rate-delivery-with-pipeline }
measure-funding-based = { rate-funding-based }
measure-budget-based = { rate-budget-based }
measure-time-adjusted = { rate-time-adjusted }
measure-plan-adjusted = { rate-plan-adjusted }
measure-output-delivery = { rate-output-delivery }

period-month = month
period-quarter = quarter
period-year = year

by-year = by year of beginning
by-office = by office
by-donor = by donor
by-instrument = by instrument
by-country = by country
by-region = by region
by-sector = by sector
by-theme = by theme
by-fund = by fund
by-holder = by holder
group-all = All
group-unknown = Unknown

trend-signal-high = higher than to be expected
trend-signal-low = lower than to be expected
trend-adjusted-note = Seasonally adjusted: what recurs at the same time each year is taken out

bottlenecks-waiting-definition = Waiting for a step is the time from the previous event of the case to the completion of the step; shown are the days that fall in the last { $days } days
bottlenecks-running-definition = Waits that still run stand apart, under the usual next step
bottlenecks-growing = growing
bottlenecks-not-growing = not growing
durations-definition = Days from the first to the last event; open cases are counted as lasting at least as long as they have
durations-median-unknown = more than half of the cases are still open
durations-axis = days since the start
durations-share-waiting = share still waiting
measure-on-time = Milestones on time
trend-signal-two-of-three-above = two of three far above the middle
trend-signal-two-of-three-below = two of three far below the middle
trend-signal-four-of-five-above = four of five above the middle
trend-signal-four-of-five-below = four of five below the middle
trends-sees-fall = This series can show a lasting fall of { $fall } or more within four periods (seen in four of five cases); smaller ones only later, or not at all.
trends-sees-no-fall = This series varies so much that no fall of its level could be told within four periods.
trend-change-rise = Level risen by { $effect } since { $period }: from { $before } to { $after } a period, more than chance would make.
trend-change-fall = Level fallen by { $effect } since { $period }: from { $before } to { $after } a period, more than chance would make.
