//! Codes of every finding of this room, with the arguments their wording may use. Row, column and value stand in the
//! finding itself. The wording is in `translations/`: the key is `finding-` and the code with hyphens for points.

/// Declares the codes and the list of all.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        $($(#[$doc])* pub const $name: &str = $code;)+
        /// Every code.
        pub const ALL: &[&str] = &[$($code),+];
    };
}

codes! {
    // Files that are refused as a whole.
    /// Refused. The file cannot be opened or read. Arguments: `reason` (of the system), `row` (last row read, 0 if none).
    FILE_UNREADABLE = "file.unreadable";
    /// Refused. No bytes, or only blank lines. No arguments.
    FILE_EMPTY = "file.empty";
    /// Refused. A PDF document. No arguments.
    FILE_PDF = "file.pdf";
    /// Refused. A web page. No arguments.
    FILE_HTML = "file.html";
    /// Refused. XML (perhaps IATI, which has its own import). No arguments.
    FILE_XML = "file.xml";
    /// Refused. JSON. No arguments.
    FILE_JSON = "file.json";
    /// Refused. A picture. Arguments: `format` (PNG, JPEG, GIF).
    FILE_IMAGE = "file.image";
    /// Refused. A packed archive. Arguments: `format` (7z, xz, bzip2, zstd, rar, tar).
    FILE_ARCHIVE = "file.archive";
    /// Refused. A ZIP file that is no workbook. No arguments.
    FILE_ZIP = "file.zip";
    /// Refused. An old Excel file (.xls) or a workbook protected by a password. No arguments.
    FILE_XLS = "file.xls";
    /// Refused. An OpenDocument spreadsheet, document or other ZIP of that family. No arguments.
    FILE_OPENDOCUMENT = "file.opendocument";
    /// Refused. Bytes that no text has. Arguments: `byte` (position, from 0).
    FILE_NOT_TEXT = "file.not-text";
    /// Refused. Text in UTF-16. Arguments: `byte` (position of the first sign of it).
    ENCODING_UTF_16 = "encoding.utf-16";
    /// Refused. Text in another encoding, such as Latin-1. Arguments: `byte` (position), `found` (the byte, as `0xE9`).
    ENCODING_NOT_UTF_8 = "encoding.not-utf-8";
    /// Refused. The gzip data end too early. Arguments: `row` (the last row that is whole).
    GZIP_TRUNCATED = "gzip.truncated";
    /// Refused. The gzip data are damaged. Arguments: `row` (the last row that is whole).
    GZIP_DAMAGED = "gzip.damaged";
    /// Refused. The file unpacks to far more than real tables do. Arguments: `ratio` (the limit).
    GZIP_BOMB = "gzip.bomb";
    /// Refused. The gzip file does not hold a CSV table but a packed file. No arguments.
    GZIP_NOT_CSV = "gzip.not-csv";
    /// Refused. A quotation mark is never closed. Arguments: `row` (where it opens, or a later row).
    QUOTE_UNCLOSED = "quote.unclosed";
    /// Refused. A row is longer than any real row (often an unclosed quotation mark). Arguments: `row`, `limit` (bytes).
    ROW_TOO_LONG = "row.too-long";
    /// Refused. Columns that must exist do not. Arguments: `columns` (their names), `found` (the header as found).
    COLUMN_MISSING = "column.missing";
    /// Refused. Columns stand twice in the header. Arguments: `columns`.
    COLUMN_DUPLICATE = "column.duplicate";
    /// Refused. More columns than any table has. Arguments: `found`, `limit`.
    COLUMN_TOO_MANY = "column.too-many";
    /// Refused. The workbook cannot be read. Arguments: `reason`, `row` (last row read, 0 if none).
    XLSX_DAMAGED = "xlsx.damaged";
    /// Refused. Parts of the workbook are encrypted. Arguments: `part`.
    XLSX_ENCRYPTED = "xlsx.encrypted";
    /// Refused. A part unpacks to more than real workbooks do. Arguments: `part`, `limit` (bytes, or times its packed size).
    XLSX_BOMB = "xlsx.bomb";
    /// Refused. More parts than real workbooks have. Arguments: `found`, `limit`.
    XLSX_TOO_MANY_PARTS = "xlsx.too-many-parts";
    /// Refused. A packed file inside the workbook. Arguments: `part`.
    XLSX_NESTED = "xlsx.nested";
    /// Refused. A document type declaration, which workbooks never have. Arguments: `part`.
    XLSX_DOCTYPE = "xlsx.doctype";
    /// Refused. XML built to hurt: too deep, or one piece too long. Arguments: `part`.
    XLSX_HOSTILE = "xlsx.hostile";
    /// Refused. The workbook has no sheet. No arguments.
    XLSX_NO_SHEET = "xlsx.no-sheet";
    /// Refused. A cell far to the right holds something. Arguments: `cell` (`AZZ17`), `limit` (last column allowed, `IV`).
    XLSX_CELL_TOO_FAR = "xlsx.cell-too-far";
    /// Refused. Rows do not stand in their order. Arguments: `row`.
    XLSX_ROWS_OUT_OF_ORDER = "xlsx.rows-out-of-order";

    // The file is taken.
    /// Warning. A header and no rows. No arguments.
    FILE_NO_ROWS = "file.no-rows";
    /// Notice. A column that this kind does not have; it is left out. Arguments: `columns` (those it has).
    COLUMN_UNKNOWN = "column.unknown";
    /// Notice. A column without a name; it is left out. Arguments: `position` (from 1).
    COLUMN_UNNAMED = "column.unnamed";
    /// Notice. The sheet that was read, where the workbook has several and none is named like the kind. Arguments: `sheet`, `kind`.
    XLSX_FIRST_SHEET = "xlsx.first-sheet";

    // Rows and cells.
    /// Refused. More cells than the header has columns. Arguments: `found`, `columns` (number).
    ROW_TOO_MANY_CELLS = "row.too-many-cells";
    /// Refused. A cell longer than any real cell. Arguments: `limit` (bytes).
    CELL_TOO_LONG = "cell.too-long";
    /// Warning. An error value of a spreadsheet (`#N/A`); taken as unknown. No arguments.
    CELL_ERROR_VALUE = "cell.error-value";
    /// Refused. A part of the row's identity is blank. No arguments.
    IDENTITY_BLANK = "identity.blank";
    /// Notice. A blank title; the identifier is shown instead. Arguments: `activity`.
    TITLE_BLANK = "title.blank";
    /// Refused. No date. Arguments: `suggestion` (what it probably means, or `YYYY-MM-DD`).
    DATE_UNREADABLE = "date.unreadable";
    /// Refused. No moment in time. Arguments: `suggestion` (what it probably means, or `YYYY-MM-DDThh:mm:ssZ`).
    TIME_UNREADABLE = "time.unreadable";
    /// Warning. Before 1950 or after 2060; kept. No arguments.
    DATE_IMPLAUSIBLE = "date.implausible";
    /// Warning. The end lies before the start; kept. Arguments: `start` (the date), `start_column`.
    DATE_END_BEFORE_START = "date.end-before-start";
    /// Refused. No plain decimal number. Arguments: `suggestion` (what it probably means, or `1234.56`).
    AMOUNT_NOT_A_NUMBER = "amount.not-a-number";
    /// Refused. More than 10^14. No arguments.
    AMOUNT_TOO_LARGE = "amount.too-large";
    /// Warning. More than four decimals; kept to four. Arguments: `kept`.
    AMOUNT_ROUNDED = "amount.rounded";
    /// Refused. Not three capital letters. Arguments: `suggestion` (the code in capitals, or `USD`).
    CURRENCY_UNREADABLE = "currency.unreadable";
    /// Warning. Three capitals that are not on the ISO 4217 list; kept. No arguments.
    CURRENCY_UNKNOWN = "currency.unknown";
    /// Refused. A word that the code list lacks. Arguments: `allowed` (its members), `suggestion` (the nearest, or the first).
    CODE_UNKNOWN = "code.unknown";
    /// Refused. A percentage is not a number from 0 to 100. Arguments: `percent`.
    SHARES_BAD_PERCENT = "shares.bad-percent";
    /// Warning. A percentage stands without the thing it is of; that part is left out. No arguments.
    SHARES_BLANK_CODE = "shares.blank-code";
    /// Warning. The percentages do not add up to 100. Arguments: `sum`.
    SHARES_NOT_100 = "shares.not-100";
    /// Warning. A member stands twice; its percentages are added. Arguments: `code`.
    SHARES_TWICE = "shares.twice";
    /// Notice. A country that the list lacks; kept as written. Arguments: `country`.
    COUNTRY_UNMATCHED = "country.unmatched";
    /// Notice. A milestone that the list lacks; kept as a step of its own. Arguments: `kept` (its code from now on).
    MILESTONE_UNKNOWN = "milestone.unknown";
    /// Refused. Not a whole number from 1. No arguments.
    ROUND_UNREADABLE = "round.unreadable";
    /// Refused. No plain decimal number. Arguments: `suggestion` (or `1.2345`).
    RATE_NOT_A_NUMBER = "rate.not-a-number";
    /// Refused. Zero, negative, or above 9,000,000,000. No arguments.
    RATE_OUT_OF_RANGE = "rate.out-of-range";
    /// Warning. More than nine decimals; kept to nine. Arguments: `kept`.
    RATE_ROUNDED = "rate.rounded";
    /// Warning. An actual date later than the day it is said to be known; the row counts as known from `actual`.
    /// Arguments: `actual`, `recorded_on`.
    RECORDED_BEFORE_ACTUAL = "recorded.before-actual";
    /// Warning. The day the row became known lies after today; kept. Arguments: `today`.
    RECORDED_IN_FUTURE = "recorded.in-future";
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_dotted_lower_case_and_stand_once() {
        let mut seen = std::collections::HashSet::new();
        for code in super::ALL {
            assert!(seen.insert(code), "{code}");
            assert!(code.contains('.') && code.bytes().all(|b| b.is_ascii_lowercase() || b"0123456789.-".contains(&b)));
        }
    }
}
