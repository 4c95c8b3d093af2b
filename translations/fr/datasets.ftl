# Données IATI importées.

nav-datasets = Jeux de données IATI
datasets-lead = Données IATI importées par publicateur, telles que connues ce jour, vérifiées comme le fait le standard
datasets-none = Aucun fichier IATI n’a été importé à cette date. Ajoutez-en un sur la page des importations.
datasets-of = Jeu de données de
datasets-identifier = Identifiant
datasets-with-findings = Activités avec constats
datasets-critical = Critique
datasets-error = Erreur
datasets-warning = Avertissement
datasets-advisory = Conseil
datasets-not-checked = Version 1, non vérifiées
datasets-versions = Versions
datasets-version = Jugées en version
datasets-no-version = 2.03 (non indiquée)
datasets-newest = Le plus récent
datasets-severity = Gravité
datasets-category = Catégorie
datasets-findings = Constats
datasets-rules = Constats par règle
datasets-all-rules = toutes les règles
datasets-path = Place dans l’activité
datasets-message = Ce qui ne va pas, et ce qui irait
failure-dataset-not-found = aucune donnée IATI du publicateur « { $publisher } » n’était connue au { $as_of }
    .hint = la page /datasets montre les publicateurs
datasets-left-out =
    { PLURAL($n) ->
    [one] { $n } autre constat est compté sans être montré : corrigez d’abord ceux-ci
    [many] { $n } d’autres constats sont comptés sans être montrés : corrigez d’abord ceux-ci
   *[other] { $n } autres constats sont comptés sans être montrés : corrigez d’abord ceux-ci
}
