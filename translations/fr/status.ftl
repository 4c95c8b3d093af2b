# Le portefeuille en un écran : états, taux d’exécution et leurs définitions, argent.

state-on-pace = dans les temps
    .definition = aucune règle ne donne de signal et les informations suffisent pour juger
state-watch = à surveiller
    .definition = une règle donne un avertissement : à examiner
state-act = agir
    .definition = une règle indique qu’il faut agir maintenant
state-unknown = inconnu
    .definition = les informations ne suffisent pas pour juger
state-not-applicable = sans objet
    .definition = pas commencée, clôturée ou annulée : rien à juger

rate-ilo-delivery = Taux d’exécution (OIT)
    .definition = dépenses de l’année, sur l’allocation de l’année ; fonds extrabudgétaires uniquement
    .numerator = dépenses de l’année
    .denominator = allocation de l’année
rate-delivery-with-pipeline = Exécution, engagements compris
    .definition = dépenses de l’année et engagements non soldés, sur l’allocation de l’année : sera-t-elle dépensée ?
    .numerator = dépenses et engagements non soldés
    .denominator = allocation de l’année
rate-funding-based = Taux sur fonds reçus
    .definition = dépenses cumulées, sur les fonds reçus : peut-on demander le versement suivant ?
    .numerator = dépenses cumulées
    .denominator = fonds reçus
rate-budget-based = Taux sur budget approuvé
    .definition = dépenses cumulées, sur le total approuvé
    .numerator = dépenses cumulées
    .denominator = total approuvé
rate-time-adjusted = Exécution rapportée au temps
    .definition = part dépensée du total approuvé, rapportée à la part du temps écoulée : 1,0 est conforme au plan
    .numerator = part dépensée du total approuvé
    .denominator = part du temps écoulée
rate-plan-adjusted = Exécution rapportée au plan
    .definition = dépenses cumulées, sur le plan cumulé (courbe en S)
    .numerator = dépenses cumulées
    .denominator = plan cumulé
rate-output-delivery = Réalisation des produits
    .definition = produits livrés à temps, sur les produits attendus : aucune notion d’argent
    .numerator = produits livrés à temps
    .denominator = produits attendus
rate-above-hundred = supérieur à 100 % : une explication est attendue
rate-without-denominator = non défini : le dénominateur est nul ou inconnu

money-approved = Approuvé
money-allocated = Alloué
money-committed = Engagé
money-spent = Dépensé
money-received = Reçu

n-activities = { PLURAL($n) ->
    [one] { $n } activité
    [many] { $n } d’activités
   *[other] { $n } activités
}
n-organisations = { PLURAL($n) ->
    [one] { $n } organisation
    [many] { $n } d’organisations
   *[other] { $n } organisations
}
n-transactions = { PLURAL($n) ->
    [one] { $n } transaction
    [many] { $n } de transactions
   *[other] { $n } transactions
}
n-budgets = { PLURAL($n) ->
    [one] { $n } ligne de budget
    [many] { $n } de lignes de budget
   *[other] { $n } lignes de budget
}
n-milestones = { PLURAL($n) ->
    [one] { $n } jalon
    [many] { $n } de jalons
   *[other] { $n } jalons
}
n-cases = { PLURAL($n) ->
    [one] { $n } dossier
    [many] { $n } de dossiers
   *[other] { $n } dossiers
}
n-steps = { PLURAL($n) ->
    [one] { $n } étape
    [many] { $n } d’étapes
   *[other] { $n } étapes
}
n-signals = { PLURAL($n) ->
    [one] { $n } signal
    [many] { $n } de signaux
   *[other] { $n } signaux
}

incomplete-currency = { PLURAL($n) ->
    [one] { $n } ligne
    [many] { $n } de lignes
   *[other] { $n } lignes
} en { $currency } sans taux de change : { $sum } non compris

count-activities = Activités
count-organisations = Organisations
count-transactions = Transactions
count-budgets = Lignes de budget
count-milestones = Jalons
count-cases = Dossiers
count-steps = Étapes

title-counts = Contenu
title-states = États
title-money = Argent
title-delivery = Exécution
title-unknown = Ce qu’on ne sait pas
title-incomplete = Non converti
title-facts = Faits
title-milestones = Jalons
title-signals = Signaux
title-history = Historique

unknown-title = sans titre
unknown-status = sans statut
unknown-office = sans bureau
unknown-donor = sans donateur
unknown-instrument = sans instrument
unknown-country = sans pays
unknown-region = sans région
unknown-sector = sans secteur
unknown-theme = sans thème
unknown-fund = sans fonds
unknown-approved-on = sans date d’approbation
unknown-planned-start = sans début prévu
unknown-planned-end = sans fin prévue
unknown-start = sans début
unknown-end = sans fin
unknown-actual-start = sans début effectif
unknown-actual-end = sans fin effective
unknown-approved-budget = sans budget approuvé
unknown-currency = sans monnaie
unknown-spending = sans dépenses
unknown-amount = lignes sans montant
unknown-whether-ended = au-delà de leur fin prévue, dans des sources qui n’enregistrent aucune fin
unknown-because-no-status-nor-start = ni statut ni début connus
unknown-because-contradictory = ses dates se contredisent
unknown-because-ends-not-recorded = sa fin prévue est passée, et sa source n’enregistre pas les fins effectives
unknown-because-stale-data = rien n’a été enregistré depuis trop longtemps
unknown-because-no-time-or-money = temps ou argent inconnus

excluded-denominator-unknown = activités laissées de côté car leur dénominateur est inconnu
excluded-lines-without-fund = lignes laissées de côté car leur fonds est inconnu
excluded-lines-without-amount = lignes laissées de côté car leur montant est inconnu
undefined-denominator-unknown = le dénominateur est inconnu
undefined-denominator-zero = le dénominateur est nul
undefined-spending-not-recorded = aucune dépense d’aucune activité n’est enregistrée
undefined-results-without-due-dates = aucun produit n’a de date d’échéance
