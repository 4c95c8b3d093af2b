# Archivos en direcciones que permanecen.

nav-downloads = Descargas
downloads-lead = Archivos para otros, en direcciones que permanecen: el archivo IATI, y tablas planas (CSV) tal como se conocían ese día. Los archivos filtrados tienen cada actividad de la oficina o del país
downloads-part = Parte de la cartera
downloads-portfolio = Toda la cartera
downloads-office = oficina
downloads-country = país
downloads-code = Código
downloads-file = Archivo
downloads-address = Dirección
downloads-head-iati = IATI
downloads-file-iati = IATI 2.03
downloads-file-activities = Actividades
downloads-file-transactions = Transacciones
downloads-file-budgets = Presupuestos
downloads-file-results = Resultados
downloads-file-indicators = Indicadores
downloads-file-periods = Períodos
failure-download-not-found = no hay ningún archivo en { $path }
    .hint = la página /downloads muestra los archivos que hay
