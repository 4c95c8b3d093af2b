# Páginas: navegación, filtros, descargas, avisos.

nav-portfolio = Cartera
nav-activities = Actividades
nav-offices = Oficinas
nav-bottlenecks = Cuellos de botella
nav-durations = Duraciones
nav-trends = Tendencias
nav-signals = Señales
nav-imports = Importaciones
nav-about = Acerca de
nav-label = Páginas principales
skip-to-content = Ir al contenido
language-label = Idioma

filters-title = Filtros
filters-apply = Aplicar
filters-clear = Borrar los filtros
filters-any = Cualquiera
filters-search = Buscar por título o identificador
filter-office = Oficina
filter-donor = Donante
filter-country = País
filter-region = Región
filter-sector = Sector
filter-theme = Tema
filter-fund = Fondo
filter-status = Estado
filter-state = Situación
filter-activity = Actividad
filter-process = Proceso
filter-step = Paso
filter-holder = Responsable actual
filter-measure = Medida
filter-period = Período

download-csv = Descargar en CSV
download-json = Descargar en JSON
table-beneath = Mostrar como tabla
page-of = Página { $page } de { $pages }
page-next = Página siguiente
page-previous = Página anterior
rows-shown = { $from }–{ $to } de { $n }
sort-ascending = orden ascendente
sort-descending = orden descendente
sort-by = Ordenar por { $column }
nothing-found = Nada corresponde a estos filtros
nothing-yet = Todavía no se ha importado nada

demonstration-banner = Datos de demostración: todo lo que se muestra aquí es ficticio
as-of-before-first = No se sabía nada al { $day }: el primer hecho se registró el { $first }
as-of-change = al { $day }, cambio { $change }
figures-incomplete = Incompleto: algunos importes no pudieron convertirse
open-records = Mostrar los registros que sustentan esta cifra

picture-planned = plan
picture-current-plan = plan actual
picture-first-plan = primer plan
picture-actual = real
picture-spent = gastado
picture-overdue = atrasado
picture-as-of = al { $day }
picture-today = hoy
picture-adjusted = desestacionalizado
picture-interval = intervalo esperado
picture-partial = período en curso
picture-signal = señal
picture-target = meta

error-not-found = Esta página no existe
    .hint = Vuelva a la cartera o busque una actividad
error-bad-request = Esta dirección no se puede leer
    .hint = Compruebe los filtros y las fechas que contiene
error-internal = Se ha producido un error por nuestra parte
    .hint = Vuelva a intentarlo; si se repite, informe del incidente { $incident }
