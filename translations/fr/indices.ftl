# Indices du portefeuille.

nav-indices = Indices du portefeuille
indices-lead = Quelle part du portefeuille est à risque, combien d’argent cela représente, si l’on agit, et si l’argent coule comme prévu d’abord
indices-index = Indice
indices-above = Montant
indices-below = Sur
indices-left-out = Laissées de côté
indices-standing = Situation
indices-flags-act = Signaux pour agir
indices-flags-watch = Signaux à surveiller
indices-part = Ce qu’elle est pour l’indice
indices-all = Toutes ensemble
indices-unconfirmed = Les nombres derrière les indices (signaux d’un problème potentiel, mois de recul) sont des valeurs par défaut non confirmées ; les signaux sont ceux des règles de ce portefeuille, les parts ne sont donc pas comparables à celles que publient les banques.
indices-says-left-out = { $index } : laissées de côté : { $parts }
indices-at-least = Au moins
indices-at-most = Au plus
indices-title-all = Toutes les activités choisies
indices-title-groups = Côte à côte
indices-title-basis = Ce qu’il y a derrière : { $index }
indices-close = Fermer cette liste
indices-days = La proactivité remonte au { $back }. Le taux de décaissement part de ce qui restait le { $start } ; { $gone } de l’année sont passés.
indices-thin = Il y a plus d’activités laissées de côté que comptées dans : { $indices }. Seules les deux bornes entre lesquelles se trouve la valeur y disent quelque chose.
indices-early = { PLURAL($n) ->
    [one] { $n } activité est au début de sa vie : son rythme n’est pas encore jugé, les dates et limites manquées le sont
   *[other] { $n } activités sont au début de leur vie : leur rythme n’est pas encore jugé, les dates et limites manquées le sont
}
indices-more = { PLURAL($n) ->
    [one] { $n } autre activité se trouve dans les données derrière cette page
   *[other] { $n } autres activités se trouvent dans les données derrière cette page
}
index-problem = Problème
    .definition = en cours, avec un signal pour agir
index-potential-problem = Problème potentiel
    .definition = en cours, avec plusieurs signaux à surveiller
index-at-risk = À risque
    .definition = problèmes et problèmes potentiels ensemble
index-commitments-at-risk = Engagements à risque
    .definition = argent approuvé de ce qui est à risque
index-realism = Réalisme
    .definition = part des problèmes dans ce qui est à risque
index-proactivity = Proactivité
    .definition = problèmes d’il y a douze mois pour lesquels on a agi
index-disbursement-ratio = Taux de décaissement
    .definition = dépensé cette année sur ce qui restait à son début
index-lag = Retard sur le premier profil
    .definition = retard des dépenses sur ce qui était d’abord prévu à ce jour
index-kind-problem = problème
index-kind-potential-problem = problème potentiel
index-kind-sound = ni l’un ni l’autre
index-kind-unknown = inconnu
index-kind-not-running = pas en cours
index-kind-closed = close depuis
index-kind-upgraded = n’est plus un problème
index-kind-restructured = fin ou total modifié depuis
index-kind-suspended = suspendue depuis
index-kind-no-action = rien n’a été fait
index-kind-spent-of-balance = dépensé sur le reste
index-kind-profile-stated = premier profil déclaré
index-kind-profile-assumed = premier profil supposé régulier
index-excluded-no-status = ni statut ni début
index-excluded-stale = données périmées
index-excluded-contradictory = données contradictoires
index-excluded-no-dates-or-money = ni dates ni argent
index-excluded-no-total = pas de total approuvé
index-excluded-not-known-then = inconnue alors
index-excluded-spending-not-recorded = dépenses non enregistrées
index-excluded-money-incomplete = montant ou taux manquant
index-excluded-no-first-profile = pas de premier profil
index-excluded-profile-not-begun = premier profil pas commencé
