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
what-if-nothing-follows = No sigue nada conocido
what-if-too-few = Muy pocos casos para decirlo: { $begun } empezados y { $completions } pasos terminados en las últimas { $weeks } semanas; hacen falta al menos { $fewest } de cada uno, y otras tantas terminaciones del paso que se cambia.
what-if-rests-on = Se basa en { $begun } casos empezados y { $completions } pasos terminados en las últimas { $weeks } semanas. De bajo a alto se cumple cuatro de cada cinco veces si todo sigue igual; el efecto de un cambio nunca se ha observado, solo se simula.

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
