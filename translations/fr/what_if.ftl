# Et si : les files des prochaines semaines, aussi avec une capacité ou une règle changée.

column-week = Semaine
column-week-ends-on = Finit le
column-queue-now = File actuelle
column-queue-low = File, bas
column-queue = File
column-queue-high = File, haut
column-completions = Achevés dans la semaine
column-waited-days = Attente (jours, médiane)
column-changed-queue-low = File changée, bas
column-changed-queue = File changée
column-changed-queue-high = File changée, haut
column-queue-difference-low = Différence, bas
column-queue-difference = Différence
column-queue-difference-high = Différence, haut
column-changed-completions = Achevés, avec changement
column-changed-waited-days = Attente, avec changement

nav-what-if = Et si
what-if-all = Toutes les files ensemble
what-if-too-few = Trop peu de dossiers pour le dire : { $begun } commencés et { $completions } étapes achevées au cours des { $weeks } dernières semaines ; il faut au moins { $fewest } de chaque, et autant d’achèvements d’une étape que l’on change.
what-if-rests-on = Repose sur { $begun } dossiers commencés et { $completions } étapes achevées au cours des { $weeks } dernières semaines. Si tout continue, de bas à haut a tenu quatre fois sur cinq à des jours passés de vrais journaux, pour un seul processus entre deux fois sur trois et neuf sur dix ; l’effet d’un changement n’a jamais été observé, il est simulé.

failure-what-if-number = { $name } vaut { $value }.
    .hint = Donnez un nombre entier de { $least } à { $most }.
failure-what-if-capacity = { $value } n’est pas une capacité.
    .hint = Écrivez x1.5 pour moitié plus (au plus x{ $most }), +3 pour trois de plus par semaine ou -3 pour trois de moins.
failure-what-if-arrivals = { $value } n’est pas un facteur pour les nouveaux dossiers.
    .hint = Écrivez x0.8 pour un cinquième de moins, au plus x{ $most }.
failure-what-if-skip = { $value } n’est pas un pourcentage.
    .hint = Donnez un nombre entier de 0 à 100.
failure-what-if-no-step = une capacité, une limite ou une part à passer est donnée, mais aucune étape
    .hint = Nommez l’étape concernée.
failure-what-if-step = aucune étape { $step } dans ce processus
    .hint = Choisissez parmi : { $choices }.

what-if-lead = Les files des prochaines semaines si tout continue, et avec une capacité ou une règle changée.
what-if-change-title = Changer quelque chose
what-if-change-note = La capacité porte sur les achèvements de l’étape par semaine : x1.5, +3 ou -3. Capacité, attente maximale et part demandent une étape ; les nouveaux dossiers, non. Un champ vide ne change rien.
what-if-rules = Les limites des signaux s’essaient parmi les règles.
what-if-simulate = Simuler
what-if-no-step = aucune étape
what-if-base = Si tout continue
what-if-changed = Avec le changement
what-if-now = Maintenant
what-if-between = entre { $low } et { $high }
what-if-description = Chaque ligne est le milieu de la file simulée, chaque bande va de bas à haut.
what-if-picture-title = File : { $queue }
what-if-weeks-title = Semaine après semaine
what-if-steps-title = { PLURAL($n) ->
    [one] Chaque étape dans { $n } semaine
   *[other] Chaque étape dans { $n } semaines
}
what-if-weeks = { PLURAL($n) ->
    [one] { $n } semaine
   *[other] { $n } semaines
}
filter-weeks = Semaines à venir
field-what-if-capacity = Capacité
field-what-if-limit-days = Attente maximale (jours)
field-what-if-skip = Part qui la passe (%)
field-what-if-arrivals = Nouveaux dossiers (x0.8)
