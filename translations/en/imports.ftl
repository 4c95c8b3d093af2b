# Imports: talk of the command and the page, findings of storing, severities.

severity-refused = refused
severity-warning = warning
severity-notice = notice

import-summary = { $file } ({ $kind }): { PLURAL($rows) ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } refused
import-withdrawn = { PLURAL($withdrawn) ->
    [one] { $withdrawn } fact absent from the file was withdrawn
   *[other] { $withdrawn } facts absent from the file were withdrawn
}
import-more-findings = … and { $more } more like this; --json shows all
import-written = Imported as change { $change }
import-dry-run = Dry run: nothing was written
import-held-back = Nothing was written because rows were refused: correct them, or use --keep-good to import the others
import-nothing-new = Nothing new: everything in the file is already stored

import-kind-activities = Activities
import-kind-milestones = Milestones
import-kind-budgets = Budgets
import-kind-transactions = Transactions
import-kind-events = Events of cases
import-kind-rates = Exchange rates
import-kind-ratings = Ratings
import-kind-iati = IATI activities

finding-name-from-import = { $what ->
    [activity] the activity
    [office] the office
    [donor] the donor
    [process] the process
    [step] the step
    [milestone] the milestone
    [country] the country
    [region] the region
    [sector] the sector
    [theme] the theme
    [fund] the fund
   *[other] { $what }
} “{ $value }” was not known; it was created from this import
    .hint = check the spelling if it should be known already
finding-parent-cycle = the activity would become its own parent: { $cycle }
    .hint = correct the parent of one of these activities
finding-statement-contradicts-row = the row contradicts row { $other }: both have the same recorded_on and differ in { $fields }
    .hint = keep the row that is right, or give the later one a later recorded_on
finding-statement-contradicts-stored = the row contradicts what is stored with the same recorded_on: { $fields }
    .hint = give the correction a later recorded_on
finding-iati-activity-repeated = the activity { $value } appears more than once in the file
    .hint = publish each activity once
finding-iati-organisation-repeated = the organisation { $value } appears more than once in the file; the first one counts
    .hint = put all that is said of an organisation into one <iati-organisation>
finding-findings-more = { $finding }: { PLURAL($count) ->
    [one] { $count } more row
   *[other] { $count } more rows
}, { $rows }{ $unlisted ->
    [0] {""}
   *[other] {" "}and { $unlisted } more
}
    .hint = correct these rows in the same way
