# Processus : la liste, et la carte de l’un d’eux.

column-events = Événements
column-steps = Étapes
column-variants = Variantes
column-cases-repeated = Dossiers avec reprise
column-repeats = Refaites
column-from = De
column-to = Vers
column-times = Fois

process-steps-title = Étapes
process-follows-title = Ce qui suit quoi
process-handovers-title = Passages de main en main
nav-processes = Processus
column-back = Revient en arrière
column-from-holder = De qui
column-to-holder = À qui
column-median-between = Médiane entre les deux
column-median-duration = Durée médiane
column-rework-days = Jours perdus
column-rework-each = Jours perdus par dossier
column-waits-most = Où l’on attend le plus
filter-share = Chemins montrés
failure-holder-not-found = il n’y a pas de détenteur « { $holder } »
    .hint = suivez un lien de la carte, ou choisissez un code de ses passages de main en main

processes-lead = Les travaux à étapes : combien de dossiers, combien de temps, et où ils attendent.
processes-caption = Chaque nom mène à la carte de ce qui suit vraiment quoi
processes-note = La médiane compte les dossiers ouverts comme durant au moins jusqu’à maintenant. Attente : les jours de tous les dossiers dans les 90 derniers jours, finis et en cours.
process-empty = Aucun dossier de ce processus ne correspond à ces filtres. Retirez un filtre, ou regardez à un jour plus récent.
process-lead = Dossiers : { $cases }, dont ouverts : { $open }. Ordres d’étapes différents : { $variants }.
process-map-title = Ce qui suit vraiment quoi
process-share = que suivent { $share } des dossiers
process-share-all = tous
process-description = Les cases sont des étapes, de haut en bas dans leur ordre usuel. Les lignes vont d’étape en étape ; sur chacune figurent le nombre de passages et la médiane des jours. Les retours sont en tirets, à gauche. Les tableaux ci-dessous contiennent tous les nombres.
process-note = Les étapes sont dans leur ordre usuel. Plus épais veut dire plus souvent, et la couleur dit la médiane des jours entre les deux. ↻ dit combien de fois une étape a été refaite. Une case ou une ligne mène à ses dossiers.
process-left-out = { PLURAL($n) ->
    [one] { $n } chemin plus rare n’est pas dessiné ; il est dans le tableau et les fichiers.
   *[other] { $n } chemins plus rares ne sont pas dessinés ; ils sont dans le tableau et les fichiers.
}
process-way-label = { $n }×, { $time }
process-way = { $from } → { $to } : { $n } fois dans { $cases } dossiers, médiane { $days }
process-way-back = retour
process-begins = début de dossiers
process-ends = fin de dossiers
process-cases = { PLURAL($n) ->
    [one] { $n } dossier
   *[other] { $n } dossiers
}
process-level = jusqu’à { $time }
process-level-last = plus de { $time }
process-rework-title = Refait
process-rework-caption = Jours perdus : de la première à la dernière fois dans chaque dossier qui répète l’étape. Des boucles l’une dans l’autre comptent dans chaque étape : ces jours ne s’additionnent pas
process-no-rework = Aucune étape n’a été faite deux fois dans un dossier.
process-back-title = Retours
process-back-caption = D’une étape à une étape antérieure, contre l’ordre usuel
process-no-way-back = Aucun dossier n’est revenu à une étape antérieure.
process-handovers-caption = De qui à qui, là où les deux sont connus et différents ; les plus fréquents d’abord
process-no-handovers = On ne sait pas qui avait le dossier, ou cela n’a jamais changé. Des événements avec détenteur le montrent.
process-follows-caption = Les plus fréquents d’abord
process-variants-title = Ordres d’étapes
process-variants-caption = Les plus fréquents d’abord
process-other-cases = { PLURAL($n) ->
    [one] { $n } dossier a suivi un ordre plus rare.
   *[other] { $n } dossiers ont suivi des ordres plus rares.
}
passages-title = Passages
passages-from-to = De « { $from } » à « { $to } »
passages-to = Vers « { $to } »
passages-from = De « { $from } »
passages-again = « { $to } » à nouveau
passages-all = Chaque étape de chaque dossier
passages-lead = { $n } fois dans { $cases } dossiers.
passages-caption = Les plus longs d’abord
passages-waiting = Dossiers qui l’attendent maintenant
process-all-rows = Toutes les lignes en CSV
failure-table-unknown = il n’y a pas de tableau « { $value } »
    .hint = choisissez parmi : { $choices }
step-nothing-followed = étape suivante inconnue
process-no-way = Aucun dossier n’a encore plus d’une étape.
short-days = { $n } j
short-hours = { $n } h
short-minutes = { $n } min
portfolio-only-cases = Aucune activité n’est encore connue, seulement des dossiers de processus.

column-days-per-completion = Jours d’attente par achèvement
column-peers-days-per-completion = Jours des autres par achèvement
column-excess-ratio = À côté des autres (×)
column-excess-ratio-low = Bas
column-excess-ratio-high = Haut
column-excess-days = Jours en trop
column-excess-standing = À côté des autres bureaux
excess-longer = plus long
excess-shorter = plus court
excess-as-others = comme les autres
excess-too-few = trop peu pour le dire

filter-days = Jours
days-calendar = jours du calendrier
days-working = jours ouvrables du bureau
