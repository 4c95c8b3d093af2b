# Fichiers à des adresses qui restent.

nav-downloads = Téléchargements
downloads-lead = Fichiers pour d’autres, à des adresses qui restent : le fichier IATI, et des tableaux plats (CSV) tels que connus ce jour. Les fichiers filtrés ont chaque activité du bureau ou du pays
downloads-part = Partie du portefeuille
downloads-portfolio = Portefeuille entier
downloads-office = bureau
downloads-country = pays
downloads-code = Code
downloads-file = Fichier
downloads-address = Adresse
downloads-head-iati = IATI
downloads-file-iati = IATI 2.03
downloads-file-activities = Activités
downloads-file-transactions = Transactions
downloads-file-budgets = Budgets
downloads-file-results = Résultats
downloads-file-indicators = Indicateurs
downloads-file-periods = Périodes
failure-download-not-found = il n’y a pas de fichier à { $path }
    .hint = la page /downloads montre les fichiers qui existent
