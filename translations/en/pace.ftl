# Pace of an activity beside similar ones.

pace-title = Pace beside similar activities
pace-caption = Share of the approved total spent, by the share of the first plan’s time gone
pace-this = This activity
pace-median = Middle of similar ones
pace-middle-half = The middle half of similar ones
pace-lower-quartile = A quarter below
pace-upper-quartile = A quarter above
pace-n = Similar ones
pace-tick = { $share } of the time
pace-elapsed = Time gone
pace-below = { $spent } spent after { $elapsed } of the first plan’s time: below the middle half of { $n } similar activities, which had spent { $low } to { $high } at that point (the middle one { $median }).
pace-among = { $spent } spent after { $elapsed } of the first plan’s time: within the middle half of { $n } similar activities, which had spent { $low } to { $high } at that point (the middle one { $median }).
pace-above = { $spent } spent after { $elapsed } of the first plan’s time: above the middle half of { $n } similar activities, which had spent { $low } to { $high } at that point (the middle one { $median }).
pace-alike = They have in common: { $traits }.
pace-alike-none = They are all activities that have lived so long: too few are more alike.
pace-trait-instrument = instrument
pace-trait-donor = donor
pace-trait-place = place
pace-months = At the pace of the last twelve months, by season, the rest of the money takes { $needed } months; { $left } are left to the planned end.
pace-not-judged-ended = Not compared: the activity has ended.
pace-not-judged-not-begun = Not compared: the activity has not begun.
pace-not-judged-no-plan = Not compared: no first plan is known.
pace-not-judged-no-total = Not compared: no approved total is known.
pace-not-judged-not-recorded = Not compared: spending is not recorded since its start.
pace-not-judged-first-quarter = Not compared: less than a quarter of its time has gone.
pace-not-judged-too-few = Not compared: fewer than 30 activities have lived so long.
