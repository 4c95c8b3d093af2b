# Lo que se ha publicado, y lo que se publica de nuevo.

nav-publications = Publicaciones
publications-lead = Cada archivo publicado, con los hechos, los ajustes y las reglas de entonces. El archivo se rehace con ellos cuando se pide, y solo se entrega si cada byte es el mismo
publications-none = todavía no se ha publicado nada: headway export iati --publish --output ARCHIVO
publications-whole = toda la cartera
publications-fetch = obtener
n-bytes =
    { PLURAL($n) ->
    [one] { $n } byte
    [many] { $n } de bytes
   *[other] { $n } bytes
}
column-publication = Publicación
column-published-at = Publicado (UTC)
column-person = Por
column-door = Puerta
column-kind-of-file = Clase de archivo
column-profile = Perfil
column-filters = Parte de la cartera
column-as-of = A fecha de
column-left-out = Omitidas
column-held-back = Retenido
column-bytes = Bytes
column-sha256 = SHA-256
column-version = Versión
publication-kind-activities = archivo IATI de actividades

publication-recorded = registrado como publicación { $publication }; headway publications la muestra
publication-same = publicación { $publication } de nuevo, cada byte es el mismo: SHA-256 { $sha256 }
publication-differs =
    la publicación { $publication } resulta distinta: publicada { $published }, ahora { $sha256 }; { $reason ->
    [rules] las reglas de publicación de ese día son ahora otras
    [version] la hizo otra versión del programa
   *[unknown] verifique los cambios guardados con headway audit verify
}
publications-again =
    { PLURAL($n) ->
    [one] { $n } publicación rehecha, { $same } idéntica
    [many] { $n } de publicaciones rehechas, { $same } idénticas
   *[other] { $n } publicaciones rehechas, { $same } idénticas
}

failure-publication-not-found = no hay ninguna publicación { $publication }
    .hint = headway publications muestra las que hay
failure-publication-unredacted = un archivo que conserva lo que no debe publicarse no puede publicarse
    .hint = omita --unredacted
failure-publication-differs = la publicación { $publication } no sería el mismo archivo, y no se entrega como tal
    .hint = headway publications --check dice por qué
