# Las reglas de señal: nombre, significado, cuándo se apagan.

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
signal-end-passed = Fin superado
    .definition = el fin previsto ha pasado y no consta ni un fin efectivo ni un nuevo plan
    .clears-when = consta un fin efectivo o un nuevo plan
signal-evaluation-not-planned = Sin evaluación prevista
    .definition = aprobada sin evaluación de mitad de período ni final en el plan
    .clears-when = se prevé una evaluación
signal-constituents-not-consulted = Mandantes no consultados
    .definition = aprobada sin constancia de la consulta a los mandantes
    .clears-when = consta la consulta
signal-contradictory = Datos contradictorios
    .definition = fechas, o una fecha y el estado, que no pueden ser ciertos a la vez
    .clears-when = se corrigen las fechas o el estado
signal-budget-cut = Presupuesto recortado antes del fin
    .definition = el presupuesto se redujo en los últimos 60 días de un año o de la actividad, lo que mejora la ejecución aparente
    .clears-when = han pasado doce meses
signal-plan-moved = A ritmo solo por el plan aplazado
    .definition = a ritmo según el plan actual, con retraso según el primero
    .clears-when = el gasto alcanza el ritmo del primer plan
signal-fourth-quarter-bunching = Gasto concentrado al final del año
    .definition = una parte excesiva del gasto del año cayó en el último trimestre
    .clears-when = termina el año siguiente
signal-year-end-reversal = Contabilizado y revertido
    .definition = gasto del final del año se revirtió en el trimestre siguiente
    .clears-when = termina el año siguiente

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
reason-end-passed =
    el fin previsto, { $end }, pasó hace { PLURAL($days) ->
    [one] { $days } día
    [many] { $days } de días
   *[other] { $days } días
}, y no consta un fin efectivo
reason-milestone-not-planned = aprobada el { $since }, y «{ $step }» no está previsto
reason-milestone-not-reached = aprobada el { $since }, y «{ $step }» no consta
reason-planned-end-before-start = el fin previsto, { $then }, precede al inicio previsto, { $first }
reason-actual-end-before-start = el fin efectivo, { $then }, precede al inicio efectivo, { $first }
reason-pipeline-has-spent = en preparación, y con gasto desde el { $first }
reason-pipeline-has-begun = en preparación, y comenzada el { $first }
reason-budget-cut = presupuesto recortado en { $share } el { $day }: se ha gastado { $spent } de él, { $before_share } del anterior
reason-plan-moved = { $spent } gastado; el fin pasó del { $first } al { $end }, y según el primer plan la relación entre dinero y tiempo es { $ratio }
reason-fourth-quarter-bunching = { $share } del gasto del año hasta el { $year } cayó en el último trimestre (límite: { $limit_share })
reason-year-end-reversal = { $share } del gasto del año hasta el { $year } se revirtió en el trimestre siguiente (límite: { $limit_share })
clears-end-stated = consta un fin efectivo o un fin previsto posterior
clears-milestone-recorded = consta «{ $step }»
clears-dates-corrected = se corrigen las fechas o el estado
clears-cut-is-old = pasa el { $day } o se restablece el presupuesto
clears-spent-reaches-first-plan = la relación entre dinero y tiempo según el primer plan alcanza { $limit }
clears-next-year-is-over = termina el año siguiente
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

source-ends-not-recorded = { $source }: esta fuente no registra los fines efectivos. De { $due } actividades que deberían haber terminado, { $ended } tienen un fin efectivo o un estado que lo dice. No se sabe si aquellas cuyo fin previsto ha pasado ({ $n }) siguen en curso.
signals-source = { $text }
