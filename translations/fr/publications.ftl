# Ce qui a été publié, et ce qui l’est à nouveau.

nav-publications = Publications
publications-lead = Chaque fichier publié, avec les faits, les réglages et les règles d’alors. Un fichier en est refait quand on le demande, et n’est remis que si chaque octet est le même
publications-none = rien n’a encore été publié : headway export iati --publish --output FICHIER
publications-whole = tout le portefeuille
publications-fetch = obtenir
n-bytes =
    { PLURAL($n) ->
    [one] { $n } octet
    [many] { $n } d’octets
   *[other] { $n } octets
}
column-publication = Publication
column-published-at = Publié (UTC)
column-person = Par
column-door = Porte
column-kind-of-file = Genre de fichier
column-profile = Profil
column-filters = Partie du portefeuille
column-as-of = Au
column-left-out = Omises
column-held-back = Retenu
column-bytes = Octets
column-sha256 = SHA-256
column-version = Version
publication-kind-activities = fichier IATI d’activités

publication-recorded = enregistré comme publication { $publication } ; headway publications la montre
publication-same = publication { $publication } à nouveau, chaque octet est le même : SHA-256 { $sha256 }
publication-differs =
    la publication { $publication } donne autre chose : publiée { $published }, à présent { $sha256 } ; { $reason ->
    [rules] les règles de publication de ce jour sont autres à présent
    [version] une autre version du programme l’a faite
   *[unknown] vérifiez les changements enregistrés avec headway audit verify
}
publications-again =
    { PLURAL($n) ->
    [one] { $n } publication refaite, { $same } identique
    [many] { $n } de publications refaites, { $same } identiques
   *[other] { $n } publications refaites, { $same } identiques
}

failure-publication-not-found = il n’y a pas de publication { $publication }
    .hint = headway publications montre celles qu’il y a
failure-publication-unredacted = un fichier qui garde ce qui ne doit pas être publié ne peut pas l’être
    .hint = omettez --unredacted
failure-publication-differs = la publication { $publication } ne serait pas le même fichier, et n’est pas remise comme tel
    .hint = headway publications --check dit pourquoi
