# Texts of single pages: headings, notes, forms, words explained.

as-of-show = Show
as-of-past = Seen from another day:
as-of-back = Back to today
amounts-in = Amounts in { $currency }
rows-more = { PLURAL($n) ->
    [one] { $n } more row is in the CSV and JSON files
   *[other] { $n } more rows are in the CSV and JSON files
}
paging-label = Pages of the list
filters-remove = Remove filter { $filter }
filter-text = Words
filter-window = Days looked back
filter-by = Groups
filter-rule = Rule
filter-severity = Severity
filter-from = From
filter-to = To
by-none = not grouped
column-row = Row
column-column = Column
column-finding = What is wrong
column-hint = What would be right
column-indicator = Indicator
column-baseline = Baseline
column-target = Target

# The portfolio.
portfolio-lead = { $activities }, amounts in { $currency }
portfolio-empty-title = Nothing is stored yet
portfolio-empty-text = Import the files you have: activities, transactions, budgets, milestones, events of cases, exchange rates, or IATI activity files.
portfolio-states-title = Where it stands
portfolio-last-import = Last import: { $file }, { $day }
portfolio-signals-all = { PLURAL($n) ->
    [one] { $n } signal
   *[other] All { $n } signals
}
portfolio-stuck-title = Where it is stuck
portfolio-stuck-note = Days waited in the last { $days } days, over all cases; waits that still run are included.
portfolio-money-title = Money
portfolio-trend-title = Spending by month
portfolio-trend-all = All trends
portfolio-rates-title = Delivery, by each named rate
portfolio-basis-title = What this rests on
portfolio-unknown-title = Not known
portfolio-again = The same figures again, for good: as of { $as_of }
money-of-approved = { $share } of the approved total
money-allocated-note = for this year
rates-numerator = Above the line
rates-denominator = Below the line
rates-left-out = { $n } left out
rates-note = A rate whose denominator is zero or unknown is not defined; it is never 0%. Every rate names what is divided by what.

# Activities.
activities-ended = ended
activities-first-plan = first plan { $day }
activity-last-recorded = newest fact of { $day }
activity-curve-title = Plan and spending, cumulated
activity-money-caption = Sums by kind and year
activity-milestones-title = Milestones
activity-milestone-derived = from the activity’s own dates
activity-facts-title = Facts
activity-slip = { $days } from the first plan
activity-history-title = History
activity-history-note = Every statement, newest first. Choose a day to see the activity as it was then known.
activity-history-assumed = assumed
activity-history-withdrawn = no longer stated
activity-as-of-day = This activity as of { $day }
activity-texts-title = Texts
activity-related-title = Who and where
activity-children = Parts
activity-organisations = Organisations
activity-related-activities = Related activities
activity-identifiers = Other identifiers
activity-locations = Places
activity-markers = Policy markers
activity-results-title = Results
activity-indicators = Indicators
picture-approved-total = approved { $amount }
role-1 = funding
role-2 = accountable
role-3 = extending
role-4 = implementing
related-1 = parent
related-2 = part
related-3 = sibling
related-4 = co-funded
related-5 = reported by a third party
result-1 = output
result-2 = outcome
result-3 = impact
result-9 = other
significance-0 = not targeted
significance-1 = significant objective
significance-2 = principal objective
significance-3 = principal objective, with action programme
significance-4 = explicit primary objective
marker-1 = Gender equality
marker-2 = Environment
marker-3 = Good governance
marker-4 = Trade development
marker-5 = Biodiversity
marker-6 = Climate change: mitigation
marker-7 = Climate change: adaptation
marker-8 = Desertification
marker-9 = Reproductive, maternal and child health
marker-10 = Disaster risk reduction
marker-11 = Disability
marker-12 = Nutrition
text-title = Title
text-description = Description
text-description-1 = General description
text-description-2 = Objectives
text-description-3 = Target groups
text-description-4 = Other description
compared-with-portfolio = the portfolio

# Offices.
n-offices = { PLURAL($n) ->
    [one] { $n } office
   *[other] { $n } offices
}
office-its-activities = its activities
office-signals-act = Signals: act
office-signals-watch = Signals: watch
office-waiting-title = Waiting here
office-waiting-all = All waiting cases

# Bottlenecks and durations.
process-project-cycle = Project cycle
bottlenecks-lead = Where cases wait, how long, and whether the queue grows.
bottlenecks-no-process = No case of any process is known yet. Import milestones or events of cases.
bottlenecks-nothing = Nothing waits
bottlenecks-open = { $n } open
bottlenecks-waiting-now = { $n } waiting now
bottlenecks-heat-title = Days waited in the last { $days } days
bottlenecks-heat-note = Each number is the waiting of all cases together that falls in the last { $days } days, done and still running. Darker is longer. A number leads to the cases that wait now.
bottlenecks-cell = { $group }, { $step }: { $days }, { $open }
bottlenecks-steps-title = Steps
bottlenecks-excess-title = Offices beside each other
bottlenecks-excess-none = No office waits longer or shorter for a step than chance explains.
bottlenecks-excess-note = { $told } steps of offices compared with the same step in the others, small ones pulled towards them; { $few } had too few completions to say.
bottlenecks-groups-title = Steps by group
bottlenecks-durations = How long this process takes
bottlenecks-basis = { $cases } cases, of them { $open } open. { $assumed } count as closed because they were idle longer than nearly all waits of the past: assumed.
waiting-title = Waiting cases
waiting-lead = { $process }: { PLURAL($n) ->
    [one] { $n } case waits
   *[other] { $n } cases wait
}
waiting-caption = Longest waiting first
durations-lead = { PLURAL($n) ->
    [one] { $n } case
   *[other] { $n } cases
} counted, open ones as lasting at least until now.
durations-whole-case = From the first to the last event
durations-between = From “{ $from }” to “{ $to }”
durations-first-event = first event
durations-last-event = last event
durations-median = median
durations-note = Each line shows which share of cases is still under way after so many days; the band is the 95% interval.
durations-table-title = Groups
durations-caption = Days; median with its 95% interval
durations-without-start = { PLURAL($n) ->
    [one] { $n } case left out: it never completed the first step.
   *[other] { $n } cases left out: they never completed the first step.
}
durations-more-groups = { PLURAL($n) ->
    [one] { $n } more group is in the table only.
   *[other] { $n } more groups are in the table only.
}
durations-beside-note = Beside the others: each group against all other cases (log-rank), corrected for the number of groups (Holm). Where fewer than five ends are expected, there are too few to say.
durations-late-entry = { PLURAL($n) ->
    [one] { $n } case was
   *[other] { $n } cases were
} under way when the records begin ({ $days }) and counts from then on only: cases over by then are not in the records.
durations-left-out = { PLURAL($n) ->
    [one] { $n } case left out: it was over before the records begin.
   *[other] { $n } cases left out: they were over before the records begin.
}
durations-begins-later = Where too few cases were watched from their beginning, the curve begins later and no median is given.
durations-endings-title = How cases end
durations-endings-note = Shares of all cases that were done, or cancelled or closed without the last step, by so many days; the curve above says instead how long it takes if nobody gives up.
durations-endings-caption = { PLURAL($n) ->
    [one] { $n } case cancelled or closed without the last step; shares with their 95% intervals
   *[other] { $n } cases cancelled or closed without the last step; shares with their 95% intervals
}
durations-share-ended = share that has ended
beside-slower = slower
beside-faster = faster
beside-alike = like the others
beside-too-few = too few to say

# Trends.
trends-lead = A measure over time, whole or by group.
trends-table-title = Values
trends-caption = { PLURAL($n) ->
    [one] { $n } value, newest first
   *[other] { $n } values, newest first
}
trends-usual = Range to be expected
trends-note = A period that is not over stands apart and gives no signal. A gap is unknown, not zero.
trends-more = { PLURAL($n) ->
    [one] { $n } more group is in the table and the files.
   *[other] { $n } more groups are in the table and the files.
}
measure-approved-amount = Approved amounts
period-biennium = biennium
trend-signal-above = above the range to be expected
trend-signal-below = below the range to be expected
trend-signal-run-above = many in a row above the middle
trend-signal-run-below = many in a row below the middle
signals-rules-title = By rule

# Imports.
imports-lead = A file is first only read: you see what it would change and what is wrong with it, and then decide.
imports-upload-title = Read a file
imports-kind = Kind of file
imports-file = File
    .hint = CSV or XLSX, gzip also; IATI as XML. At most { $megabytes } MB.
imports-recorded-on = Known since
    .hint = For rows that do not say it themselves. Blank means today.
imports-options = Options
imports-happened = rows without their own day were known when they happened (marked as assumed)
imports-keep-good = store the good rows even if others are refused
imports-complete = the file is complete: what is absent from it is withdrawn
imports-check = Read without storing
imports-templates-title = Templates
imports-templates-text = Empty tables with help and allowed values.
imports-recent-title = Recent imports
imports-checked-title = What the file would change
imports-done-title = The file is stored
imports-ready = The file can be stored.
imports-ready-without-bad = Refused rows will be left out.
imports-refused = The file cannot be stored: rows of it are refused.
imports-nothing-written = Nothing has been written.
imports-written = Stored as change { $change }.
imports-commit = Store it
imports-discard = Discard
imports-kept-an-hour = The file is kept for an hour.
imports-another = Read another file
imports-withdrawn = Withdrawn
imports-findings-title = Findings
imports-no-findings = Nothing to remark

# About.
about-installation-title = This installation
about-version = Version
about-last-change = Last change
about-time-zone = Time zone
about-currency = Reporting currency
about-currency-by-data = the only one present, else USD
about-demonstration = Demonstration data
about-languages = Languages
about-rules-title = Signal rules
about-states-title = States
about-words-title = Words

glossary-activity = activity
    .definition = a piece of technical cooperation with its own identifier, from idea to closure; also called project or programme
glossary-office = office
    .definition = a unit of one’s own organisation that holds activities
glossary-donor = donor
    .definition = the organisation whose funding the activity is filed under
glossary-holder = holder
    .definition = the person, post or unit that has the file now
glossary-process = process
    .definition = a kind of work with steps: project cycle, recruitment, procurement
glossary-case = case
    .definition = one run of a process
glossary-step = step
    .definition = one stage of a process, with a holder and dates
glossary-milestone = milestone
    .definition = a step of the project cycle: first planned, currently planned and actual day, all kept
glossary-waiting = waiting
    .definition = from the previous event of a case to the completion of the step
glossary-weeks-to-clear = weeks to clear
    .definition = cases waiting for a step, divided by its completions a week; not defined where none was completed
glossary-median-duration = median duration
    .definition = the day by which half of the cases have ended, open ones counted (Kaplan-Meier)
glossary-as-of = as of
    .definition = with the knowledge of that day: nothing that became known later is used
glossary-change = change
    .definition = one saved act of one person; a day with a change number gives the same figures for good
glossary-signal = signal
    .definition = a computed warning with its reasons, what it was compared with, and what would clear it
glossary-finding = finding
    .definition = one thing wrong or notable in an imported file
glossary-unknown = unknown
    .definition = nobody said it; it is never zero and never guessed

failure-upload-too-large = the file is larger than { $megabytes } MB
    .hint = split it, or import it with the command headway import
failure-upload-no-file = no file was sent
    .hint = choose a file and send the form again
failure-upload-unreadable = the form could not be read
    .hint = send it again from the imports page
failure-upload-not-stored = the file could not be received
    .hint = try again
failure-page-not-found = this page does not exist
    .hint = go back to the portfolio or look for an activity
failure-page-address-unreadable = cannot read the address { $value }
    .hint = follow a link instead of typing it
failure-period-unknown = there is no period “{ $value }”
    .hint = choose one of: { $choices }
