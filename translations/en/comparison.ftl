# Fair comparison of groups.

column-place = Place
column-shrunk = Share, fair to size
column-limit-low = Expected from
column-limit-high = Expected to
column-rank-best = Rank from
column-rank-worst = Rank to
place-too-few = too few to say
place-within = as chance makes it
place-better = better
place-worse = worse
compare-exact = { $share } of all { $n } cases; the limits are those of chance alone
compare-wide = { $share } of all { $n } cases; the groups differ more than chance makes them, so the limits are widened
