# Activités : statuts, types de mouvements, dossiers.

activity-status-pipeline = En préparation
activity-status-implementation = En cours d’exécution
activity-status-finalisation = En finalisation
activity-status-closed = Clôturée
activity-status-cancelled = Annulée
activity-status-suspended = Suspendue

ledger-kind-incoming-funds = Fonds reçus
ledger-kind-commitment = Engagement
ledger-kind-disbursement = Décaissement
ledger-kind-expenditure = Dépense
ledger-kind-interest-payment = Paiement d’intérêts
ledger-kind-loan-repayment = Remboursement de prêt
ledger-kind-reimbursement = Remboursement
ledger-kind-purchase-of-equity = Prise de participation
ledger-kind-sale-of-equity = Cession de participation
ledger-kind-credit-guarantee = Garantie de crédit
ledger-kind-incoming-commitment = Engagement du donateur
ledger-kind-outgoing-pledge = Promesse faite à un tiers
ledger-kind-incoming-pledge = Promesse du donateur
ledger-kind-original = Budget initial
ledger-kind-revised = Budget révisé
ledger-kind-allocation = Allocation
ledger-kind-forecast = Prévision

finality-provisional = provisoire
finality-final = définitif

case-status-open = en cours
case-status-done = terminé
case-status-cancelled = abandonné

recorded-basis-stated = connu depuis, tel qu’indiqué
recorded-basis-happened = supposé connu à la date du fait
recorded-basis-import = connu depuis l’importation
