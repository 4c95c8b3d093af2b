# Tablas que se escriben para otros.

export-table-written =
    { PLURAL($rows) ->
    [one] { $rows } fila
    [many] { $rows } de filas
   *[other] { $rows } filas
} al { $as_of }
export-table-later =
    { PLURAL($n) ->
    [one] { $n } declaración conocida más tarde queda fuera
    [many] { $n } de declaraciones conocidas más tarde quedan fuera
   *[other] { $n } declaraciones conocidas más tarde quedan fuera
}

failure-export-sheet-too-large = una hoja de cálculo no puede contener esta tabla: tiene { $rows } filas como máximo
    .hint = escriba un CSV (--output NOMBRE.csv o .csv.gz), o elija menos actividades
failure-export-several-sources = varias fuentes hablan de una misma actividad, y en una sola tabla su dinero se sumaría: { $sources }
    .hint = escriba un archivo por fuente con --source NOMBRE, e importe cada uno con el mismo --source
failure-export-source-not-found = no hay ninguna fuente «{ $value }»
    .hint = hay: { $sources }
failure-export-not-written = no se pudo escribir la tabla
    .hint = inténtelo de nuevo; si vuelve a ocurrir, dígalo a los responsables de esta instalación
failure-export-form-unknown = el nombre del archivo no dice su forma: { $file }
    .hint = termínelo en .csv, .csv.gz, .xlsx o .jsonl, o indique --form

package-title = Cartera de cooperación técnica al { $as_of }
package-description = Tablas de importación con toda su historia (history/) y tablas planas al { $as_of } (flat/), escritas por Headway. Un vacío significa desconocido; nada se adivina. Un texto que una hoja de cálculo ejecutaría empieza con un apóstrofo.
package-resource = { $path }: { $rows } filas, { $bytes } bytes, SHA-256 { $sha256 }
package-flat-activities = Actividades, una fila cada una
package-flat-transactions = Transacciones repartidas por país y sector
package-flat-budgets = Presupuestos, una fila cada uno
package-flat-results = Resultados, una fila cada uno
package-flat-indicators = Indicadores de los resultados, una fila cada uno
package-flat-periods = Períodos de los indicadores, una fila cada uno
