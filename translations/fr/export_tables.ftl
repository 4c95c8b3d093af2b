# Tableaux écrits pour d’autres.

export-table-written =
    { PLURAL($rows) ->
    [one] { $rows } ligne
    [many] { $rows } de lignes
   *[other] { $rows } lignes
} au { $as_of }
export-table-later =
    { PLURAL($n) ->
    [one] { $n } énoncé connu plus tard est laissé de côté
    [many] { $n } d’énoncés connus plus tard sont laissés de côté
   *[other] { $n } énoncés connus plus tard sont laissés de côté
}

failure-export-sheet-too-large = une feuille de calcul ne peut contenir ce tableau : elle a { $rows } lignes au plus
    .hint = écrivez plutôt un CSV (--output NOM.csv ou .csv.gz), ou choisissez moins d’activités
failure-export-several-sources = plusieurs sources parlent d’une même activité, et dans un seul tableau leur argent s’additionnerait : { $sources }
    .hint = écrivez un fichier par source avec --source NOM, et importez chacun avec le même --source
failure-export-source-not-found = il n’y a pas de source « { $value } »
    .hint = il y a : { $sources }
failure-export-not-written = le tableau n’a pas pu être écrit
    .hint = réessayez ; si cela se reproduit, dites-le aux responsables de cette installation
failure-export-form-unknown = le nom du fichier ne dit pas sa forme : { $file }
    .hint = terminez-le par .csv, .csv.gz, .xlsx ou .jsonl, ou donnez --form

package-title = Portefeuille de coopération technique au { $as_of }
package-description = Tableaux d’importation avec toute leur histoire (history/) et tableaux plats au { $as_of } (flat/), écrits par Headway. Un vide veut dire inconnu ; rien n’est deviné. Un texte qu’un tableur exécuterait commence par une apostrophe.
package-resource = { $path } : { $rows } lignes, { $bytes } octets, SHA-256 { $sha256 }
package-flat-activities = Activités, une rangée chacune
package-flat-transactions = Transactions réparties par pays et par secteur
package-flat-budgets = Budgets, une rangée chacun
package-flat-results = Résultats, une rangée chacun
package-flat-indicators = Indicateurs des résultats, une rangée chacun
package-flat-periods = Périodes des indicateurs, une rangée chacune
