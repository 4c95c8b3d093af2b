# Files that are written for others.

export-written =
    { PLURAL($activities) ->
    [one] { $activities } activity
   *[other] { $activities } activities
} as of { $as_of }, { $bytes } bytes, SHA-256 { $sha256 }
export-organisations-written =
    { PLURAL($organisations) ->
    [one] { $organisations } organisation
   *[other] { $organisations } organisations
} as of { $as_of }, { $bytes } bytes, SHA-256 { $sha256 }
export-parts = { $unchanged } as imported, { $edited } with later facts, { $converted } converted from 1.x, { $left_out } left out

finding-export-left-out =
    not written: { $element ->
    [title] it has no title
    [participating-org] no organisation is known that takes part
    [activity-status] its status is not known
    [activity-date] no date of it is known
    [reporting-org--ref] nobody is known who publishes it
    [reporting-org--type] the type of the organisation that publishes it is not known
   *[other] the name of the organisation that publishes it is not known
}
    .hint =
    { $element ->
    [title] enter a title
    [participating-org] enter a donor
    [activity-status] enter a status
    [activity-date] enter a planned or actual start
    [reporting-org--ref] set publisher, or give --reporting-org
    [reporting-org--type] set publisher-type, or give --reporting-type
   *[other] set publisher-name, or give --reporting-name
}
finding-export-incomplete =
    written, but a rule of the standard is broken: { $element ->
    [activity-date] no start is known
    [recipient-country] no country or region is known
    [recipient-country--percentage] not every country and region has its share
    [recipient-country--percentage-sum] the shares of countries and regions do not add up to 100 %
    [sector] no sector is known
    [sector--percentage] not every sector has its share
    [sector--percentage-sum] the shares of sectors do not add up to 100 %
   *[other] a budget is longer than a year
}
    .hint =
    { $element ->
    [activity-date] enter a planned or actual start
    [recipient-country] enter a country by its ISO code, or a region
    [recipient-country--percentage] enter the shares, for example KE:60;UG:40
    [recipient-country--percentage-sum] correct the shares
    [sector] enter a sector
    [sector--percentage] enter the shares, for example 16020:60;11330:40
    [sector--percentage-sum] correct the shares
   *[other] enter budgets by year
}
finding-export-description-from-title = no description is known: the title stands in its place
    .hint = enter a description where one is known
finding-export-regions-implied = its regions are not written: its countries are the whole already, and the standard counts both to 100 %
    .hint = nothing to do; state a region without countries where no country is known
finding-export-lines-not-written =
    { PLURAL($n) ->
    [one] { $n } line of money is not written
   *[other] { $n } lines of money are not written
}: { $what ->
    [allocation] the standard has no place for allocations
   *[other] the amount is not known
}
    .hint =
    { $what ->
    [allocation] nothing to do
   *[other] enter the amount where it is known
}
finding-export-day-of-line = { $element } was missing and taken from the other day of the line ({ $n } in the activity)
    .hint = nothing needs to be done unless it is wrong: then enter the day
finding-export-lacks = the published activity lacks { $element }, which version 2.03 requires
    .hint = enter it, or ask the publisher for it

export-suppressed = held back by the rule { $rule }: { $n }

failure-export-rule-impossible = the rule of publication { $rule } cannot be followed: it names no element of an activity, or one that version 2.03 requires
    .hint = correct or end the rule in reference/publication-rules.tsv

failure-export-nothing-to-write =
    no file is written, because it would have no activity ({ $filters ->
    [none] whole portfolio
   *[other] { $filters }
}): activities meant { $selected }, left out for what they lack { $left_out }, held back by rules of publication { $held_back }{ $rules ->
    [none] { "" }
   *[other] { " " }({ $rules })
}
    .hint = headway export iati --dry-run --explain lists what is missing and what is held back
failure-export-no-organisations = no file is written, because no organisation file is known as of that day
    .hint = import one with headway import iati, or ask as of a later day

finding-export-no-outcome = published under no outcome: none is stated for { $n } % of it
    .hint = enter the outcome as a theme or a node of the framework
finding-export-no-country = published under no country: none is stated for { $n } % of it
    .hint = enter the countries with their shares
failure-publication-profile-unknown = there is no profile of publication “{ $profile }”
    .hint = choose one of: { $profiles }
