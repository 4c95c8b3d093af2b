# Textes des pages : titres, notes, formulaires, mots expliqués.

as-of-show = Afficher
as-of-past = Vu depuis un autre jour :
as-of-back = Revenir à aujourd’hui
amounts-in = Montants en { $currency }
rows-more = { PLURAL($n) ->
    [one] { $n } ligne de plus se trouve dans les fichiers CSV et JSON
   *[other] { $n } lignes de plus se trouvent dans les fichiers CSV et JSON
}
paging-label = Pages de la liste
filters-remove = Retirer le filtre { $filter }
filter-text = Mots
filter-window = Jours considérés
filter-by = Groupes
filter-rule = Règle
filter-severity = Gravité
filter-from = De
filter-to = À
by-none = sans groupes
column-row = Ligne
column-column = Colonne
column-finding = Ce qui ne va pas
column-hint = Ce qui serait juste
column-indicator = Indicateur
column-baseline = Valeur de référence
column-target = Cible

# Le portefeuille.
portfolio-lead = { $activities }, montants en { $currency }
portfolio-empty-title = Rien n’est encore enregistré
portfolio-empty-text = Importez les fichiers dont vous disposez : activités, transactions, budgets, jalons, événements de dossiers, taux de change, ou fichiers d’activités de l’IITA.
portfolio-states-title = Où on en est
portfolio-last-import = Dernière importation : { $file }, { $day }
portfolio-signals-all = { PLURAL($n) ->
    [one] { $n } signal
   *[other] Les { $n } signaux
}
portfolio-stuck-title = Où cela bloque
portfolio-stuck-note = Jours d’attente au cours des { $days } derniers jours, tous dossiers confondus ; les attentes en cours sont comprises.
portfolio-money-title = Argent
portfolio-trend-title = Dépenses par mois
portfolio-trend-all = Toutes les tendances
portfolio-rates-title = Exécution, selon chaque taux nommé
portfolio-basis-title = Sur quoi cela repose
portfolio-unknown-title = Non connu
portfolio-again = Les mêmes chiffres, pour toujours : au { $as_of }
money-of-approved = { $share } du total approuvé
money-allocated-note = pour cette année
rates-numerator = Numérateur
rates-denominator = Dénominateur
rates-left-out = { $n } écartées
rates-note = Un taux dont le dénominateur est nul ou inconnu n’est pas défini ; ce n’est jamais 0 %. Chaque taux dit ce qui est divisé par quoi.

# Activités.
activities-ended = terminée
activities-first-plan = plan initial { $day }
activity-last-recorded = fait le plus récent : { $day }
activity-curve-title = Plan et dépenses, cumulés
activity-money-caption = Sommes par nature et par année
activity-milestones-title = Jalons
activity-milestone-derived = d’après les dates de l’activité
activity-facts-title = Données
activity-slip = { $days } par rapport au plan initial
activity-history-title = Historique
activity-history-note = Chaque déclaration, la plus récente d’abord. Choisissez un jour pour voir l’activité telle qu’elle était alors connue.
activity-history-assumed = supposé
activity-history-withdrawn = n’est plus indiqué
activity-as-of-day = Cette activité au { $day }
activity-texts-title = Textes
activity-related-title = Qui et où
activity-children = Composantes
activity-organisations = Organisations
activity-related-activities = Activités liées
activity-identifiers = Autres identifiants
activity-locations = Lieux
activity-markers = Marqueurs de politique
activity-results-title = Résultats
activity-indicators = Indicateurs
picture-approved-total = approuvé { $amount }
role-1 = financement
role-2 = responsable
role-3 = intermédiaire
role-4 = mise en œuvre
related-1 = activité mère
related-2 = composante
related-3 = activité sœur
related-4 = cofinancée
related-5 = déclarée par un tiers
result-1 = produit
result-2 = effet
result-3 = impact
result-9 = autre
significance-0 = non visé
significance-1 = objectif significatif
significance-2 = objectif principal
significance-3 = objectif principal, avec programme d’action
significance-4 = objectif premier explicite
marker-1 = Égalité des sexes
marker-2 = Environnement
marker-3 = Bonne gouvernance
marker-4 = Développement du commerce
marker-5 = Biodiversité
marker-6 = Changement climatique : atténuation
marker-7 = Changement climatique : adaptation
marker-8 = Désertification
marker-9 = Santé reproductive, maternelle et infantile
marker-10 = Réduction des risques de catastrophe
marker-11 = Handicap
marker-12 = Nutrition
text-title = Titre
text-description = Description
text-description-1 = Description générale
text-description-2 = Objectifs
text-description-3 = Groupes cibles
text-description-4 = Autre description
compared-with-portfolio = le portefeuille

# Bureaux.
n-offices = { PLURAL($n) ->
    [one] { $n } bureau
   *[other] { $n } bureaux
}
office-its-activities = ses activités
office-signals-act = Signaux : agir
office-signals-watch = Signaux : surveiller
office-waiting-title = En attente ici
office-waiting-all = Tous les dossiers en attente

# Goulets et durées.
process-project-cycle = Cycle de projet
bottlenecks-lead = Où les dossiers attendent, combien de temps, et si la file s’allonge.
bottlenecks-no-process = Aucun dossier d’aucun processus n’est encore connu. Importez des jalons ou des événements de dossiers.
bottlenecks-nothing = Rien n’attend
bottlenecks-open = { PLURAL($n) ->
    [one] { $n } en cours
   *[other] { $n } en cours
}
bottlenecks-waiting-now = { $n } en attente maintenant
bottlenecks-heat-title = Jours d’attente au cours des { $days } derniers jours
bottlenecks-heat-note = Chaque nombre est l’attente de tous les dossiers ensemble au cours des { $days } derniers jours, achevée ou en cours. Plus foncé veut dire plus long. Un nombre mène aux dossiers en attente.
bottlenecks-cell = { $group }, { $step } : { $days }, { $open }
bottlenecks-steps-title = Étapes
bottlenecks-excess-title = Les bureaux côte à côte
bottlenecks-excess-none = Aucun bureau n’attend plus ou moins longtemps pour une étape que le hasard ne l’explique.
bottlenecks-excess-note = { $told } étapes de bureaux comparées à la même étape des autres, les petites ramenées vers elles ; { $few } avaient trop peu d’achèvements pour le dire.
bottlenecks-groups-title = Étapes par groupe
bottlenecks-durations = Combien de temps prend ce processus
bottlenecks-basis = { $cases } dossiers, dont { $open } en cours. { $assumed } comptent comme clos parce que restés sans mouvement plus longtemps que presque toutes les attentes passées : supposé.
waiting-title = Dossiers en attente
waiting-lead = { $process } : { PLURAL($n) ->
    [one] { $n } dossier attend
   *[other] { $n } dossiers attendent
}
waiting-caption = La plus longue attente d’abord
durations-lead = { PLURAL($n) ->
    [one] { $n } dossier compté
   *[other] { $n } dossiers comptés
}, ceux en cours comme durant au moins jusqu’à présent.
durations-whole-case = Du premier au dernier événement
durations-between = De « { $from } » à « { $to } »
durations-first-event = premier événement
durations-last-event = dernier événement
durations-median = médiane
durations-note = Chaque ligne montre la part des dossiers encore en cours après tant de jours ; la bande est l’intervalle à 95 %.
durations-table-title = Groupes
durations-caption = Jours ; médiane avec son intervalle à 95 %
durations-without-start = { PLURAL($n) ->
    [one] { $n } dossier écarté : il n’a jamais achevé la première étape.
   *[other] { $n } dossiers écartés : ils n’ont jamais achevé la première étape.
}
durations-more-groups = { PLURAL($n) ->
    [one] { $n } autre groupe ne figure que dans le tableau.
   *[other] { $n } autres groupes ne figurent que dans le tableau.
}
durations-beside-note = À côté des autres : chaque groupe face à tous les autres dossiers (log-rank), corrigé du nombre de groupes (Holm). Où moins de cinq fins sont attendues, il y en a trop peu pour se prononcer.
durations-late-entry = { PLURAL($n) ->
    [one] { $n } dossier était
   *[other] { $n } dossiers étaient
} en cours au début des enregistrements ({ $days }) et ne { PLURAL($n) ->
    [one] compte
   *[other] comptent
} qu’à partir de là : les dossiers déjà finis n’y figurent pas.
durations-left-out = { PLURAL($n) ->
    [one] { $n } dossier laissé de côté : il était fini avant le début des enregistrements.
   *[other] { $n } dossiers laissés de côté : ils étaient finis avant le début des enregistrements.
}
durations-begins-later = Où trop peu de dossiers ont été suivis dès leur début, la courbe commence plus tard et aucune médiane n’est donnée.
durations-endings-title = Comment finissent les dossiers
durations-endings-note = Parts de tous les dossiers terminés, ou annulés ou clos sans la dernière étape, après tant de jours ; la courbe ci-dessus dit plutôt combien de temps il faut si personne ne renonce.
durations-endings-caption = { PLURAL($n) ->
    [one] { $n } dossier annulé ou clos sans la dernière étape ; parts avec leurs intervalles à 95 %
   *[other] { $n } dossiers annulés ou clos sans la dernière étape ; parts avec leurs intervalles à 95 %
}
durations-share-ended = part finie
beside-slower = plus lent
beside-faster = plus rapide
beside-alike = comme les autres
beside-too-few = trop peu pour se prononcer

# Tendances.
trends-lead = Une mesure dans le temps, d’ensemble ou par groupe.
trends-table-title = Valeurs
trends-caption = { PLURAL($n) ->
    [one] { $n } valeur, la plus récente d’abord
   *[other] { $n } valeurs, les plus récentes d’abord
}
trends-usual = Fourchette attendue
trends-note = Une période non achevée est mise à part et ne donne pas de signal. Une lacune est inconnue, pas nulle.
trends-more = { PLURAL($n) ->
    [one] { $n } autre groupe se trouve dans le tableau et les fichiers.
   *[other] { $n } autres groupes se trouvent dans le tableau et les fichiers.
}
measure-approved-amount = Montants approuvés
period-biennium = exercice biennal
trend-signal-above = au-dessus de la fourchette attendue
trend-signal-below = au-dessous de la fourchette attendue
trend-signal-run-above = plusieurs de suite au-dessus du milieu
trend-signal-run-below = plusieurs de suite au-dessous du milieu
signals-rules-title = Par règle

# Importations.
imports-lead = Un fichier est d’abord seulement lu : vous voyez ce qu’il changerait et ce qui ne va pas, puis vous décidez.
imports-upload-title = Lire un fichier
imports-kind = Type de fichier
imports-file = Fichier
    .hint = CSV ou XLSX, aussi en gzip ; IITA en XML. Au plus { $megabytes } Mo.
imports-recorded-on = Connu depuis
    .hint = Pour les lignes qui ne le disent pas elles-mêmes. Vide veut dire aujourd’hui.
imports-options = Options
imports-happened = les lignes sans jour propre étaient connues quand elles se sont produites (marqué comme supposé)
imports-keep-good = enregistrer les bonnes lignes même si d’autres sont refusées
imports-complete = le fichier est complet : ce qui n’y figure pas est retiré
imports-check = Lire sans enregistrer
imports-templates-title = Modèles
imports-templates-text = Tableaux vides avec aide et valeurs admises.
imports-recent-title = Importations récentes
imports-checked-title = Ce que le fichier changerait
imports-done-title = Le fichier est enregistré
imports-ready = Le fichier peut être enregistré.
imports-ready-without-bad = Les lignes refusées seront laissées de côté.
imports-refused = Le fichier ne peut pas être enregistré : des lignes sont refusées.
imports-nothing-written = Rien n’a été écrit.
imports-written = Enregistré comme changement { $change }.
imports-commit = L’enregistrer
imports-discard = Abandonner
imports-kept-an-hour = Le fichier est gardé une heure.
imports-another = Lire un autre fichier
imports-withdrawn = Retirées
imports-findings-title = Constats
imports-no-findings = Rien à signaler

# À propos.
about-installation-title = Cette installation
about-version = Version
about-last-change = Dernier changement
about-time-zone = Fuseau horaire
about-currency = Monnaie de présentation
about-currency-by-data = la seule présente, sinon USD
about-demonstration = Données de démonstration
about-languages = Langues
about-rules-title = Règles des signaux
about-states-title = États
about-words-title = Mots

glossary-activity = activité
    .definition = une action de coopération technique avec son propre identifiant, de l’idée à la clôture ; aussi appelée projet ou programme
glossary-office = bureau
    .definition = une unité de sa propre organisation qui a la charge d’activités
glossary-donor = donateur
    .definition = l’organisation sous le financement de laquelle l’activité est classée
glossary-holder = détenteur
    .definition = la personne, le poste ou l’unité qui a maintenant le dossier
glossary-process = processus
    .definition = un type de travail en étapes : cycle de projet, recrutement, achats
glossary-case = dossier
    .definition = un passage d’un processus
glossary-step = étape
    .definition = une phase d’un processus, avec un détenteur et des dates
glossary-milestone = jalon
    .definition = une étape du cycle de projet : jour prévu au départ, jour prévu actuel et jour réel, tous conservés
glossary-waiting = attente
    .definition = de l’événement précédent d’un dossier à l’achèvement de l’étape
glossary-weeks-to-clear = semaines pour résorber
    .definition = dossiers en attente d’une étape, divisés par ses achèvements hebdomadaires ; non défini si aucun n’a été achevé
glossary-median-duration = durée médiane
    .definition = le jour auquel la moitié des dossiers sont terminés, ceux en cours compris (Kaplan-Meier)
glossary-as-of = au (date)
    .definition = avec les connaissances de ce jour : rien de ce qui a été connu plus tard n’est utilisé
glossary-change = changement
    .definition = un acte enregistré d’une personne ; un jour avec un numéro de changement donne les mêmes chiffres pour toujours
glossary-signal = signal
    .definition = un avertissement calculé avec ses raisons, ce à quoi il est comparé et ce qui le lèverait
glossary-finding = constat
    .definition = une chose fausse ou notable dans un fichier importé
glossary-unknown = inconnu
    .definition = personne ne l’a dit ; ce n’est jamais zéro et jamais deviné

failure-upload-too-large = le fichier dépasse { $megabytes } Mo
    .hint = divisez-le, ou importez-le avec la commande headway import
failure-upload-no-file = aucun fichier n’a été envoyé
    .hint = choisissez un fichier et renvoyez le formulaire
failure-upload-unreadable = le formulaire n’a pas pu être lu
    .hint = renvoyez-le depuis la page des importations
failure-upload-not-stored = le fichier n’a pas pu être reçu
    .hint = essayez de nouveau
failure-page-not-found = cette page n’existe pas
    .hint = revenez au portefeuille ou cherchez une activité
failure-page-address-unreadable = l’adresse { $value } est illisible
    .hint = suivez un lien au lieu de la saisir
failure-period-unknown = il n’y a pas de période « { $value } »
    .hint = choisissez parmi : { $choices }
