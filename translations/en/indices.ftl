# Portfolio indices.

nav-indices = Portfolio indices
indices-lead = How much of the portfolio is at risk, how much money that is, whether something is done about it, and whether money flows as first foreseen
indices-index = Index
indices-above = Amount
indices-below = Of
indices-left-out = Left out
indices-standing = Standing
indices-flags-act = Flags to act on
indices-flags-watch = Flags to watch
indices-part = What it is to the index
indices-all = All together
indices-unconfirmed = The numbers behind the indices (flags of a potential problem, months looked back) are unconfirmed defaults; the flags are those of this portfolio’s rules, so the shares are not comparable with those that banks publish.
indices-says-left-out = { $index }: left out: { $parts }
indices-at-least = At least
indices-at-most = At most
indices-title-all = All chosen activities
indices-title-groups = Side by side
indices-title-basis = Behind it: { $index }
indices-close = Close this list
indices-days = Proactivity looks back to { $back }. The disbursement ratio begins with what was left on { $start }; { $gone } of the year have gone.
indices-thin = More is left out than counts in: { $indices }. Only the two ends between which the value lies mean something there.
indices-early = { PLURAL($n) ->
    [one] { $n } activity is in the first part of its life: its pace is not judged yet, missed dates and limits are
   *[other] { $n } activities are in the first part of their life: their pace is not judged yet, missed dates and limits are
}
indices-more = { PLURAL($n) ->
    [one] { $n } more activity is in the data behind this page
   *[other] { $n } more activities are in the data behind this page
}
index-problem = Problem
    .definition = under way, with a flag to act on
index-potential-problem = Potential problem
    .definition = under way, with several flags to watch
index-at-risk = At risk
    .definition = problems and potential problems together
index-commitments-at-risk = Commitments at risk
    .definition = approved money of what is at risk
index-realism = Realism
    .definition = share of problems in what is at risk
index-proactivity = Proactivity
    .definition = problems of twelve months ago about which something was done
index-disbursement-ratio = Disbursement ratio
    .definition = spent this year of what was left when it began
index-lag = Lag behind the first profile
    .definition = how far spending lies behind what was first foreseen by now
index-kind-problem = problem
index-kind-potential-problem = potential problem
index-kind-sound = neither
index-kind-unknown = unknown
index-kind-not-running = not under way
index-kind-closed = closed since
index-kind-upgraded = no longer a problem
index-kind-restructured = end or total changed since
index-kind-suspended = suspended since
index-kind-no-action = nothing done
index-kind-spent-of-balance = spent of what was left
index-kind-profile-stated = first profile stated
index-kind-profile-assumed = first profile assumed even
index-excluded-no-status = neither status nor start
index-excluded-stale = stale data
index-excluded-contradictory = contradictory data
index-excluded-no-dates-or-money = no dates or money
index-excluded-no-total = no approved total
index-excluded-not-known-then = not known then
index-excluded-spending-not-recorded = spending not recorded
index-excluded-money-incomplete = amount or rate lacking
index-excluded-no-first-profile = no first profile
index-excluded-profile-not-begun = first profile not begun
