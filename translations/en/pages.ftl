# Pages: navigation, filters, downloads, notices.

nav-portfolio = Portfolio
nav-activities = Activities
nav-offices = Offices
nav-bottlenecks = Bottlenecks
nav-durations = Durations
nav-trends = Trends
nav-signals = Signals
nav-imports = Imports
nav-about = About
nav-label = Main pages
skip-to-content = Skip to content
language-label = Language

filters-title = Filters
filters-apply = Apply
filters-clear = Clear filters
filters-any = Any
filters-search = Search by title or identifier
filter-office = Office
filter-donor = Donor
filter-country = Country
filter-region = Region
filter-sector = Sector
filter-theme = Theme
filter-fund = Fund
filter-status = Status
filter-state = State
filter-activity = Activity
filter-process = Process
filter-step = Step
filter-holder = Holder
filter-measure = Measure
filter-period = Period

download-csv = Download CSV
download-json = Download JSON
table-beneath = Show as a table
page-of = Page { $page } of { $pages }
page-next = Next page
page-previous = Previous page
rows-shown = { $from }–{ $to } of { $n }
sort-ascending = sorted ascending
sort-descending = sorted descending
sort-by = Sort by { $column }
nothing-found = Nothing fits these filters
nothing-yet = Nothing has been imported yet

demonstration-banner = Demonstration data: everything shown here is made up
as-of-before-first = Nothing was known by { $day }: the first fact was recorded on { $first }
as-of-change = as of { $day }, change { $change }
figures-incomplete = Incomplete: some amounts could not be converted
open-records = Show the records behind this figure

picture-planned = plan
picture-current-plan = current plan
picture-first-plan = first plan
picture-actual = actual
picture-spent = spent
picture-overdue = overdue
picture-as-of = as of { $day }
picture-today = today
picture-adjusted = seasonally adjusted
picture-interval = range to be expected
picture-partial = period not over
picture-signal = signal
picture-target = target

error-not-found = This page does not exist
    .hint = Go back to the portfolio or look for an activity
error-bad-request = This address cannot be read
    .hint = Check the filters and dates in it
error-internal = Something went wrong on our side
    .hint = Try again; if it happens again, report incident { $incident }
