# Le registre des signaux : avaient-ils raison, et qu’a-t-on fait.

nav-ledger-of-signals = Les signaux avaient-ils raison ?
column-verdict = Verdict
column-precision = Justes
column-base-rate = Si tout était signalé
column-judged = Jugés
column-hits = Justes (nombre)
column-false-alarms = Fausses alertes
column-open-outcomes = Pas encore connus
column-recall = Repérés
column-lead-days = Jours d’avance
column-expected = Probabilité annoncée
column-acted-on = Suivis d’effet
column-recorded-as-of = Enregistré au
column-cleared = Éteint
column-raised = Donnés
column-outcome = Ce qui est arrivé
column-outcome-on = Constaté le
column-done = Ce qui a été fait
verdict-better = mieux que tout signaler
verdict-no-better = pas mieux que tout signaler
verdict-not-told-apart = pas de différence établie
verdict-too-few = trop peu de cas pour le dire
outcome-hit = arrivé
outcome-false-alarm = pas arrivé
outcome-open = pas encore connu
outcome-late-or-under-spent = fin reportée d’au moins 90 jours, ou moins de quatre cinquièmes dépensés à la fin prévue
outcome-still-silent = aucune dépense dans les six mois suivants
outcome-still-waiting = toujours en attente 90 jours plus tard
outcome-still-stale = rien d’enregistré dans les 90 jours suivants
outcome-still-over = dépenses toujours supérieures au montant approuvé six mois plus tard
outcome-still-passed = ni fin effective ni nouveau plan 90 jours plus tard
signals-recorded =
    Signaux au { $day } : { PLURAL($raised) ->
    [one] { $raised } donné
    [many] { $raised } donnés
   *[other] { $raised } donnés
}, { $changed } modifiés, { $cleared } éteints
signals-beyond-capacity =
    { PLURAL($n) ->
    [one] { $n } autre signal statistique dépasse
    [many] { $n } autres signaux statistiques dépassent
   *[other] { $n } autres signaux statistiques dépassent
} ce que les bureaux peuvent examiner (un dixième de leurs activités) ; --all les montre
signal-acted = { $signal } : noté que { $person } a agi
signal-nothing-to-do = { $signal } : noté par { $person } qu’il n’y a rien à faire
ledger-recomputed = { $same } signaux enregistrés sur { $n } se recalculent au chiffre près
ledger-differs = { $signal } au { $day } se recalcule autrement
failure-ledger-later-recorded = des signaux au { $later } sont déjà enregistrés, et le registre va de l’avant
    .hint = Enregistrez au { $later } ou à une date ultérieure.
failure-signal-not-recorded = le signal « { $signal } » n’est pas dans le registre
    .hint = `headway signals record` enregistre les signaux du jour ; `headway ledger-of-signals --recorded` les liste.
failure-signal-note-blank = la note doit dire ce qui a été fait
    .hint = Donnez-la avec --note.
failure-signal-done-later = le { $day } est postérieur à aujourd’hui
    .hint = Donnez le jour où cela a été fait.
signals-beyond-link =
    { PLURAL($n) ->
    [one] { $n } autre signal statistique
    [many] { $n } autres signaux statistiques
   *[other] { $n } autres signaux statistiques
} au-delà de ce que les bureaux peuvent examiner
ledger-lead =
    { PLURAL($n) ->
    [one] { $n } fin de trimestre revue
    [many] { $n } fins de trimestre revues
   *[other] { $n } fins de trimestre revues
} avec ce qui était connu alors ; résultats au { $day }
ledger-rules-title = Chaque règle comparée à un signalement général
ledger-recorded-title = Signaux enregistrés, ce qui a été fait, ce qui est arrivé
ledger-recorded-none = Aucun signal n’est encore enregistré : `headway signals record` garde ceux d’un jour
ledger-note = Justes : part des signaux jugés après lesquels le résultat de la règle est arrivé. Si tout était signalé : la même part parmi tout ce que la règle a examiné. Une règle n’est meilleure que si l’intervalle de la différence (au-dessous) est entièrement positif.
ledger-interval = de { $low } à { $high }
ledger-by-severity = agir { $act } ({ $n_act }), surveiller { $watch } ({ $n_watch })
ledger-acted-apart = suivis d’effet : { $acted } sur { $n_acted } ; sans suite : { $not } sur { $n_not }
