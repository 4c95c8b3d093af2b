# Previsión, aplazamiento de las fechas de fin, casos abiertos.

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
column-elapsed-days = Días transcurridos
column-p-late = Probabilidad de retraso
column-remaining-p10 = Días restantes, bajo
column-remaining-p50 = Días restantes
column-remaining-p90 = Días restantes, alto

forecast-sum = En conjunto, del { $first } al { $last }: { $middle } { $currency }, cuatro de cada cinco veces entre { $low } y { $high }.
forecast-year-end = Ejercicio del { $first } al { $last }: { $spent } { $currency } gastados hasta ahora; { $middle } al final, cuatro de cada cinco veces entre { $low } y { $high }.
cases-target = Meta: { $days } días.

late-reason-months-past-plan = { $value } meses después del fin previsto
late-reason-months-left = { $value } meses hasta el fin previsto
late-reason-no-planned-end = no se conoce un fin previsto
late-reason-revised-before = el fin ya se revisó { $value } veces
late-reason-similar-ended = comparado con { $value } semejantes terminados
late-reason-too-few-ended = hay muy pocos semejantes terminados para decirlo
late-reason-moves-by-duration = el fin de las actividades previstas con esa duración se aplazó { $value } veces tan a menudo
late-reason-moves-by-size = el fin de las actividades de ese tamaño se aplazó { $value } veces tan a menudo
late-reason-moves-by-revisions = los fines revisados tantas veces se aplazaron { $value } veces tan a menudo
late-reason-days-past-target = { $value } días después de la meta
late-reason-days-to-target = { $value } días hasta la meta
late-reason-days-at-step = { $value } días desde el último paso
late-reason-days-usually-left = en este punto, los demás tardaron { $value } días más
late-reason-too-few-finished = hay muy pocos casos semejantes terminados para decirlo

failure-months-unknown = { $months } no es un número de meses que se pueda prever.
    .hint = Indique un número entero de 1 a 600.
failure-target-days-unknown = La meta debe ser un número de días mayor que 0.
    .hint = Por ejemplo: --target-days 30
failure-year-end-no-donor = se pidió el ejercicio de un donante, pero no se indicó ninguno
    .hint = Añada --donor con el identificador o el nombre del donante.
failure-year-end-no-calendar = no se conoce ningún ejercicio de { $organisation }
    .hint = Añádalo a la lista de calendarios.
failure-year-end-unknown = { $value } no es un ejercicio.
    .hint = Escriba own o donor.
