# Lo que dicen las órdenes, y los fallos con el paso siguiente.

demo-making = Creando la cartera de demostración
demo-made =
    Cartera de demostración de { PLURAL($activities) ->
    [one] { $activities } actividad
    [many] { $activities } de actividades
   *[other] { $activities } actividades
} creada en { $directory }
demo-already-there = La cartera de demostración ya está en { $directory }
demo-file = { $file }: { PLURAL($rows) ->
    [one] { $rows } fila
    [many] { $rows } de filas
   *[other] { $rows } filas
}
demo-look-at = Abra { $address } (lo que requiere acción y dónde está atascado)
    { $queue } (una cola que crece en la adjudicación)
    { $stage } (contratación lenta en algunas oficinas)
    { $activities } (una actividad: primer plan, plan actual, real)
serve-listening = Headway responde en { $address }; deténgalo con Ctrl+C
audit-whole = { PLURAL($changes) ->
    [one] { $changes } cambio, cadena íntegra
    [many] { $changes } de cambios, cadena íntegra
   *[other] { $changes } cambios, cadena íntegra
}
audit-broken = La cadena está rota en el cambio { $change }: falta o fue alterado
status-as-of = Cartera al { $as_of }, importes en { $currency }
status-before-first-record = No se sabía nada en esa fecha: el primer hecho se registró el { $first }
durations-test = Diferencia entre los grupos: p = { NUMBER($p, maximumFractionDigits: 3) } (prueba log-rank)
all-cases = todos los expedientes
list-page = Página { $page } de { $pages }, { $total } en total

failure-file-not-found = no se encuentra { $file }
    .hint = compruebe el nombre y el directorio
failure-file-permission-denied = no se puede abrir { $file }: permiso denegado
    .hint = solicite permisos sobre el archivo o cópielo en otro lugar
failure-file-unreadable = no se puede leer ni escribir { $file }: { $cause }
    .hint = compruebe el disco y los permisos del archivo
failure-disk-full = el disco está lleno; no se ha escrito nada en { $file }
    .hint = libere espacio y vuelva a intentarlo
failure-data-no-directory = no se conoce ningún directorio de datos en este sistema
    .hint = indíquelo con --data DIR o HEADWAY_DATA
failure-demonstration-holds-real-data = este directorio contiene datos reales
    .hint = cree la demostración en un directorio propio, con --data DIR
failure-demonstration-contradicts = la demostración se contradice: { $fields }
    .hint = comuníquelo, por favor
failure-directory-no-files = el directorio { $directory } no contiene archivos que importar ({ $extensions })
    .hint = compruebe el directorio o indique los archivos
failure-directory-too-many-files = hay más de { $limit } archivos
    .hint = impórtelos por partes
failure-pattern-no-files = ningún archivo coincide con { $pattern }
    .hint = compruebe el patrón y el directorio
failure-input-too-large = la entrada estándar supera los { $limit } bytes
    .hint = guárdela en un archivo e importe el archivo
failure-kind-unknown = no existe el tipo de archivo «{ $kind }»
    .hint = los tipos son: { $kinds }
failure-recorded-on-unreadable = no se puede leer «{ $value }» como fecha de conocimiento
    .hint = escriba AAAA-MM-DD o la palabra happened
failure-filter-not-found = { $filter }: no se encuentra «{ $value }»
    .hint = los filtros exigen el código o el nombre exacto
failure-filter-not-found-nearest = { $filter }: no se encuentra «{ $value }»
    .hint = quizá: { $nearest }
failure-by-unknown = no se puede agrupar por «{ $by }»
    .hint = elija entre: { $choices }
failure-process-not-found = no existe el proceso «{ $process }»
    .hint = quizá: { $choices }
failure-step-not-found = no existe el paso «{ $step }»
    .hint = quizá: { $choices }
failure-durations-one-step = una duración entre dos pasos requiere --from y --to
    .hint = indique los dos pasos, o ninguno para el expediente completo
failure-rule-not-found = no existe la regla de señal «{ $rule }»
    .hint = elija entre: { $choices }
failure-severity-unknown = no existe la gravedad «{ $value }»
    .hint = elija entre: { $choices }
failure-index-unknown = no existe el índice «{ $index }»
    .hint = elija entre: { $choices }
failure-measure-unknown = no existe la medida «{ $measure }»
    .hint = elija entre: { $choices }
failure-activity-not-found = no existe la actividad «{ $activity }»
    .hint = búsquela con: headway activities list
failure-office-not-found = no existe la oficina «{ $office }»
    .hint = use su código o nombre exacto
failure-setting-unknown = no existe el ajuste «{ $name }»
    .hint = los ajustes son: time-zone, reporting-currency, publisher, publisher-name, publisher-type, publisher-language y los límites que muestra headway settings show
failure-setting-limit-unknown = no existe el límite «{ $name }»
    .hint = los límites son: { $names }
failure-setting-limit = «{ $value }» no es un valor de { $name }
    .hint = escriba un número entero de 1 a { $highest }
failure-setting-time-zone = «{ $value }» no es una zona horaria
    .hint = escriba un nombre como Africa/Nairobi o un desfase como +03:00
failure-setting-code = «{ $value }» no figura en la lista { $list } del estándar
    .hint = indique un código de esa lista, por ejemplo 40 o en
failure-setting-currency = «{ $value }» no es una moneda de ISO 4217
    .hint = escriba tres mayúsculas, por ejemplo USD
failure-store-not-found = los datos no existen: { $cause }
    .hint = importe datos primero o compruebe --data
failure-store-conflict = el cambio fue rechazado: { $cause }
    .hint = puede que alguien lo haya cambiado entretanto: vuelva a mirar
failure-store-unavailable = no se puede usar la base de datos: { $cause }
    .hint = compruebe el disco y si otro programa la tiene abierta
failure-store-inconsistent = la base de datos contiene algo inesperado: { $cause }
    .hint = ejecute headway audit verify y conserve una copia del directorio de datos
failure-template-failed = no se pudo escribir la plantilla: { $cause }
    .hint = compruebe el disco y vuelva a intentarlo
failure-json-failed = no se pudo escribir la respuesta en JSON
    .hint = comuníquelo, por favor
failure-bench-iati-needs-files = la prueba de rendimiento necesita archivos IATI
    .hint = indique uno o más archivos
failure-bench-no-server = el servidor no respondió
    .hint = compruebe que la dirección está libre
failure-activity-not-known-yet = la actividad «{ $activity }» aún no se conocía al { $as_of }
    .hint = pregunte con un --as-of posterior
failure-sort-unknown = no se puede ordenar por «{ $sort }»
    .hint = elija entre: { $choices }
failure-state-unknown = no existe la situación «{ $value }»
    .hint = elija entre: on_pace, watch, act, unknown, not_applicable
failure-page-day-unreadable = no se puede leer «{ $value }» como un día ({ $name })
    .hint = los días se escriben 2024-06-30
failure-page-as-of-unreadable = no se puede leer «{ $value }» como fecha de conocimiento
    .hint = escriba AAAA-MM-DD o AAAA-MM-DD@CAMBIO
failure-page-number-unreadable = «{ $value }» no es un número válido para «{ $name }»
    .hint = escriba un número entero de { $least } a { $most }
failure-page-not-rendered = no se pudo generar la página
    .hint = comuníquelo, por favor
failure-serve-cannot-listen = no se puede escuchar en la dirección: { $cause }
    .hint = elija otra con --listen, por ejemplo 127.0.0.1:8081
failure-serve-address-in-use = la dirección ya está en uso: { $address }
    .hint = detenga el otro programa o elija otra dirección con --listen
failure-upload-gone = el archivo enviado ya no está disponible
    .hint = envíelo de nuevo
