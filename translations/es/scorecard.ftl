# La tarjeta de puntuación: nombres de las notas (score-…) y de las reglas ingenuas (naive-…).

column-score-what = Nota
column-score-data = Datos
column-score-as-of = Preguntado al
column-score-answered = Con respuesta
column-score = Headway
column-score-naive = Regla ingenua
column-score-compared = Comparación
column-score-bar = Umbral
column-score-met = Alcanzado
score-met = alcanzado
score-missed = no alcanzado

scorecard-asking = { $data }: importando y preguntando
scorecard-skipped = { $data }: sin nota, la carpeta no existe

score-spending-error = próximos 12 meses: error absoluto medio sobre el compromiso
score-spending-error-weighted = próximos 12 meses: suma de errores absolutos sobre suma de compromisos
score-spending-coverage = próximos 12 meses: parte de los resultados dentro del intervalo del 80 %
score-spending-pinball = próximos 12 meses: pérdida pinball de los tres cuantiles sobre el compromiso
score-spending-answered = próximos 12 meses: parte de las actividades abiertas con respuesta
score-spending-portfolio-error = próximos 12 meses, toda la cartera: error absoluto medio sobre el resultado
score-spending-portfolio-coverage = próximos 12 meses, toda la cartera: parte de los resultados dentro del intervalo del 80 %
score-spending-error-6 = próximos 6 meses: error absoluto medio sobre el compromiso
score-spending-coverage-6 = próximos 6 meses: parte de los resultados dentro del intervalo del 80 %
score-spending-pinball-6 = próximos 6 meses: pérdida pinball sobre el compromiso
score-spending-error-24 = próximos 24 meses: error absoluto medio sobre el compromiso
score-spending-coverage-24 = próximos 24 meses: parte de los resultados dentro del intervalo del 80 %
score-spending-pinball-24 = próximos 24 meses: pérdida pinball sobre el compromiso
score-slip-error = fin real menos plan actual: error absoluto medio en meses
score-slip-coverage = fin real menos plan actual: parte de los resultados dentro del intervalo del 80 %
score-moved-ranking = fin aplazado 90 días o más, según la última publicación: área bajo la curva
score-moved-top-fifth = fin aplazado 90 días o más, según la última publicación: parte en el quinto superior
score-moved-ranking-ahead = fin aún por llegar, aplazado 90 días o más, según la última publicación: área bajo la curva
score-moved-top-fifth-ahead = fin aún por llegar, aplazado 90 días o más, según la última publicación: parte en el quinto superior
score-moved-chance-error = fin aún por llegar, aplazado 90 días o más, según la última publicación: error cuadrático medio de la probabilidad
score-late-ranking = casos abiertos que superan la meta: área bajo la curva
score-late-ranking-ahead = casos abiertos con la meta aún por delante que la superan: área bajo la curva
score-late-ranking-listed = todos los casos de la lista, también los que terminaron sin novedad: área bajo la curva
score-remaining-coverage = días restantes de los casos abiertos: proporción de resultados dentro del intervalo del 80 %
score-remaining-error = días restantes de los casos abiertos: error absoluto medio
score-top-three-steps = espera en los tres pasos nombrados, respecto a la de los tres primeros de los 90 días siguientes
score-cohort-median = mediana de los casos iniciados en los últimos 90 días, abiertos y cerrados: error relativo medio

naive-last-years-pace = gasto de los últimos 12 meses
naive-plan-holds = el plan se cumple
naive-elapsed-minus-spent = parte del tiempo transcurrido menos parte gastada
naive-share-of-all = la parte observada, para todos (conocida solo después)
naive-elapsed-plus-median-remaining = tiempo transcurrido más resto mediano del paso
naive-median-remaining = resto mediano del paso
naive-all-history = clasificación según todo el historial
naive-closed-only = solo casos cerrados

failure-scorecard-no-data = { $directory } no tiene ninguna de las carpetas que se puntúan: { $names }.
    .hint = Indique el directorio que las contiene.
failure-scorecard-no-place = { $file } no tiene lugar para las notas.
    .hint = Ponga las líneas { $start } y { $end } donde deban estar.
