# Les six règles de signal : nom, sens, condition d’extinction.

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
