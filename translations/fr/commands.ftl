# Ce que disent les commandes, et les échecs avec l’étape suivante.

demo-making = Création du portefeuille de démonstration
demo-made =
    Portefeuille de démonstration de { PLURAL($activities) ->
    [one] { $activities } activité
    [many] { $activities } d’activités
   *[other] { $activities } activités
} créé dans { $directory }
demo-already-there = Le portefeuille de démonstration se trouve déjà dans { $directory }
demo-file = { $file } : { PLURAL($rows) ->
    [one] { $rows } ligne
    [many] { $rows } de lignes
   *[other] { $rows } lignes
}
demo-look-at = Ouvrez { $address } (ce qui demande une action, et où cela bloque)
    { $queue } (une file qui s’allonge à l’attribution)
    { $stage } (recrutement lent dans certains bureaux)
    { $activities } (une activité : premier plan, plan actuel, réalisé)
serve-listening = Headway répond à l’adresse { $address } ; arrêtez avec Ctrl+C
audit-whole = { PLURAL($changes) ->
    [one] { $changes } modification, chaîne intacte
    [many] { $changes } de modifications, chaîne intacte
   *[other] { $changes } modifications, chaîne intacte
}
audit-broken = La chaîne est rompue à la modification { $change } : elle manque ou a été altérée
status-as-of = Portefeuille au { $as_of }, montants en { $currency }
status-before-first-record = Rien n’était connu à cette date : le premier fait a été enregistré le { $first }
durations-test = Différence entre les groupes : p = { NUMBER($p, maximumFractionDigits: 3) } (test du log-rank)
all-cases = tous les dossiers
list-page = Page { $page } sur { $pages }, { $total } au total

failure-file-not-found = { $file } est introuvable
    .hint = vérifiez le nom et le répertoire
failure-file-permission-denied = impossible d’ouvrir { $file } : accès refusé
    .hint = demandez les droits d’accès au fichier ou copiez-le ailleurs
failure-file-unreadable = impossible de lire ou d’écrire { $file } : { $cause }
    .hint = vérifiez le disque et les droits d’accès au fichier
failure-disk-full = le disque est plein ; rien n’a été écrit dans { $file }
    .hint = libérez de l’espace et réessayez
failure-data-no-directory = aucun répertoire de données n’est connu sur ce système
    .hint = indiquez-le avec --data DIR ou HEADWAY_DATA
failure-demonstration-holds-real-data = ce répertoire contient de vraies données
    .hint = créez la démonstration dans un répertoire à part, avec --data DIR
failure-demonstration-contradicts = la démonstration se contredit : { $fields }
    .hint = veuillez le signaler
failure-directory-no-files = le répertoire { $directory } ne contient aucun fichier à importer ({ $extensions })
    .hint = vérifiez le répertoire ou indiquez les fichiers
failure-directory-too-many-files = il y a plus de { $limit } fichiers
    .hint = importez-les en plusieurs fois
failure-pattern-no-files = aucun fichier ne correspond à { $pattern }
    .hint = vérifiez le motif et le répertoire
failure-input-too-large = l’entrée standard dépasse { $limit } octets
    .hint = enregistrez-la dans un fichier et importez le fichier
failure-kind-unknown = il n’existe pas de type de fichier « { $kind } »
    .hint = les types sont : { $kinds }
failure-recorded-on-unreadable = « { $value } » n’est pas une date de connaissance lisible
    .hint = écrivez AAAA-MM-JJ ou le mot happened
failure-filter-not-found = { $filter } : « { $value } » est introuvable
    .hint = les filtres demandent le code ou le nom exact
failure-filter-not-found-nearest = { $filter } : « { $value } » est introuvable
    .hint = peut-être : { $nearest }
failure-by-unknown = impossible de regrouper par « { $by } »
    .hint = choisissez parmi : { $choices }
failure-process-not-found = le processus « { $process } » n’existe pas
    .hint = peut-être : { $choices }
failure-step-not-found = l’étape « { $step } » n’existe pas
    .hint = peut-être : { $choices }
failure-durations-one-step = une durée entre deux étapes demande --from et --to
    .hint = indiquez les deux étapes, ou aucune pour le dossier entier
failure-rule-not-found = la règle de signal « { $rule } » n’existe pas
    .hint = choisissez parmi : { $choices }
failure-severity-unknown = la gravité « { $value } » n’existe pas
    .hint = choisissez parmi : { $choices }
failure-index-unknown = l’indice « { $index } » n’existe pas
    .hint = choisissez parmi : { $choices }
failure-measure-unknown = la mesure « { $measure } » n’existe pas
    .hint = choisissez parmi : { $choices }
failure-activity-not-found = l’activité « { $activity } » n’existe pas
    .hint = cherchez-la avec : headway activities list
failure-office-not-found = le bureau « { $office } » n’existe pas
    .hint = utilisez son code ou son nom exact
failure-setting-unknown = le réglage « { $name } » n’existe pas
    .hint = les réglages sont : time-zone, reporting-currency, publisher, publisher-name, publisher-type, publisher-language, et les limites affichées par headway settings show
failure-setting-limit-unknown = la limite « { $name } » n’existe pas
    .hint = les limites sont : { $names }
failure-setting-limit = « { $value } » n’est pas une valeur de { $name }
    .hint = écrivez un nombre entier de 1 à { $highest }
failure-setting-time-zone = « { $value } » n’est pas un fuseau horaire
    .hint = écrivez un nom comme Africa/Nairobi ou un décalage comme +03:00
failure-setting-code = « { $value } » ne figure pas sur la liste { $list } de la norme
    .hint = donnez un code de cette liste, par exemple 40 ou en
failure-setting-currency = « { $value } » n’est pas une monnaie de la norme ISO 4217
    .hint = écrivez trois majuscules, par exemple USD
failure-store-not-found = les données n’existent pas : { $cause }
    .hint = importez d’abord des données ou vérifiez --data
failure-store-conflict = la modification a été refusée : { $cause }
    .hint = quelqu’un l’a peut-être modifié entre-temps : vérifiez à nouveau
failure-store-unavailable = la base de données est inutilisable : { $cause }
    .hint = vérifiez le disque et si un autre programme l’utilise
failure-store-inconsistent = la base de données contient un élément inattendu : { $cause }
    .hint = lancez headway audit verify et gardez une copie du répertoire de données
failure-template-failed = le modèle n’a pas pu être écrit : { $cause }
    .hint = vérifiez le disque et réessayez
failure-json-failed = la réponse n’a pas pu être écrite en JSON
    .hint = veuillez le signaler
failure-bench-iati-needs-files = la mesure de performance demande des fichiers IATI
    .hint = indiquez un ou plusieurs fichiers
failure-bench-no-server = le serveur n’a pas répondu
    .hint = vérifiez que l’adresse est libre
failure-activity-not-known-yet = l’activité « { $activity } » n’était pas encore connue au { $as_of }
    .hint = demandez avec un --as-of postérieur
failure-sort-unknown = impossible de trier par « { $sort } »
    .hint = choisissez parmi : { $choices }
failure-state-unknown = l’état « { $value } » n’existe pas
    .hint = choisissez parmi : on_pace, watch, act, unknown, not_applicable
failure-page-day-unreadable = « { $value } » n’est pas lisible comme un jour ({ $name })
    .hint = les jours s’écrivent 2024-06-30
failure-page-as-of-unreadable = « { $value } » n’est pas une date de connaissance lisible
    .hint = écrivez AAAA-MM-JJ ou AAAA-MM-JJ@MODIFICATION
failure-page-number-unreadable = « { $value } » n’est pas un nombre admis pour « { $name } »
    .hint = écrivez un nombre entier de { $least } à { $most }
failure-page-not-rendered = la page n’a pas pu être produite
    .hint = veuillez le signaler
failure-serve-cannot-listen = impossible d’écouter à cette adresse : { $cause }
    .hint = choisissez-en une autre avec --listen, par exemple 127.0.0.1:8081
failure-serve-address-in-use = l’adresse est déjà utilisée : { $address }
    .hint = arrêtez l’autre programme ou choisissez une autre adresse avec --listen
failure-upload-gone = le fichier envoyé n’est plus disponible
    .hint = envoyez-le à nouveau
