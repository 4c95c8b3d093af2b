# Constats sur les fichiers IATI et sur les fichiers en général. L’endroit (ligne, colonne) figure à côté du message.

finding-file-empty = le fichier est vide
    .hint = vérifiez que le fichier a été enregistré ou transféré en entier
finding-file-other-kind =
    le fichier n’est pas du type attendu : c’est { $found ->
    [html] une page HTML
    [spreadsheet] un classeur
    [pdf] un document PDF
    [json] des données JSON
    [csv] un tableau CSV
    [zip] une archive ZIP
    [text] du texte brut
    [xml] un fichier XML
   *[other] un fichier binaire
}
    .hint =
        { $found ->
        [html] l’adresse a pu changer ou demander une connexion : récupérez le fichier à nouveau, ou exportez-le à nouveau depuis son logiciel
       *[other] fournissez un fichier du type attendu ou exportez-le à nouveau depuis son logiciel
        }
finding-file-unreadable = impossible de lire le fichier : { $detail }
    .hint = vérifiez le disque et les droits d’accès au fichier, puis réessayez
finding-file-gzip-broken = le fichier compressé est endommagé ou tronqué
    .hint = transférez à nouveau le fichier ou décompressez-le d’abord
finding-encoding-unsupported = l’encodage { $encoding } n’est pas pris en charge
    .hint = enregistrez le fichier en UTF-8
finding-encoding-broken = l’octet { $byte } n’est pas du texte { $encoding } valide
    .hint = enregistrez le fichier en UTF-8
finding-encoding-misdeclared = le fichier annonce { $declared } mais est en { $encoding } ; il a été lu comme { $encoding }
    .hint = corrigez la déclaration XML : encoding="{ $encoding }"
finding-xml-not-well-formed =
    le XML est mal formé : { $problem ->
    [no-root] il n’y a aucun élément
    [text-outside] du texte précède le premier élément
    [after-root] quelque chose suit la dernière balise fermante
    [cut-off] le fichier se termine trop tôt
    [markup] ce balisage n’est pas permis ici
    [attribute] un attribut n’est pas écrit nom="valeur"
    [attribute-repeated] un attribut figure deux fois
    [name] un nom d’élément n’est pas valide
    [character] un caractère que le XML n’admet pas
    [reference] un & ne commence pas une référence valide
    [end-tag] la balise fermante « { $found } » ne correspond pas
    [comment] un commentaire contient --
   *[other] le balisage n’est pas valide
}
    .hint = corrigez le fichier à cet endroit ou publiez-le à nouveau depuis son logiciel
finding-xml-doctype = le fichier contient une déclaration de type de document (DOCTYPE)
    .hint = supprimez la ligne DOCTYPE ; un fichier IATI n’en a jamais besoin
finding-xml-entity = l’entité « { $entity } » est inconnue
    .hint = écrivez le caractère lui-même, ou &amp; pour & et &lt; pour <
finding-xml-late-declaration = des espaces précèdent la déclaration XML ; le fichier a tout de même été lu
    .hint = commencez le fichier par <?xml
finding-xml-limit-exceeded =
    le fichier dépasse la limite de { $limit } { $what ->
    [depth] éléments imbriqués
    [activity_bytes] octets pour une activité
    [elements] éléments et textes, ou attributs, dans une activité
    [items] transactions, budgets, parts, résultats et autres dans une activité
    [attributes] attributs pour un élément
    [name_bytes] octets pour le nom d’un élément
    [text_bytes] octets pour un texte ou une balise
   *[other] octets pour le fichier entier
}
    .hint = si la source est sûre, augmentez le réglage { $setting } : --limit { $setting }=NOMBRE pour une vérification, headway settings set { $setting } NOMBRE pour les importations
finding-iati-root-unknown = l’élément racine « { $root } » n’est pas un élément IATI
    .hint = un fichier d’activités IATI commence par <iati-activities>
finding-iati-root-activity = l’activité n’est pas entourée de <iati-activities> ; elle a tout de même été lue
    .hint = placez l’activité dans <iati-activities version="2.03">
finding-iati-no-activities = le fichier ne contient aucune activité
    .hint = vérifiez que l’export de l’éditeur est complet
finding-iati-no-organisations = le fichier ne contient aucune organisation
    .hint = vérifiez que l’export de l’éditeur est complet
finding-iati-version-missing = le fichier n’indique pas sa version IATI ; il a été lu d’après son contenu
    .hint = ajoutez version="2.03" à <iati-activities>
finding-iati-version-unknown = « { $value } » n’est pas une version publiée d’IATI ; le fichier a été lu d’après son contenu
    .hint = écrivez 2.03, ou la version utilisée
finding-iati-version-misdeclared = le fichier annonce la version { $declared } mais est écrit en version { $found } ; il a été lu comme { $found }
    .hint = corrigez la version dans <iati-activities>
finding-iati-element-unexpected = l’élément « { $element } » n’a pas été lu ({ $n } fois)
    .hint = placez les activités directement dans <iati-activities>
finding-iati-identifier-blank = l’activité n’a pas d’identifiant
    .hint = remplissez <iati-identifier> : l’identifiant de l’organisation, un tiret et votre propre numéro
finding-iati-organisation-identifier-blank = l’organisation n’a pas d’identifiant
    .hint = remplissez <organisation-identifier>, par exemple XM-DAC-41302
finding-iati-identifier-repeated = l’activité a plusieurs identifiants ; le premier compte
    .hint = gardez un seul <iati-identifier> et placez les autres dans <other-identifier>
finding-iati-identifier-blanks = l’identifiant « { $value } » est entouré d’espaces ; ils ont été ignorés
    .hint = supprimez les espaces avant et après l’identifiant
finding-iati-title-missing = l’activité n’a pas de titre ; son identifiant est affiché à la place
    .hint = ajoutez un <title> avec un <narrative>
finding-iati-name-missing = l’organisation n’a pas de nom ; son identifiant est affiché à la place
    .hint = ajoutez un <name> avec un <narrative>
finding-iati-date-unreadable = « { $value } » n’est pas une date lisible
    .hint = écrivez les dates sous la forme AAAA-MM-JJ, par exemple 2024-12-31
finding-iati-date-missing = la date manque
    .hint = ajoutez la date sous la forme AAAA-MM-JJ, par exemple 2024-12-31
finding-iati-date-zone = { PLURAL($n) ->
    [one] { $n } date comporte
    [many] { $n } de dates comportent
   *[other] { $n } dates comportent
} un fuseau horaire ; le jour du calendrier a été retenu
    .hint = écrivez les dates sous la forme AAAA-MM-JJ, sans fuseau horaire
finding-iati-date-time = { PLURAL($n) ->
    [one] { $n } date comporte
    [many] { $n } de dates comportent
   *[other] { $n } dates comportent
} une heure ; le jour du calendrier a été retenu
    .hint = écrivez les dates sous la forme AAAA-MM-JJ, sans heure
finding-iati-date-implausible = la date { $value } est hors de la période 1950-2060 ; elle a été conservée
    .hint = vérifiez l’année
finding-iati-date-repeated = il y a plusieurs dates de type { $value } ; la dernière compte
    .hint = gardez une seule date par type
finding-iati-code-unknown = le code « { $value } » ne figure pas dans la liste
    .hint = utilisez un code de la liste IATI pour { $column }
finding-iati-code-missing = le code manque
    .hint = ajoutez un code de la liste IATI pour { $column }
finding-iati-percentage-unreadable = « { $value } » n’est pas un pourcentage de 0 à 100
    .hint = écrivez un nombre de 0 à 100 sans le signe %, par exemple 33.3
finding-iati-share-repeated = le code { $value } apparaît deux fois ; ses pourcentages ont été additionnés
    .hint = écrivez chaque code une seule fois
finding-iati-sector-other-vocabulary = il n’y a pas de secteur du CAD de l’OCDE ; ceux du vocabulaire { $value } ont été retenus
    .hint = ajoutez des secteurs du vocabulaire 1 ou 2 pour pouvoir comparer les activités
finding-iati-currency-unreadable = « { $value } » n’est pas un code de monnaie ; la ligne a été laissée de côté
    .hint = écrivez les trois majuscules de la norme ISO 4217, par exemple USD
finding-iati-default-currency-unreadable = la monnaie par défaut « { $value } » n’est pas un code de monnaie
    .hint = écrivez les trois majuscules de la norme ISO 4217, par exemple USD
finding-iati-currency-missing = ni la valeur ni l’activité n’a de monnaie ; la ligne a été laissée de côté
    .hint = ajoutez currency à la valeur ou default-currency à l’activité
finding-iati-value-missing = le montant manque ; la ligne a été laissée de côté
    .hint = indiquez le montant dans <value>
finding-iati-value-unreadable = « { $value } » n’est pas un montant lisible ; la ligne a été laissée de côté
    .hint = écrivez uniquement des chiffres avec un point décimal, par exemple 1234.50
finding-iati-value-separators = le montant « { $value } » contient des séparateurs de milliers ; la ligne a été laissée de côté
    .hint = supprimez les séparateurs, par exemple 1234567.50
finding-iati-value-exponent = le montant « { $value } » est écrit avec un exposant ; la ligne a été laissée de côté
    .hint = écrivez tous les chiffres, par exemple 1500000
finding-iati-value-too-large = le montant « { $value } » dépasse 100 000 000 000 000 ; la ligne a été laissée de côté
    .hint = vérifiez le montant et sa monnaie
finding-iati-value-rounded = le montant { $value } a plus de quatre décimales ; quatre ont été conservées
    .hint = écrivez au plus quatre décimales
finding-iati-period-reversed = la période { $value } se termine avant de commencer ; la ligne a été laissée de côté
    .hint = vérifiez si le début et la fin ont été inversés
finding-iati-reference-repeated = plusieurs transactions portent la référence « { $value } » ; elle n’en identifie aucune
    .hint = donnez à chaque transaction sa propre référence, ou aucune
finding-iati-budget-repeated = deux budgets couvrent la période { $value } ; le dernier remplace le premier
    .hint = publiez un seul budget par type, période et monnaie
finding-iati-upgrade-lost = ceci n’a pas de place dans la version 2.03 ; l’élément publié le conserve ({ $n } dans l’activité)
    .hint = rien à faire tant que l’activité n’est pas republiée : exprimez-le alors dans les termes de la version 2.03
finding-iati-upgrade-assumed = la version 2.03 le demande ; « { $value } » a été retenu ({ $n } dans l’activité)
    .hint = rien à faire, sauf si c’est faux : publiez alors l’activité dans la version 2.03
finding-iati-upgrade-missing = la version 2.03 le demande, mais il manque ({ $n } dans l’activité)
    .hint = publiez-le avec la prochaine version du fichier
finding-iati-findings-more = { PLURAL($n) ->
    [one] { $n } autre constat n’est pas affiché
    [many] { $n } d’autres constats ne sont pas affichés
   *[other] { $n } autres constats ne sont pas affichés
}
    .hint = corrigez les constats affichés et vérifiez à nouveau le fichier
