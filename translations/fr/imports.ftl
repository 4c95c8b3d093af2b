# Importations : messages de la commande et de la page, constats de l’enregistrement, gravités.

severity-refused = refusé
severity-warning = avertissement
severity-notice = remarque

import-summary = { $file } ({ $kind }) : { PLURAL($rows) ->
    [one] { $rows } ligne
    [many] { $rows } de lignes
   *[other] { $rows } lignes
}, dont nouvelles : { $new }, modifiées : { $changed }, inchangées : { $unchanged }, refusées : { $refused }
import-withdrawn = { PLURAL($withdrawn) ->
    [one] { $withdrawn } fait absent du fichier a été retiré
    [many] { $withdrawn } de faits absents du fichier ont été retirés
   *[other] { $withdrawn } faits absents du fichier ont été retirés
}
import-more-findings = … et { $more } autres du même genre ; --json les montre tous
import-written = Importation enregistrée : modification { $change }
import-dry-run = Essai à blanc : rien n’a été enregistré
import-held-back = Rien n’a été enregistré car des lignes ont été refusées : corrigez-les ou utilisez --keep-good pour importer les autres
import-nothing-new = Rien de nouveau : tout le contenu du fichier est déjà enregistré

import-kind-activities = Activités
import-kind-milestones = Jalons
import-kind-budgets = Budgets
import-kind-transactions = Transactions
import-kind-events = Événements des dossiers
import-kind-rates = Taux de change
import-kind-ratings = Appréciations
import-kind-iati = Activités IATI

finding-name-from-import = { $what ->
    [activity] l’activité
    [office] le bureau
    [donor] le donateur
    [process] le processus
    [step] l’étape
    [milestone] le jalon
    [country] le pays
    [region] la région
    [sector] le secteur
    [theme] le thème
    [fund] le fonds
   *[other] { $what }
} « { $value } » n’existait pas encore ; création à partir de cette importation
    .hint = vérifiez l’orthographe si le nom devrait déjà être connu
finding-parent-cycle = l’activité deviendrait son propre parent : { $cycle }
    .hint = corrigez le parent de l’une de ces activités
finding-statement-contradicts-row = la ligne contredit la ligne { $other } : même recorded_on, mais { $fields } diffère
    .hint = gardez la ligne exacte ou donnez à la plus récente un recorded_on postérieur
finding-statement-contradicts-stored = la ligne contredit ce qui est enregistré avec le même recorded_on : { $fields }
    .hint = donnez à la correction un recorded_on postérieur
finding-iati-activity-repeated = l’activité { $value } apparaît plusieurs fois dans le fichier
    .hint = publiez chaque activité une seule fois
finding-iati-organisation-repeated = l’organisation { $value } apparaît plusieurs fois dans le fichier ; la première compte
    .hint = réunissez dans un seul <iati-organisation> tout ce qui concerne une organisation
finding-findings-more = { $finding } : { PLURAL($count) ->
    [one] { $count } autre ligne
    [many] { $count } d’autres lignes
   *[other] { $count } autres lignes
}, { $rows }{ $unlisted ->
    [0] {""}
   *[other] {" "}et { $unlisted } de plus
}
    .hint = corrigez ces lignes de la même manière
