# Files at addresses that stay.

nav-downloads = Downloads
downloads-lead = Files for others at addresses that stay: the IATI file, and flat tables (CSV) as known on the day. Filtered files have every activity of the office or country
downloads-part = Part of the portfolio
downloads-portfolio = Whole portfolio
downloads-office = office
downloads-country = country
downloads-code = Code
downloads-file = File
downloads-address = Address
downloads-head-iati = IATI
downloads-file-iati = IATI 2.03
downloads-file-activities = Activities
downloads-file-transactions = Transactions
downloads-file-budgets = Budgets
downloads-file-results = Results
downloads-file-indicators = Indicators
downloads-file-periods = Periods
failure-download-not-found = there is no file at { $path }
    .hint = the page /downloads lists the files there are
