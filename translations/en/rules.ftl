# Rules of the signals: limits, their standing, and trying others.

nav-rules = Rules
column-rule-sort = Sort
column-amber = Watch from
column-red = Act from
column-norm = Norm
column-lapse = Lapses after
column-extension = Extension
column-unit = Unit
column-standing = Standing
column-limits = Limits
column-flagged = Flagged
column-first-flagged = First flagged
column-in-force = By limits in force
column-tried = By limits tried
rule-sort-limit = date, norm or limit
rule-sort-statistical = statistical
rule-sort-capacity = review capacity
rule-sort-source = source
rule-state-on = on
rule-state-off = off
rule-state-facts-missing = facts missing
rule-standing-unconfirmed = default, unconfirmed
rule-standing-confirmed = confirmed
rule-standing-set = set here
rule-unit-ratio = ratio
rule-unit-share = share
rule-unit-days = days
rule-unit-months = months
rule-unit-count = number
rule-set = { $rule }: the limits hold from { $day } on
rules-lead = { PLURAL($n) ->
    [one] { $n } rule
   *[other] { $n } rules
}; { $missing } wait for facts that are not recorded yet
rules-title = Limits in force
rules-try-title = Try other limits on the last quarters
rules-try-note = Nothing is switched on by trying. `headway rules set` sets limits from a day on, as a fact with its reason.
rules-tried-title = { $rule }: limits in force beside the limits tried
rules-activities-title = Activities that either would have flagged
rules-shown = the first { $n } of { $all }
field-rule = Rule
field-amber = Watch from
field-red = Act from
field-quarters = Quarters
failure-rule-facts-missing = the rule “{ $rule }” cannot be computed yet: { $facts }
    .hint = It is listed so that nobody takes its silence for good news.
failure-rule-limits-order = the limits of “{ $rule }” are in the wrong order or no numbers
    .hint = Act must lie further out than watch.
failure-rule-reason-blank = a limit is set for a reason
    .hint = Give it with --reason.

signal-review-capacity = Review capacity
signal-ends-recorded = Ends recorded
signal-evaluation-response-missing = Evaluation without response
signal-marker-not-screened = Marker not screened
signal-counterpart-changed = Counterpart changed
