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

count-activities = { PLURAL($n) ->
    [one] { $n } activity
   *[other] { $n } activities
}
count-organisations = { PLURAL($n) ->
    [one] { $n } organisation
   *[other] { $n } organisations
}
count-transactions = { PLURAL($n) ->
    [one] { $n } transaction
   *[other] { $n } transactions
}
count-budgets = { PLURAL($n) ->
    [one] { $n } budget line
   *[other] { $n } budget lines
}
count-milestones = { PLURAL($n) ->
    [one] { $n } milestone
   *[other] { $n } milestones
}
count-cases = { PLURAL($n) ->
    [one] { $n } case
   *[other] { $n } cases
}
count-steps = { PLURAL($n) ->
    [one] { $n } step
   *[other] { $n } steps
}
count-signals = { PLURAL($n) ->
    [one] { $n } signal
   *[other] { $n } signals
}

incomplete-currency = { PLURAL($n) ->
    [one] { $n } line
   *[other] { $n } lines
} in { $currency } without an exchange rate: { $sum } not included
