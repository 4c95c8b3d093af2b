# Tables that are written for others.

export-table-written =
    { PLURAL($rows) ->
    [one] { $rows } row
   *[other] { $rows } rows
} as of { $as_of }
export-table-later =
    { PLURAL($n) ->
    [one] { $n } statement that became known later is left out
   *[other] { $n } statements that became known later are left out
}

failure-export-sheet-too-large = a worksheet cannot hold this table: it has { $rows } rows at most
    .hint = write CSV instead (--output NAME.csv or .csv.gz), or pick fewer activities
failure-export-several-sources = several sources speak of one activity, and in one table their money would be added up: { $sources }
    .hint = write one file for each source with --source NAME, and import each with the same --source
failure-export-source-not-found = there is no source “{ $value }”
    .hint = there are: { $sources }
failure-export-not-written = the table could not be written
    .hint = try again; if it happens again, tell the people who run this installation
failure-export-form-unknown = the name of the file does not say its form: { $file }
    .hint = end it with .csv, .csv.gz, .xlsx or .jsonl, or say --form

package-title = Technical cooperation portfolio as of { $as_of }
package-description = Import tables with their whole history (history/) and flat tables as of { $as_of } (flat/), written by Headway. Blank means not known; nothing is guessed. Text that a spreadsheet would run begins with an apostrophe.
package-resource = { $path }: { $rows } rows, { $bytes } bytes, SHA-256 { $sha256 }
package-flat-activities = Activities, one row each
package-flat-transactions = Transactions split by country and sector
package-flat-budgets = Budgets, one row each
package-flat-results = Results, one row each
package-flat-indicators = Indicators of results, one row each
package-flat-periods = Periods of indicators, one row each
