# Activités : statuts, types de mouvements, dossiers.

status-pipeline = En préparation
status-implementation = En cours d’exécution
status-finalisation = En finalisation
status-closed = Clôturée
status-cancelled = Annulée
status-suspended = Suspendue

kind-incoming-funds = Fonds reçus
kind-commitment = Engagement
kind-disbursement = Décaissement
kind-expenditure = Dépense
kind-interest-payment = Paiement d’intérêts
kind-loan-repayment = Remboursement de prêt
kind-reimbursement = Remboursement
kind-purchase-of-equity = Prise de participation
kind-sale-of-equity = Cession de participation
kind-credit-guarantee = Garantie de crédit
kind-incoming-commitment = Engagement du donateur
kind-outgoing-pledge = Promesse faite à un tiers
kind-incoming-pledge = Promesse du donateur
kind-original = Budget initial
kind-revised = Budget révisé
kind-allocation = Allocation
kind-forecast = Prévision

finality-provisional = provisoire
finality-final = définitif

case-status-open = en cours
case-status-done = terminé
case-status-cancelled = abandonné

recorded-basis-stated = connu depuis, tel qu’indiqué
recorded-basis-happened = supposé connu à la date du fait
recorded-basis-import = connu depuis l’importation

field-activity = Activité
field-title = Titre
field-state = État
field-status = Statut
field-office = Bureau
field-donor = Donateur
field-instrument = Instrument
field-parent = Fait partie de
field-approved-on = Approuvée le
field-first-planned-start = Premier début prévu
field-planned-start = Début prévu
field-actual-start = Début effectif
field-first-planned-end = Première fin prévue
field-planned-end = Fin prévue
field-actual-end = Fin effective
field-approved-budget = Budget approuvé
field-currency = Monnaie
field-budget = Budget
field-transaction = Transaction
field-spent = Dépensé
field-spent-share = Part dépensée
field-elapsed-share = Temps écoulé
field-last-recorded = Dernier enregistrement
field-country = Pays
field-region = Région
field-sector = Secteur
field-theme = Thème
field-fund = Fonds
field-framework = Cadre de programmation
field-convention = Convention

# Les mêmes sous les noms utilisés par les pages.
activity-status-pipeline = { status-pipeline }
activity-status-implementation = { status-implementation }
activity-status-finalisation = { status-finalisation }
activity-status-closed = { status-closed }
activity-status-cancelled = { status-cancelled }
activity-status-suspended = { status-suspended }
