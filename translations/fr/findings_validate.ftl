# Constats de `headway validate` : le schéma, les codes et les règles de la norme. L’endroit figure à côté du message.

finding-schema-element-unexpected = <{ $element }> ne peut pas figurer ici dans <{ $parent }> : inconnu, hors de l’ordre ou en trop
    .hint =
        { $expected ->
        [none] retirez-le, ou déplacez-le à sa place
       *[other] mettez ici, dans l’ordre de la norme, l’un de : { $expected }
        }
finding-schema-element-missing = <{ $element }> finit trop tôt : il y manque quelque chose
    .hint = ajoutez ce qui peut suivre : { $expected }
finding-schema-attribute-missing = <{ $element }> n’a pas @{ $attribute }, qui est obligatoire
    .hint = ajoutez { $attribute }="…" à <{ $element }>
finding-schema-attribute-unexpected = <{ $element }> n’a pas d’attribut « { $attribute } » dans cette version
    .hint =
        { $expected ->
        [none] retirez-le
       *[other] retirez-le ; sont permis : { $expected }
        }
finding-schema-attribute-value = « { $value } » n’est pas une valeur valable de @{ $attribute } de <{ $element }>
    .hint =
        écrivez { $type ->
        [date] une date comme 2024-12-31
        [dateTime] une date et une heure comme 2024-12-31T12:00:00Z
        [decimal] un nombre décimal simple comme 1234.56
        [boolean] true, false, 1 ou 0
        [int] un nombre entier
        [positiveInteger] un nombre entier à partir de 1
        [nonNegativeInteger] un nombre entier à partir de 0
        [anyURI] une adresse web
        [NMTOKEN] un nom sans espaces
       *[other] un texte
        }
finding-schema-text-value = « { $value } » n’est pas un contenu valable de <{ $element }>
    .hint =
        écrivez { $type ->
        [date] une date comme 2024-12-31
        [dateTime] une date et une heure comme 2024-12-31T12:00:00Z
        [decimal] un nombre décimal simple comme 1234.56
        [boolean] true, false, 1 ou 0
        [int] un nombre entier
        [positiveInteger] un nombre entier à partir de 1
        [nonNegativeInteger] un nombre entier à partir de 0
        [anyURI] une adresse web
        [NMTOKEN] un nom sans espaces
       *[other] un texte
        }
finding-schema-text-unexpected = du texte figure directement dans <{ $element }>, qui ne contient que des éléments
    .hint = mettez le texte dans <narrative>, ou retirez-le
finding-check-version = la version « { $value } » n’est pas contrôlée : 2.01, 2.02 et 2.03 le sont
    .hint = publiez le fichier en version 2.03 et indiquez-le à sa racine
finding-check-code = « { $value } » ne figure pas dans la liste { $list }
    .hint =
        donnez à { $attribute ->
        [text] ce texte
       *[other] @{ $attribute }
        } de <{ $element }> un code de cette liste, écrit exactement de même
finding-check-identifier-repeated = une autre activité du fichier porte déjà l’identifiant « { $value } »
    .hint = donnez à chaque activité son propre identifiant, et publiez-la une seule fois
finding-check-identifier-organisation = l’identifiant de l’activité est celui de l’organisation déclarante
    .hint = ajoutez un tiret et votre propre numéro de l’activité
finding-check-identifier-prefix = l’identifiant « { $value } » ne commence pas par celui de l’organisation déclarante
    .hint = commencez-le par { $organisation }- ou ajoutez l’ancien identifiant de l’organisation comme other-identifier de type B1
finding-check-agency = « { $value } » ne commence par aucune agence d’enregistrement connue et n’est pas un éditeur connu ici
    .hint = écrivez le code de l’agence, un tiret et le numéro d’enregistrement, par exemple GB-COH-1234567
finding-check-blanks = des espaces entourent l’identifiant « { $value } » dans <{ $element }>
    .hint = retirez les espaces et fins de ligne avant et après
finding-check-marks = l’identifiant « { $value } » dans <{ $element }> contient l’un des caractères / & |
    .hint = n’utilisez que lettres, chiffres, tirets et points
finding-check-percentage-missing =
    il y a plusieurs { $what ->
    [sector] secteurs d’un vocabulaire
    [country] pays
    [place] pays et régions
    [budget-item] postes budgétaires
   *[other] parts
}, et l’un est sans pourcentage
    .hint = donnez à chacun un pourcentage, 100 au total
finding-check-percentage-sum =
    la somme des pourcentages des { $what ->
    [sector] secteurs d’un vocabulaire
    [country] pays
    [place] pays et régions
    [budget-item] postes budgétaires
   *[other] parts
} est { $sum }, pas 100
    .hint = corrigez-les pour que leur somme soit exactement 100
finding-check-percentage-single =
    un seul élément parmi les { $what ->
    [sector] secteurs d’un vocabulaire
    [country] pays
    [place] pays et régions
    [budget-item] postes budgétaires
   *[other] parts
} porte { $value } pour cent
    .hint = omettez le pourcentage, ou écrivez 100
finding-check-percentage-range = { $value } n’est pas un pourcentage de <{ $element }>
    .hint = écrivez un nombre de 0 à 100
finding-check-narrative-own = un code propre à l’éditeur (vocabulaire { $vocabulary }) dans <{ $element }> est sans texte
    .hint = ajoutez <narrative> pour dire ce que le code signifie
finding-check-place-twice = des pays ou régions figurent à la fois sur l’activité et sur une transaction
    .hint = gardez-les sur l’activité, ou sur chaque transaction
finding-check-place-missing = il n’y a ni pays ni région
    .hint = ajoutez un pays ou une région bénéficiaire à l’activité
finding-check-place-transaction = ni l’activité ni cette transaction n’ont de pays ou de région
    .hint = ajoutez-les à l’activité, ou à chaque transaction
finding-check-sector-twice = des secteurs figurent à la fois sur l’activité et sur une transaction
    .hint = gardez-les sur l’activité, ou sur chaque transaction
finding-check-sector-missing = il n’y a pas de secteur
    .hint = ajoutez un secteur à l’activité, ou à chaque transaction
finding-check-sector-transaction = ni l’activité ni cette transaction n’ont de secteur
    .hint = ajoutez des secteurs à l’activité, ou à chaque transaction
finding-check-sector-no-dac = il y a des secteurs, mais aucun code-objet du CAD de l’OCDE
    .hint = ajoutez des secteurs du vocabulaire 1
finding-check-aid-type-no-dac = il y a <{ $element }>, mais aucun du CAD de l’OCDE
    .hint = ajoutez un type d’aide du vocabulaire 1
finding-check-aid-type-repeated = <{ $element }> figure plus d’une fois dans le vocabulaire { $vocabulary }
    .hint = gardez-en un par vocabulaire
finding-check-language = un texte est sans langue, et il n’y a pas de langue par défaut
    .hint = ajoutez xml:lang="fr" (ou votre langue) à l’activité ou à l’organisation, ou à chaque texte
finding-check-narrative-blank = <{ $element }> est sans texte
    .hint = écrivez le texte dans <narrative>
finding-check-organisation-unnamed = <{ $element }> n’a ni identifiant ni nom
    .hint = ajoutez ref="…" ou <narrative>, ou omettez l’élément
finding-check-start-missing = il n’y a de date de début ni prévue ni effective
    .hint = ajoutez une activity-date de type 1 ou 2
finding-check-significance = un marqueur de politique du CAD de l’OCDE est sans importance
    .hint = ajoutez significance="0", "1", "2", "3" ou "4"
finding-check-period-long = la période de <{ $element }> du { $start } au { $end } compte { $days } jours
    .hint = divisez-la en périodes d’un an au plus
finding-check-period-reversed = la période de <{ $element }> finit le { $end }, avant de commencer le { $start }
    .hint = échangez les dates, ou corrigez-en une
finding-check-currency = <{ $element }> est sans monnaie, et il n’y a pas de monnaie par défaut
    .hint = ajoutez currency="…", ou default-currency="…" sur l’activité ou l’organisation
finding-check-result-value-missing = <{ $element }> d’un indicateur chiffré est sans valeur
    .hint = ajoutez value="…", ou rendez l’indicateur qualitatif (measure 5)
finding-check-result-value-number = la valeur « { $value } » de <{ $element }> n’est pas un nombre
    .hint = écrivez un nombre simple, et mettez les mots dans <comment>
finding-check-result-value-qualitative = <{ $element }> d’un indicateur qualitatif porte la valeur « { $value } »
    .hint = omettez la valeur et décrivez-la dans <comment>
finding-check-reference-twice = des références figurent à la fois sur le résultat et sur son indicateur
    .hint = gardez-les sur l’un des deux
finding-check-future = la date { $value } de <{ $element }> est postérieure à aujourd’hui ({ $today })
    .hint = corrigez la date, ou déclarez-la comme prévue
finding-check-dates-reversed =
    la fin ({ $kind ->
    [planned] prévu
   *[other] effectif
}) le { $end } précède le début le { $start }
    .hint = corrigez l’une des deux dates
finding-check-value-date = la date de valeur { $value } est hors du budget du { $start } au { $end }
    .hint = donnez à la ligne une date comprise dans son budget
finding-check-reference-unknown = l’activité « { $value } » que désigne <{ $element }> n’est pas dans le fichier
    .hint = vérifiez l’identifiant ; rien n’est faux si un autre éditeur publie l’activité

severity-critical = critique
severity-error = erreur
severity-advisory = avis
validate-file =
    { $file } : { $verdict ->
    [not-xml] illisible comme XML
    [not-iati] XML, mais pas IATI
    [broken-off] fichier interrompu ; activités complètes lues avant : { $activities }
    [not-checked] version { $version }, qui n’est pas vérifiée
    [valid] version { $version }, conforme à son schéma
   *[invalid] version { $version }, non conforme à son schéma
}
validate-rule =
    { $severity } { $rule } : { $n } fois{ $activities ->
    [0] {""}
   *[other] {" "}{ PLURAL($activities) ->
        [one] dans { $activities } activité
        [many] dans { $activities } d’activités
       *[other] dans { $activities } activités
    }
}
validate-more-of-rule = … et { $more } de plus
validate-summary = { $critical } critiques, { $errors } erreurs, { $warnings } avertissements, { $advisory } avis
validate-not-compared = { $n } activités et références étaient de trop pour être comparées : ni les répétitions parmi elles ni les références sans cible ne sont signalées
validate-no-version = aucune
failure-validate-schema-version = la version « { $value } » n’a pas de schéma ici
    .hint = choisissez 2.01, 2.02 ou 2.03
failure-validate-rules = le fichier { $file } est inutilisable : ligne { $line }, { $column } : « { $value } »
    .hint = prenez pour modèle un fichier de reference/iati/
