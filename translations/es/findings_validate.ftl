# Hallazgos de `headway validate`: el esquema, los códigos y las reglas de la norma. El lugar figura junto al mensaje.

finding-schema-element-unexpected = <{ $element }> no puede estar aquí en <{ $parent }>: desconocido, fuera de orden o de más
    .hint =
        { $expected ->
        [none] quítelo o llévelo a su lugar
       *[other] ponga aquí, en el orden de la norma, uno de: { $expected }
        }
finding-schema-element-missing = <{ $element }> termina demasiado pronto: le falta algo
    .hint = añada lo que puede seguir: { $expected }
finding-schema-attribute-missing = <{ $element }> no tiene @{ $attribute }, que es obligatorio
    .hint = añada { $attribute }="…" a <{ $element }>
finding-schema-attribute-unexpected = <{ $element }> no tiene el atributo «{ $attribute }» en esta versión
    .hint =
        { $expected ->
        [none] quítelo
       *[other] quítelo; se permiten: { $expected }
        }
finding-schema-attribute-value = «{ $value }» no es un valor válido de @{ $attribute } de <{ $element }>
    .hint =
        escriba { $type ->
        [date] una fecha como 2024-12-31
        [dateTime] una fecha y hora como 2024-12-31T12:00:00Z
        [decimal] un número decimal simple como 1234.56
        [boolean] true, false, 1 o 0
        [int] un número entero
        [positiveInteger] un número entero desde 1
        [nonNegativeInteger] un número entero desde 0
        [anyURI] una dirección web
        [NMTOKEN] un nombre sin espacios
       *[other] un texto
        }
finding-schema-text-value = «{ $value }» no es un contenido válido de <{ $element }>
    .hint =
        escriba { $type ->
        [date] una fecha como 2024-12-31
        [dateTime] una fecha y hora como 2024-12-31T12:00:00Z
        [decimal] un número decimal simple como 1234.56
        [boolean] true, false, 1 o 0
        [int] un número entero
        [positiveInteger] un número entero desde 1
        [nonNegativeInteger] un número entero desde 0
        [anyURI] una dirección web
        [NMTOKEN] un nombre sin espacios
       *[other] un texto
        }
finding-schema-text-unexpected = hay texto directamente en <{ $element }>, que solo contiene elementos
    .hint = ponga el texto en <narrative> o quítelo
finding-check-version = la versión «{ $value }» no se comprueba: sí 2.01, 2.02 y 2.03
    .hint = publique el archivo en la versión 2.03 e indíquelo en su raíz
finding-check-code = «{ $value }» no está en la lista { $list }
    .hint =
        dé a { $attribute ->
        [text] este texto
       *[other] @{ $attribute }
        } de <{ $element }> un código de esa lista, escrito exactamente igual
finding-check-identifier-repeated = otra actividad del archivo ya tiene el identificador «{ $value }»
    .hint = dé a cada actividad un identificador propio y publíquela una vez
finding-check-identifier-organisation = el identificador de la actividad es el de la organización declarante
    .hint = añada un guion y su propio número de la actividad
finding-check-identifier-prefix = el identificador «{ $value }» no empieza por el de la organización declarante
    .hint = empiécelo por { $organisation }- o añada el identificador anterior de la organización como other-identifier de tipo B1
finding-check-agency = «{ $value }» no empieza por ninguna agencia de registro conocida ni es un publicador conocido aquí
    .hint = escriba el código de la agencia, un guion y el número de registro, por ejemplo GB-COH-1234567
finding-check-blanks = hay espacios alrededor del identificador «{ $value }» en <{ $element }>
    .hint = quite los espacios y saltos de línea antes y después
finding-check-marks = el identificador «{ $value }» en <{ $element }> contiene uno de los caracteres / & |
    .hint = use solo letras, cifras, guiones y puntos
finding-check-percentage-missing =
    hay varios { $what ->
    [sector] sectores de un vocabulario
    [country] países
    [place] países y regiones
    [budget-item] partidas presupuestarias
   *[other] partes
}, y uno no tiene porcentaje
    .hint = dé a cada uno un porcentaje, 100 en total
finding-check-percentage-sum =
    los porcentajes de { $what ->
    [sector] sectores de un vocabulario
    [country] países
    [place] países y regiones
    [budget-item] partidas presupuestarias
   *[other] partes
} suman { $sum }, no 100
    .hint = corríjalos para que sumen exactamente 100
finding-check-percentage-single =
    un solo elemento entre { $what ->
    [sector] sectores de un vocabulario
    [country] países
    [place] países y regiones
    [budget-item] partidas presupuestarias
   *[other] partes
} tiene { $value } por ciento
    .hint = omita el porcentaje o escriba 100
finding-check-percentage-range = { $value } no es un porcentaje de <{ $element }>
    .hint = escriba un número de 0 a 100
finding-check-narrative-own = un código propio del publicador (vocabulario { $vocabulary }) en <{ $element }> no tiene texto
    .hint = añada <narrative> para decir qué significa el código
finding-check-place-twice = hay países o regiones tanto en la actividad como en una transacción
    .hint = déjelos en la actividad o en cada transacción
finding-check-place-missing = no hay país ni región
    .hint = añada un país o región beneficiarios a la actividad
finding-check-place-transaction = ni la actividad ni esta transacción tienen país o región
    .hint = añádalos a la actividad o a cada transacción
finding-check-sector-twice = hay sectores tanto en la actividad como en una transacción
    .hint = déjelos en la actividad o en cada transacción
finding-check-sector-missing = no hay sector
    .hint = añada un sector a la actividad o a cada transacción
finding-check-sector-transaction = ni la actividad ni esta transacción tienen sector
    .hint = añada sectores a la actividad o a cada transacción
finding-check-sector-no-dac = hay sectores, pero ninguno de los códigos de propósito del CAD de la OCDE
    .hint = añada sectores del vocabulario 1
finding-check-aid-type-no-dac = hay <{ $element }>, pero ninguno del CAD de la OCDE
    .hint = añada un tipo de ayuda del vocabulario 1
finding-check-aid-type-repeated = <{ $element }> está más de una vez en el vocabulario { $vocabulary }
    .hint = deje uno por vocabulario
finding-check-language = un texto no tiene idioma, y no hay idioma por defecto
    .hint = añada xml:lang="es" (o su idioma) a la actividad u organización, o a cada texto
finding-check-narrative-blank = <{ $element }> no tiene texto
    .hint = escriba el texto en <narrative>
finding-check-organisation-unnamed = <{ $element }> no tiene ni identificador ni nombre
    .hint = añada ref="…" o <narrative>, u omita el elemento
finding-check-start-missing = no hay fecha de inicio prevista ni real
    .hint = añada una activity-date de tipo 1 o 2
finding-check-significance = un marcador de política del CAD de la OCDE no tiene importancia
    .hint = añada significance="0", "1", "2", "3" o "4"
finding-check-period-long = el período de <{ $element }> del { $start } al { $end } tiene { $days } días
    .hint = divídalo en períodos de un año como máximo
finding-check-period-reversed = el período de <{ $element }> termina el { $end }, antes de empezar el { $start }
    .hint = intercambie las fechas o corrija una
finding-check-currency = <{ $element }> no tiene moneda, y no hay moneda por defecto
    .hint = añada currency="…", o default-currency="…" en la actividad u organización
finding-check-result-value-missing = <{ $element }> de un indicador numérico no tiene valor
    .hint = añada value="…", o haga cualitativo el indicador (measure 5)
finding-check-result-value-number = el valor «{ $value }» de <{ $element }> no es un número
    .hint = escriba un número simple y ponga las palabras en <comment>
finding-check-result-value-qualitative = <{ $element }> de un indicador cualitativo tiene el valor «{ $value }»
    .hint = omita el valor y descríbalo en <comment>
finding-check-reference-twice = hay referencias tanto en el resultado como en su indicador
    .hint = déjelas en uno de los dos
finding-check-future = la fecha { $value } de <{ $element }> es posterior a hoy ({ $today })
    .hint = corrija la fecha o declárela como prevista
finding-check-dates-reversed =
    el fin ({ $kind ->
    [planned] previsto
   *[other] real
}) el { $end } es anterior al inicio el { $start }
    .hint = corrija una de las dos fechas
finding-check-value-date = la fecha valor { $value } está fuera del presupuesto del { $start } al { $end }
    .hint = dé a la línea una fecha dentro de su presupuesto
finding-check-reference-unknown = la actividad «{ $value }» a la que se refiere <{ $element }> no está en el archivo
    .hint = compruebe el identificador; no hay error si la actividad es de otro publicador

severity-critical = crítico
severity-error = error
severity-advisory = aviso
validate-file =
    { $file }: { $verdict ->
    [not-xml] no se puede leer como XML
    [not-iati] XML, pero no de IATI
    [broken-off] archivo interrumpido; actividades completas leídas antes: { $activities }
    [not-checked] versión { $version }, que no se comprueba
    [valid] versión { $version }, válida según su esquema
   *[invalid] versión { $version }, no válida según su esquema
}
validate-rule =
    { $severity } { $rule }: { PLURAL($n) ->
    [one] 1 vez
    [many] { $n } de veces
   *[other] { $n } veces
}{ $activities ->
    [0] {""}
   *[other] {" "}{ PLURAL($activities) ->
        [one] en 1 actividad
        [many] en { $activities } de actividades
       *[other] en { $activities } actividades
    }
}
validate-more-of-rule = … y { $more } más
validate-summary = { $critical } críticos, { $errors } errores, { $warnings } advertencias, { $advisory } avisos
validate-not-compared = { $n } actividades y referencias eran demasiadas para compararlas: no se señalan las repeticiones entre ellas ni las referencias sin destino
validate-no-version = ninguna
failure-validate-schema-version = la versión «{ $value }» no tiene esquema aquí
    .hint = elija 2.01, 2.02 o 2.03
failure-validate-rules = el archivo { $file } no se puede usar: línea { $line }, { $column }: «{ $value }»
    .hint = tome como modelo un archivo de reference/iati/
