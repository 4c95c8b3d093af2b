# Aide dans les en-têtes des modèles d’importation.

cell-text = texte
cell-day = date, AAAA-MM-JJ
cell-time = date, ou date et heure sous la forme AAAA-MM-JJThh:mm:ss+hh:mm
cell-amount = nombre avec un point décimal
cell-rate = nombre avec un point décimal
cell-round = nombre entier à partir de 1
cell-currency = trois lettres de la norme ISO 4217
cell-shares = un code ou un nom, ou plusieurs avec leurs pourcentages : KE:60;UG:40
cell-milestone = code ou nom du jalon
cell-code = un des mots de la liste

template-required = obligatoire
template-optional = facultative
template-allowed = Valeurs admises
template-help = Aide
template-column = Colonne
template-example = Exemple

column-activities-activity = Identifiant de l’activité, le même dans tous les fichiers
column-activities-title = Titre de l’activité
column-activities-parent = Identifiant de l’activité dont elle dépend
column-activities-status = Statut, par nom ou code IATI
column-activities-office = Bureau responsable de l’activité
column-activities-donor = Organisation qui la finance
column-activities-fund = Source de financement, ou plusieurs avec leurs pourcentages
column-activities-region = Région, ou plusieurs avec leurs pourcentages
column-activities-country = Pays, ou plusieurs avec leurs pourcentages
column-activities-sector = Secteur, ou plusieurs avec leurs pourcentages
column-activities-theme = Thème, ou plusieurs avec leurs pourcentages
column-activities-instrument = Forme de la coopération : fonds fiduciaire, don, prêt
column-activities-approved-on = Jour de l’approbation
column-activities-planned-start = Début actuellement prévu
column-activities-actual-start = Jour du début effectif
column-activities-planned-end = Fin actuellement prévue
column-activities-actual-end = Jour de la fin effective
column-activities-approved-budget = Total approuvé
column-activities-currency = Monnaie du total approuvé
column-activities-recorded-on = Jour où l’information a été connue

column-milestones-activity = { column-activities-activity }
column-milestones-milestone = Code (M10) ou nom du jalon
column-milestones-planned-on = Jour actuellement prévu
column-milestones-actual-on = Jour où cela s’est produit
column-milestones-round = Numéro du tour, pour les jalons qui se répètent
column-milestones-holder = Personne, poste ou unité qui détient le dossier
column-milestones-recorded-on = { column-activities-recorded-on }

column-budgets-activity = { column-activities-activity }
column-budgets-kind = Initial, révisé, allocation ou prévision : original, revised, allocation, forecast
column-budgets-period-start = Premier jour de la période
column-budgets-period-end = Dernier jour de la période
column-budgets-amount = Montant pour la période
column-budgets-currency = Monnaie du montant
column-budgets-fund = Source de financement
column-budgets-class = Catégorie ou ligne budgétaire
column-budgets-recorded-on = { column-activities-recorded-on }
column-budgets-withdrawn = yes : à partir de recorded_on, ce budget n’est plus énoncé (utile seulement dans les fichiers qui portent leur histoire)

column-transactions-activity = { column-activities-activity }
column-transactions-kind = Type de transaction, par nom ou code IATI
column-transactions-date = Jour de la transaction
column-transactions-amount = Montant ; négatif pour les corrections
column-transactions-currency = Monnaie du montant
column-transactions-fund = Source de financement
column-transactions-class = Catégorie ou ligne budgétaire
column-transactions-provider = Organisation qui verse
column-transactions-receiver = Organisation qui reçoit
column-transactions-reference = Référence dans votre comptabilité, différente pour chaque transaction
column-transactions-finality = Si les comptes peuvent encore changer : provisional ou final
column-transactions-recorded-on = { column-activities-recorded-on }
column-transactions-occurrence = Laquelle de plusieurs lignes égales sans référence, comptée à partir de 1 ; vide pour compter dans l’ordre du fichier
column-transactions-withdrawn = yes : à partir de recorded_on, cette transaction n’est plus énoncée (utile seulement dans les fichiers qui portent leur histoire)

column-events-process = Processus, par exemple le recrutement
column-events-case = Identifiant du dossier dans le processus
column-events-step = Étape achevée
column-events-completed-at = Moment où l’étape a été achevée
column-events-started-at = Moment où le travail sur l’étape a commencé
column-events-holder = Personne, poste ou unité qui détenait le dossier
column-events-office = Bureau concerné
column-events-activity = Activité à laquelle le dossier se rattache
column-events-status = Si le dossier continue : open, done ou cancelled
column-events-recorded-on = { column-activities-recorded-on }
column-events-occurrence = Lequel de plusieurs événements égaux, compté à partir de 1 ; vide pour compter dans l’ordre du fichier
column-events-withdrawn = yes : à partir de recorded_on, cet événement n’est plus énoncé (utile seulement dans les fichiers qui portent leur histoire)

column-rates-date = Jour à partir duquel le taux s’applique
column-rates-currency = Monnaie comptée
column-rates-base = Monnaie dont on prend une unité
column-rates-rate = Unités de la monnaie pour une unité de base
column-rates-source = Qui a publié le taux
column-rates-recorded-on = { column-activities-recorded-on }
