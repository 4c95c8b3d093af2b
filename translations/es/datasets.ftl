# Datos IATI importados.

nav-datasets = Conjuntos de datos IATI
datasets-lead = Datos IATI importados por publicador, tal como se conocían ese día, comprobados como los comprueba el estándar
datasets-none = A esta fecha no se ha importado ningún archivo IATI. Añada uno en la página de importaciones.
datasets-of = Conjunto de datos de
datasets-identifier = Identificador
datasets-with-findings = Actividades con hallazgos
datasets-critical = Crítico
datasets-error = Error
datasets-warning = Aviso
datasets-advisory = Recomendación
datasets-not-checked = Versión 1, sin comprobar
datasets-versions = Versiones
datasets-version = Juzgadas en versión
datasets-no-version = 2.03 (no indicada)
datasets-newest = Lo más reciente
datasets-severity = Gravedad
datasets-category = Categoría
datasets-findings = Hallazgos
datasets-rules = Hallazgos por regla
datasets-all-rules = todas las reglas
datasets-path = Lugar en la actividad
datasets-message = Qué está mal, y qué estaría bien
failure-dataset-not-found = no se conocía ningún dato IATI del publicador «{ $publisher }» al { $as_of }
    .hint = la página /datasets muestra los publicadores
datasets-left-out =
    { PLURAL($n) ->
    [one] { $n } hallazgo más se cuenta sin mostrarse: corrija primero estos
    [many] { $n } de hallazgos más se cuentan sin mostrarse: corrija primero estos
   *[other] { $n } hallazgos más se cuentan sin mostrarse: corrija primero estos
}
