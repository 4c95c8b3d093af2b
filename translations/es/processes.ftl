# Procesos: la lista y el mapa de uno de ellos.

column-events = Eventos
column-steps = Pasos
column-variants = Variantes
column-cases-repeated = Casos con repetición
column-repeats = Repeticiones
column-from = De
column-to = A
column-times = Veces

process-steps-title = Pasos
process-follows-title = Qué sigue a qué
process-handovers-title = Traspasos
nav-processes = Procesos
column-back = Vuelve atrás
column-from-holder = De quién
column-to-holder = A quién
column-median-between = Mediana entre ambos
column-median-duration = Duración mediana
column-rework-days = Días perdidos
column-rework-each = Días perdidos por caso
column-waits-most = Donde más se espera
filter-share = Caminos mostrados
failure-holder-not-found = no existe el titular «{ $holder }»
    .hint = siga un enlace del mapa, o elija un código de sus traspasos

processes-lead = Trabajos con pasos: cuántos casos, cuánto tardan y dónde esperan.
processes-caption = Cada nombre lleva al mapa de lo que de verdad sigue a qué
processes-note = La mediana cuenta los casos abiertos como si duraran al menos hasta ahora. Espera: los días de todos los casos en los últimos 90 días, terminados y en curso.
process-empty = Ningún caso de este proceso cumple estos filtros. Quite un filtro, o mire a una fecha posterior.
process-lead = Casos: { $cases }, de ellos abiertos: { $open }. Órdenes de pasos distintos: { $variants }.
process-map-title = Qué sigue de verdad a qué
process-share = que toma el { $share } de los casos
process-share-all = todos
process-description = Las cajas son pasos, de arriba abajo en su orden usual. Las líneas van de paso a paso; en cada una está cuántas veces se tomó y la mediana de los días. Los retornos van a trazos, a la izquierda. Las tablas de abajo tienen todos los números.
process-note = Los pasos están en su orden usual. Más grueso es más frecuente, y el color dice la mediana de los días entre ambos. ↻ dice cuántas veces se repitió un paso. Una caja o una línea lleva a sus casos.
process-left-out = { PLURAL($n) ->
    [one] { $n } camino más raro no está dibujado; está en la tabla y los archivos.
   *[other] { $n } caminos más raros no están dibujados; están en la tabla y los archivos.
}
process-way-label = { $n }×, { $time }
process-way = { $from } → { $to }: { $n } veces en { $cases } casos, mediana { $days }
process-way-back = retorno
process-begins = empiezan casos
process-ends = terminan casos
process-cases = { PLURAL($n) ->
    [one] { $n } caso
   *[other] { $n } casos
}
process-level = hasta { $time }
process-level-last = más de { $time }
process-rework-title = Repetido
process-rework-caption = Días perdidos: de la primera a la última vez en cada caso que repite el paso. Los bucles uno dentro de otro cuentan en cada paso: estos días no se suman
process-no-rework = Ningún paso se hizo dos veces en un caso.
process-back-title = Retornos
process-back-caption = De un paso a otro anterior, contra el orden usual
process-no-way-back = Ningún caso volvió a un paso anterior.
process-handovers-caption = De quién a quién, donde ambos se conocen y difieren; los más frecuentes primero
process-no-handovers = No se sabe quién tenía el expediente, o nunca cambió. Los eventos con titular lo muestran.
process-follows-caption = Los más frecuentes primero
process-variants-title = Órdenes de pasos
process-variants-caption = Los más frecuentes primero
process-other-cases = { PLURAL($n) ->
    [one] { $n } caso tomó un orden más raro.
   *[other] { $n } casos tomaron órdenes más raros.
}
passages-title = Pasajes
passages-from-to = De «{ $from }» a «{ $to }»
passages-to = A «{ $to }»
passages-from = De «{ $from }»
passages-again = «{ $to }» otra vez
passages-all = Cada paso de cada caso
passages-lead = { $n } veces en { $cases } casos.
passages-caption = Los más largos primero
passages-waiting = Casos que lo esperan ahora
process-all-rows = Todas las filas en CSV
failure-table-unknown = no existe la tabla «{ $value }»
    .hint = elija una de: { $choices }
step-nothing-followed = paso siguiente desconocido
process-no-way = Ningún caso tiene todavía más de un paso.
short-days = { $n } d
short-hours = { $n } h
short-minutes = { $n } min
portfolio-only-cases = Todavía no se conoce ninguna actividad, solo casos de procesos.

column-days-per-completion = Días de espera por terminación
column-peers-days-per-completion = Días de los demás por terminación
column-excess-ratio = Junto a los demás (×)
column-excess-ratio-low = Bajo
column-excess-ratio-high = Alto
column-excess-days = Días de más
column-excess-standing = Junto a las demás oficinas
excess-longer = más largo
excess-shorter = más corto
excess-as-others = como las demás
excess-too-few = muy pocos para decirlo

filter-days = Días
days-calendar = días naturales
days-working = días laborables de la oficina
