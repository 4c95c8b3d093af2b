# Ayuda en los encabezados de las plantillas de importación.

cell-text = texto
cell-day = fecha, AAAA-MM-DD
cell-time = fecha, o fecha y hora como AAAA-MM-DDThh:mm:ss+hh:mm
cell-amount = número con punto decimal
cell-rate = número con punto decimal
cell-round = número entero a partir de 1
cell-currency = tres letras de ISO 4217
cell-shares = un código o nombre, o varios con porcentajes: KE:60;UG:40
cell-milestone = código o nombre del hito
cell-code = una de las palabras de la lista

template-required = obligatoria
template-optional = opcional
template-allowed = Valores admitidos
template-help = Ayuda
template-column = Columna
template-example = Ejemplo

column-activities-activity = Identificador de la actividad, el mismo en todos los archivos
column-activities-title = Título de la actividad
column-activities-parent = Identificador de la actividad de la que depende
column-activities-status = Estado, por nombre o código IATI
column-activities-office = Oficina responsable de la actividad
column-activities-donor = Organización que la financia
column-activities-fund = Fuente de fondos, o varias con porcentajes
column-activities-region = Región, o varias con porcentajes
column-activities-country = País, o varios con porcentajes
column-activities-sector = Sector, o varios con porcentajes
column-activities-theme = Tema, o varios con porcentajes
column-activities-instrument = Forma de la cooperación: fondo fiduciario, donación, préstamo
column-activities-approved-on = Día de la aprobación
column-activities-planned-start = Inicio previsto actualmente
column-activities-actual-start = Día del inicio efectivo
column-activities-planned-end = Final previsto actualmente
column-activities-actual-end = Día del final efectivo
column-activities-approved-budget = Total aprobado
column-activities-currency = Moneda del total aprobado
column-activities-recorded-on = Día en que se conoció la información

column-milestones-activity = { column-activities-activity }
column-milestones-milestone = Código (M10) o nombre del hito
column-milestones-planned-on = Día previsto actualmente
column-milestones-actual-on = Día en que ocurrió
column-milestones-round = Número de vuelta, para los hitos que se repiten
column-milestones-holder = Persona, puesto o unidad que tiene el expediente
column-milestones-recorded-on = { column-activities-recorded-on }

column-budgets-activity = { column-activities-activity }
column-budgets-kind = Inicial, revisado, asignación o previsión: original, revised, allocation, forecast
column-budgets-period-start = Primer día del período
column-budgets-period-end = Último día del período
column-budgets-amount = Importe del período
column-budgets-currency = Moneda del importe
column-budgets-fund = Fuente de fondos
column-budgets-class = Clase o línea presupuestaria
column-budgets-recorded-on = { column-activities-recorded-on }
column-budgets-withdrawn = yes: a partir de recorded_on, este presupuesto ya no se declara (solo hace falta en archivos que llevan su historia)

column-transactions-activity = { column-activities-activity }
column-transactions-kind = Tipo de transacción, por nombre o código IATI
column-transactions-date = Día de la transacción
column-transactions-amount = Importe; negativo para las correcciones
column-transactions-currency = Moneda del importe
column-transactions-fund = Fuente de fondos
column-transactions-class = Clase o línea presupuestaria
column-transactions-provider = Organización que entrega
column-transactions-receiver = Organización que recibe
column-transactions-reference = Referencia en su contabilidad, distinta para cada transacción
column-transactions-finality = Si las cuentas aún pueden cambiar: provisional o final
column-transactions-recorded-on = { column-activities-recorded-on }
column-transactions-occurrence = Cuál de varias filas iguales sin referencia, contada desde 1; vacío para contarlas en el orden del archivo
column-transactions-withdrawn = yes: a partir de recorded_on, esta transacción ya no se declara (solo hace falta en archivos que llevan su historia)

column-events-process = Proceso, por ejemplo la contratación
column-events-case = Identificador del expediente en el proceso
column-events-step = Paso completado
column-events-completed-at = Momento en que se completó el paso
column-events-started-at = Momento en que empezó el trabajo en el paso
column-events-holder = Persona, puesto o unidad que tenía el expediente
column-events-office = Oficina del evento
column-events-activity = Actividad a la que pertenece el expediente
column-events-status = Si el expediente continúa: open, done o cancelled
column-events-recorded-on = { column-activities-recorded-on }
column-events-occurrence = Cuál de varios eventos iguales, contado desde 1; vacío para contarlos en el orden del archivo
column-events-withdrawn = yes: a partir de recorded_on, este evento ya no se declara (solo hace falta en archivos que llevan su historia)

column-rates-date = Día a partir del cual rige el tipo
column-rates-currency = Moneda contada
column-rates-base = Moneda de la que se toma una unidad
column-rates-rate = Unidades de la moneda por una unidad base
column-rates-source = Quién publicó el tipo
column-rates-recorded-on = { column-activities-recorded-on }
