# Índices de la cartera.

nav-indices = Índices de la cartera
indices-lead = Qué parte de la cartera está en riesgo, cuánto dinero supone, si se actúa y si el dinero fluye como se previó al principio
indices-index = Índice
indices-above = Importe
indices-below = De
indices-left-out = Sin contar
indices-standing = Situación
indices-flags-act = Señales para actuar
indices-flags-watch = Señales para vigilar
indices-part = Qué es para el índice
indices-all = Todas juntas
indices-unconfirmed = Los números tras los índices (señales de un problema potencial, meses hacia atrás) son valores por defecto sin confirmar; las señales son las de las reglas de esta cartera, así que las proporciones no son comparables con las que publican los bancos.
indices-says-left-out = { $index }: sin contar: { $parts }
indices-at-least = Al menos
indices-at-most = Como máximo
indices-title-all = Todas las actividades elegidas
indices-title-groups = Lado a lado
indices-title-basis = Lo que hay detrás: { $index }
indices-close = Cerrar esta lista
indices-days = La proactividad se remonta al { $back }. La tasa de desembolso parte de lo que quedaba el { $start }; ha pasado el { $gone } del año.
indices-thin = Hay más actividades sin contar que contadas en: { $indices }. Allí solo dicen algo los dos extremos entre los que está el valor.
indices-early = { PLURAL($n) ->
    [one] { $n } actividad está al comienzo de su vida: su ritmo aún no se juzga, las fechas y los límites incumplidos sí
   *[other] { $n } actividades están al comienzo de su vida: su ritmo aún no se juzga, las fechas y los límites incumplidos sí
}
indices-more = { PLURAL($n) ->
    [one] hay { $n } actividad más en los datos tras esta página
   *[other] hay { $n } actividades más en los datos tras esta página
}
index-problem = Problema
    .definition = en curso, con una señal para actuar
index-potential-problem = Problema potencial
    .definition = en curso, con varias señales para vigilar
index-at-risk = En riesgo
    .definition = problemas y problemas potenciales juntos
index-commitments-at-risk = Compromisos en riesgo
    .definition = dinero aprobado de lo que está en riesgo
index-realism = Realismo
    .definition = parte de problemas en lo que está en riesgo
index-proactivity = Proactividad
    .definition = problemas de hace doce meses sobre los que se actuó
index-disbursement-ratio = Tasa de desembolso
    .definition = gastado este año de lo que quedaba a su comienzo
index-lag = Retraso sobre el primer perfil
    .definition = cuánto va el gasto por detrás de lo previsto al principio para hoy
index-kind-problem = problema
index-kind-potential-problem = problema potencial
index-kind-sound = ninguno de los dos
index-kind-unknown = desconocido
index-kind-not-running = no en curso
index-kind-closed = cerrada desde entonces
index-kind-upgraded = ya no es un problema
index-kind-restructured = final o total cambiado desde entonces
index-kind-suspended = suspendida desde entonces
index-kind-no-action = no se hizo nada
index-kind-spent-of-balance = gastado de lo que quedaba
index-kind-profile-stated = primer perfil declarado
index-kind-profile-assumed = primer perfil supuesto regular
index-excluded-no-status = sin estado ni inicio
index-excluded-stale = datos anticuados
index-excluded-contradictory = datos contradictorios
index-excluded-no-dates-or-money = sin fechas ni dinero
index-excluded-no-total = sin total aprobado
index-excluded-not-known-then = desconocida entonces
index-excluded-spending-not-recorded = gasto no registrado
index-excluded-money-incomplete = falta importe o tipo de cambio
index-excluded-no-first-profile = sin primer perfil
index-excluded-profile-not-begun = primer perfil no comenzado
