# Casos abiertos: probabilidad de retraso, días restantes, razones.

column-desk = En la mesa de
column-elapsed-days = Días transcurridos
column-p-late = Probabilidad de retraso
column-remaining-p10 = Días restantes, bajo
column-remaining-p50 = Días restantes
column-remaining-p90 = Días restantes, alto

cases-target = Meta: { $days } días.
column-reasons = Por qué
nav-cases = Casos abiertos
filter-target = Meta
cases-lead = { $process }: { PLURAL($n) ->
    [one] { $n } caso abierto
   *[other] { $n } casos abiertos
}
cases-usual-target = habitual: tres cuartas partes la cumplieron
cases-none = No hay ningún caso abierto.
cases-caption = Los más probablemente tardíos primero
cases-note = La probabilidad y los días valen si el caso continúa; la lista se ordena por la probabilidad que también cuenta cuántos casos semejantes terminaron sin novedad. Cuatro de cada cinco casos están entre el número bajo y el alto de días.
cases-assumed-closed = { PLURAL($n) ->
    [one] { $n } caso no aparece en la lista: estuvo parado más tiempo que casi todas las esperas anteriores y cuenta como cerrado.
   *[other] { $n } casos no aparecen en la lista: estuvieron parados más tiempo que casi todas las esperas anteriores y cuentan como cerrados.
}

late-reason-days-past-target =
    { PLURAL($value) ->
    [one] { $value } día después de la meta
   *[other] { $value } días después de la meta
    }
late-reason-days-to-target =
    { PLURAL($value) ->
    [one] { $value } día hasta la meta
   *[other] { $value } días hasta la meta
    }
late-reason-days-at-step =
    { PLURAL($value) ->
    [one] { $value } día desde el último paso
   *[other] { $value } días desde el último paso
    }
late-reason-days-usually-left =
    { PLURAL($value) ->
    [one] en este punto, los demás tardaron { $value } día más
   *[other] en este punto, los demás tardaron { $value } días más
    }
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
cases-none-finished = No se conoce ningún caso terminado de este proceso, así que nada se aprende del pasado: ni probabilidad ni días restantes. Importe los eventos o hitos que terminan un caso.
