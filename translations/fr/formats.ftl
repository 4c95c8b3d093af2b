# Mots à l’intérieur des dates, des nombres et des durées.

month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
first-of-month = 1er
quarter-letter = T

unit-thousand = k
unit-million = M
unit-billion = Md

duration-days = { PLURAL($n) ->
    [one] { $n } jour
    [many] { $n } de jours
   *[other] { $n } jours
}
duration-months = { $n } mois
list-and = { $before } et { $last }
list-and-i = { $before } et { $last }
