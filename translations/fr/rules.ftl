# Règles des signaux : seuils, leur statut, et essais.

nav-rules = Règles
column-rule-sort = Genre
column-amber = Surveiller dès
column-red = Agir dès
column-norm = Norme
column-lapse = Caduc après
column-extension = Prolongation
column-unit = Unité
column-standing = Statut
column-limits = Seuils
column-flagged = Signalés
column-first-flagged = Premier signalement
column-in-force = Seuils en vigueur
column-tried = Seuils essayés
rule-sort-limit = date, norme ou limite
rule-sort-statistical = statistique
rule-sort-capacity = capacité d’examen
rule-sort-source = source
rule-state-on = active
rule-state-off = inactive
rule-state-facts-missing = données manquantes
rule-standing-unconfirmed = par défaut, non confirmé
rule-standing-confirmed = confirmé
rule-standing-set = fixé ici
rule-unit-ratio = rapport
rule-unit-share = part
rule-unit-days = jours
rule-unit-months = mois
rule-unit-count = nombre
rule-set = { $rule } : les seuils valent dès le { $day }
rules-lead = { PLURAL($n) ->
    [one] { $n } règle
    [many] { $n } règles
   *[other] { $n } règles
} ; { $missing } attendent des données qui ne sont pas encore enregistrées
rules-title = Seuils en vigueur
rules-try-title = Essayer d’autres seuils sur les derniers trimestres
rules-try-note = Essayer ne change rien. Ce qui a été essayé peut être fixé à partir d’un jour, comme un fait avec sa raison.
rules-tried-title = { $rule } : seuils en vigueur et seuils essayés
rules-activities-title = Activités que l’un ou l’autre aurait signalées
rules-shown = les { $n } premières sur { $all }
rules-set-title = { $rule } : fixer les seuils essayés
rules-set-from = À partir du
rules-set-reason = Pourquoi
    .hint = La raison est conservée avec les seuils. Les chiffres à une date antérieure gardent les seuils d’alors.
rules-set-button = Fixer ces seuils
rules-set-later = Les seuils sont fixés et valent à partir d’un jour ultérieur.
field-rule = Règle
field-amber = Surveiller dès
field-red = Agir dès
field-applies-after = S’applique à partir de
field-quarters = Trimestres
failure-rule-facts-missing = la règle « { $rule } » ne peut pas encore être calculée : { $facts }
    .hint = Elle est listée pour que son silence ne passe pas pour une bonne nouvelle.
failure-rule-limits-order = les seuils de « { $rule } » sont dans le mauvais ordre ou ne sont pas des nombres
    .hint = Agir doit être plus loin que surveiller.
failure-rule-limit-unreadable = « { $value } » n’est pas un seuil
    .hint = Donnez un nombre, ou off pour aucun.
failure-rule-day-unreadable = impossible de lire « { $value } » comme un jour
    .hint = Donnez AAAA-MM-JJ.
failure-rule-reason-blank = un seuil se fixe pour une raison
    .hint = Donnez-la avec --reason, ou dans le champ de la page.

signal-review-capacity = Capacité d’examen
signal-ends-recorded = Fins enregistrées
signal-evaluation-response-missing = Évaluation sans réponse
signal-marker-not-screened = Marqueur non examiné
signal-counterpart-changed = Homologue changé
