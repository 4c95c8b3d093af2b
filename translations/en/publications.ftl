# What was published, and what is published again.

nav-publications = Publications
publications-lead = Every file that was published, with the facts, the settings and the rules of then. A file is made again from them when it is fetched, and given only if every byte is the same
publications-none = nothing has been published yet: headway export iati --publish --output FILE
publications-whole = whole portfolio
publications-fetch = fetch
n-bytes =
    { PLURAL($n) ->
    [one] { $n } byte
   *[other] { $n } bytes
}
column-publication = Publication
column-published-at = Published (UTC)
column-person = By
column-door = Door
column-kind-of-file = Kind of file
column-profile = Profile
column-filters = Part of the portfolio
column-as-of = As of
column-left-out = Left out
column-held-back = Held back
column-bytes = Bytes
column-sha256 = SHA-256
column-version = Version
publication-kind-activities = IATI activity file

publication-recorded = recorded as publication { $publication }; headway publications lists it
publication-same = publication { $publication } again, every byte the same: SHA-256 { $sha256 }
publication-differs =
    publication { $publication } comes out otherwise: published { $published }, now { $sha256 }; { $reason ->
    [rules] the rules of publication for that day are others by now
    [version] another version of the program made it
   *[unknown] verify the stored changes with headway audit verify
}
publications-again =
    { PLURAL($n) ->
    [one] { $n } publication made again, { $same } the same
   *[other] { $n } publications made again, { $same } the same
}

failure-publication-not-found = there is no publication { $publication }
    .hint = headway publications lists those there are
failure-publication-unredacted = a file that keeps what must not be published cannot be published
    .hint = leave out --unredacted
failure-publication-differs = publication { $publication } would not be the same file, and is not given as such
    .hint = headway publications --check says why
