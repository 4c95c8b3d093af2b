# The portfolio in one screen: states, delivery rates with their definitions, money.

state-on-pace = on pace
    .definition = no rule raises a signal and enough is known to judge
state-watch = watch
    .definition = a rule raises a warning: look at it
state-act = act
    .definition = a rule says that somebody has to act now
state-unknown = unknown
    .definition = too little is known to judge
state-not-applicable = not applicable
    .definition = not started, closed or cancelled: there is nothing to judge

rate-ilo-delivery = Delivery rate (ILO)
    .definition = expenditure of the year, of the allocation of the year; extra-budgetary funds only
    .numerator = expenditure of the year
    .denominator = allocation of the year
rate-delivery-with-pipeline = Delivery with pipeline
    .definition = expenditure of the year plus open commitments, of the allocation of the year: will it be spent?
    .numerator = expenditure plus open commitments
    .denominator = allocation of the year
rate-funding-based = Funding-based rate
    .definition = cumulative expenditure, of the funds received: can the next instalment be asked for?
    .numerator = cumulative expenditure
    .denominator = funds received
rate-budget-based = Budget-based rate
    .definition = cumulative expenditure, of the approved total
    .numerator = cumulative expenditure
    .denominator = approved total
rate-time-adjusted = Time-adjusted delivery
    .definition = share spent of the approved total, of the share of time elapsed: 1.0 is on plan
    .numerator = share spent of the approved total
    .denominator = share of time elapsed
rate-plan-adjusted = Plan-adjusted delivery
    .definition = cumulative expenditure, of the cumulative plan (S-curve)
    .numerator = cumulative expenditure
    .denominator = cumulative plan
rate-output-delivery = Output delivery
    .definition = outputs on schedule, of the outputs due: not money at all
    .numerator = outputs on schedule
    .denominator = outputs due
rate-above-hundred = above 100%: a reason is due
rate-without-denominator = not defined: the denominator is zero or unknown

money-approved = Approved
money-allocated = Allocated
money-committed = Committed
money-spent = Spent
money-received = Received

n-activities = { PLURAL($n) ->
    [one] { $n } activity
   *[other] { $n } activities
}
n-organisations = { PLURAL($n) ->
    [one] { $n } organisation
   *[other] { $n } organisations
}
n-transactions = { PLURAL($n) ->
    [one] { $n } transaction
   *[other] { $n } transactions
}
n-budgets = { PLURAL($n) ->
    [one] { $n } budget line
   *[other] { $n } budget lines
}
n-milestones = { PLURAL($n) ->
    [one] { $n } milestone
   *[other] { $n } milestones
}
n-cases = { PLURAL($n) ->
    [one] { $n } case
   *[other] { $n } cases
}
n-steps = { PLURAL($n) ->
    [one] { $n } step
   *[other] { $n } steps
}
n-signals = { PLURAL($n) ->
    [one] { $n } signal
   *[other] { $n } signals
}

incomplete-currency = { PLURAL($n) ->
    [one] { $n } line
   *[other] { $n } lines
} in { $currency } without an exchange rate: { $sum } not included

count-activities = Activities
count-organisations = Organisations
count-transactions = Transactions
count-budgets = Budget lines
count-milestones = Milestones
count-cases = Cases
count-steps = Steps

title-counts = What is stored
title-states = States
title-money = Money
title-delivery = Delivery
title-unknown = Not known
title-incomplete = Not converted
title-facts = Facts
title-milestones = Milestones
title-signals = Signals
title-history = History

unknown-title = without title
unknown-status = without status
unknown-office = without office
unknown-donor = without donor
unknown-instrument = without instrument
unknown-country = without country
unknown-region = without region
unknown-sector = without sector
unknown-theme = without theme
unknown-fund = without fund
unknown-approved-on = without day of approval
unknown-planned-start = without planned start
unknown-planned-end = without planned end
unknown-start = without start
unknown-end = without end
unknown-actual-start = without actual start
unknown-actual-end = without actual end
unknown-approved-budget = without approved budget
unknown-currency = without currency
unknown-spending = without spending
unknown-amount = lines without amount
unknown-whether-ended = past their planned end, in sources that record no ends
unknown-because-no-status-nor-start = neither status nor start is known
unknown-because-contradictory = its dates contradict each other
unknown-because-ends-not-recorded = its planned end has passed, and its source does not record actual ends
unknown-because-stale-data = nothing was recorded for too long
unknown-because-no-time-or-money = time or money is not known

excluded-denominator-unknown = activities left out because their denominator is unknown
excluded-lines-without-fund = lines left out because their fund is unknown
excluded-lines-without-amount = lines left out because their amount is unknown
undefined-denominator-unknown = the denominator is unknown
undefined-denominator-zero = the denominator is zero
undefined-spending-not-recorded = no spending of any activity is recorded
undefined-results-without-due-dates = no output has a due date
