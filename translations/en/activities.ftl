# Activities: statuses, kinds of money, cases.

activity-status-pipeline = Pipeline
activity-status-implementation = Implementation
activity-status-finalisation = Finalisation
activity-status-closed = Closed
activity-status-cancelled = Cancelled
activity-status-suspended = Suspended

ledger-kind-incoming-funds = Funds received
ledger-kind-commitment = Commitment
ledger-kind-disbursement = Disbursement
ledger-kind-expenditure = Expenditure
ledger-kind-interest-payment = Interest payment
ledger-kind-loan-repayment = Loan repayment
ledger-kind-reimbursement = Reimbursement
ledger-kind-purchase-of-equity = Purchase of equity
ledger-kind-sale-of-equity = Sale of equity
ledger-kind-credit-guarantee = Credit guarantee
ledger-kind-incoming-commitment = Commitment by donor
ledger-kind-outgoing-pledge = Pledge to others
ledger-kind-incoming-pledge = Pledge by donor
ledger-kind-original = Original budget
ledger-kind-revised = Revised budget
ledger-kind-allocation = Allocation
ledger-kind-forecast = Forecast

finality-provisional = provisional
finality-final = final

case-status-open = open
case-status-done = done
case-status-cancelled = cancelled

recorded-basis-stated = known since, as stated
recorded-basis-happened = assumed known when it happened
recorded-basis-import = known since the import
