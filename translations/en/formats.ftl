# Words inside dates, numbers and durations.

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
first-of-month = 1
quarter-letter = Q

unit-thousand = k
unit-million = M
unit-billion = bn

duration-days = { PLURAL($n) ->
    [one] { $n } day
   *[other] { $n } days
}
duration-months = { PLURAL($n) ->
    [one] { $n } month
   *[other] { $n } months
}
list-and = { $before } and { $last }
list-and-i = { $before } and { $last }
