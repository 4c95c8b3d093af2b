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
