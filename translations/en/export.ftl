# Files that are written for others.

export-written =
    { PLURAL($activities) ->
    [one] { $activities } activity
   *[other] { $activities } activities
} as of { $as_of }, { $bytes } bytes, SHA-256 { $sha256 }
