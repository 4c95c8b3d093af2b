# Ritmo de una actividad junto a otras semejantes.

pace-title = Ritmo junto a actividades semejantes
pace-caption = Parte del total aprobado gastada, según la parte transcurrida del tiempo del primer plan
pace-this = Esta actividad
pace-median = Medio de las semejantes
pace-middle-half = La mitad central de las semejantes
pace-lower-quartile = Un cuarto por debajo
pace-upper-quartile = Un cuarto por encima
pace-n = Semejantes
pace-tick = { $share } del tiempo
pace-elapsed = Tiempo transcurrido
pace-below = { $spent } gastado tras { $elapsed } del tiempo del primer plan: por debajo de la mitad central de { $n } actividades semejantes, que habían gastado entonces de { $low } a { $high } (la del medio { $median }).
pace-among = { $spent } gastado tras { $elapsed } del tiempo del primer plan: dentro de la mitad central de { $n } actividades semejantes, que habían gastado entonces de { $low } a { $high } (la del medio { $median }).
pace-above = { $spent } gastado tras { $elapsed } del tiempo del primer plan: por encima de la mitad central de { $n } actividades semejantes, que habían gastado entonces de { $low } a { $high } (la del medio { $median }).
pace-alike = Tienen en común: { $traits }.
pace-alike-none = Son todas las actividades que han vivido tanto tiempo: hay muy pocas más semejantes.
pace-trait-instrument = instrumento
pace-trait-donor = donante
pace-trait-place = lugar
pace-months = Al ritmo de los últimos doce meses, según la estación, el resto del dinero tarda { $needed } meses; quedan { $left } hasta el fin previsto.
pace-not-judged-ended = Sin comparación: la actividad ha terminado.
pace-not-judged-not-begun = Sin comparación: la actividad no ha comenzado.
pace-not-judged-no-plan = Sin comparación: no se conoce ningún primer plan.
pace-not-judged-no-total = Sin comparación: no se conoce ningún total aprobado.
pace-not-judged-not-recorded = Sin comparación: el gasto no está registrado desde su inicio.
pace-not-judged-first-quarter = Sin comparación: ha transcurrido menos de un cuarto de su tiempo.
pace-not-judged-too-few = Sin comparación: menos de 30 actividades han vivido tanto tiempo.
