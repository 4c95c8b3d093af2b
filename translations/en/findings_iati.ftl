# Findings of IATI files and of files as such. The place (row, column) stands beside the message.

finding-file-empty = the file is empty
    .hint = check that the file was saved or transferred completely
finding-file-other-kind =
    this is not a file of the expected kind but { $found ->
    [html] an HTML page
    [spreadsheet] a spreadsheet
    [pdf] a PDF document
    [json] JSON data
    [csv] a CSV table
    [zip] a ZIP archive
    [text] plain text
    [xml] an XML file
   *[other] a binary file
}
    .hint =
        { $found ->
        [html] the address may have moved or ask for a sign-in: fetch the file again, or export it again from its program
       *[other] give a file of the kind expected, or export it again from its program
        }
finding-file-unreadable = the file cannot be read: { $detail }
    .hint = check the disk and the rights on the file, then try again
finding-file-gzip-broken = the compressed file is damaged or cut off
    .hint = transfer the file again, or unpack it first
finding-encoding-unsupported = the encoding { $encoding } is not supported
    .hint = save the file as UTF-8
finding-encoding-broken = byte { $byte } is not valid { $encoding } text
    .hint = save the file as UTF-8
finding-encoding-misdeclared = the file says it is { $declared } but is { $encoding }; it was read as { $encoding }
    .hint = correct the XML declaration to encoding="{ $encoding }"
finding-xml-not-well-formed =
    this is not well-formed XML: { $problem ->
    [no-root] there is no element
    [text-outside] there is text before the first element
    [after-root] something follows the last end tag
    [cut-off] the file ends too early
    [markup] this markup is not allowed here
    [attribute] an attribute is not written name="value"
    [attribute-repeated] an attribute stands twice
    [name] an element name is not valid
    [character] a character that XML does not allow
    [reference] an & does not begin a valid reference
    [end-tag] the end tag “{ $found }” does not fit
    [comment] a comment contains --
   *[other] the markup is not valid
}
    .hint = correct the file at this place, or publish it again from its program
finding-xml-doctype = the file has a document type declaration (DOCTYPE)
    .hint = remove the DOCTYPE line; IATI files never need one
finding-xml-entity = the entity “{ $entity }” is not known
    .hint = write the character itself, or &amp; for & and &lt; for <
finding-xml-late-declaration = there are blanks before the XML declaration; the file was read all the same
    .hint = begin the file with <?xml
finding-xml-limit-exceeded =
    the file exceeds the limit of { $limit } { $what ->
    [depth] elements within each other
    [activity_bytes] bytes for one activity
    [elements] elements and texts, or attributes, in one activity
    [items] transactions, budgets, shares, results and the like in one activity
    [attributes] attributes of one element
    [name_bytes] bytes for the name of an element
    [text_bytes] bytes for one text or tag
   *[other] bytes for the whole file
}
    .hint = if its source is trusted, raise the setting { $setting }: --limit { $setting }=NUMBER for one check, headway settings set { $setting } NUMBER for imports
finding-iati-root-unknown = the root element “{ $root }” is not IATI's
    .hint = an IATI activity file begins with <iati-activities>
finding-iati-root-activity = the activity stands without <iati-activities> around it; it was read all the same
    .hint = put the activity inside <iati-activities version="2.03">
finding-iati-no-activities = the file holds no activities
    .hint = check that the export of the publisher is complete
finding-iati-no-organisations = the file holds no organisations
    .hint = check that the export of the publisher is complete
finding-iati-version-missing = the file does not state its IATI version; it was read by its content
    .hint = add version="2.03" to <iati-activities>
finding-iati-version-unknown = “{ $value }” is no published version of IATI; the file was read by its content
    .hint = write 2.03, or the version that was used
finding-iati-version-misdeclared = the file says version { $declared } but is written as version { $found }; it was read as { $found }
    .hint = correct the version of <iati-activities>
finding-iati-element-unexpected =
    the element “{ $element }” was not read ({ PLURAL($n) ->
    [one] once
   *[other] { $n } times
})
    .hint = put activities directly inside <iati-activities>
finding-iati-identifier-blank = the activity has no identifier
    .hint = fill in <iati-identifier>: the organisation identifier, a dash and your own number
finding-iati-organisation-identifier-blank = the organisation has no identifier
    .hint = fill in <organisation-identifier>, for example XM-DAC-41302
finding-iati-identifier-repeated = the activity has more than one identifier; the first one counts
    .hint = keep one <iati-identifier> and put the others into <other-identifier>
finding-iati-identifier-blanks = there are blanks around the identifier “{ $value }”; they were left out
    .hint = remove the blanks before and after the identifier
finding-iati-title-missing = the activity has no title; its identifier is shown instead
    .hint = add a <title> with a <narrative>
finding-iati-name-missing = the organisation has no name; its identifier is shown instead
    .hint = add a <name> with a <narrative>
finding-iati-date-unreadable = cannot read “{ $value }” as a date
    .hint = write dates as YYYY-MM-DD, for example 2024-12-31
finding-iati-date-missing = the date is missing
    .hint = add the date as YYYY-MM-DD, for example 2024-12-31
finding-iati-date-zone = { PLURAL($n) ->
    [one] one date has
   *[other] { $n } dates have
} a time zone; the calendar day was kept
    .hint = write dates as YYYY-MM-DD without a time zone
finding-iati-date-time = { PLURAL($n) ->
    [one] one date has
   *[other] { $n } dates have
} a time of day; the calendar day was kept
    .hint = write dates as YYYY-MM-DD without a time of day
finding-iati-date-implausible = the date { $value } lies outside 1950 to 2060; it was kept
    .hint = check the year
finding-iati-date-repeated = there are several dates of type { $value }; the last one counts
    .hint = keep one date of each type
finding-iati-code-unknown = the code “{ $value }” is not on the list
    .hint = use a code of the IATI code list for { $column }
finding-iati-code-missing = the code is missing
    .hint = add a code of the IATI code list for { $column }
finding-iati-percentage-unreadable = “{ $value }” is not a percentage from 0 to 100
    .hint = write a number from 0 to 100 without the % sign, for example 33.3
finding-iati-share-repeated = the code { $value } appears twice; its percentages were added
    .hint = write each code once
finding-iati-sector-other-vocabulary = there are no OECD DAC sectors; those of vocabulary { $value } were kept
    .hint = add sectors of vocabulary 1 or 2 so that activities can be compared
finding-iati-currency-unreadable = “{ $value }” is not a currency code; the line was left out
    .hint = write the three capital letters of ISO 4217, for example USD
finding-iati-default-currency-unreadable = the default currency “{ $value }” is not a currency code
    .hint = write the three capital letters of ISO 4217, for example USD
finding-iati-currency-missing = neither the value nor the activity has a currency; the line was left out
    .hint = add a currency to the value, or default-currency to the activity
finding-iati-value-missing = the amount is missing; the line was left out
    .hint = add the amount to <value>
finding-iati-value-unreadable = cannot read “{ $value }” as an amount; the line was left out
    .hint = write digits with a decimal point only, for example 1234.50
finding-iati-value-separators = the amount “{ $value }” has separators between thousands; the line was left out
    .hint = remove the separators, for example 1234567.50
finding-iati-value-exponent = the amount “{ $value }” has an exponent; the line was left out
    .hint = write all digits, for example 1500000
finding-iati-value-too-large = the amount “{ $value }” is larger than 100,000,000,000,000; the line was left out
    .hint = check the amount and its currency
finding-iati-value-rounded = the amount { $value } has more than four decimals; it was kept to four
    .hint = write at most four decimals
finding-iati-period-reversed = the period { $value } ends before it starts; the line was left out
    .hint = check whether start and end were exchanged
finding-iati-reference-repeated = several transactions have the reference “{ $value }”; it identifies none of them
    .hint = give each transaction a reference of its own, or none
finding-iati-budget-repeated = two budgets cover the period { $value }; the last one replaces the first
    .hint = publish one budget for each kind, period and currency
finding-iati-upgrade-lost = this has no place in version 2.03; it stays in the element as published ({ $n } in the activity)
    .hint = nothing needs to be done unless the activity is published anew: then say it in the terms of 2.03
finding-iati-upgrade-assumed = version 2.03 asks for this; “{ $value }” was taken ({ $n } in the activity)
    .hint = nothing needs to be done unless it is wrong: then publish the activity in version 2.03
finding-iati-upgrade-missing = version 2.03 asks for this, and it is not there ({ $n } in the activity)
    .hint = publish it with the next version of the file
finding-iati-findings-more = { PLURAL($n) ->
    [one] one more finding is
   *[other] { $n } more findings are
} not shown
    .hint = correct the findings shown and check the file again
