# Textos de las páginas: títulos, notas, formularios, palabras explicadas.

as-of-show = Mostrar
as-of-past = Visto desde otro día:
as-of-back = Volver a hoy
amounts-in = Importes en { $currency }
rows-more = { PLURAL($n) ->
    [one] { $n } fila más está en los archivos CSV y JSON
   *[other] { $n } filas más están en los archivos CSV y JSON
}
paging-label = Páginas de la lista
filters-remove = Quitar el filtro { $filter }
filter-text = Palabras
filter-window = Días considerados
filter-by = Grupos
filter-rule = Regla
filter-severity = Gravedad
filter-from = Desde
filter-to = Hasta
by-none = sin grupos
column-row = Fila
column-column = Columna
column-finding = Qué está mal
column-hint = Qué sería correcto
column-indicator = Indicador
column-baseline = Línea de base
column-target = Meta

# La cartera.
portfolio-lead = { $activities }, importes en { $currency }
portfolio-empty-title = Todavía no hay nada guardado
portfolio-empty-text = Importe los archivos que tenga: actividades, transacciones, presupuestos, hitos, eventos de casos, tipos de cambio o archivos de actividades IATI.
portfolio-states-title = Cómo está
portfolio-last-import = Última importación: { $file }, { $day }
portfolio-signals-all = { PLURAL($n) ->
    [one] { $n } señal
   *[other] Las { $n } señales
}
portfolio-stuck-title = Dónde está atascado
portfolio-stuck-note = Días de espera en los últimos { $days } días, de todos los casos; las esperas en curso están incluidas.
portfolio-money-title = Dinero
portfolio-trend-title = Gasto por mes
portfolio-trend-all = Todas las tendencias
portfolio-rates-title = Ejecución, según cada tasa con nombre
portfolio-basis-title = En qué se basa esto
portfolio-unknown-title = No se conoce
portfolio-again = Las mismas cifras, para siempre: al { $as_of }
money-of-approved = { $share } del total aprobado
money-allocated-note = para este año
rates-numerator = Numerador
rates-denominator = Denominador
rates-left-out = { $n } excluidas
rates-note = Una tasa cuyo denominador es cero o desconocido no está definida; nunca es 0 %. Cada tasa dice qué se divide entre qué.

# Actividades.
activities-ended = terminada
activities-first-plan = plan inicial { $day }
activity-last-recorded = hecho más reciente: { $day }
activity-curve-title = Plan y gasto, acumulados
activity-money-caption = Sumas por tipo y año
activity-milestones-title = Hitos
activity-milestone-derived = según las fechas de la actividad
activity-facts-title = Datos
activity-slip = { $days } respecto al plan inicial
activity-history-title = Historial
activity-history-note = Cada declaración, la más reciente primero. Elija un día para ver la actividad tal como se conocía entonces.
activity-history-assumed = supuesto
activity-history-withdrawn = ya no consta
activity-as-of-day = Esta actividad al { $day }
activity-texts-title = Textos
activity-related-title = Quién y dónde
activity-children = Componentes
activity-organisations = Organizaciones
activity-related-activities = Actividades relacionadas
activity-identifiers = Otros identificadores
activity-locations = Lugares
activity-markers = Marcadores de política
activity-results-title = Resultados
activity-indicators = Indicadores
picture-approved-total = aprobado { $amount }
role-1 = financiación
role-2 = responsable
role-3 = intermediaria
role-4 = ejecutora
related-1 = actividad principal
related-2 = componente
related-3 = actividad hermana
related-4 = cofinanciada
related-5 = declarada por un tercero
result-1 = producto
result-2 = efecto directo
result-3 = impacto
result-9 = otro
significance-0 = no es objetivo
significance-1 = objetivo significativo
significance-2 = objetivo principal
significance-3 = objetivo principal, con programa de acción
significance-4 = objetivo primario explícito
marker-1 = Igualdad de género
marker-2 = Medio ambiente
marker-3 = Buena gobernanza
marker-4 = Desarrollo del comercio
marker-5 = Biodiversidad
marker-6 = Cambio climático: mitigación
marker-7 = Cambio climático: adaptación
marker-8 = Desertificación
marker-9 = Salud reproductiva, materna e infantil
marker-10 = Reducción del riesgo de desastres
marker-11 = Discapacidad
marker-12 = Nutrición
text-title = Título
text-description = Descripción
text-description-1 = Descripción general
text-description-2 = Objetivos
text-description-3 = Grupos destinatarios
text-description-4 = Otra descripción
compared-with-portfolio = la cartera

# Oficinas.
n-offices = { PLURAL($n) ->
    [one] { $n } oficina
   *[other] { $n } oficinas
}
office-its-activities = sus actividades
office-signals-act = Señales: actuar
office-signals-watch = Señales: vigilar
office-waiting-title = En espera aquí
office-waiting-all = Todos los casos en espera

# Cuellos de botella y duraciones.
process-project-cycle = Ciclo de proyecto
bottlenecks-lead = Dónde esperan los casos, cuánto tiempo y si la cola crece.
bottlenecks-no-process = Todavía no se conoce ningún caso de ningún proceso. Importe hitos o eventos de casos.
bottlenecks-nothing = Nada espera
bottlenecks-open = { PLURAL($n) ->
    [one] { $n } abierto
   *[other] { $n } abiertos
}
bottlenecks-waiting-now = { $n } en espera ahora
bottlenecks-heat-title = Días de espera en los últimos { $days } días
bottlenecks-heat-note = Cada número es la espera de todos los casos juntos en los últimos { $days } días, terminada o en curso. Más oscuro es más largo. Un número lleva a los casos que esperan ahora.
bottlenecks-cell = { $group }, { $step }: { $days }, { $open }
bottlenecks-steps-title = Pasos
bottlenecks-excess-title = Las oficinas lado a lado
bottlenecks-excess-none = Ninguna oficina espera más o menos por un paso de lo que explica el azar.
bottlenecks-excess-note = { $told } pasos de oficinas comparados con el mismo paso de las demás, los pequeños acercados a ellas; { $few } tenían muy pocas terminaciones para decirlo.
bottlenecks-groups-title = Pasos por grupo
bottlenecks-durations = Cuánto dura este proceso
bottlenecks-basis = { $cases } casos, de ellos { $open } abiertos. { $assumed } cuentan como cerrados por haber estado inactivos más que casi todas las esperas pasadas: supuesto.
waiting-title = Casos en espera
waiting-lead = { $process }: { PLURAL($n) ->
    [one] { $n } caso espera
   *[other] { $n } casos esperan
}
waiting-caption = La espera más larga primero
durations-lead = { PLURAL($n) ->
    [one] { $n } caso contado
   *[other] { $n } casos contados
}; los abiertos, como si duraran al menos hasta ahora.
durations-whole-case = Del primer al último evento
durations-between = De «{ $from }» a «{ $to }»
durations-first-event = primer evento
durations-last-event = último evento
durations-median = mediana
durations-note = Cada línea muestra qué parte de los casos sigue en curso tras tantos días; la banda es el intervalo del 95 %.
durations-table-title = Grupos
durations-caption = Días; mediana con su intervalo del 95 %
durations-without-start = { PLURAL($n) ->
    [one] { $n } caso excluido: nunca completó el primer paso.
   *[other] { $n } casos excluidos: nunca completaron el primer paso.
}
durations-more-groups = { PLURAL($n) ->
    [one] { $n } grupo más está solo en la tabla.
   *[other] { $n } grupos más están solo en la tabla.
}
durations-beside-note = Junto a los demás: cada grupo frente a todos los otros expedientes (log-rank), corregido por el número de grupos (Holm). Donde se esperan menos de cinco finales, son muy pocos para opinar.
durations-late-entry = { PLURAL($n) ->
    [one] { $n } expediente estaba
   *[other] { $n } expedientes estaban
} en curso al comenzar los registros ({ $days }) y { PLURAL($n) ->
    [one] cuenta
   *[other] cuentan
} solo desde entonces: los ya terminados no figuran en ellos.
durations-left-out = { PLURAL($n) ->
    [one] { $n } expediente excluido: había terminado antes de comenzar los registros.
   *[other] { $n } expedientes excluidos: habían terminado antes de comenzar los registros.
}
durations-begins-later = Donde muy pocos expedientes se siguieron desde su comienzo, la curva empieza más tarde y no se da mediana.
durations-endings-title = Cómo terminan los expedientes
durations-endings-note = Partes de todos los expedientes terminados, o cancelados o cerrados sin el último paso, tras tantos días; la curva de arriba dice, en cambio, cuánto se tarda si nadie renuncia.
durations-endings-caption = { PLURAL($n) ->
    [one] { $n } expediente cancelado o cerrado sin el último paso; partes con sus intervalos del 95 %
   *[other] { $n } expedientes cancelados o cerrados sin el último paso; partes con sus intervalos del 95 %
}
durations-share-ended = parte terminada
beside-slower = más lento
beside-faster = más rápido
beside-alike = como los demás
beside-too-few = muy pocos para opinar

# Tendencias.
trends-lead = Una medida en el tiempo, en conjunto o por grupo.
trends-table-title = Valores
trends-caption = { PLURAL($n) ->
    [one] { $n } valor, el más reciente primero
   *[other] { $n } valores, los más recientes primero
}
trends-usual = Intervalo esperable
trends-note = Un período que no ha terminado se distingue y no da señal. Un hueco es desconocido, no cero.
trends-more = { PLURAL($n) ->
    [one] { $n } grupo más está en la tabla y los archivos.
   *[other] { $n } grupos más están en la tabla y los archivos.
}
measure-approved-amount = Importes aprobados
period-biennium = bienio
trend-signal-above = por encima del intervalo esperable
trend-signal-below = por debajo del intervalo esperable
trend-signal-run-above = varios seguidos por encima del centro
trend-signal-run-below = varios seguidos por debajo del centro
signals-rules-title = Por regla

# Importaciones.
imports-lead = Un archivo primero solo se lee: usted ve qué cambiaría y qué está mal, y luego decide.
imports-upload-title = Leer un archivo
imports-kind = Tipo de archivo
imports-file = Archivo
    .hint = CSV o XLSX, también en gzip; IATI en XML. Como máximo { $megabytes } MB.
imports-recorded-on = Conocido desde
    .hint = Para las filas que no lo dicen ellas mismas. En blanco significa hoy.
imports-options = Opciones
imports-happened = las filas sin día propio se conocían cuando ocurrieron (marcado como supuesto)
imports-keep-good = guardar las filas buenas aunque otras se rechacen
imports-complete = el archivo es completo: lo que falta en él se retira
imports-check = Leer sin guardar
imports-templates-title = Plantillas
imports-templates-text = Tablas vacías con ayuda y valores admitidos.
imports-recent-title = Importaciones recientes
imports-checked-title = Qué cambiaría el archivo
imports-done-title = El archivo está guardado
imports-ready = El archivo se puede guardar.
imports-ready-without-bad = Las filas rechazadas se dejarán fuera.
imports-refused = El archivo no se puede guardar: hay filas rechazadas.
imports-nothing-written = No se ha escrito nada.
imports-written = Guardado como cambio { $change }.
imports-commit = Guardarlo
imports-discard = Descartar
imports-kept-an-hour = El archivo se conserva una hora.
imports-another = Leer otro archivo
imports-withdrawn = Retiradas
imports-findings-title = Hallazgos
imports-no-findings = Nada que señalar

# Acerca de.
about-installation-title = Esta instalación
about-version = Versión
about-last-change = Último cambio
about-time-zone = Zona horaria
about-currency = Moneda de presentación
about-currency-by-data = la única presente, si no USD
about-demonstration = Datos de demostración
about-languages = Idiomas
about-rules-title = Reglas de las señales
about-states-title = Estados
about-words-title = Palabras

glossary-activity = actividad
    .definition = una acción de cooperación técnica con su propio identificador, de la idea al cierre; también llamada proyecto o programa
glossary-office = oficina
    .definition = una unidad de la propia organización que tiene actividades a su cargo
glossary-donor = donante
    .definition = la organización bajo cuya financiación está archivada la actividad
glossary-holder = titular
    .definition = la persona, el puesto o la unidad que tiene ahora el expediente
glossary-process = proceso
    .definition = un tipo de trabajo con pasos: ciclo de proyecto, contratación, adquisiciones
glossary-case = caso
    .definition = una ejecución de un proceso
glossary-step = paso
    .definition = una fase de un proceso, con un titular y fechas
glossary-milestone = hito
    .definition = un paso del ciclo de proyecto: día previsto al inicio, día previsto actual y día real, todos conservados
glossary-waiting = espera
    .definition = desde el evento anterior de un caso hasta completar el paso
glossary-weeks-to-clear = semanas para despejar
    .definition = casos que esperan un paso, divididos entre los completados por semana; no definido si ninguno se completó
glossary-median-duration = duración mediana
    .definition = el día en que la mitad de los casos ha terminado, contando los abiertos (Kaplan-Meier)
glossary-as-of = al (fecha)
    .definition = con el conocimiento de ese día: no se usa nada que se supo después
glossary-change = cambio
    .definition = un acto guardado de una persona; un día con número de cambio da las mismas cifras para siempre
glossary-signal = señal
    .definition = un aviso calculado con sus razones, con qué se compara y qué lo despejaría
glossary-finding = hallazgo
    .definition = algo erróneo o notable en un archivo importado
glossary-unknown = desconocido
    .definition = nadie lo ha dicho; nunca es cero y nunca se adivina

failure-upload-too-large = el archivo supera { $megabytes } MB
    .hint = divídalo, o impórtelo con la orden headway import
failure-upload-no-file = no se ha enviado ningún archivo
    .hint = elija un archivo y envíe el formulario de nuevo
failure-upload-unreadable = no se ha podido leer el formulario
    .hint = envíelo de nuevo desde la página de importaciones
failure-upload-not-stored = no se ha podido recibir el archivo
    .hint = inténtelo de nuevo
failure-page-not-found = esta página no existe
    .hint = vuelva a la cartera o busque una actividad
failure-page-address-unreadable = no se puede leer la dirección { $value }
    .hint = siga un enlace en vez de escribirla
failure-period-unknown = no hay ningún período «{ $value }»
    .hint = elija entre: { $choices }
