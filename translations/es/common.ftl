# Palabras de uso general: cifras desconocidas o no definidas, sí y no, el producto.

product-name = Headway
product-purpose = En qué punto está la cooperación técnica, dónde está bloqueada y qué hacer antes de que se retrase

unknown = desconocido
not-defined = no definido
not-applicable = no aplicable
incomplete = incompleto
none = ninguno
yes = sí
no = no
total = Total
all = Todos
other = Otros
no-data = Sin datos
as-of = al { $day }
as-of-label = A fecha de
today = hoy
basis = con base en { $n }
not-screened = no examinado
