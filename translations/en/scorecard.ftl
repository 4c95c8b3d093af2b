# The scorecard: names of scores (score-…) and of naive rules (naive-…).

column-score-what = Score
column-score-data = Data
column-score-as-of = Asked on
column-score-answered = Answered
column-score = Headway
column-score-naive = Naive rule
column-score-compared = Compared
column-score-bar = Bar
column-score-met = Met
score-met = met
score-missed = missed

scorecard-asking = { $data }: importing and asking
scorecard-skipped = { $data }: not scored, the folder is not there

score-spending-error = next 12 months: mean absolute error over commitment
score-spending-error-weighted = next 12 months: sum of absolute errors over sum of commitments
score-spending-coverage = next 12 months: share of outcomes inside the 80 % interval
score-spending-pinball = next 12 months: pinball loss of the three quantiles over commitment
score-spending-answered = next 12 months: share of open activities with an answer
score-spending-portfolio-error = next 12 months, whole portfolio: mean absolute error over outcome
score-spending-portfolio-coverage = next 12 months, whole portfolio: share of outcomes inside the 80 % interval
score-spending-error-6 = next 6 months: mean absolute error over commitment
score-spending-coverage-6 = next 6 months: share of outcomes inside the 80 % interval
score-spending-pinball-6 = next 6 months: pinball loss over commitment
score-spending-error-24 = next 24 months: mean absolute error over commitment
score-spending-coverage-24 = next 24 months: share of outcomes inside the 80 % interval
score-spending-pinball-24 = next 24 months: pinball loss over commitment
score-slip-error = final end less current plan: mean absolute error in months
score-slip-coverage = final end less current plan: share of outcomes inside the 80 % interval
score-moved-ranking = end moved 90 days or more, as known at the end: area under the curve
score-moved-top-fifth = end moved 90 days or more, as known at the end: share among the top fifth
score-moved-ranking-ahead = end still ahead, moved 90 days or more, as known at the end: area under the curve
score-moved-top-fifth-ahead = end still ahead, moved 90 days or more, as known at the end: share among the top fifth
score-moved-chance-error = end still ahead, moved 90 days or more, as known at the end: mean squared error of the chance
score-late-ranking = open cases that pass the target: area under the curve
score-late-ranking-ahead = open cases with the target still ahead that pass it: area under the curve
score-late-ranking-listed = all listed cases, also those that quietly ended: area under the curve
score-remaining-coverage = days left of open cases: share of outcomes inside the 80 % interval
score-remaining-error = days left of open cases: mean absolute error
score-top-three-steps = waiting in the three steps named, over that in the best three of the next 90 days
score-cohort-median = median of cases begun in the last 90 days, open and closed: mean relative error

naive-last-years-pace = spending of the last 12 months
naive-plan-holds = the plan holds
naive-elapsed-minus-spent = elapsed share less spent share
naive-share-of-all = the share that came, for everybody (known only afterwards)
naive-elapsed-plus-median-remaining = elapsed plus median remaining for the step
naive-median-remaining = median remaining for the step
naive-all-history = ranking by all history
naive-closed-only = closed cases only

failure-scorecard-no-data = { $directory } has none of the folders that are scored: { $names }.
    .hint = Give the directory that holds them.
failure-scorecard-no-place = { $file } has no place for the scores.
    .hint = Put the lines { $start } and { $end } where they should stand.
