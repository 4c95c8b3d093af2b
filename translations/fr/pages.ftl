# Pages : navigation, filtres, téléchargements, avis.

nav-portfolio = Portefeuille
nav-activities = Activités
nav-offices = Bureaux
nav-bottlenecks = Goulets d’étranglement
nav-durations = Durées
nav-trends = Tendances
nav-signals = Signaux
nav-imports = Importations
nav-about = À propos
nav-label = Pages principales
skip-to-content = Aller au contenu
language-label = Langue

filters-title = Filtres
filters-apply = Appliquer
filters-clear = Effacer les filtres
filters-any = Indifférent
filters-search = Rechercher par titre ou identifiant
filter-office = Bureau
filter-donor = Donateur
filter-country = Pays
filter-region = Région
filter-sector = Secteur
filter-theme = Thème
filter-fund = Fonds
filter-status = Statut
filter-state = État
filter-activity = Activité
filter-process = Processus
filter-step = Étape
filter-holder = Détenteur du dossier
filter-measure = Mesure
filter-period = Période

download-csv = Télécharger en CSV
download-json = Télécharger en JSON
table-beneath = Afficher sous forme de tableau
page-of = Page { $page } sur { $pages }
page-next = Page suivante
page-previous = Page précédente
rows-shown = { $from }–{ $to } sur { $n }
sort-ascending = tri croissant
sort-descending = tri décroissant
sort-by = Trier par { $column }
nothing-found = Aucun élément ne correspond à ces filtres
nothing-yet = Rien n’a encore été importé

demonstration-banner = Données de démonstration : tout ce qui est affiché ici est fictif
as-of-before-first = Rien n’était connu au { $day } : le premier fait a été enregistré le { $first }
as-of-change = au { $day }, modification { $change }
figures-incomplete = Incomplet : certains montants n’ont pas pu être convertis
open-records = Afficher les enregistrements à l’origine de ce chiffre

picture-planned = plan
picture-current-plan = plan actuel
picture-first-plan = premier plan
picture-actual = réel
picture-spent = dépensé
picture-overdue = en retard
picture-as-of = au { $day }
picture-today = aujourd’hui
picture-adjusted = corrigé des variations saisonnières
picture-interval = fourchette attendue
picture-partial = période en cours
picture-signal = signal
picture-target = cible

error-not-found = Cette page n’existe pas
    .hint = Revenez au portefeuille ou cherchez une activité
error-bad-request = Cette adresse est illisible
    .hint = Vérifiez les filtres et les dates qu’elle contient
error-internal = Une erreur s’est produite de notre côté
    .hint = Réessayez ; si le problème persiste, signalez l’incident { $incident }
