# Findings of `headway validate`: the schema, the codes and the rules of the standard. The place stands beside the message.

finding-schema-element-unexpected = <{ $element }> may not stand here in <{ $parent }>: unknown, out of order or once too often
    .hint =
        { $expected ->
        [none] remove it, or move it to where it belongs
       *[other] put one of these here, in the order of the standard: { $expected }
        }
finding-schema-element-missing = <{ $element }> ends too early: something is missing in it
    .hint = add what may come next: { $expected }
finding-schema-attribute-missing = <{ $element }> has no @{ $attribute }, which is required
    .hint = add { $attribute }="…" to <{ $element }>
finding-schema-attribute-unexpected = <{ $element }> has no attribute “{ $attribute }” in this version
    .hint =
        { $expected ->
        [none] remove it
       *[other] remove it; allowed are: { $expected }
        }
finding-schema-attribute-value = “{ $value }” is not a valid value of @{ $attribute } of <{ $element }>
    .hint =
        write { $type ->
        [date] a date such as 2024-12-31
        [dateTime] a date and time such as 2024-12-31T12:00:00Z
        [decimal] a plain decimal number such as 1234.56
        [boolean] true, false, 1 or 0
        [int] a whole number
        [positiveInteger] a whole number from 1
        [nonNegativeInteger] a whole number from 0
        [anyURI] a web address
        [NMTOKEN] a name without blanks
       *[other] a text
        }
finding-schema-text-value = “{ $value }” is not a valid content of <{ $element }>
    .hint =
        write { $type ->
        [date] a date such as 2024-12-31
        [dateTime] a date and time such as 2024-12-31T12:00:00Z
        [decimal] a plain decimal number such as 1234.56
        [boolean] true, false, 1 or 0
        [int] a whole number
        [positiveInteger] a whole number from 1
        [nonNegativeInteger] a whole number from 0
        [anyURI] a web address
        [NMTOKEN] a name without blanks
       *[other] a text
        }
finding-schema-text-unexpected = there is text directly in <{ $element }>, which holds only elements
    .hint = put the text into <narrative>, or remove it
finding-check-version = the version “{ $value }” is not checked: 2.01, 2.02 and 2.03 are
    .hint = publish the file in version 2.03 and say so on its root
finding-check-code = “{ $value }” is not on the list { $list }
    .hint =
        give { $attribute ->
        [text] the text
       *[other] @{ $attribute }
        } of <{ $element }> a code of that list, spelled exactly as there
finding-check-identifier-repeated = another activity of the file already has the identifier “{ $value }”
    .hint = give each activity an identifier of its own, and publish it once
finding-check-identifier-organisation = the identifier of the activity is that of the reporting organisation
    .hint = add a dash and your own number of the activity
finding-check-identifier-prefix = the identifier “{ $value }” does not begin with that of the reporting organisation
    .hint = begin it with { $organisation }- or add the earlier identifier of the organisation as other-identifier of type B1
finding-check-agency = “{ $value }” begins with no known registration agency and is no publisher that is known here
    .hint = write the agency code, a dash and the registration number, for example GB-COH-1234567
finding-check-blanks = there are blanks around the identifier “{ $value }” in <{ $element }>
    .hint = remove the blanks and line ends before and after it
finding-check-marks = the identifier “{ $value }” in <{ $element }> holds one of the characters / & |
    .hint = use letters, digits, dashes and dots only
finding-check-percentage-missing =
    there are several { $what ->
    [sector] sectors of one vocabulary
    [country] countries
    [place] countries and regions
    [budget-item] budget items
   *[other] shares
}, and one has no percentage
    .hint = give each a percentage, together 100
finding-check-percentage-sum =
    the percentages of the { $what ->
    [sector] sectors of one vocabulary
    [country] countries
    [place] countries and regions
    [budget-item] budget items
   *[other] shares
} add up to { $sum }, not 100
    .hint = correct them so that they add up to exactly 100
finding-check-percentage-single =
    a single one among the { $what ->
    [sector] sectors of one vocabulary
    [country] countries
    [place] countries and regions
    [budget-item] budget items
   *[other] shares
} has { $value } percent
    .hint = leave the percentage out, or write 100
finding-check-percentage-range = { $value } is no percentage of <{ $element }>
    .hint = write a number from 0 to 100
finding-check-narrative-own = a code of the publisher’s own (vocabulary { $vocabulary }) in <{ $element }> has no text
    .hint = add <narrative> to say what the code means
finding-check-place-twice = countries or regions stand both on the activity and on a transaction
    .hint = keep them on the activity, or on every transaction
finding-check-place-missing = there is no country and no region
    .hint = add a recipient country or region to the activity
finding-check-place-transaction = neither the activity nor this transaction has a country or region
    .hint = add them to the activity, or to every transaction
finding-check-sector-twice = sectors stand both on the activity and on a transaction
    .hint = keep them on the activity, or on every transaction
finding-check-sector-missing = there is no sector
    .hint = add a sector to the activity, or to every transaction
finding-check-sector-transaction = neither the activity nor this transaction has a sector
    .hint = add sectors to the activity, or to every transaction
finding-check-sector-no-dac = there are sectors, but none of the OECD DAC purpose codes
    .hint = add sectors of vocabulary 1
finding-check-aid-type-no-dac = there is <{ $element }>, but none of the OECD DAC
    .hint = add an aid type of vocabulary 1
finding-check-aid-type-repeated = <{ $element }> stands more than once in vocabulary { $vocabulary }
    .hint = keep one per vocabulary
finding-check-language = a text has no language, and there is no default language
    .hint = add xml:lang="en" (or your language) to the activity or organisation, or to each text
finding-check-narrative-blank = <{ $element }> has no text
    .hint = write the text into <narrative>
finding-check-organisation-unnamed = <{ $element }> has neither identifier nor name
    .hint = add ref="…" or <narrative>, or leave the element out
finding-check-start-missing = there is neither a planned nor an actual start date
    .hint = add an activity-date of type 1 or 2
finding-check-significance = a policy marker of the OECD DAC has no significance
    .hint = add significance="0", "1", "2", "3" or "4"
finding-check-period-long = the period of <{ $element }> from { $start } to { $end } has { $days } days
    .hint = split it into periods of a year at most
finding-check-period-reversed = the period of <{ $element }> ends on { $end }, before it starts on { $start }
    .hint = exchange the dates, or correct one
finding-check-currency = <{ $element }> has no currency, and there is no default currency
    .hint = add currency="…", or default-currency="…" on the activity or organisation
finding-check-result-value-missing = <{ $element }> of an indicator that is a number has no value
    .hint = add value="…", or make the indicator qualitative (measure 5)
finding-check-result-value-number = the value “{ $value }” of <{ $element }> is no number
    .hint = write a plain number, and put words into <comment>
finding-check-result-value-qualitative = <{ $element }> of a qualitative indicator has the value “{ $value }”
    .hint = leave the value out and describe it in <comment>
finding-check-reference-twice = there are references both on the result and on its indicator
    .hint = keep them on one of the two
finding-check-future = the date { $value } of <{ $element }> lies after today ({ $today })
    .hint = correct the date, or report it as planned
finding-check-dates-reversed =
    the { $kind ->
    [planned] planned
   *[other] actual
} end on { $end } comes before the start on { $start }
    .hint = correct one of the two dates
finding-check-value-date = the value date { $value } lies outside of the budget from { $start } to { $end }
    .hint = give the line a date within its budget
finding-check-reference-unknown = the activity “{ $value }” that <{ $element }> refers to is not in the file
    .hint = check the identifier; nothing is wrong if another publisher has the activity

severity-critical = critical
severity-error = error
severity-advisory = advisory
validate-file =
    { $file }: { $verdict ->
    [not-xml] cannot be read as XML
    [not-iati] XML, but not of IATI
    [broken-off] broken off; whole activities read before: { $activities }
    [not-checked] version { $version }, which is not checked
    [valid] version { $version }, valid for its schema
   *[invalid] version { $version }, not valid for its schema
}
validate-rule =
    { $severity } { $rule }: { PLURAL($n) ->
    [one] once
   *[other] { $n } times
}{ $activities ->
    [0] {""}
   *[other] {" "}{ PLURAL($activities) ->
        [one] in 1 activity
       *[other] in { $activities } activities
    }
}
validate-more-of-rule = … and { $more } more
validate-summary = { $critical } critical, { $errors } errors, { $warnings } warnings, { $advisory } advisories
validate-not-compared = { $n } activities and references were too many to be compared: repeats among them are not told, nor references that lead nowhere
validate-no-version = none
failure-validate-schema-version = version “{ $value }” has no schema here
    .hint = choose 2.01, 2.02 or 2.03
failure-validate-rules = the file { $file } cannot be used: line { $line }, { $column }: “{ $value }”
    .hint = take a file of reference/iati/ as a pattern
