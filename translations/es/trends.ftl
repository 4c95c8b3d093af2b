# Medidas de las tendencias, agrupaciones, duraciones y cuellos de botella.

measure-spending = Gastos
measure-commitments = Compromisos
measure-receipts = Fondos recibidos
measure-approvals = Aprobaciones
measure-open-cases = Expedientes abiertos
measure-waiting-days = Días de espera
measure-median-duration = Duración mediana
measure-overdue-steps = Pasos atrasados
measure-signals = Señales
measure-ilo-delivery = { rate-ilo-delivery }
measure-delivery-with-pipeline = { rate-delivery-with-pipeline }
measure-funding-based = { rate-funding-based }
measure-budget-based = { rate-budget-based }
measure-time-adjusted = { rate-time-adjusted }
measure-plan-adjusted = { rate-plan-adjusted }
measure-output-delivery = { rate-output-delivery }

period-month = mes
period-quarter = trimestre
period-year = año

by-year = por año de comienzo
by-office = por oficina
by-donor = por donante
by-instrument = por instrumento
by-country = por país
by-region = por región
by-sector = por sector
by-theme = por tema
by-fund = por fondo
by-holder = por responsable actual
group-all = Conjunto
group-unknown = Desconocido

trend-signal-high = más alto de lo esperable
trend-signal-low = más bajo de lo esperable
trend-adjusted-note = Desestacionalizado: se elimina lo que se repite cada año en la misma época

bottlenecks-waiting-definition = La espera de un paso va del evento anterior del expediente a la finalización del paso; se muestran los días comprendidos en los últimos { $days } días
bottlenecks-running-definition = Las esperas aún en curso figuran aparte, en el paso siguiente habitual
bottlenecks-growing = en aumento
bottlenecks-not-growing = estable o en descenso
durations-definition = Días del primer al último evento; los expedientes abiertos cuentan como de duración igual o superior al tiempo ya transcurrido
durations-median-unknown = más de la mitad de los expedientes siguen abiertos
durations-axis = días desde el inicio
durations-share-waiting = parte aún en espera
measure-on-time = Hitos a tiempo
trend-signal-two-of-three-above = dos de tres muy por encima del centro
trend-signal-two-of-three-below = dos de tres muy por debajo del centro
trend-signal-four-of-five-above = cuatro de cinco por encima del centro
trend-signal-four-of-five-below = cuatro de cinco por debajo del centro
trends-sees-fall = Esta serie puede mostrar una bajada duradera de { $fall } o más en cuatro períodos (vista en cuatro de cada cinco casos); las menores, solo más tarde o nunca.
trends-sees-no-fall = Esta serie varía tanto que ninguna bajada de su nivel podría reconocerse en cuatro períodos.
trend-change-rise = El nivel subió { $effect } desde { $period }: de { $before } a { $after } por período, más de lo que haría el azar.
trend-change-fall = El nivel bajó { $effect } desde { $period }: de { $before } a { $after } por período, más de lo que haría el azar.
