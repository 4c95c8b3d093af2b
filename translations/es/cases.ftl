# Casos abiertos: probabilidad de retraso, días restantes, razones.

column-desk = En la mesa de
column-elapsed-days = Días transcurridos
column-p-late = Probabilidad de retraso
column-remaining-p10 = Días restantes, bajo
column-remaining-p50 = Días restantes
column-remaining-p90 = Días restantes, alto

cases-target = Meta: { $days } días.

late-reason-days-past-target = { $value } días después de la meta
late-reason-days-to-target = { $value } días hasta la meta
late-reason-days-at-step = { $value } días desde el último paso
late-reason-days-usually-left = en este punto, los demás tardaron { $value } días más
late-reason-too-few-finished = hay muy pocos casos semejantes terminados para decirlo
late-reason-may-be-over = de los casos que llevaban el mismo tiempo sin novedad tras este paso, { $value } ya habían terminado
late-reason-longer-than-most = espera más que { $value } de los casos anteriores tras este paso
late-reason-steps-repeated =
    { PLURAL($value) ->
    [one] { $value } paso se repitió
   *[other] { $value } pasos se repitieron
}

failure-target-days-unknown = La meta debe ser un número de días mayor que 0.
    .hint = Por ejemplo: --target-days 30
