# Palabras dentro de fechas, números y duraciones.

month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sept
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic
first-of-month = 1
quarter-letter = T

unit-thousand = k
unit-million = M

duration-days = { PLURAL($n) ->
    [one] { $n } día
    [many] { $n } de días
   *[other] { $n } días
}
duration-months = { PLURAL($n) ->
    [one] { $n } mes
    [many] { $n } de meses
   *[other] { $n } meses
}
list-and = { $before } y { $last }
list-and-i = { $before } e { $last }
