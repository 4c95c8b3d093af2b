# Fichiers écrits pour d’autres.

export-written =
    { PLURAL($activities) ->
    [one] { $activities } activité
    [many] { $activities } d’activités
   *[other] { $activities } activités
} au { $as_of }, { $bytes } octets, SHA-256 { $sha256 }
export-organisations-written =
    { PLURAL($organisations) ->
    [one] { $organisations } organisation
    [many] { $organisations } d’organisations
   *[other] { $organisations } organisations
} au { $as_of }, { $bytes } octets, SHA-256 { $sha256 }
export-parts = { $unchanged } telles qu’importées, { $edited } avec des faits ultérieurs, { $converted } converties de 1.x, { $left_out } omises

finding-export-left-out =
    non écrite : { $element ->
    [title] elle n’a pas de titre
    [participating-org] aucune organisation participante n’est connue
    [activity-status] son état n’est pas connu
    [activity-date] aucune de ses dates n’est connue
    [reporting-org--ref] on ne sait pas qui la publie
    [reporting-org--type] le type de l’organisation qui la publie n’est pas connu
   *[other] le nom de l’organisation qui la publie n’est pas connu
}
    .hint =
    { $element ->
    [title] saisissez un titre
    [participating-org] saisissez un donateur
    [activity-status] saisissez un état
    [activity-date] saisissez un début prévu ou effectif
    [reporting-org--ref] réglez publisher, ou donnez --reporting-org
    [reporting-org--type] réglez publisher-type, ou donnez --reporting-type
   *[other] réglez publisher-name, ou donnez --reporting-name
}
finding-export-incomplete =
    écrite, mais une règle de la norme n’est pas respectée : { $element ->
    [activity-date] aucun début n’est connu
    [recipient-country] aucun pays ni aucune région n’est connu
    [recipient-country--percentage] certains pays ou régions n’ont pas de part
    [recipient-country--percentage-sum] les parts des pays et régions ne font pas 100 %
    [sector] aucun secteur n’est connu
    [sector--percentage] certains secteurs n’ont pas de part
    [sector--percentage-sum] les parts des secteurs ne font pas 100 %
   *[other] un budget dépasse un an
}
    .hint =
    { $element ->
    [activity-date] saisissez un début prévu ou effectif
    [recipient-country] saisissez un pays par son code ISO, ou une région
    [recipient-country--percentage] saisissez les parts, par exemple KE:60;UG:40
    [recipient-country--percentage-sum] corrigez les parts
    [sector] saisissez un secteur
    [sector--percentage] saisissez les parts, par exemple 16020:60;11330:40
    [sector--percentage-sum] corrigez les parts
   *[other] saisissez les budgets par année
}
finding-export-description-from-title = aucune description n’est connue : le titre en tient lieu
    .hint = saisissez une description là où elle est connue
finding-export-regions-implied = ses régions ne sont pas écrites : ses pays forment déjà le tout, et la norme compte les deux dans les mêmes 100 %
    .hint = rien à faire ; indiquez une région sans pays là où aucun pays n’est connu
finding-export-lines-not-written =
    { PLURAL($n) ->
    [one] { $n } ligne d’argent n’est pas écrite
    [many] { $n } de lignes d’argent ne sont pas écrites
   *[other] { $n } lignes d’argent ne sont pas écrites
} : { $what ->
    [allocation] la norme n’a pas de place pour les allocations
   *[other] le montant n’est pas connu
}
    .hint =
    { $what ->
    [allocation] rien à faire
   *[other] saisissez le montant là où il est connu
}
finding-export-day-of-line = { $element } manquait et a été repris de l’autre date de la ligne ({ $n } dans l’activité)
    .hint = rien à faire, sauf si c’est faux : saisissez alors la date
finding-export-lacks = l’activité publiée ne contient pas { $element }, que la version 2.03 exige
    .hint = saisissez-le, ou demandez-le à l’organisation qui publie

export-suppressed = retenus par la règle { $rule } : { $n }

failure-export-rule-impossible = la règle de publication { $rule } ne peut être suivie : elle ne nomme aucun élément d’une activité, ou un élément que la version 2.03 exige
    .hint = corrigez la règle dans reference/publication-rules.tsv ou mettez-y fin

failure-export-nothing-to-write =
    aucun fichier n’est écrit, car il n’aurait aucune activité ({ $filters ->
    [none] tout le portefeuille
   *[other] { $filters }
}) : activités visées { $selected }, omises pour ce qui leur manque { $left_out }, retenues par des règles de publication { $held_back }{ $rules ->
    [none] { "" }
   *[other] { " " }({ $rules })
}
    .hint = headway export iati --dry-run --explain montre ce qui manque et ce qui est retenu
failure-export-no-organisations = aucun fichier n’est écrit, car aucun fichier d’organisation n’est connu à cette date
    .hint = importez-en un avec headway import iati, ou demandez à une date ultérieure

finding-export-no-outcome = publiée sous aucun résultat : aucun n’est indiqué pour { $n } % d’elle
    .hint = saisissez le résultat comme thème ou comme nœud du cadre de programmation
finding-export-no-country = publiée sous aucun pays : aucun n’est indiqué pour { $n } % d’elle
    .hint = saisissez les pays avec leurs parts
failure-publication-profile-unknown = il n’y a pas de profil de publication « { $profile } »
    .hint = choisissez parmi : { $profiles }
