# Le bulletin : noms des notes (score-…) et des règles naïves (naive-…).

column-score-what = Note
column-score-data = Données
column-score-as-of = Interrogé au
column-score-answered = Avec réponse
column-score = Headway
column-score-naive = Règle naïve
column-score-compared = Comparaison
column-score-bar = Seuil
column-score-met = Atteint
score-met = atteint
score-missed = manqué

scorecard-asking = { $data } : importation et questions
scorecard-skipped = { $data } : pas de note, le dossier n’existe pas

score-spending-error = 12 prochains mois : erreur absolue moyenne rapportée à l’engagement
score-spending-error-weighted = 12 prochains mois : somme des erreurs absolues sur somme des engagements
score-spending-coverage = 12 prochains mois : part des résultats dans l’intervalle à 80 %
score-spending-pinball = 12 prochains mois : perte pinball des trois quantiles rapportée à l’engagement
score-spending-answered = 12 prochains mois : part des activités ouvertes avec une réponse
score-spending-portfolio-error = 12 prochains mois, portefeuille entier : erreur absolue moyenne rapportée au résultat
score-spending-portfolio-coverage = 12 prochains mois, portefeuille entier : part des résultats dans l’intervalle à 80 %
score-spending-error-6 = 6 prochains mois : erreur absolue moyenne rapportée à l’engagement
score-spending-coverage-6 = 6 prochains mois : part des résultats dans l’intervalle à 80 %
score-spending-pinball-6 = 6 prochains mois : perte pinball rapportée à l’engagement
score-spending-error-24 = 24 prochains mois : erreur absolue moyenne rapportée à l’engagement
score-spending-coverage-24 = 24 prochains mois : part des résultats dans l’intervalle à 80 %
score-spending-pinball-24 = 24 prochains mois : perte pinball rapportée à l’engagement
score-slip-error = fin réelle moins plan actuel : erreur absolue moyenne en mois
score-slip-coverage = fin réelle moins plan actuel : part des résultats dans l’intervalle à 80 %
score-moved-ranking = fin repoussée de 90 jours ou plus, selon la dernière publication : aire sous la courbe
score-moved-top-fifth = fin repoussée de 90 jours ou plus, selon la dernière publication : part dans le premier cinquième
score-moved-ranking-ahead = fin encore à venir, repoussée de 90 jours ou plus, selon la dernière publication : aire sous la courbe
score-moved-top-fifth-ahead = fin encore à venir, repoussée de 90 jours ou plus, selon la dernière publication : part dans le premier cinquième
score-moved-chance-error = fin encore à venir, repoussée de 90 jours ou plus, selon la dernière publication : erreur quadratique moyenne de la probabilité
score-late-ranking = dossiers ouverts qui dépassent l’objectif : aire sous la courbe
score-late-ranking-ahead = dossiers ouverts dont l’objectif n’est pas encore passé et qui le dépassent : aire sous la courbe
score-late-ranking-listed = tous les dossiers listés, aussi ceux qui se sont terminés sans suite : aire sous la courbe
score-remaining-coverage = jours restants des dossiers ouverts : part des résultats dans l’intervalle à 80 %
score-remaining-error = jours restants des dossiers ouverts : erreur absolue moyenne
score-top-three-steps = attente dans les trois étapes nommées, rapportée à celle des trois premières des 90 jours suivants
score-cohort-median = médiane des dossiers commencés dans les 90 derniers jours, ouverts et clos : erreur relative moyenne

naive-last-years-pace = dépenses des 12 derniers mois
naive-plan-holds = le plan tient
naive-elapsed-minus-spent = part du temps écoulé moins part dépensée
naive-share-of-all = la part constatée, pour tous (connue seulement après coup)
naive-elapsed-plus-median-remaining = temps écoulé plus reste médian pour l’étape
naive-median-remaining = reste médian pour l’étape
naive-all-history = classement selon tout l’historique
naive-closed-only = dossiers clos seulement

failure-scorecard-no-data = { $directory } n’a aucun des dossiers notés : { $names }.
    .hint = Indiquez le répertoire qui les contient.
failure-scorecard-no-place = { $file } n’a pas de place pour les notes.
    .hint = Mettez les lignes { $start } et { $end } là où elles doivent figurer.
