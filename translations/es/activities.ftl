# Actividades: estados, tipos de movimientos, expedientes.

activity-status-pipeline = En preparación
activity-status-implementation = En ejecución
activity-status-finalisation = En finalización
activity-status-closed = Cerrada
activity-status-cancelled = Cancelada
activity-status-suspended = Suspendida

ledger-kind-incoming-funds = Fondos recibidos
ledger-kind-commitment = Compromiso
ledger-kind-disbursement = Desembolso
ledger-kind-expenditure = Gasto
ledger-kind-interest-payment = Pago de intereses
ledger-kind-loan-repayment = Reembolso de préstamo
ledger-kind-reimbursement = Reembolso
ledger-kind-purchase-of-equity = Compra de capital
ledger-kind-sale-of-equity = Venta de capital
ledger-kind-credit-guarantee = Garantía de crédito
ledger-kind-incoming-commitment = Compromiso del donante
ledger-kind-outgoing-pledge = Promesa a terceros
ledger-kind-incoming-pledge = Promesa del donante
ledger-kind-original = Presupuesto inicial
ledger-kind-revised = Presupuesto revisado
ledger-kind-allocation = Asignación
ledger-kind-forecast = Previsión

finality-provisional = provisional
finality-final = definitivo

case-status-open = abierto
case-status-done = terminado
case-status-cancelled = cancelado

recorded-basis-stated = conocido desde, según se indica
recorded-basis-happened = se supone conocido en la fecha del hecho
recorded-basis-import = conocido desde la importación
