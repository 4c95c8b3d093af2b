# El registro de señales: si acertaron y qué se hizo.

nav-ledger-of-signals = ¿Acertaron las señales?
column-verdict = Veredicto
column-precision = Acertadas
column-base-rate = Si se señalara todo
column-judged = Juzgadas
column-hits = Aciertos
column-false-alarms = Falsas alarmas
column-open-outcomes = Aún sin saber
column-recall = Detectadas
column-lead-days = Días de antelación
column-expected = Probabilidad anunciada
column-acted-on = Con actuación
column-recorded-as-of = Registrada al
column-cleared = Apagada
column-raised = Dadas
column-outcome = Qué ocurrió
column-outcome-on = Visto el
column-done = Qué se hizo
verdict-better = mejor que señalarlo todo
verdict-no-better = no mejor que señalarlo todo
verdict-not-told-apart = sin diferencia demostrada
verdict-too-few = muy pocos casos para decirlo
outcome-hit = ocurrió
outcome-false-alarm = no ocurrió
outcome-open = aún no se sabe
outcome-late-or-under-spent = el fin se aplazó 90 días o más, o se gastó menos de cuatro quintos hasta el fin previsto
outcome-still-silent = ningún gasto en los seis meses siguientes
outcome-still-waiting = sigue en espera 90 días después
outcome-still-stale = nada registrado en los 90 días siguientes
outcome-still-over = el gasto sigue por encima de lo aprobado seis meses después
outcome-still-passed = ni fin efectivo ni nuevo plan 90 días después
signals-recorded =
    Señales al { $day }: { PLURAL($raised) ->
    [one] { $raised } dada
    [many] { $raised } dadas
   *[other] { $raised } dadas
}, { $changed } cambiadas, { $cleared } apagadas
signals-beyond-capacity =
    { PLURAL($n) ->
    [one] { $n } señal estadística más supera
    [many] { $n } señales estadísticas más superan
   *[other] { $n } señales estadísticas más superan
} lo que las oficinas pueden revisar (una décima parte de sus actividades); --all las muestra
signal-acted = { $signal }: anotado que { $person } actuó
signal-nothing-to-do = { $signal }: anotado por { $person } que no hay nada que hacer
ledger-recomputed = { $same } de { $n } señales registradas se recalculan hasta la última cifra
ledger-differs = { $signal } al { $day } se recalcula de otro modo
failure-ledger-later-recorded = ya hay señales registradas al { $later }, y el registro va hacia adelante
    .hint = Registre al { $later } o a un día posterior.
failure-signal-not-recorded = la señal «{ $signal }» no está en el registro
    .hint = `headway signals record` registra las señales de hoy; `headway ledger-of-signals --recorded` las muestra.
failure-signal-note-blank = la nota debe decir qué se hizo
    .hint = Indíquela con --note.
failure-signal-done-later = { $day } es posterior a hoy
    .hint = Indique el día en que se hizo.
signals-beyond-link =
    { PLURAL($n) ->
    [one] { $n } señal estadística más
    [many] { $n } señales estadísticas más
   *[other] { $n } señales estadísticas más
} por encima de lo que las oficinas pueden revisar
ledger-lead =
    { PLURAL($n) ->
    [one] { $n } fin de trimestre visto
    [many] { $n } fines de trimestre vistos
   *[other] { $n } fines de trimestre vistos
} de nuevo con lo que se sabía entonces; resultados al { $day }
ledger-rules-title = Cada regla frente a señalarlo todo
ledger-recorded-title = Señales registradas, qué se hizo y qué ocurrió
ledger-recorded-none = Aún no se ha registrado ninguna señal: `headway signals record` guarda las de un día
ledger-note = Acertadas: parte de las señales juzgadas tras las que ocurrió el resultado de la regla. Si se señalara todo: la misma parte entre todo lo que la regla examinó. Una regla es mejor solo si el intervalo de la diferencia (debajo) queda por encima de cero.
ledger-interval = de { $low } a { $high }
ledger-by-severity = actuar { $act } ({ $n_act }), vigilar { $watch } ({ $n_watch })
ledger-acted-apart = con actuación: { $acted } de { $n_acted }; sin ella: { $not } de { $n_not }
