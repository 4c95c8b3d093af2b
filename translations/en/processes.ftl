# Processes: the list, and the map of one.

column-events = Events
column-steps = Steps
column-variants = Variants
column-cases-repeated = Cases with rework
column-repeats = Done again
column-from = From
column-to = To
column-times = Times

process-steps-title = Steps
process-follows-title = What follows what
process-handovers-title = Hand-overs
