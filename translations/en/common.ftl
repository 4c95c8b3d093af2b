# Words that stand everywhere: unknown and undefined figures, yes and no, the product.

product-name = Headway
product-purpose = Where technical cooperation stands, where it is stuck, and what to do before it is late

unknown = unknown
not-defined = not defined
not-applicable = not applicable
incomplete = incomplete
none = none
yes = yes
no = no
total = Total
all = All
other = Other
no-data = No data
as-of = as of { $day }
as-of-label = As of
today = today
basis = based on { $n }
not-screened = not screened
