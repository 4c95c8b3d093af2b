# Les règles de signal : nom, sens, condition d’extinction.

signal-pace-behind = En retard sur le rythme
    .definition = la part dépensée est en retard sur la part du temps écoulée, comparée aux activités du même type
    .clears-when = les dépenses ont rattrapé le rythme des activités comparables
signal-no-spending = Aucune dépense
    .definition = rien n’a été dépensé alors que l’activité devrait avoir commencé
    .clears-when = une première dépense ou un premier décaissement est enregistré
signal-end-near-low-spending = Fin proche, peu dépensé
    .definition = la fin prévue est proche et une grande partie du budget n’est pas dépensée
    .clears-when = la fin prévue est reportée ou une part suffisante du budget est dépensée
signal-stage-over-limit = Étape au-delà de sa limite
    .definition = une étape dure plus longtemps que sa limite ou que dans les activités comparables
    .clears-when = le jalon suivant est enregistré
signal-stale-data = Données anciennes
    .definition = rien de nouveau n’a été enregistré depuis plus longtemps que d’habitude
    .clears-when = un fait nouveau sur l’activité est enregistré
signal-spent-over-plan = Dépenses supérieures au plan
    .definition = on a dépensé plus que ce qui était approuvé ou prévu à ce jour
    .clears-when = le budget est révisé ou les dépenses sont corrigées
signal-end-passed = Fin dépassée
    .definition = la fin prévue est passée, et ni fin effective ni nouveau plan ne sont enregistrés
    .clears-when = une fin effective ou un nouveau plan est enregistré
signal-evaluation-not-planned = Aucune évaluation prévue
    .definition = approuvée sans évaluation à mi-parcours ou finale au plan
    .clears-when = une évaluation est prévue
signal-constituents-not-consulted = Mandants non consultés
    .definition = approuvée sans trace d’une consultation des mandants
    .clears-when = la consultation est enregistrée
signal-contradictory = Données contradictoires
    .definition = des dates, ou une date et le statut, qui ne peuvent être vrais ensemble
    .clears-when = les dates ou le statut sont corrigés
signal-budget-cut = Budget réduit avant la fin
    .definition = le budget a été réduit dans les 60 derniers jours d’une année ou de l’activité, ce qui embellit l’exécution
    .clears-when = douze mois sont passés
signal-plan-moved = Dans le rythme grâce au plan reporté
    .definition = dans le rythme selon le plan actuel, en retard selon le premier plan
    .clears-when = les dépenses atteignent le rythme du premier plan
signal-fourth-quarter-bunching = Dépenses massées en fin d’année
    .definition = une part trop grande des dépenses de l’année est tombée au dernier trimestre
    .clears-when = l’année suivante est finie
signal-year-end-reversal = Comptabilisé puis repris
    .definition = des dépenses de fin d’année ont été reprises au trimestre suivant
    .clears-when = l’année suivante est finie

signals-none = Aucun signal
signals-raised-on = donné le { $day }
signals-clears-when = S’éteint quand { $when }
signals-compared-with =
    comparé à { PLURAL($n) ->
    [one] { $n } activité
    [many] { $n } d’activités
   *[other] { $n } activités
} : { $group }

reason-pace-behind = { $spent } dépensés après { $elapsed } du temps : le rapport est inférieur à { $limit }
reason-no-first-spending = aucune dépense depuis le { $since }, soit { $months } mois (limite : { $limit })
reason-no-spending-since = aucune dépense depuis le { $since }, soit { $months } mois (limite : { $limit })
reason-end-near-low-spending = { $spent } dépensés et { $months } mois avant la fin, le { $end }
reason-end-passed-low-spending = { $spent } dépensés, et la fin prévue, le { $end }, est passée depuis { $months } mois
reason-end-near-revision-asked = { $spent } dépensés et { $months } mois avant la fin, le { $end } ; une révision a été demandée
reason-stage-over-limit =
    de { $from } à { $to } : { PLURAL($days) ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
} depuis le { $since } (limite : { $limit })
reason-stage-lapses =
    de { $from } à { $to } : { PLURAL($days) ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
} depuis le { $since } : l’approbation devient caduque si elle n’est pas prolongée
reason-milestone-due =
    { $to } : échéance le { $since }, dans { PLURAL($days) ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
}
reason-milestone-overdue =
    { $to } : échéance le { $since }, il y a { PLURAL($days) ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
}
reason-end-passed =
    la fin prévue, le { $end }, est passée depuis { PLURAL($days) ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
}, et aucune fin effective n’est enregistrée
reason-milestone-not-planned = approuvée le { $since }, et « { $step } » n’est pas prévu
reason-milestone-not-reached = approuvée le { $since }, et « { $step } » n’est pas enregistré
reason-planned-end-before-start = la fin prévue, le { $then }, précède le début prévu, le { $first }
reason-actual-end-before-start = la fin effective, le { $then }, précède le début effectif, le { $first }
reason-pipeline-has-spent = en préparation, et des dépenses depuis le { $first }
reason-pipeline-has-begun = en préparation, et commencée le { $first }
reason-budget-cut = budget réduit de { $share } le { $day } : { $spent } en sont dépensés, soit { $before_share } de l’ancien
reason-plan-moved = { $spent } dépensés ; la fin est passée du { $first } au { $end }, et selon le premier plan le rapport de l’argent au temps est de { $ratio }
reason-fourth-quarter-bunching = { $share } des dépenses de l’année close le { $year } sont tombés au dernier trimestre (limite : { $limit_share })
reason-year-end-reversal = { $share } des dépenses de l’année close le { $year } ont été repris au trimestre suivant (limite : { $limit_share })
clears-end-stated = une fin effective ou une fin prévue plus tardive est enregistrée
clears-milestone-recorded = « { $step } » est enregistré
clears-dates-corrected = les dates ou le statut sont corrigés
clears-cut-is-old = le { $day } est passé ou le budget est rétabli
clears-spent-reaches-first-plan = le rapport de l’argent au temps selon le premier plan atteint { $limit }
clears-next-year-is-over = l’année suivante est finie
reason-stale-data =
    rien d’enregistré depuis le { $last } : { PLURAL($days) ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
} (limite : { $limit })
reason-spent-over-plan = { $spent } dépensés pour { $approved } approuvés

clears-spent-reaches = les dépenses atteignent { $share } du budget ({ $amount })
clears-spending-recorded = un décaissement ou une dépense est enregistré
clears-spent-reaches-or-end-moved = les dépenses atteignent { $share } du budget ou la fin est reportée au-delà de { $months } mois
clears-milestone-reached = le jalon « { $step } » est enregistré
clears-anything-recorded = un fait nouveau sur l’activité est enregistré
clears-approved-reaches = le total approuvé atteint { $amount } ou les dépenses sont corrigées

source-ends-not-recorded = { $source } : cette source n’enregistre pas les fins effectives. Sur { $due } activités qui auraient dû se terminer, { $ended } ont une fin effective ou un statut qui le dit. On ignore si celles dont la fin prévue est passée ({ $n }) sont encore en cours.
signals-source = { $text }
