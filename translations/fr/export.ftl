# Fichiers écrits pour d’autres.

export-written =
    { PLURAL($activities) ->
    [one] { $activities } activité
    [many] { $activities } d’activités
   *[other] { $activities } activités
} au { $as_of }, { $bytes } octets, SHA-256 { $sha256 }
