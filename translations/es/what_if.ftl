# Qué pasaría si: las colas de las próximas semanas, también con una capacidad o una regla cambiada.

column-week = Semana
column-week-ends-on = Termina el
column-queue-now = Cola actual
column-queue-low = Cola, bajo
column-queue = Cola
column-queue-high = Cola, alto
column-completions = Terminados en la semana
column-waited-days = Espera (días, mediana)
column-changed-queue-low = Cola cambiada, bajo
column-changed-queue = Cola cambiada
column-changed-queue-high = Cola cambiada, alto
column-queue-difference-low = Diferencia, bajo
column-queue-difference = Diferencia
column-queue-difference-high = Diferencia, alto
column-changed-completions = Terminados, con el cambio
column-changed-waited-days = Espera, con el cambio

nav-what-if = Qué pasaría si
what-if-all = Todas las colas juntas
what-if-too-few = Muy pocos casos para decirlo: { $begun } empezados y { $completions } pasos terminados en las últimas { $weeks } semanas; hacen falta al menos { $fewest } de cada uno, y otras tantas terminaciones del paso que se cambia.
what-if-rests-on = Se basa en { $begun } casos empezados y { $completions } pasos terminados en las últimas { $weeks } semanas. Si todo sigue igual, de bajo a alto se cumplió cuatro de cada cinco veces en días pasados de registros reales, para un solo proceso entre dos de cada tres y nueve de cada diez; el efecto de un cambio nunca se ha observado, solo se simula.

failure-what-if-number = { $name } es { $value }.
    .hint = Indique un número entero de { $least } a { $most }.
failure-what-if-capacity = { $value } no es una capacidad.
    .hint = Escriba x1.5 para la mitad más (como máximo x{ $most }), +3 para tres más por semana o -3 para tres menos.
failure-what-if-arrivals = { $value } no es un factor para los casos nuevos.
    .hint = Escriba x0.8 para una quinta parte menos, como máximo x{ $most }.
failure-what-if-skip = { $value } no es un porcentaje.
    .hint = Indique un número entero de 0 a 100.
failure-what-if-no-step = se dio una capacidad, un límite o una parte que omitir, pero ningún paso
    .hint = Nombre el paso del que se trata.
failure-what-if-step = no hay ningún paso { $step } en este proceso
    .hint = Elija uno de: { $choices }.

what-if-lead = Las colas de las próximas semanas si todo sigue igual, y con una capacidad o una regla cambiada.
what-if-change-title = Cambiar algo
what-if-change-note = La capacidad se refiere a las terminaciones del paso por semana: x1.5, +3 o -3. Capacidad, espera máxima y parte necesitan un paso; los casos nuevos, no. En blanco no cambia nada.
what-if-rules = Los límites de las señales se prueban entre las reglas.
what-if-simulate = Simular
what-if-no-step = ningún paso
what-if-base = Si todo sigue igual
what-if-changed = Con el cambio
what-if-now = Ahora
what-if-between = entre { $low } y { $high }
what-if-description = Cada línea es el medio de la cola simulada, cada banda va de bajo a alto.
what-if-picture-title = Cola: { $queue }
what-if-weeks-title = Semana a semana
what-if-steps-title = { PLURAL($n) ->
    [one] Cada paso en { $n } semana
   *[other] Cada paso en { $n } semanas
}
what-if-weeks = { PLURAL($n) ->
    [one] { $n } semana
   *[other] { $n } semanas
}
filter-weeks = Semanas por delante
field-what-if-capacity = Capacidad
field-what-if-limit-days = Espera máxima (días)
field-what-if-skip = Parte que lo omite (%)
field-what-if-arrivals = Casos nuevos (x0.8)
