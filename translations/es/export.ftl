# Archivos que se escriben para otros.

export-written =
    { PLURAL($activities) ->
    [one] { $activities } actividad
    [many] { $activities } de actividades
   *[other] { $activities } actividades
} al { $as_of }, { $bytes } bytes, SHA-256 { $sha256 }
export-organisations-written =
    { PLURAL($organisations) ->
    [one] { $organisations } organización
    [many] { $organisations } de organizaciones
   *[other] { $organisations } organizaciones
} al { $as_of }, { $bytes } bytes, SHA-256 { $sha256 }
export-parts = { $unchanged } tal como se importaron, { $edited } con hechos posteriores, { $converted } convertidas de 1.x, { $left_out } omitidas

finding-export-left-out =
    no se escribe: { $element ->
    [title] no tiene título
    [participating-org] no se conoce ninguna organización participante
    [activity-status] no se conoce su estado
    [activity-date] no se conoce ninguna de sus fechas
    [reporting-org--ref] no se sabe quién la publica
    [reporting-org--type] no se conoce el tipo de la organización que la publica
   *[other] no se conoce el nombre de la organización que la publica
}
    .hint =
    { $element ->
    [title] introduzca un título
    [participating-org] introduzca un donante
    [activity-status] introduzca un estado
    [activity-date] introduzca un inicio previsto o efectivo
    [reporting-org--ref] ajuste publisher, o indique --reporting-org
    [reporting-org--type] ajuste publisher-type, o indique --reporting-type
   *[other] ajuste publisher-name, o indique --reporting-name
}
finding-export-incomplete =
    se escribe, pero incumple una regla del estándar: { $element ->
    [activity-date] no se conoce ningún inicio
    [recipient-country] no se conoce ningún país ni región
    [recipient-country--percentage] no todos los países y regiones tienen su parte
    [recipient-country--percentage-sum] las partes de países y regiones no suman 100 %
    [sector] no se conoce ningún sector
    [sector--percentage] no todos los sectores tienen su parte
    [sector--percentage-sum] las partes de los sectores no suman 100 %
   *[other] un presupuesto dura más de un año
}
    .hint =
    { $element ->
    [activity-date] introduzca un inicio previsto o efectivo
    [recipient-country] introduzca un país por su código ISO, o una región
    [recipient-country--percentage] introduzca las partes, por ejemplo KE:60;UG:40
    [recipient-country--percentage-sum] corrija las partes
    [sector] introduzca un sector
    [sector--percentage] introduzca las partes, por ejemplo 16020:60;11330:40
    [sector--percentage-sum] corrija las partes
   *[other] introduzca los presupuestos por año
}
finding-export-description-from-title = no se conoce ninguna descripción: el título ocupa su lugar
    .hint = introduzca una descripción donde se conozca
finding-export-regions-implied = sus regiones no se escriben: sus países son ya el todo, y el estándar cuenta ambos en el mismo 100 %
    .hint = nada que hacer; indique una región sin países donde no se conozca ningún país
finding-export-lines-not-written =
    { PLURAL($n) ->
    [one] { $n } línea de dinero no se escribe
    [many] { $n } de líneas de dinero no se escriben
   *[other] { $n } líneas de dinero no se escriben
}: { $what ->
    [allocation] el estándar no tiene lugar para las asignaciones
   *[other] no se conoce el importe
}
    .hint =
    { $what ->
    [allocation] nada que hacer
   *[other] introduzca el importe donde se conozca
}
finding-export-day-of-line = faltaba { $element } y se tomó de la otra fecha de la línea ({ $n } en la actividad)
    .hint = no hay que hacer nada, salvo que sea incorrecto: introduzca entonces la fecha
finding-export-lacks = la actividad publicada no tiene { $element }, que la versión 2.03 exige
    .hint = introdúzcalo, o pídalo a quien publica

export-suppressed = retenidos por la regla { $rule }: { $n }

failure-export-rule-impossible = la regla de publicación { $rule } no puede seguirse: no nombra ningún elemento de una actividad, o nombra uno que la versión 2.03 exige
    .hint = corrija la regla en reference/publication-rules.tsv o póngale fin

failure-export-nothing-to-write =
    no se escribe ningún archivo, porque no tendría ninguna actividad ({ $filters ->
    [none] toda la cartera
   *[other] { $filters }
}): actividades indicadas { $selected }, omitidas por lo que les falta { $left_out }, retenidas por reglas de publicación { $held_back }{ $rules ->
    [none] { "" }
   *[other] { " " }({ $rules })
}
    .hint = headway export iati --dry-run --explain muestra lo que falta y lo que está retenido
failure-export-no-organisations = no se escribe ningún archivo, porque no se conoce ningún archivo de organización a esa fecha
    .hint = importe uno con headway import iati, o pregunte por una fecha posterior

finding-export-no-outcome = publicada bajo ningún resultado: no se indica ninguno para el { $n } % de ella
    .hint = introduzca el resultado como tema o como nodo del marco de programación
finding-export-no-country = publicada bajo ningún país: no se indica ninguno para el { $n } % de ella
    .hint = introduzca los países con sus partes
failure-publication-profile-unknown = no hay ningún perfil de publicación «{ $profile }»
    .hint = elija uno de: { $profiles }
