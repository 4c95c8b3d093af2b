# Comparación justa de grupos.

column-place = Lugar
column-shrunk = Parte, según el tamaño
column-limit-low = Esperable desde
column-limit-high = Esperable hasta
column-rank-best = Puesto desde
column-rank-worst = Puesto hasta
place-too-few = muy pocos casos para decirlo
place-within = como lo hace el azar
place-better = mejor
place-worse = peor
compare-exact = { $share } de los { $n } casos salieron bien; los límites son los del azar solo, exactos para cada tamaño
compare-wide = { $share } de los { $n } casos salieron bien; los grupos difieren más de lo que hace el azar (sobredispersión { $dispersion }, el azar solo da 1), por eso se ensanchan los límites
nav-compare = Comparación
column-went-well = Salió bien
column-report = Informe
column-due = Medido desde
column-happened = Ocurrió
column-days-after = Días después
column-spent-by-elapsed = Parte gastada por parte transcurrida
column-share-well = Salió bien
column-expected-by-chance = Esperable por azar
compared-delivery = ejecución al ritmo previsto
    .definition = De las actividades en curso más allá de un cuarto de su tiempo, las que han gastado siete décimos o más de lo que habría gastado un ritmo parejo.
compared-slip = terminó a tiempo
    .definition = De las actividades cuyo primer fin previsto fue hace 90 días o más, las que terminaron menos de 90 días después. Una que sigue en curso no lo hizo.
compared-punctuality = informes a tiempo
    .definition = De los informes que vencían hasta hoy, los que llegaron a más tardar el día previsto.
compared-closure = cuentas cerradas a tiempo
    .definition = De las actividades cuyo trabajo terminó hace un año o más, las que cerraron sus cuentas en 365 días.
compare-all = todos juntos
compare-limits-95 = 19 de 20 grupos por azar
compare-limits-998 = 998 de 1000 grupos por azar
compare-axis = casos del grupo
compare-description = Cada punto es un grupo, tanto más a la derecha cuantos más casos tiene y tanto más alto cuanto mayor es su parte que salió bien. Entre las líneas puede estar por puro azar. La tabla de abajo tiene todos los grupos.
compare-dot = { $group }: { $share }, { $well } de { $n } ({ $place })
compare-outside = { PLURAL($n) ->
    [one] { $n } grupo está fuera más allá del azar, tras corregir por cuántos se miraron.
   *[other] { $n } grupos están fuera más allá del azar, tras corregir por cuántos se miraron.
}
compare-outside-none = Ningún grupo está fuera más allá del azar.
compare-alike = Nada más que el azar distingue estos grupos: la parte justa de cada uno es la de todos, y cualquier puesto es posible.
compare-few = { PLURAL($n) ->
    [one] { $n } grupo tiene menos de cinco casos: muy pocos para decirlo.
   *[other] { $n } grupos tienen menos de cinco casos: muy pocos para decirlo.
}
compare-note = Un grupo fuera es una pregunta y no un veredicto: los grupos difieren en lo que hacen, no solo en lo bien que lo hacen. Un clic en un grupo muestra sus casos.
compare-caption = La parte justa más alta primero; los números pequeños muestran su intervalo del 90 %
compare-table-title = Grupos
compare-rank = puesto { $ranks } de { $n }
compare-none = No se conoce ningún caso de esta medida con estos filtros. Elija otra medida, o importe planes, fines e hitos.
compare-cases-title = Casos de un grupo
compare-cases-lead = { $measure }, { $group }: { $well } de { $n } salieron bien
compare-cases-caption = Primero los que no salieron bien
failure-group-not-found = no existe el grupo «{ $group }» por { $by }
    .hint = siga un enlace de la comparación, o elija un código de su tabla
