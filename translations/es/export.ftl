# Archivos que se escriben para otros.

export-written =
    { PLURAL($activities) ->
    [one] { $activities } actividad
    [many] { $activities } de actividades
   *[other] { $activities } actividades
} al { $as_of }, { $bytes } bytes, SHA-256 { $sha256 }
