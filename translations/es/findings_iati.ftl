# Hallazgos de los archivos IATI y de los archivos en general. El lugar (fila, columna) figura junto al mensaje.

finding-file-empty = el archivo está vacío
    .hint = compruebe que el archivo se guardó o se transfirió completo
finding-file-other-kind =
    el archivo no es del tipo esperado: es { $found ->
    [html] una página HTML
    [spreadsheet] un libro de cálculo
    [pdf] un documento PDF
    [json] datos JSON
    [csv] una tabla CSV
    [zip] un archivo ZIP
    [text] texto sin formato
    [xml] un archivo XML
   *[other] un archivo binario
}
    .hint =
        { $found ->
        [html] la dirección puede haber cambiado o pedir una clave: descargue el archivo de nuevo o expórtelo otra vez desde su programa
       *[other] proporcione un archivo del tipo esperado o vuelva a exportarlo desde su programa
        }
finding-file-unreadable = no se puede leer el archivo: { $detail }
    .hint = compruebe el disco y los permisos del archivo y vuelva a intentarlo
finding-file-gzip-broken = el archivo comprimido está dañado o incompleto
    .hint = transfiera de nuevo el archivo o descomprímalo primero
finding-encoding-unsupported = la codificación { $encoding } no es compatible
    .hint = guarde el archivo en UTF-8
finding-encoding-broken = el byte { $byte } no es texto { $encoding } válido
    .hint = guarde el archivo en UTF-8
finding-encoding-misdeclared = el archivo dice ser { $declared } pero está en { $encoding }; se leyó como { $encoding }
    .hint = corrija la declaración XML: encoding="{ $encoding }"
finding-xml-not-well-formed =
    el XML está mal formado: { $problem ->
    [no-root] no hay ningún elemento
    [text-outside] hay texto antes del primer elemento
    [after-root] hay algo después de la última etiqueta de cierre
    [cut-off] el archivo termina demasiado pronto
    [markup] este marcado no se permite aquí
    [attribute] un atributo no está escrito nombre="valor"
    [attribute-repeated] un atributo aparece dos veces
    [name] un nombre de elemento no es válido
    [character] un carácter que XML no admite
    [reference] un & no inicia una referencia válida
    [end-tag] la etiqueta de cierre «{ $found }» no corresponde
    [comment] un comentario contiene --
   *[other] el marcado no es válido
}
    .hint = corrija el archivo en ese lugar o vuelva a publicarlo desde su programa
finding-xml-doctype = el archivo contiene una declaración de tipo de documento (DOCTYPE)
    .hint = elimine la línea DOCTYPE; un archivo IATI nunca la necesita
finding-xml-entity = la entidad «{ $entity }» es desconocida
    .hint = escriba el propio carácter, o &amp; para & y &lt; para <
finding-xml-late-declaration = hay espacios antes de la declaración XML; el archivo se leyó de todos modos
    .hint = comience el archivo con <?xml
finding-xml-limit-exceeded =
    el archivo supera el límite de { $limit } { $what ->
    [depth] elementos anidados
    [activity_bytes] bytes para una actividad
    [elements] elementos y textos, o atributos, en una actividad
    [items] transacciones, presupuestos, partes, resultados y similares en una actividad
    [attributes] atributos de un elemento
    [name_bytes] bytes para el nombre de un elemento
    [text_bytes] bytes para un texto o una etiqueta
   *[other] bytes para el archivo entero
}
    .hint = si la fuente es de confianza, aumente el ajuste { $setting }: --limit { $setting }=NÚMERO para una comprobación, headway settings set { $setting } NÚMERO para las importaciones
finding-iati-root-unknown = el elemento raíz «{ $root }» no es de IATI
    .hint = un archivo de actividades IATI comienza con <iati-activities>
finding-iati-root-activity = la actividad no está dentro de <iati-activities>; se leyó de todos modos
    .hint = coloque la actividad dentro de <iati-activities version="2.03">
finding-iati-no-activities = el archivo no contiene ninguna actividad
    .hint = compruebe que la exportación del publicador está completa
finding-iati-no-organisations = el archivo no contiene ninguna organización
    .hint = compruebe que la exportación del publicador está completa
finding-iati-version-missing = el archivo no indica su versión de IATI; se leyó según su contenido
    .hint = añada version="2.03" a <iati-activities>
finding-iati-version-unknown = «{ $value }» no es una versión publicada de IATI; el archivo se leyó según su contenido
    .hint = escriba 2.03, o la versión utilizada
finding-iati-version-misdeclared = el archivo dice ser de la versión { $declared } pero está escrito en la versión { $found }; se leyó como { $found }
    .hint = corrija la versión en <iati-activities>
finding-iati-element-unexpected =
    el elemento «{ $element }» no se leyó ({ PLURAL($n) ->
    [one] 1 vez
    [many] { $n } de veces
   *[other] { $n } veces
})
    .hint = coloque las actividades directamente dentro de <iati-activities>
finding-iati-identifier-blank = la actividad no tiene identificador
    .hint = complete <iati-identifier>: el identificador de la organización, un guion y su propio número
finding-iati-organisation-identifier-blank = la organización no tiene identificador
    .hint = complete <organisation-identifier>, por ejemplo XM-DAC-41302
finding-iati-identifier-repeated = la actividad tiene más de un identificador; vale el primero
    .hint = conserve un solo <iati-identifier> y ponga los demás en <other-identifier>
finding-iati-identifier-blanks = el identificador «{ $value }» tiene espacios alrededor; se omitieron
    .hint = elimine los espacios antes y después del identificador
finding-iati-title-missing = la actividad no tiene título; se muestra su identificador
    .hint = añada un <title> con un <narrative>
finding-iati-name-missing = la organización no tiene nombre; se muestra su identificador
    .hint = añada un <name> con un <narrative>
finding-iati-date-unreadable = no se puede leer «{ $value }» como fecha
    .hint = escriba las fechas como AAAA-MM-DD, por ejemplo 2024-12-31
finding-iati-date-missing = falta la fecha
    .hint = añada la fecha como AAAA-MM-DD, por ejemplo 2024-12-31
finding-iati-date-zone = { PLURAL($n) ->
    [one] 1 fecha lleva
    [many] { $n } de fechas llevan
   *[other] { $n } fechas llevan
} zona horaria; se conservó el día del calendario
    .hint = escriba las fechas como AAAA-MM-DD, sin zona horaria
finding-iati-date-time = { PLURAL($n) ->
    [one] 1 fecha lleva
    [many] { $n } de fechas llevan
   *[other] { $n } fechas llevan
} una hora; se conservó el día del calendario
    .hint = escriba las fechas como AAAA-MM-DD, sin hora
finding-iati-date-implausible = la fecha { $value } está fuera del período 1950-2060; se conservó
    .hint = compruebe el año
finding-iati-date-repeated = hay varias fechas de tipo { $value }; vale la última
    .hint = conserve una sola fecha de cada tipo
finding-iati-code-unknown = el código «{ $value }» no está en la lista
    .hint = use un código de la lista IATI para { $column }
finding-iati-code-missing = falta el código
    .hint = añada un código de la lista IATI para { $column }
finding-iati-percentage-unreadable = «{ $value }» no es un porcentaje de 0 a 100
    .hint = escriba un número de 0 a 100 sin el signo %, por ejemplo 33.3
finding-iati-share-repeated = el código { $value } aparece dos veces; sus porcentajes se sumaron
    .hint = escriba cada código una sola vez
finding-iati-sector-other-vocabulary = no hay sectores del CAD de la OCDE; se conservaron los del vocabulario { $value }
    .hint = añada sectores del vocabulario 1 o 2 para poder comparar las actividades
finding-iati-currency-unreadable = «{ $value }» no es un código de moneda; la línea se omitió
    .hint = escriba las tres mayúsculas de ISO 4217, por ejemplo USD
finding-iati-default-currency-unreadable = la moneda por defecto «{ $value }» no es un código de moneda
    .hint = escriba las tres mayúsculas de ISO 4217, por ejemplo USD
finding-iati-currency-missing = ni el valor ni la actividad tienen moneda; la línea se omitió
    .hint = añada currency al valor o default-currency a la actividad
finding-iati-value-missing = falta el importe; la línea se omitió
    .hint = indique el importe en <value>
finding-iati-value-unreadable = no se puede leer «{ $value }» como importe; la línea se omitió
    .hint = escriba solo cifras con punto decimal, por ejemplo 1234.50
finding-iati-value-separators = el importe «{ $value }» contiene separadores de millares; la línea se omitió
    .hint = elimine los separadores, por ejemplo 1234567.50
finding-iati-value-exponent = el importe «{ $value }» está escrito con exponente; la línea se omitió
    .hint = escriba todas las cifras, por ejemplo 1500000
finding-iati-value-too-large = el importe «{ $value }» supera 100.000.000.000.000; la línea se omitió
    .hint = compruebe el importe y su moneda
finding-iati-value-rounded = el importe { $value } tiene más de cuatro decimales; se conservaron cuatro
    .hint = escriba como máximo cuatro decimales
finding-iati-period-reversed = el período { $value } termina antes de empezar; la línea se omitió
    .hint = compruebe si el inicio y el fin están invertidos
finding-iati-reference-repeated = varias transacciones llevan la referencia «{ $value }»; no identifica a ninguna
    .hint = dé a cada transacción una referencia propia, o ninguna
finding-iati-budget-repeated = dos presupuestos cubren el período { $value }; el último sustituye al primero
    .hint = publique un solo presupuesto por tipo, período y moneda
finding-iati-upgrade-lost = esto no tiene lugar en la versión 2.03; el elemento publicado lo conserva ({ $n } en la actividad)
    .hint = no hay que hacer nada mientras la actividad no se publique de nuevo: entonces, dígalo en los términos de 2.03
finding-iati-upgrade-assumed = la versión 2.03 lo pide; se tomó «{ $value }» ({ $n } en la actividad)
    .hint = no hay que hacer nada, salvo que sea falso: entonces, publique la actividad en la versión 2.03
finding-iati-upgrade-missing = la versión 2.03 lo pide y falta ({ $n } en la actividad)
    .hint = publíquelo con la próxima versión del archivo
finding-iati-findings-more = { PLURAL($n) ->
    [one] 1 hallazgo más no se muestra
    [many] { $n } de hallazgos más no se muestran
   *[other] { $n } hallazgos más no se muestran
}
    .hint = corrija los hallazgos mostrados y vuelva a comprobar el archivo
