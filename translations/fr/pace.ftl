# Rythme d’une activité auprès d’activités semblables.

pace-title = Rythme auprès d’activités semblables
pace-caption = Part du total approuvé dépensée, selon la part écoulée de la durée du premier plan
pace-this = Cette activité
pace-median = Milieu des semblables
pace-middle-half = La moitié centrale des semblables
pace-lower-quartile = Un quart au-dessous
pace-upper-quartile = Un quart au-dessus
pace-n = Semblables
pace-tick = { $share } de la durée
pace-elapsed = Durée écoulée
pace-below = { $spent } dépensés après { $elapsed } de la durée du premier plan : au-dessous de la moitié centrale de { $n } activités semblables, qui avaient alors dépensé de { $low } à { $high } (celle du milieu { $median }).
pace-among = { $spent } dépensés après { $elapsed } de la durée du premier plan : dans la moitié centrale de { $n } activités semblables, qui avaient alors dépensé de { $low } à { $high } (celle du milieu { $median }).
pace-above = { $spent } dépensés après { $elapsed } de la durée du premier plan : au-dessus de la moitié centrale de { $n } activités semblables, qui avaient alors dépensé de { $low } à { $high } (celle du milieu { $median }).
pace-alike = Elles ont en commun : { $traits }.
pace-alike-none = Ce sont toutes les activités qui ont vécu aussi longtemps : trop peu sont plus semblables.
pace-trait-instrument = instrument
pace-trait-donor = donateur
pace-trait-place = lieu
pace-months = Au rythme des douze derniers mois, selon la saison, le reste de l’argent prend { $needed } mois ; il en reste { $left } avant la fin prévue.
pace-not-judged-ended = Pas de comparaison : l’activité est terminée.
pace-not-judged-not-begun = Pas de comparaison : l’activité n’a pas commencé.
pace-not-judged-no-plan = Pas de comparaison : aucun premier plan n’est connu.
pace-not-judged-no-total = Pas de comparaison : aucun total approuvé n’est connu.
pace-not-judged-not-recorded = Pas de comparaison : les dépenses ne sont pas enregistrées depuis son début.
pace-not-judged-first-quarter = Pas de comparaison : moins d’un quart de sa durée est écoulé.
pace-not-judged-too-few = Pas de comparaison : moins de 30 activités ont vécu aussi longtemps.
