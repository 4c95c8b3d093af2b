# What commands say, and failures with their next step.

demo-making = Making the demonstration portfolio
demo-made =
    Demonstration portfolio of { PLURAL($activities) ->
    [one] { $activities } activity
   *[other] { $activities } activities
} made in { $directory }
demo-already-there = The demonstration portfolio is already in { $directory }
demo-file = { $file }: { PLURAL($rows) ->
    [one] { $rows } row
   *[other] { $rows } rows
}
demo-look-at = Look at { $address } (what needs action, and where it is stuck)
    { $queue } (a queue that grows at the award)
    { $stage } (slow recruitment in some offices)
    { $activities } (one activity: first plan, current plan, actual)
serve-listening = Headway answers at { $address }; stop with Ctrl+C
audit-whole = { PLURAL($changes) ->
    [one] { $changes } change, chain whole
   *[other] { $changes } changes, chain whole
}
audit-broken = The chain is broken at change { $change }: it is missing or was altered
status-as-of = Portfolio as of { $as_of }, amounts in { $currency }
status-before-first-record = Nothing was known by then: the first fact was recorded on { $first }
durations-test = Difference between the groups: p = { NUMBER($p, maximumFractionDigits: 3) } (log-rank test)
all-cases = all cases
list-page =
    Page { $page } of { $pages }, { PLURAL($total) ->
    [one] { $total } in all
   *[other] { $total } in all
}

failure-file-not-found = cannot find { $file }
    .hint = check the name and the directory
failure-file-permission-denied = cannot open { $file }: permission denied
    .hint = ask for the rights on the file, or copy it elsewhere
failure-file-unreadable = cannot read or write { $file }: { $cause }
    .hint = check the disk and the rights on the file
failure-disk-full = the disk is full; nothing was written to { $file }
    .hint = free some space and try again
failure-data-no-directory = no data directory is known on this system
    .hint = give one with --data DIR or HEADWAY_DATA
failure-demonstration-holds-real-data = this data directory holds real data
    .hint = make the demonstration in a directory of its own, with --data DIR
failure-demonstration-contradicts = the demonstration contradicts itself: { $fields }
    .hint = please report this
failure-directory-no-files = the directory { $directory } holds no file to import ({ $extensions })
    .hint = check the directory, or name the files
failure-directory-too-many-files = there are more than { $limit } files
    .hint = import them in several parts
failure-pattern-no-files = no file matches { $pattern }
    .hint = check the pattern and the directory
failure-input-too-large = standard input is larger than { $limit } bytes
    .hint = save it as a file and import the file
failure-kind-unknown = there is no kind of file named “{ $kind }”
    .hint = kinds are: { $kinds }
failure-recorded-on-unreadable = cannot read “{ $value }” as the day it became known
    .hint = write YYYY-MM-DD, or the word happened
failure-filter-not-found = there is no { $filter } “{ $value }”
    .hint = filters take the exact code or name
failure-filter-not-found-nearest = there is no { $filter } “{ $value }”
    .hint = perhaps: { $nearest }
failure-by-unknown = cannot group by “{ $by }”
    .hint = choose one of: { $choices }
failure-process-not-found = there is no process “{ $process }”
    .hint = perhaps: { $choices }
failure-step-not-found = there is no step “{ $step }”
    .hint = perhaps: { $choices }
failure-durations-one-step = durations between two steps need both --from and --to
    .hint = give both steps, or none for the whole case
failure-rule-not-found = there is no signal rule “{ $rule }”
    .hint = choose one of: { $choices }
failure-severity-unknown = there is no severity “{ $value }”
    .hint = choose one of: { $choices }
failure-index-unknown = there is no index “{ $index }”
    .hint = choose one of: { $choices }
failure-measure-unknown = there is no measure “{ $measure }”
    .hint = choose one of: { $choices }
failure-activity-not-found = there is no activity “{ $activity }”
    .hint = look for it with: headway activities list
failure-office-not-found = there is no office “{ $office }”
    .hint = use its exact code or name
failure-setting-unknown = there is no setting “{ $name }”
    .hint = settings are: time-zone, reporting-currency, publisher, publisher-name, publisher-type, publisher-language, and the limits that headway settings show lists
failure-setting-limit-unknown = there is no limit “{ $name }”
    .hint = limits are: { $names }
failure-setting-limit = “{ $value }” is not a value of { $name }
    .hint = write a whole number from 1 to { $highest }
failure-setting-time-zone = “{ $value }” is not a time zone
    .hint = write a name such as Africa/Nairobi, or an offset such as +03:00
failure-setting-code = “{ $value }” is not on the list { $list } of the standard
    .hint = give a code of that list, for example 40 or en
failure-setting-currency = “{ $value }” is not a currency of ISO 4217
    .hint = write three capital letters, for example USD
failure-store-not-found = the data are not there: { $cause }
    .hint = import something first, or check --data
failure-store-conflict = the change was refused: { $cause }
    .hint = somebody may have changed it meanwhile: look again
failure-store-unavailable = the database cannot be used: { $cause }
    .hint = check the disk and whether another program holds it open
failure-store-inconsistent = the database holds something unexpected: { $cause }
    .hint = run headway audit verify, and keep a copy of the data directory
failure-template-failed = the template could not be written: { $cause }
    .hint = check the disk and try again
failure-json-failed = the answer could not be written as JSON
    .hint = please report this
failure-bench-iati-needs-files = the benchmark needs IATI files
    .hint = name one or more files
failure-bench-no-server = the server did not answer
    .hint = check that the address is free
failure-activity-not-known-yet = the activity “{ $activity }” was not known yet on { $as_of }
    .hint = ask with a later --as-of
failure-sort-unknown = cannot sort by “{ $sort }”
    .hint = choose one of: { $choices }
failure-state-unknown = there is no state “{ $value }”
    .hint = choose one of: on_pace, watch, act, unknown, not_applicable
failure-page-day-unreadable = cannot read “{ $value }” as a day ({ $name })
    .hint = days are written as 2024-06-30
failure-page-as-of-unreadable = cannot read “{ $value }” as a day of knowledge
    .hint = write YYYY-MM-DD, or YYYY-MM-DD@CHANGE
failure-page-number-unreadable = “{ $value }” is not a number that “{ $name }” takes
    .hint = write a whole number from { $least } to { $most }
failure-page-not-rendered = the page could not be made
    .hint = please report this
failure-serve-cannot-listen = cannot listen at the address: { $cause }
    .hint = choose another with --listen, for example 127.0.0.1:8081
failure-serve-address-in-use = the address is already in use: { $address }
    .hint = stop the other program, or choose another address with --listen
failure-upload-gone = the uploaded file is no longer there
    .hint = upload it again
