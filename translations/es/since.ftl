# Lo que se movió desde un día anterior.

nav-since = Lo que se movió
since-title = Desde el { $day }
since-day = Desde
since-all = Todo lo que se movió
since-lead = { $worse } a peor, { $better } a mejor, { $lost } fuera de vista.
since-caption = Primero lo que empeoró, a la cabeza lo que pide actuar
since-nothing = Nada se movió
since-note = A peor: pide más atención que entonces, o no se conocía entonces y la pide. Fuera de vista: entonces se podía decir algo y ahora no. Los estados son los que cada día conocía.
since-both-title = Los dos días
since-both-caption = Actividades por estado, y tasas definidas en ambos días
since-moved-title = Actividades que se movieron
since-worse-title = Lo que empeoró
since-not-known-then = no conocido entonces
since-before-first = Nada se conocía el { $day }: todavía no hay con qué comparar.
since-delta = { $by } desde el { $day }
since-same = como el { $day }
since-was = { $value } el { $day }
since-spent = Gastado entretanto
movement-worse = a peor
movement-better = a mejor
movement-lost = fuera de vista
column-movement = Se movió
column-state-then = Estado entonces
column-state-now = Estado ahora
column-new-signals = Señales nuevas
column-cleared-signals = Señales desaparecidas
portfolio-needs-title = Lo que requiere su atención
portfolio-more-signals = { PLURAL($n) ->
    [one] { $n } señal más
   *[other] { $n } señales más
}
failure-since-not-earlier = { $since } no es anterior a { $as_of }
    .hint = elija un día anterior para comparar
