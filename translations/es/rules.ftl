# Reglas de las señales: límites, su estado y ensayos.

nav-rules = Reglas
column-rule-sort = Clase
column-amber = Vigilar desde
column-red = Actuar desde
column-norm = Norma
column-lapse = Caduca tras
column-extension = Prórroga
column-unit = Unidad
column-standing = Situación
column-limits = Límites
column-flagged = Señaladas
column-first-flagged = Primera señal
column-in-force = Con límites vigentes
column-tried = Con límites ensayados
rule-sort-limit = fecha, norma o límite
rule-sort-statistical = estadística
rule-sort-capacity = capacidad de revisión
rule-sort-source = fuente
rule-state-on = activa
rule-state-off = inactiva
rule-state-facts-missing = faltan datos
rule-standing-unconfirmed = por defecto, sin confirmar
rule-standing-confirmed = confirmado
rule-standing-set = fijado aquí
rule-unit-ratio = relación
rule-unit-share = parte
rule-unit-days = días
rule-unit-months = meses
rule-unit-count = número
rule-set = { $rule }: los límites rigen desde { $day }
rules-lead = { PLURAL($n) ->
    [one] { $n } regla
    [many] { $n } reglas
   *[other] { $n } reglas
}; { $missing } esperan datos que aún no se registran
rules-title = Límites vigentes
rules-try-title = Ensayar otros límites en los últimos trimestres
rules-try-note = Probar no cambia nada. Lo probado puede fijarse desde un día, como un hecho con su razón.
rules-tried-title = { $rule }: límites vigentes y límites ensayados
rules-activities-title = Actividades que unos u otros habrían señalado
rules-shown = las primeras { $n } de { $all }
rules-set-title = { $rule }: fijar los límites probados
rules-set-from = Desde el
rules-set-reason = Por qué
    .hint = La razón se guarda con los límites. Las cifras a un día anterior conservan los límites de entonces.
rules-set-button = Fijar estos límites
rules-set-later = Los límites están fijados y valen desde un día posterior.
field-rule = Regla
field-amber = Vigilar desde
field-red = Actuar desde
field-applies-after = Se aplica desde
field-quarters = Trimestres
failure-rule-facts-missing = la regla «{ $rule }» aún no se puede calcular: { $facts }
    .hint = Figura en la lista para que su silencio no pase por buena noticia.
failure-rule-limits-order = los límites de «{ $rule }» están en mal orden o no son números
    .hint = Actuar debe quedar más lejos que vigilar.
failure-rule-limit-unreadable = «{ $value }» no es un límite
    .hint = Dé un número, u off para ninguno.
failure-rule-day-unreadable = no se puede leer «{ $value }» como un día
    .hint = Dé AAAA-MM-DD.
failure-rule-reason-blank = un límite se fija por un motivo
    .hint = Indíquelo con --reason, o en el campo de la página.

signal-review-capacity = Capacidad de revisión
signal-ends-recorded = Fines registrados
signal-evaluation-response-missing = Evaluación sin respuesta
signal-marker-not-screened = Marcador sin examinar
signal-counterpart-changed = Contraparte cambiada
