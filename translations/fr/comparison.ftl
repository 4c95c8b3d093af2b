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
compare-exact = { $share } des { $n } cas ; les limites sont celles du seul hasard
compare-wide = { $share } des { $n } cas ; les groupes diffèrent plus que le hasard ne le fait, les limites sont donc élargies
