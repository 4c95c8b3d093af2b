# Help in the heads of import templates.

cell-text = text
cell-day = date, YYYY-MM-DD
cell-time = date, or date and time as YYYY-MM-DDThh:mm:ss+hh:mm
cell-amount = number with a decimal point
cell-rate = number with a decimal point
cell-round = whole number from 1
cell-currency = three letters of ISO 4217
cell-shares = one code or name, or several with percentages: KE:60;UG:40
cell-milestone = milestone code or name
cell-code = one of the words of the list

template-required = required
template-optional = optional
template-allowed = Allowed values
template-help = Help
template-column = Column
template-example = Example

column-activities-activity = Identifier of the activity, the same in every file
column-activities-title = Title of the activity
column-activities-parent = Identifier of the activity it belongs to
column-activities-status = Stage, by IATI name or code
column-activities-office = Office that holds the activity
column-activities-donor = Organisation that funds it
column-activities-fund = Source of funds, or several with percentages
column-activities-region = Region, or several with percentages
column-activities-country = Country, or several with percentages
column-activities-sector = Sector, or several with percentages
column-activities-theme = Theme, or several with percentages
column-activities-instrument = Form of the cooperation: trust fund, grant, loan
column-activities-approved-on = Day of approval
column-activities-planned-start = Start as now planned
column-activities-actual-start = Day it really started
column-activities-planned-end = End as now planned
column-activities-actual-end = Day it really ended
column-activities-approved-budget = Approved total
column-activities-currency = Currency of the approved total
column-activities-recorded-on = Day on which this became known

column-milestones-activity = { column-activities-activity }
column-milestones-milestone = Milestone code (M10) or name
column-milestones-planned-on = Day now planned
column-milestones-actual-on = Day it happened
column-milestones-round = Which time round, for milestones that repeat
column-milestones-holder = Person, post or unit that has the file
column-milestones-recorded-on = { column-activities-recorded-on }

column-budgets-activity = { column-activities-activity }
column-budgets-kind = Original, revised, allocation or forecast
column-budgets-period-start = First day of the period
column-budgets-period-end = Last day of the period
column-budgets-amount = Amount for the period
column-budgets-currency = Currency of the amount
column-budgets-fund = Source of funds
column-budgets-class = Budget class or line
column-budgets-recorded-on = { column-activities-recorded-on }
column-budgets-withdrawn = yes: from recorded_on on, this budget is no longer said (needed only in files that carry their history)

column-transactions-activity = { column-activities-activity }
column-transactions-kind = Kind of transaction, by IATI name or code
column-transactions-date = Day of the transaction
column-transactions-amount = Amount; negative for corrections
column-transactions-currency = Currency of the amount
column-transactions-fund = Source of funds
column-transactions-class = Budget class or line
column-transactions-provider = Organisation that gives
column-transactions-receiver = Organisation that receives
column-transactions-reference = Reference in your accounts, different for each transaction
column-transactions-finality = Whether the accounts may still change: provisional or final
column-transactions-recorded-on = { column-activities-recorded-on }
column-transactions-occurrence = Which of several equal rows without reference is meant, counted from 1; blank to count them in the order of the file
column-transactions-withdrawn = yes: from recorded_on on, this transaction is no longer said (needed only in files that carry their history)

column-events-process = Process, for example recruitment
column-events-case = Identifier of the case within the process
column-events-step = Step that was completed
column-events-completed-at = When the step was completed
column-events-started-at = When work on the step began
column-events-holder = Person, post or unit that had the file
column-events-office = Office of the event
column-events-activity = Activity the case belongs to
column-events-status = Whether the case goes on: open, done or cancelled
column-events-recorded-on = { column-activities-recorded-on }
column-events-occurrence = Which of several equal events is meant, counted from 1; blank to count them in the order of the file
column-events-withdrawn = yes: from recorded_on on, this event is no longer said (needed only in files that carry their history)

column-rates-date = Day from which the rate holds
column-rates-currency = Currency that is counted
column-rates-base = Currency of which there is one
column-rates-rate = Units of the currency for one unit of the base
column-rates-source = Who published the rate
column-rates-recorded-on = { column-activities-recorded-on }
