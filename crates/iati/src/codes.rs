//! Codes of every finding this crate makes. Wording lives in `translations/` under `finding-` and the code with
//! dots as hyphens. Arguments that every located finding has: `line`; findings of an activity also have `activity`.

/// Declares the codes and lists them.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        $($(#[$doc])* pub const $name: &str = $code;)+

        /// Every code.
        pub const ALL: &[&str] = &[$($name,)+];
    };
}

codes! {
    /// The file has no bytes, or only blanks.
    FILE_EMPTY = "file.empty";
    /// The file is something else. `found`: html, spreadsheet, pdf, json, csv, zip, text, binary.
    FILE_OTHER_KIND = "file.other_kind";
    /// Reading the bytes failed. `detail`: what the system said.
    FILE_UNREADABLE = "file.unreadable";
    /// The compressed file is damaged or cut off.
    FILE_GZIP_BROKEN = "file.gzip_broken";
    /// Declared or marked encoding that is not read. `encoding`.
    ENCODING_UNSUPPORTED = "encoding.unsupported";
    /// Bytes that are not text in the encoding of the file. `encoding`, `byte` (from 0, unpacked), `line`, `column`.
    ENCODING_BROKEN = "encoding.broken";
    /// The declaration names another encoding than the bytes have; read by the bytes. `declared`, `encoding`.
    ENCODING_MISDECLARED = "encoding.misdeclared";
    /// Not well-formed XML. `line`, `column`, `path`, `problem` (a slug), and for tags `expected`, `found`.
    /// `activities`: whole activities read before it.
    XML_NOT_WELL_FORMED = "xml.not_well_formed";
    /// A document type declaration, which IATI files never need and which can do harm.
    XML_DOCTYPE = "xml.doctype";
    /// A named entity other than the five of XML. `entity`, `line`, `column`.
    XML_ENTITY = "xml.entity";
    /// Blanks before the XML declaration; read all the same.
    XML_LATE_DECLARATION = "xml.late_declaration";
    /// More than a limit allows. `setting`, `what` (the setting without `iati.`), `limit`, `line`.
    LIMIT_EXCEEDED = "xml.limit_exceeded";
    /// Well-formed XML with a root that is not IATI's. `root`.
    ROOT_UNKNOWN = "iati.root_unknown";
    /// A single `iati-activity` without `iati-activities` around it; read all the same.
    ROOT_ACTIVITY = "iati.root_activity";
    /// No activity in the file.
    NO_ACTIVITIES = "iati.no_activities";
    /// No organisation in an organisation file.
    NO_ORGANISATIONS = "iati.no_organisations";
    /// No version on the root; read by what is there.
    VERSION_MISSING = "iati.version_missing";
    /// A version that was never published; read by what is there. Value: as declared.
    VERSION_UNKNOWN = "iati.version_unknown";
    /// Declared 1.x and written as 2.x, or the other way; read by what is there. `declared`, `found` (`1` or `2`).
    VERSION_MISDECLARED = "iati.version_misdeclared";
    /// An element outside activities that is not read. `element`, `n`: how many such.
    ELEMENT_UNEXPECTED = "iati.element_unexpected";
    /// An activity cannot be written: the schema asks for something that is not known. `element`.
    EXPORT_LEFT_OUT = "export.left_out";
    /// An activity that was published in the form of 1.x lacks what 2.03 requires. `element`.
    EXPORT_LACKS = "export.lacks";
    /// An activity is written and breaks a rule: something is not known. `element`.
    EXPORT_INCOMPLETE = "export.incomplete";
    /// A line of money got the day that it has elsewhere. `element`, `n`.
    EXPORT_DAY_OF_LINE = "export.day_of_line";
    /// The title stands as description, because none is known.
    EXPORT_DESCRIPTION = "export.description_from_title";
    /// Regions of own facts beside countries that are the whole are not written.
    EXPORT_REGIONS_IMPLIED = "export.regions_implied";
    /// Parts of an activity for which no outcome is stated. `n`: percent of it.
    EXPORT_NO_OUTCOME = "export.no_outcome";
    /// Parts of an activity for which no country is stated. `n`: percent of it.
    EXPORT_NO_COUNTRY = "export.no_country";
    /// Lines of money without a place in the standard. `what`: allocation, unknown-amount; `n`.
    EXPORT_LINES_NOT_WRITTEN = "export.lines_not_written";
    /// The activity has no identifier; it is refused.
    IDENTIFIER_BLANK = "iati.identifier_blank";
    /// The organisation of an organisation file has no identifier; it is refused.
    ORGANISATION_IDENTIFIER_BLANK = "iati.organisation_identifier_blank";
    /// More than one identifier; the first counts.
    IDENTIFIER_REPEATED = "iati.identifier_repeated";
    /// Blanks around an identifier; looked up without them.
    IDENTIFIER_BLANKS = "iati.identifier_blanks";
    /// The activity has no title in any language.
    TITLE_MISSING = "iati.title_missing";
    /// The organisation has no name in any language.
    NAME_MISSING = "iati.name_missing";
    /// A date that cannot be read. Value: as published.
    DATE_UNREADABLE = "iati.date_unreadable";
    /// An element without its date.
    DATE_MISSING = "iati.date_missing";
    /// A date with a time zone; the calendar day counts. `n`: how many in the activity.
    DATE_ZONE = "iati.date_zone";
    /// A date with a time of day; the calendar day counts. `n`: how many in the activity.
    DATE_TIME = "iati.date_time";
    /// A date outside 1950 to 2060; kept. Value: the date.
    DATE_IMPLAUSIBLE = "iati.date_implausible";
    /// Several dates of one type; the last counts. Value: the type.
    DATE_REPEATED = "iati.date_repeated";
    /// A code that is not on its list and cannot be mapped. Value: the code.
    CODE_UNKNOWN = "iati.code_unknown";
    /// A code that must be there is not.
    CODE_MISSING = "iati.code_missing";
    /// A percentage that is no number from 0 to 100. Value: as published.
    PERCENTAGE_UNREADABLE = "iati.percentage_unreadable";
    /// One code twice in one vocabulary; percentages were added. Value: the code.
    SHARE_REPEATED = "iati.share_repeated";
    /// Sectors only outside the DAC purpose codes; those of one vocabulary are kept. Value: the vocabulary.
    SECTOR_OTHER_VOCABULARY = "iati.sector_other_vocabulary";
    /// A currency that is not three letters; the line is left out. Value: as published.
    CURRENCY_UNREADABLE = "iati.currency_unreadable";
    /// A default currency that is not three letters. Value: as published.
    DEFAULT_CURRENCY_UNREADABLE = "iati.default_currency_unreadable";
    /// Neither the value nor the activity has a currency; the line is left out.
    CURRENCY_MISSING = "iati.currency_missing";
    /// A line of money without value; it is left out.
    VALUE_MISSING = "iati.value_missing";
    /// A value that is no plain decimal number; the line is left out. Value: as published.
    VALUE_UNREADABLE = "iati.value_unreadable";
    /// A value with separators between thousands; the line is left out. Value: as published.
    VALUE_SEPARATORS = "iati.value_separators";
    /// A value with an exponent; the line is left out. Value: as published.
    VALUE_EXPONENT = "iati.value_exponent";
    /// A value above the largest kept; the line is left out. Value: as published.
    VALUE_TOO_LARGE = "iati.value_too_large";
    /// A value with more than four decimals, kept to four. Value: as published.
    VALUE_ROUNDED = "iati.value_rounded";
    /// A period that ends before it starts; the line is left out. Value: both days.
    PERIOD_REVERSED = "iati.period_reversed";
    /// One reference on several transactions of an activity: it identifies none of them. Value: the reference.
    REFERENCE_REPEATED = "iati.reference_repeated";
    /// Two budgets of one kind, period and currency; the last replaces. Value: the period.
    BUDGET_REPEATED = "iati.budget_repeated";
    /// Something of version 1.x that has no place in 2.03; it stays in the element as published. Value: what stood
    /// there. `n`: how often in the activity.
    UPGRADE_LOST = "iati.upgrade_lost";
    /// Something that 2.03 asks for and 1.x did not say, taken as said in `docs`. Value: what was taken. `n`.
    UPGRADE_ASSUMED = "iati.upgrade_assumed";
    /// Something that 2.03 asks for and an element of version 1.x does not have. `n`.
    UPGRADE_MISSING = "iati.upgrade_missing";
    /// More findings than are kept. `n`: how many were left out; as severe as the worst of them.
    FINDINGS_MORE = "iati.findings_more";
    /// An element that may not stand here: unknown, out of order, or once too often. `element`, `parent`, `expected`
    /// (elements that might stand here, or `none`).
    SCHEMA_ELEMENT_UNEXPECTED = "schema.element_unexpected";
    /// Something is missing at the end of an element. `element`, `expected`.
    SCHEMA_ELEMENT_MISSING = "schema.element_missing";
    /// A required attribute is missing. `element`, `attribute`.
    SCHEMA_ATTRIBUTE_MISSING = "schema.attribute_missing";
    /// An attribute that the element does not have. `element`, `attribute`, `expected`.
    SCHEMA_ATTRIBUTE_UNEXPECTED = "schema.attribute_unexpected";
    /// An attribute whose value is not of its type. `element`, `attribute`, `type`.
    SCHEMA_ATTRIBUTE_VALUE = "schema.attribute_value";
    /// A text that is not of its type. `element`, `type`.
    SCHEMA_TEXT_VALUE = "schema.text_value";
    /// Text where only elements may stand. `element`.
    SCHEMA_TEXT_UNEXPECTED = "schema.text_unexpected";
    /// A version that is not checked. Value: as declared, blank where none is.
    CHECK_VERSION = "check.version";
    /// A code that is not on its list. `element`, `attribute` (`text` for the text), `list`.
    CHECK_CODE = "check.code";
    /// The identifier of an earlier activity of the file. Value: the identifier.
    CHECK_IDENTIFIER_REPEATED = "check.identifier_repeated";
    /// The identifier of the activity is that of the reporting organisation.
    CHECK_IDENTIFIER_ORGANISATION = "check.identifier_organisation";
    /// The identifier does not begin with that of the reporting organisation. `organisation`.
    CHECK_IDENTIFIER_PREFIX = "check.identifier_prefix";
    /// An identifier of an organisation that is neither registered nor begins with a known agency.
    CHECK_AGENCY = "check.agency";
    /// Blanks around an identifier. `element`.
    CHECK_BLANKS = "check.blanks";
    /// One of / & | ? in an identifier. `element`.
    CHECK_MARKS = "check.marks";
    /// Several shares, one without percentage. `what`: sector, country, place, budget-item.
    CHECK_PERCENTAGE_MISSING = "check.percentage_missing";
    /// Percentages do not add up to 100. `what`, `sum`.
    CHECK_PERCENTAGE_SUM = "check.percentage_sum";
    /// A single share that is not 100. `what`.
    CHECK_PERCENTAGE_SINGLE = "check.percentage_single";
    /// A percentage outside 0 to 100, or negative. `element`.
    CHECK_PERCENTAGE_RANGE = "check.percentage_range";
    /// A code of the publisher's own without a text. `element`, `vocabulary`.
    CHECK_NARRATIVE_OWN = "check.narrative_own";
    /// Countries or regions both on the activity and on a transaction.
    CHECK_PLACE_TWICE = "check.place_twice";
    /// No country or region anywhere.
    CHECK_PLACE_MISSING = "check.place_missing";
    /// No country or region on the activity, nor on this transaction.
    CHECK_PLACE_TRANSACTION = "check.place_transaction";
    /// Sectors both on the activity and on a transaction.
    CHECK_SECTOR_TWICE = "check.sector_twice";
    /// No sector anywhere.
    CHECK_SECTOR_MISSING = "check.sector_missing";
    /// No sector on the activity, nor on this transaction.
    CHECK_SECTOR_TRANSACTION = "check.sector_transaction";
    /// Sectors, but none of the DAC purpose codes.
    CHECK_SECTOR_NO_DAC = "check.sector_no_dac";
    /// Aid types, but none of the DAC. `element`.
    CHECK_AID_TYPE_NO_DAC = "check.aid_type_no_dac";
    /// Two aid types of one vocabulary. `element`, `vocabulary`.
    CHECK_AID_TYPE_REPEATED = "check.aid_type_repeated";
    /// A text without language.
    CHECK_LANGUAGE = "check.language";
    /// A title or description without text. `element`.
    CHECK_NARRATIVE_BLANK = "check.narrative_blank";
    /// An organisation with neither identifier nor name. `element`.
    CHECK_ORGANISATION_UNNAMED = "check.organisation_unnamed";
    /// Neither a planned nor an actual start date.
    CHECK_START_MISSING = "check.start_missing";
    /// A DAC policy marker without significance.
    CHECK_SIGNIFICANCE = "check.significance";
    /// A budget period of more than a year. `element`, `start`, `end`, `days`.
    CHECK_PERIOD_LONG = "check.period_long";
    /// A period that ends before it starts. `element`, `start`, `end`.
    CHECK_PERIOD_REVERSED = "check.period_reversed";
    /// Money without currency. `element`.
    CHECK_CURRENCY = "check.currency";
    /// A baseline, target or actual without value. `element`.
    CHECK_RESULT_VALUE_MISSING = "check.result_value_missing";
    /// A baseline, target or actual whose value is no number. `element`.
    CHECK_RESULT_VALUE_NUMBER = "check.result_value_number";
    /// A qualitative baseline, target or actual with a value. `element`.
    CHECK_RESULT_VALUE_QUALITATIVE = "check.result_value_qualitative";
    /// A reference both on the result and on its indicator.
    CHECK_REFERENCE_TWICE = "check.reference_twice";
    /// A date after today. `element`, `today`.
    CHECK_FUTURE = "check.future";
    /// A start date after its end date. `kind` (planned or actual), `start`, `end`.
    CHECK_DATES_REVERSED = "check.dates_reversed";
    /// A budget line's date outside of its budget. `start`, `end`.
    CHECK_VALUE_DATE = "check.value_date";
    /// An activity that is referred to but not in the file. `element`.
    CHECK_REFERENCE_UNKNOWN = "check.reference_unknown";
}
