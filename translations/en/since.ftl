# What moved since an earlier day.

nav-since = What moved
since-title = Since { $day }
since-day = Since
since-all = All that moved
since-lead = { $worse } for the worse, { $better } for the better, { $lost } out of sight.
since-caption = For the worse first, those to act on at the head
since-nothing = Nothing moved
since-note = For the worse: needs more attention than then, or was not known then and needs some. Out of sight: something could be said then and cannot now. States are as each day knew them.
since-both-title = Both days
since-both-caption = Activities by state, and rates defined on both days
since-moved-title = Activities that moved
since-worse-title = What got worse
since-not-known-then = not known then
since-before-first = Nothing was known by { $day }: there is nothing to compare with yet.
since-delta = { $by } since { $day }
since-same = as on { $day }
since-was = { $value } on { $day }
since-spent = Spent in between
movement-worse = for the worse
movement-better = for the better
movement-lost = out of sight
column-movement = Moved
column-state-then = State then
column-state-now = State now
column-new-signals = New signals
column-cleared-signals = Signals gone
portfolio-needs-title = What needs you
portfolio-more-signals = { PLURAL($n) ->
    [one] { $n } more signal
   *[other] { $n } more signals
}
failure-since-not-earlier = { $since } is not earlier than { $as_of }
    .hint = choose an earlier day to compare with
