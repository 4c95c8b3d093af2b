# Actividades: estados, tipos de movimientos, expedientes.

status-pipeline = En preparación
status-implementation = En ejecución
status-finalisation = En finalización
status-closed = Cerrada
status-cancelled = Cancelada
status-suspended = Suspendida

kind-incoming-funds = Fondos recibidos
kind-commitment = Compromiso
kind-disbursement = Desembolso
kind-expenditure = Gasto
kind-interest-payment = Pago de intereses
kind-loan-repayment = Reembolso de préstamo
kind-reimbursement = Reembolso
kind-purchase-of-equity = Compra de capital
kind-sale-of-equity = Venta de capital
kind-credit-guarantee = Garantía de crédito
kind-incoming-commitment = Compromiso del donante
kind-outgoing-pledge = Promesa a terceros
kind-incoming-pledge = Promesa del donante
kind-original = Presupuesto inicial
kind-revised = Presupuesto revisado
kind-allocation = Asignación
kind-forecast = Previsión

finality-provisional = provisional
finality-final = definitivo

case-status-open = abierto
case-status-done = terminado
case-status-cancelled = cancelado

recorded-basis-stated = conocido desde, según se indica
recorded-basis-happened = se supone conocido en la fecha del hecho
recorded-basis-import = conocido desde la importación

field-activity = Actividad
field-title = Título
field-state = Situación
field-status = Estado
field-office = Oficina
field-donor = Donante
field-instrument = Instrumento
field-parent = Forma parte de
field-approved-on = Aprobada el
field-first-planned-start = Primer inicio previsto
field-planned-start = Inicio previsto
field-actual-start = Inicio efectivo
field-first-planned-end = Primer final previsto
field-planned-end = Final previsto
field-actual-end = Final efectivo
field-approved-budget = Presupuesto aprobado
field-currency = Moneda
field-budget = Presupuesto
field-transaction = Transacción
field-spent = Gastado
field-spent-share = Parte gastada
field-elapsed-share = Plazo transcurrido
field-last-recorded = Último registro
field-country = País
field-region = Región
field-sector = Sector
field-theme = Tema
field-fund = Fondo
field-framework = Marco programático
field-convention = Convenio

# Lo mismo con los nombres que usan las páginas.
activity-status-pipeline = { status-pipeline }
activity-status-implementation = { status-implementation }
activity-status-finalisation = { status-finalisation }
activity-status-closed = { status-closed }
activity-status-cancelled = { status-cancelled }
activity-status-suspended = { status-suspended }
