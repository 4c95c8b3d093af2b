# Mesures des tendances, regroupements, durées et goulets d’étranglement.

measure-spending = Dépenses
measure-commitments = Engagements
measure-receipts = Fonds reçus
measure-approvals = Approbations
measure-open-cases = Dossiers en cours
measure-waiting-days = Jours d’attente
measure-median-duration = Durée médiane
measure-overdue-steps = Étapes en retard
measure-signals = Signaux
measure-ilo-delivery = { rate-ilo-delivery }
measure-delivery-with-pipeline = { rate-delivery-with-pipeline }
measure-funding-based = { rate-funding-based }
measure-budget-based = { rate-budget-based }
measure-time-adjusted = { rate-time-adjusted }
measure-plan-adjusted = { rate-plan-adjusted }
measure-output-delivery = { rate-output-delivery }

period-month = mois
period-quarter = trimestre
period-year = année

by-year = par année de début
by-office = par bureau
by-donor = par donateur
by-instrument = par instrument
by-country = par pays
by-region = par région
by-sector = par secteur
by-theme = par thème
by-fund = par fonds
by-holder = par détenteur du dossier
group-all = Ensemble
group-unknown = Inconnu

trend-signal-high = plus élevé que prévisible
trend-signal-low = plus bas que prévisible
trend-adjusted-note = Corrigé des variations saisonnières : ce qui revient chaque année à la même période est retiré

bottlenecks-waiting-definition = L’attente d’une étape va de l’événement précédent du dossier à l’achèvement de l’étape ; sont affichés les jours qui tombent dans les { $days } derniers jours
bottlenecks-running-definition = Les attentes encore en cours figurent à part, sous l’étape suivante habituelle
bottlenecks-growing = en hausse
bottlenecks-not-growing = stable ou en baisse
durations-definition = Jours du premier au dernier événement ; les dossiers en cours comptent comme durant au moins le temps déjà écoulé
durations-median-unknown = plus de la moitié des dossiers sont encore en cours
durations-axis = jours depuis le début
durations-share-waiting = part encore en attente
measure-on-time = Jalons à l’heure
trend-signal-two-of-three-above = deux sur trois loin au-dessus du milieu
trend-signal-two-of-three-below = deux sur trois loin au-dessous du milieu
trend-signal-four-of-five-above = quatre sur cinq au-dessus du milieu
trend-signal-four-of-five-below = quatre sur cinq au-dessous du milieu
trends-sees-fall = Cette série peut montrer une baisse durable de { $fall } ou plus en quatre périodes (vue dans quatre cas sur cinq) ; les plus petites seulement plus tard, ou pas du tout.
trends-sees-no-fall = Cette série varie tant qu’aucune baisse de son niveau ne pourrait être reconnue en quatre périodes.
trend-change-rise = Niveau en hausse de { $effect } depuis { $period } : de { $before } à { $after } par période, plus que le hasard n’en ferait.
trend-change-fall = Niveau en baisse de { $effect } depuis { $period } : de { $before } à { $after } par période, plus que le hasard n’en ferait.
