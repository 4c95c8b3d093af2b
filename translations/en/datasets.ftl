# Imported IATI data.

nav-datasets = IATI datasets
datasets-lead = Imported IATI data by publisher, as known on the day, checked as the standard checks them
datasets-none = No IATI file has been imported by this day. Add one on the page of imports.
datasets-of = Dataset of
datasets-identifier = Identifier
datasets-with-findings = Activities with findings
datasets-critical = Critical
datasets-error = Error
datasets-warning = Warning
datasets-advisory = Advisory
datasets-not-checked = Version 1, not checked
datasets-versions = Versions
datasets-version = Judged as version
datasets-no-version = 2.03 (none stated)
datasets-newest = Newest
datasets-severity = Severity
datasets-category = Category
datasets-findings = Findings
datasets-rules = Findings by rule
datasets-all-rules = all rules
datasets-path = Place in the activity
datasets-message = What is wrong, and what would be right
failure-dataset-not-found = no IATI data of the publisher “{ $publisher }” were known as of { $as_of }
    .hint = the page /datasets lists the publishers there are
datasets-left-out =
    { PLURAL($n) ->
    [one] { $n } more finding is counted and not listed: correct these first
   *[other] { $n } more findings are counted and not listed: correct these first
}
