# Dossiers ouverts : probabilité de retard, jours restants, raisons.

column-desk = Sur le bureau de
column-elapsed-days = Jours écoulés
column-p-late = Probabilité de retard
column-remaining-p10 = Jours restants, bas
column-remaining-p50 = Jours restants
column-remaining-p90 = Jours restants, haut

cases-target = Objectif : { $days } jours.
column-reasons = Pourquoi
nav-cases = Dossiers ouverts
filter-target = Objectif
cases-lead = { $process } : { PLURAL($n) ->
    [one] { $n } dossier ouvert
   *[other] { $n } dossiers ouverts
}
cases-usual-target = habituel : trois quarts l’ont tenu
cases-none = Aucun dossier n’est ouvert.
cases-caption = Le plus probablement en retard d’abord
cases-note = La probabilité et les jours valent si le dossier continue ; la liste est triée par la probabilité qui compte aussi combien de dossiers semblables se sont terminés sans suite. Quatre dossiers sur cinq se situent entre le nombre de jours bas et le nombre haut.
cases-assumed-closed = { PLURAL($n) ->
    [one] { $n } dossier n’est pas listé : sans mouvement plus longtemps que presque toutes les attentes passées, il compte comme clos.
   *[other] { $n } dossiers ne sont pas listés : sans mouvement plus longtemps que presque toutes les attentes passées, ils comptent comme clos.
}

late-reason-days-past-target =
    { PLURAL($value) ->
    [one] objectif dépassé de { $value } jour
   *[other] objectif dépassé de { $value } jours
    }
late-reason-days-to-target =
    { PLURAL($value) ->
    [one] { $value } jour avant l’objectif
   *[other] { $value } jours avant l’objectif
    }
late-reason-days-at-step =
    { PLURAL($value) ->
    [one] { $value } jour depuis la dernière étape
   *[other] { $value } jours depuis la dernière étape
    }
late-reason-days-usually-left =
    { PLURAL($value) ->
    [one] à ce point, les autres ont mis encore { $value } jour
   *[other] à ce point, les autres ont mis encore { $value } jours
    }
late-reason-too-few-finished = trop peu de dossiers semblables terminés pour le dire
late-reason-may-be-over = parmi les dossiers restés aussi longtemps sans suite après cette étape, { $value } étaient déjà terminés
late-reason-longer-than-most = attend plus longtemps que { $value } des dossiers passés après cette étape
late-reason-steps-repeated =
    { PLURAL($value) ->
    [one] { $value } étape a été refaite
   *[other] { $value } étapes ont été refaites
}

failure-target-days-unknown = L’objectif doit être un nombre de jours supérieur à 0.
    .hint = Par exemple : --target-days 30
cases-none-finished = On ne connaît aucun dossier fini de ce processus : le passé n’apprend donc rien, ni probabilité ni jours restants. Importez les événements ou jalons qui terminent un dossier.
