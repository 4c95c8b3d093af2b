# Ce qui a bougé depuis un jour antérieur.

nav-since = Ce qui a bougé
since-title = Depuis le { $day }
since-day = Depuis
since-all = Tout ce qui a bougé
since-lead = { $worse } en pire, { $better } en mieux, { $lost } hors de vue.
since-caption = Ce qui va moins bien d’abord, avec en tête ce qui demande d’agir
since-nothing = Rien n’a bougé
since-note = En pire : demande plus d’attention qu’alors, ou n’était pas connu alors et en demande. Hors de vue : on pouvait alors en dire quelque chose, et plus maintenant. Les états sont tels que chaque jour les connaissait.
since-both-title = Les deux jours
since-both-caption = Activités par état, et taux définis aux deux jours
since-moved-title = Activités qui ont bougé
since-worse-title = Ce qui va moins bien
since-not-known-then = pas connu alors
since-before-first = Rien n’était connu au { $day } : il n’y a encore rien à comparer.
since-delta = { $by } depuis le { $day }
since-same = comme le { $day }
since-was = { $value } le { $day }
since-spent = Dépensé entre-temps
movement-worse = en pire
movement-better = en mieux
movement-lost = hors de vue
column-movement = A bougé
column-state-then = État alors
column-state-now = État maintenant
column-new-signals = Nouveaux signaux
column-cleared-signals = Signaux disparus
portfolio-needs-title = Ce qui demande votre attention
portfolio-more-signals = { PLURAL($n) ->
    [one] { $n } autre signal
   *[other] { $n } autres signaux
}
failure-since-not-earlier = { $since } n’est pas antérieur à { $as_of }
    .hint = choisissez un jour antérieur pour comparer
