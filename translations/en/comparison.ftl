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
compare-exact = { $share } of all { $n } cases went well; the limits are those of chance alone, exact for each size
compare-wide = { $share } of all { $n } cases went well; the groups differ more than chance makes them (over-dispersion { $dispersion }, chance alone is 1), so the limits are widened
nav-compare = Comparison
column-went-well = Went well
column-report = Report
column-due = Measured from
column-happened = Happened
column-days-after = Days after
column-spent-by-elapsed = Spent by elapsed share
column-share-well = Went well
column-expected-by-chance = Expected by chance
compared-delivery = delivery on pace
    .definition = Of the activities under way past a quarter of their time, those that have spent seven tenths or more of what an even pace would have spent.
compared-slip = ended in time
    .definition = Of the activities whose first planned end is 90 days ago or more, those that ended less than 90 days after it. One that still runs has not.
compared-punctuality = reports in time
    .definition = Of the reports that were due by now, those that came by the planned day.
compared-closure = accounts closed in time
    .definition = Of the activities whose work ended a year ago or earlier, those whose accounts were closed within 365 days.
compare-all = all together
compare-limits-95 = 19 of 20 groups by chance
compare-limits-998 = 998 of 1,000 groups by chance
compare-axis = cases of the group
compare-description = Each dot is a group, the farther right the more cases it has and the higher the larger its share that went well. Between the lines it may lie by chance alone. The table beneath has every group.
compare-dot = { $group }: { $share }, { $well } of { $n } ({ $place })
compare-outside = { PLURAL($n) ->
    [one] { $n } group lies outside by more than chance, after a correction for how many were looked at.
   *[other] { $n } groups lie outside by more than chance, after a correction for how many were looked at.
}
compare-outside-none = No group lies outside by more than chance.
compare-alike = Nothing but chance tells these groups apart: each one’s fair share is that of all, and any rank is possible.
compare-few = { PLURAL($n) ->
    [one] { $n } group has fewer than five cases: too few to say.
   *[other] { $n } groups have fewer than five cases: too few to say.
}
compare-note = A group outside is a question and not a verdict: groups differ in what they do, not only in how well. A click on a group shows its cases.
compare-caption = The highest fair share first; small numbers show its 90% interval
compare-table-title = Groups
compare-rank = rank { $ranks } of { $n }
compare-none = No case of this measure is known with these filters. Choose another measure, or import plans, ends and milestones.
compare-cases-title = Cases of a group
compare-cases-lead = { $measure }, { $group }: { $well } of { $n } went well
compare-cases-caption = Those that did not go well first
failure-group-not-found = there is no group “{ $group }” by { $by }
    .hint = follow a link of the comparison, or choose a code of its table
