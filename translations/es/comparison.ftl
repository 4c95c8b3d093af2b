# Comparación justa de grupos.

column-place = Lugar
column-shrunk = Parte, según el tamaño
column-limit-low = Esperable desde
column-limit-high = Esperable hasta
column-rank-best = Puesto desde
column-rank-worst = Puesto hasta
place-too-few = muy pocos casos para decirlo
place-within = como lo hace el azar
place-better = mejor
place-worse = peor
compare-exact = { $share } de los { $n } casos; los límites son los del azar solo
compare-wide = { $share } de los { $n } casos; los grupos difieren más de lo que hace el azar, por eso se ensanchan los límites
