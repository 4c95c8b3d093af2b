# Procesos: la lista y el mapa de uno de ellos.

column-events = Eventos
column-steps = Pasos
column-variants = Variantes
column-cases-repeated = Casos con repetición
column-repeats = Repeticiones
column-from = De
column-to = A
column-times = Veces

process-steps-title = Pasos
process-follows-title = Qué sigue a qué
process-handovers-title = Traspasos
