# Las seis reglas de señal: nombre, significado, cuándo se apagan.

signal-pace-behind = Por debajo del ritmo
    .definition = la parte gastada va por detrás del tiempo transcurrido, en comparación con actividades del mismo tipo
    .clears-when = el gasto ha alcanzado el ritmo de las actividades comparables
signal-no-spending = Sin gastos
    .definition = no se ha gastado nada aunque la actividad debería haber comenzado
    .clears-when = se registra un primer gasto o desembolso
signal-end-near-low-spending = Fin próximo, poco gastado
    .definition = el final previsto está próximo y gran parte del presupuesto no se ha gastado
    .clears-when = se aplaza el final previsto o se gasta una parte suficiente del presupuesto
signal-stage-over-limit = Etapa por encima de su límite
    .definition = una etapa dura más que su límite o que en las actividades comparables
    .clears-when = se registra el hito siguiente
signal-stale-data = Datos desactualizados
    .definition = no se ha registrado nada nuevo desde hace más tiempo del habitual
    .clears-when = se registra un hecho nuevo sobre la actividad
signal-spent-over-plan = Gasto superior al plan
    .definition = se ha gastado más de lo aprobado o previsto hasta la fecha
    .clears-when = se revisa el presupuesto o se corrige el gasto

signals-none = Ninguna señal
signals-raised-on = emitida el { $day }
signals-clears-when = Se apaga cuando { $when }
signals-compared-with =
    en comparación con { PLURAL($n) ->
    [one] { $n } actividad
    [many] { $n } de actividades
   *[other] { $n } actividades
}: { $group }

reason-pace-behind = gastado { $spent } tras { $elapsed } del plazo: la relación es inferior a { $limit }
reason-no-first-spending = sin gastos en los { $months } meses desde el { $since } (límite: { $limit })
reason-no-spending-since = sin gastos desde el { $since }, hace { $months } meses (límite: { $limit })
reason-end-near-low-spending = gastado { $spent } y quedan { $months } meses hasta el { $end }
reason-end-passed-low-spending = { $spent } gastado, y el final previsto, { $end }, pasó hace { $months } meses
reason-end-near-revision-asked = gastado { $spent } y quedan { $months } meses hasta el { $end }; se ha solicitado una revisión
reason-stage-over-limit =
    de { $from } a { $to }: { PLURAL($days) ->
    [one] { $days } día
    [many] { $days } de días
   *[other] { $days } días
} desde el { $since } (límite: { $limit })
reason-stage-lapses =
    de { $from } a { $to }: { PLURAL($days) ->
    [one] { $days } día
    [many] { $days } de días
   *[other] { $days } días
} desde el { $since }: lo aprobado caduca si no se prorroga
reason-milestone-due =
    { $to }: vence el { $since }, en { PLURAL($days) ->
    [one] { $days } día
    [many] { $days } de días
   *[other] { $days } días
}
reason-milestone-overdue =
    { $to }: venció el { $since }, hace { PLURAL($days) ->
    [one] { $days } día
    [many] { $days } de días
   *[other] { $days } días
}
reason-stale-data =
    nada registrado desde el { $last }: { PLURAL($days) ->
    [one] { $days } día
    [many] { $days } de días
   *[other] { $days } días
} (límite: { $limit })
reason-spent-over-plan = gastado { $spent }, aprobado { $approved }

clears-spent-reaches = el gasto alcanza { $share } del presupuesto ({ $amount })
clears-spending-recorded = se registra un desembolso o un gasto
clears-spent-reaches-or-end-moved = el gasto alcanza { $share } del presupuesto o el final se aplaza más allá de { $months } meses
clears-milestone-reached = se registra el hito «{ $step }»
clears-anything-recorded = se registra algo nuevo sobre la actividad
clears-approved-reaches = el total aprobado alcanza { $amount } o se corrige el gasto
