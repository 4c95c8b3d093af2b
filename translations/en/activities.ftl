# Activities: statuses, kinds of money, cases.

status-pipeline = Pipeline
status-implementation = Implementation
status-finalisation = Finalisation
status-closed = Closed
status-cancelled = Cancelled
status-suspended = Suspended

kind-incoming-funds = Funds received
kind-commitment = Commitment
kind-disbursement = Disbursement
kind-expenditure = Expenditure
kind-interest-payment = Interest payment
kind-loan-repayment = Loan repayment
kind-reimbursement = Reimbursement
kind-purchase-of-equity = Purchase of equity
kind-sale-of-equity = Sale of equity
kind-credit-guarantee = Credit guarantee
kind-incoming-commitment = Commitment by donor
kind-outgoing-pledge = Pledge to others
kind-incoming-pledge = Pledge by donor
kind-original = Original budget
kind-revised = Revised budget
kind-allocation = Allocation
kind-forecast = Forecast

finality-provisional = provisional
finality-final = final

case-status-open = open
case-status-done = done
case-status-cancelled = cancelled

recorded-basis-stated = known since, as stated
recorded-basis-happened = assumed known when it happened
recorded-basis-import = known since the import

field-activity = Activity
field-title = Title
field-state = State
field-status = Status
field-office = Office
field-donor = Donor
field-instrument = Instrument
field-parent = Part of
field-approved-on = Approved on
field-first-planned-start = First planned start
field-planned-start = Planned start
field-actual-start = Actual start
field-first-planned-end = First planned end
field-planned-end = Planned end
field-actual-end = Actual end
field-approved-budget = Approved budget
field-currency = Currency
field-budget = Budget
field-transaction = Transaction
field-spent = Spent
field-spent-share = Share spent
field-elapsed-share = Time elapsed
field-last-recorded = Last recorded
field-country = Country
field-region = Region
field-sector = Sector
field-theme = Theme
field-fund = Fund
field-framework = Programme framework
field-convention = Convention

# The same under the names that pages use.
activity-status-pipeline = { status-pipeline }
activity-status-implementation = { status-implementation }
activity-status-finalisation = { status-finalisation }
activity-status-closed = { status-closed }
activity-status-cancelled = { status-cancelled }
activity-status-suspended = { status-suspended }
