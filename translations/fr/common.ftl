# Les mots présents partout : chiffres inconnus ou non définis, oui et non, le produit.

product-name = Headway
product-purpose = Où en est la coopération technique, où elle est bloquée et que faire avant qu’elle ne prenne du retard

unknown = inconnu
not-defined = non défini
not-applicable = sans objet
incomplete = incomplet
none = aucun
yes = oui
no = non
total = Total
all = Tous
other = Autres
no-data = Aucune donnée
as-of = au { $day }
as-of-label = À la date du
today = aujourd’hui
basis = sur la base de { $n }
not-screened = non examiné
