# Previsión y aplazamiento de las fechas de fin.

column-p10 = Bajo (1 de cada 10 por debajo)
column-p50 = Medio
column-p90 = Alto (1 de cada 10 por encima)
column-year-spent = Gastado en el ejercicio
column-year-end-p10 = Fin de ejercicio, bajo
column-year-end-p50 = Fin de ejercicio
column-year-end-p90 = Fin de ejercicio, alto
column-late-months-p10 = Meses de retraso, bajo
column-late-months-p50 = Meses de retraso
column-late-months-p90 = Meses de retraso, alto
column-p-over-90-days = Probabilidad de 90 días o más

forecast-sum = En conjunto, del { $first } al { $last }: { $middle } { $currency }, cuatro de cada cinco veces entre { $low } y { $high }.
forecast-year-end = Ejercicio del { $first } al { $last }: { $spent } { $currency } gastados hasta ahora; { $middle } al final, cuatro de cada cinco veces entre { $low } y { $high }.

late-reason-months-past-plan =
    { PLURAL($value) ->
    [one] { $value } mes después del fin previsto
   *[other] { $value } meses después del fin previsto
    }
late-reason-months-left =
    { PLURAL($value) ->
    [one] { $value } mes hasta el fin previsto
   *[other] { $value } meses hasta el fin previsto
    }
late-reason-no-planned-end = no se conoce un fin previsto
late-reason-revised-before =
    { PLURAL($value) ->
    [one] el fin ya se revisó { $value } vez
   *[other] el fin ya se revisó { $value } veces
    }
late-reason-similar-ended = comparado con { $value } semejantes terminados
late-reason-too-few-ended = hay muy pocos semejantes terminados para decirlo
late-reason-moves-by-duration = el fin de las actividades previstas con esa duración se aplazó { $value } veces tan a menudo
late-reason-moves-by-size = el fin de las actividades de ese tamaño se aplazó { $value } veces tan a menudo
late-reason-moves-by-revisions = los fines revisados tantas veces se aplazaron { $value } veces tan a menudo

failure-months-unknown = { $months } no es un número de meses que se pueda prever.
    .hint = Indique un número entero de 1 a 600.
failure-year-end-no-donor = se pidió el ejercicio de un donante, pero no se indicó ninguno
    .hint = Añada --donor con el identificador o el nombre del donante.
failure-year-end-no-calendar = no se conoce ningún ejercicio de { $organisation }
    .hint = Añádalo a la lista de calendarios.
failure-year-end-unknown = { $value } no es un ejercicio.
    .hint = Escriba own o donor.

nav-forecast = Previsión
nav-slip = Fines aplazados
filter-months = Meses por delante
forecast-months = { PLURAL($n) ->
    [one] { $n } mes
   *[other] { $n } meses
}
forecast-to-year-end = hasta el fin del ejercicio
forecast-lead = Gasto del { $first } al { $last }, según el pasado de actividades comparables. El resultado está entre bajo y alto cuatro de cada cinco veces.
forecast-none = Ninguna actividad está abierta con estos filtros.
forecast-sum-title = En conjunto
forecast-groups-title = Por grupo
forecast-activities-title = Por actividad
forecast-rests-on = Se apoya en { $n } períodos pasados.
forecast-unanswered = { PLURAL($n) ->
    [one] { $n } actividad tiene menos de 30 casos comparables y no tiene previsión.
   *[other] { $n } actividades tienen menos de 30 casos comparables y no tienen previsión.
}
forecast-average-pace = { PLURAL($n) ->
    [one] { $n } actividad se compara con el ritmo medio de otras, porque el libro mayor no llega lo bastante atrás.
   *[other] { $n } actividades se comparan con el ritmo medio de otras, porque el libro mayor no llega lo bastante atrás.
}
intervals-description = Cada banda va de bajo a alto; el punto es el medio.
intervals-between = { $middle }, cuatro de cada cinco veces entre { $low } y { $high }
slip-lead = { PLURAL($n) ->
    [one] { $n } actividad no ha terminado.
   *[other] { $n } actividades no han terminado, las más expuestas primero.
}
slip-none = Ninguna actividad está abierta con estos filtros.
slip-months-title = Meses después del fin previsto actual
slip-chance-title = Probabilidad de 90 días o más
slip-table-title = Actividades
slip-caption = Fin real menos fin previsto actual, en meses
slip-why = Por qué
slip-rests-on = { PLURAL($n) ->
    [one] Las probabilidades se apoyan en { $n } fin previsto aplazado 90 días o más.
   *[other] Las probabilidades se apoyan en { $n } fines previstos aplazados 90 días o más.
}
slip-no-ends = Los meses de retraso no se pueden aprender: hay muy pocos fines reales registrados.
column-windows = Ventanas pasadas comparadas
slip-nothing-known = No se conoce ninguna probabilidad: no hay fines previstos ni fines que se movieron. Importe actividades con planned_end y actual_end, o hitos.
