# Prévision et glissement des dates de fin.

column-p10 = Bas (1 sur 10 au-dessous)
column-p50 = Milieu
column-p90 = Haut (1 sur 10 au-dessus)
column-year-spent = Dépensé dans l’exercice
column-year-end-p10 = Fin d’exercice, bas
column-year-end-p50 = Fin d’exercice
column-year-end-p90 = Fin d’exercice, haut
column-late-months-p10 = Mois de retard, bas
column-late-months-p50 = Mois de retard
column-late-months-p90 = Mois de retard, haut
column-p-over-90-days = Probabilité de 90 jours ou plus

forecast-sum = Ensemble, du { $first } au { $last } : { $middle } { $currency }, quatre fois sur cinq entre { $low } et { $high }.
forecast-year-end = Exercice du { $first } au { $last } : { $spent } { $currency } dépensés à ce jour ; { $middle } à la fin, quatre fois sur cinq entre { $low } et { $high }.

late-reason-months-past-plan = fin prévue dépassée de { $value } mois
late-reason-months-left = { $value } mois avant la fin prévue
late-reason-no-planned-end = aucune fin prévue n’est connue
late-reason-revised-before = la fin a déjà été révisée { $value } fois
late-reason-similar-ended = comparé à { $value } cas semblables terminés
late-reason-too-few-ended = trop peu de cas semblables terminés pour le dire
late-reason-moves-by-duration = la fin des activités prévues aussi longues a été repoussée { $value } fois aussi souvent
late-reason-moves-by-size = la fin des activités de cette taille a été repoussée { $value } fois aussi souvent
late-reason-moves-by-revisions = les fins révisées autant de fois ont été repoussées { $value } fois aussi souvent

failure-months-unknown = { $months } n’est pas un nombre de mois à prévoir.
    .hint = Indiquez un nombre entier de 1 à 600.
failure-year-end-no-donor = l’exercice d’un bailleur a été demandé, mais aucun bailleur n’est indiqué
    .hint = Ajoutez --donor avec l’identifiant ou le nom du bailleur.
failure-year-end-no-calendar = aucun exercice n’est connu pour { $organisation }
    .hint = Ajoutez-le à la liste des calendriers.
failure-year-end-unknown = { $value } n’est pas un exercice.
    .hint = Écrivez own ou donor.

nav-forecast = Prévision
nav-slip = Fins qui glissent
filter-months = Mois à venir
forecast-months = { PLURAL($n) ->
    [one] { $n } mois
   *[other] { $n } mois
}
forecast-to-year-end = jusqu’à la fin de l’exercice
forecast-lead = Dépenses du { $first } au { $last }, d’après le passé d’activités comparables. Le résultat se trouve quatre fois sur cinq entre bas et haut.
forecast-none = Aucune activité n’est ouverte avec ces filtres.
forecast-sum-title = Ensemble
forecast-groups-title = Par groupe
forecast-activities-title = Par activité
forecast-rests-on = Fondé sur { $n } périodes passées.
forecast-unanswered = { PLURAL($n) ->
    [one] { $n } activité a moins de 30 cas comparables et pas de prévision.
   *[other] { $n } activités ont moins de 30 cas comparables et pas de prévision.
}
forecast-average-pace = { PLURAL($n) ->
    [one] { $n } activité est comparée au rythme moyen des autres, car le grand livre ne remonte pas assez loin.
   *[other] { $n } activités sont comparées au rythme moyen des autres, car le grand livre ne remonte pas assez loin.
}
intervals-description = Chaque bande va de bas à haut ; le point est le milieu.
intervals-between = { $middle }, quatre fois sur cinq entre { $low } et { $high }
slip-lead = { PLURAL($n) ->
    [one] { $n } activité n’est pas terminée.
   *[other] { $n } activités ne sont pas terminées, les plus exposées d’abord.
}
slip-none = Aucune activité n’est ouverte avec ces filtres.
slip-months-title = Mois après la fin prévue actuelle
slip-chance-title = Probabilité de 90 jours ou plus
slip-table-title = Activités
slip-caption = Fin réelle moins fin prévue actuelle, en mois
slip-why = Pourquoi
slip-rests-on = { PLURAL($n) ->
    [one] Les probabilités reposent sur { $n } fin prévue repoussée de 90 jours ou plus.
   *[other] Les probabilités reposent sur { $n } fins prévues repoussées de 90 jours ou plus.
}
slip-no-ends = Les mois de retard ne peuvent pas être appris : trop peu de fins réelles sont enregistrées.
column-windows = Fenêtres passées comparées
slip-nothing-known = Aucune probabilité n’est connue : les fins prévues, ou les fins déplacées, ne sont pas enregistrées. Importez des activités avec planned_end et actual_end, ou des jalons.
