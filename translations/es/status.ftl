# La cartera en una pantalla: situaciones, tasas de ejecución y sus definiciones, dinero.

state-on-pace = al ritmo previsto
    .definition = ninguna regla emite una señal y hay información suficiente para juzgar
state-watch = en observación
    .definition = una regla emite una advertencia: conviene examinarla
state-act = actuar
    .definition = una regla indica que hay que actuar ahora
state-unknown = desconocido
    .definition = no hay información suficiente para juzgar
state-not-applicable = no aplicable
    .definition = no iniciada, cerrada o cancelada: no hay nada que juzgar

rate-ilo-delivery = Tasa de ejecución (OIT)
    .definition = gastos del año sobre la asignación del año; solo fondos extrapresupuestarios
    .numerator = gastos del año
    .denominator = asignación del año
rate-delivery-with-pipeline = Ejecución con compromisos
    .definition = gastos del año más compromisos pendientes sobre la asignación del año: ¿se gastará?
    .numerator = gastos más compromisos pendientes
    .denominator = asignación del año
rate-funding-based = Tasa sobre fondos recibidos
    .definition = gastos acumulados sobre los fondos recibidos: ¿se puede solicitar el próximo pago?
    .numerator = gastos acumulados
    .denominator = fondos recibidos
rate-budget-based = Tasa sobre presupuesto aprobado
    .definition = gastos acumulados sobre el total aprobado
    .numerator = gastos acumulados
    .denominator = total aprobado
rate-time-adjusted = Ejecución ajustada al tiempo
    .definition = parte gastada del total aprobado en relación con la parte transcurrida del plazo: 1,0 es conforme al plan
    .numerator = parte gastada del total aprobado
    .denominator = parte transcurrida del plazo
rate-plan-adjusted = Ejecución ajustada al plan
    .definition = gastos acumulados sobre el plan acumulado (curva en S)
    .numerator = gastos acumulados
    .denominator = plan acumulado
rate-output-delivery = Entrega de productos
    .definition = productos entregados a tiempo sobre los productos previstos: no mide dinero
    .numerator = productos a tiempo
    .denominator = productos previstos
rate-above-hundred = superior al 100 %: se requiere una explicación
rate-without-denominator = no definido: el denominador es cero o desconocido

money-approved = Aprobado
money-allocated = Asignado
money-committed = Comprometido
money-spent = Gastado
money-received = Recibido

n-activities = { PLURAL($n) ->
    [one] { $n } actividad
    [many] { $n } de actividades
   *[other] { $n } actividades
}
n-organisations = { PLURAL($n) ->
    [one] { $n } organización
    [many] { $n } de organizaciones
   *[other] { $n } organizaciones
}
n-transactions = { PLURAL($n) ->
    [one] { $n } transacción
    [many] { $n } de transacciones
   *[other] { $n } transacciones
}
n-budgets = { PLURAL($n) ->
    [one] { $n } línea de presupuesto
    [many] { $n } de líneas de presupuesto
   *[other] { $n } líneas de presupuesto
}
n-milestones = { PLURAL($n) ->
    [one] { $n } hito
    [many] { $n } de hitos
   *[other] { $n } hitos
}
n-cases = { PLURAL($n) ->
    [one] { $n } expediente
    [many] { $n } de expedientes
   *[other] { $n } expedientes
}
n-steps = { PLURAL($n) ->
    [one] { $n } paso
    [many] { $n } de pasos
   *[other] { $n } pasos
}
n-signals = { PLURAL($n) ->
    [one] { $n } señal
    [many] { $n } de señales
   *[other] { $n } señales
}

incomplete-currency = { PLURAL($n) ->
    [one] { $n } línea
    [many] { $n } de líneas
   *[other] { $n } líneas
} en { $currency } sin tipo de cambio: { $sum } no incluidos

count-activities = Actividades
count-organisations = Organizaciones
count-transactions = Transacciones
count-budgets = Líneas de presupuesto
count-milestones = Hitos
count-cases = Expedientes
count-steps = Pasos

title-counts = Contenido
title-states = Situación
title-money = Dinero
title-delivery = Ejecución
title-unknown = Lo que no se sabe
title-incomplete = Sin convertir
title-facts = Datos
title-milestones = Hitos
title-signals = Señales
title-history = Historial

unknown-title = sin título
unknown-status = sin estado
unknown-office = sin oficina
unknown-donor = sin donante
unknown-instrument = sin instrumento
unknown-country = sin país
unknown-region = sin región
unknown-sector = sin sector
unknown-theme = sin tema
unknown-fund = sin fondo
unknown-approved-on = sin fecha de aprobación
unknown-planned-start = sin inicio previsto
unknown-planned-end = sin final previsto
unknown-start = sin inicio
unknown-end = sin final
unknown-actual-start = sin inicio efectivo
unknown-actual-end = sin final efectivo
unknown-approved-budget = sin presupuesto aprobado
unknown-currency = sin moneda
unknown-spending = sin gastos
unknown-amount = líneas sin importe
unknown-whether-ended = pasadas de su fin previsto, en fuentes que no registran ningún fin
unknown-because-no-status-nor-start = no se conocen ni estado ni inicio
unknown-because-contradictory = sus fechas se contradicen
unknown-because-ends-not-recorded = su fin previsto ha pasado y su fuente no registra los fines efectivos
unknown-because-stale-data = no se ha registrado nada desde hace demasiado tiempo
unknown-because-no-time-or-money = no se conocen tiempo o dinero

excluded-denominator-unknown = actividades omitidas porque su denominador es desconocido
excluded-lines-without-fund = líneas omitidas porque su fondo es desconocido
excluded-lines-without-amount = líneas omitidas porque su importe es desconocido
undefined-denominator-unknown = el denominador es desconocido
undefined-denominator-zero = el denominador es cero
undefined-spending-not-recorded = no consta ningún gasto de ninguna actividad
undefined-results-without-due-dates = ningún producto tiene fecha de entrega
