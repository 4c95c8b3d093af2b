# Processus : la liste, et la carte de l’un d’eux.

column-events = Événements
column-steps = Étapes
column-variants = Variantes
column-cases-repeated = Dossiers avec reprise
column-repeats = Refaites
column-from = De
column-to = Vers
column-times = Fois

process-steps-title = Étapes
process-follows-title = Ce qui suit quoi
process-handovers-title = Passages de main en main
