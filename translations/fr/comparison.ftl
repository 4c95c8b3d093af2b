# Comparaison équitable de groupes.

column-place = Place
column-shrunk = Part, selon la taille
column-limit-low = Attendu de
column-limit-high = Attendu à
column-rank-best = Rang de
column-rank-worst = Rang à
place-too-few = trop peu de cas pour le dire
place-within = comme le hasard le fait
place-better = meilleur
place-worse = moins bon
compare-exact = { $share } des { $n } cas ont bien été ; les limites sont celles du seul hasard, exactes pour chaque taille
compare-wide = { $share } des { $n } cas ont bien été ; les groupes diffèrent plus que le hasard ne le fait (surdispersion { $dispersion }, le seul hasard donne 1), les limites sont donc élargies
nav-compare = Comparaison
column-went-well = Bien allé
column-report = Rapport
column-due = Mesuré depuis
column-happened = Arrivé
column-days-after = Jours après
column-spent-by-elapsed = Part dépensée par part écoulée
column-share-well = Bien allé
column-expected-by-chance = Attendu du hasard
compared-delivery = exécution au rythme prévu
    .definition = Parmi les activités en cours au-delà du quart de leur durée, celles qui ont dépensé au moins sept dixièmes de ce qu’un rythme égal aurait dépensé.
compared-slip = fini à temps
    .definition = Parmi les activités dont la première fin prévue date de 90 jours ou plus, celles qui ont fini moins de 90 jours après elle. Une activité encore en cours ne l’a pas fait.
compared-punctuality = rapports à temps
    .definition = Parmi les rapports dus à ce jour, ceux qui sont arrivés au jour prévu ou avant.
compared-closure = comptes clos à temps
    .definition = Parmi les activités dont le travail a fini il y a un an ou plus, celles dont les comptes ont été clos dans les 365 jours.
compare-all = tous ensemble
compare-limits-95 = 19 groupes sur 20 par hasard
compare-limits-998 = 998 groupes sur 1000 par hasard
compare-axis = cas du groupe
compare-description = Chaque point est un groupe, d’autant plus à droite qu’il a de cas et d’autant plus haut que sa part bien allée est grande. Entre les lignes, il peut se trouver par le seul hasard. Le tableau ci-dessous contient tous les groupes.
compare-dot = { $group } : { $share }, { $well } sur { $n } ({ $place })
compare-outside = { PLURAL($n) ->
    [one] { $n } groupe est en dehors au-delà du hasard, après correction pour le nombre de groupes examinés.
   *[other] { $n } groupes sont en dehors au-delà du hasard, après correction pour le nombre de groupes examinés.
}
compare-outside-none = Aucun groupe n’est en dehors au-delà du hasard.
compare-alike = Rien d’autre que le hasard ne distingue ces groupes : la part équitable de chacun est celle de tous, et tout rang est possible.
compare-few = { PLURAL($n) ->
    [one] { $n } groupe a moins de cinq cas : trop peu pour le dire.
   *[other] { $n } groupes ont moins de cinq cas : trop peu pour le dire.
}
compare-note = Un groupe en dehors est une question et non un jugement : les groupes diffèrent par ce qu’ils font, pas seulement par la façon de le faire. Un clic sur un groupe montre ses cas.
compare-caption = La part équitable la plus haute d’abord ; les petits nombres montrent son intervalle à 90 %
compare-table-title = Groupes
compare-rank = rang { $ranks } sur { $n }
compare-none = Aucun cas de cette mesure n’est connu avec ces filtres. Choisissez une autre mesure, ou importez des plans, des fins et des jalons.
compare-cases-title = Cas d’un groupe
compare-cases-lead = { $measure }, { $group } : { $well } sur { $n } ont bien été
compare-cases-caption = Ceux qui n’ont pas bien été d’abord
failure-group-not-found = il n’y a pas de groupe « { $group } » par { $by }
    .hint = suivez un lien de la comparaison, ou choisissez un code de son tableau
