# Importaciones: mensajes de la orden y de la página, hallazgos del registro, gravedades.

severity-refused = rechazado
severity-warning = advertencia
severity-notice = aviso

import-summary = { $file } ({ $kind }): { PLURAL($rows) ->
    [one] { $rows } fila
    [many] { $rows } de filas
   *[other] { $rows } filas
}; nuevas: { $new }, modificadas: { $changed }, sin cambios: { $unchanged }, rechazadas: { $refused }
import-withdrawn = { PLURAL($withdrawn) ->
    [one] { $withdrawn } dato ausente del archivo se retiró
    [many] { $withdrawn } de datos ausentes del archivo se retiraron
   *[other] { $withdrawn } datos ausentes del archivo se retiraron
}
import-more-findings = … y { $more } más de este tipo; --json los muestra todos
import-written = Importación registrada: cambio { $change }
import-dry-run = Simulación: no se ha registrado nada
import-held-back = No se ha registrado nada porque hay filas rechazadas: corríjalas o use --keep-good para importar las demás
import-nothing-new = Nada nuevo: todo el contenido del archivo ya está registrado

import-kind-activities = Actividades
import-kind-milestones = Hitos
import-kind-budgets = Presupuestos
import-kind-transactions = Transacciones
import-kind-events = Eventos de los expedientes
import-kind-rates = Tipos de cambio
import-kind-ratings = Valoraciones
import-kind-iati = Actividades IATI

finding-name-from-import = { $what ->
    [activity] la actividad
    [office] la oficina
    [donor] el donante
    [process] el proceso
    [step] el paso
    [milestone] el hito
    [country] el país
    [region] la región
    [sector] el sector
    [theme] el tema
    [fund] el fondo
   *[other] { $what }
} «{ $value }» aún no existía; se creó a partir de esta importación
    .hint = compruebe la ortografía si ya debería existir
finding-parent-cycle = la actividad pasaría a ser su propia actividad principal: { $cycle }
    .hint = corrija la actividad principal de una de ellas
finding-statement-contradicts-row = la fila contradice la fila { $other }: tienen el mismo recorded_on y difieren en { $fields }
    .hint = conserve la fila correcta o asigne a la más reciente un recorded_on posterior
finding-statement-contradicts-stored = la fila contradice lo registrado con el mismo recorded_on: { $fields }
    .hint = asigne a la corrección un recorded_on posterior
finding-iati-activity-repeated = la actividad { $value } aparece más de una vez en el archivo
    .hint = publique cada actividad una sola vez
finding-iati-organisation-repeated = la organización { $value } aparece más de una vez en el archivo; vale la primera
    .hint = reúna en un solo <iati-organisation> todo lo que se dice de una organización
finding-findings-more = { $finding }: { PLURAL($count) ->
    [one] { $count } fila más
    [many] { $count } de filas más
   *[other] { $count } filas más
}, { $rows }{ $unlisted ->
    [0] {""}
   *[other] {" "}y { $unlisted } más
}
    .hint = corrija estas filas de la misma manera
