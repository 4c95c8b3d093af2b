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

count-activities = { PLURAL($n) ->
    [one] { $n } actividad
    [many] { $n } de actividades
   *[other] { $n } actividades
}
count-organisations = { PLURAL($n) ->
    [one] { $n } organización
    [many] { $n } de organizaciones
   *[other] { $n } organizaciones
}
count-transactions = { PLURAL($n) ->
    [one] { $n } transacción
    [many] { $n } de transacciones
   *[other] { $n } transacciones
}
count-budgets = { PLURAL($n) ->
    [one] { $n } línea de presupuesto
    [many] { $n } de líneas de presupuesto
   *[other] { $n } líneas de presupuesto
}
count-milestones = { PLURAL($n) ->
    [one] { $n } hito
    [many] { $n } de hitos
   *[other] { $n } hitos
}
count-cases = { PLURAL($n) ->
    [one] { $n } expediente
    [many] { $n } de expedientes
   *[other] { $n } expedientes
}
count-steps = { PLURAL($n) ->
    [one] { $n } paso
    [many] { $n } de pasos
   *[other] { $n } pasos
}
count-signals = { PLURAL($n) ->
    [one] { $n } señal
    [many] { $n } de señales
   *[other] { $n } señales
}

incomplete-currency = { PLURAL($n) ->
    [one] { $n } línea
    [many] { $n } de líneas
   *[other] { $n } líneas
} en { $currency } sin tipo de cambio: { $sum } no incluidos
