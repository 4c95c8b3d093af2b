//! The cells of one row, read as what their columns hold. Every cell is looked at and every fault becomes a finding;
//! nothing stops at the first. Shares and the day a row became known have files of their own; what a row means as a whole
//! is in `row`.

mod known_when;
mod shares;

use crate::codes;
use crate::columns::Kind;
use crate::guard;
use crate::guess;
use crate::header::Header;
use crate::read::ReadOptions;
use csv::StringRecord;
use domain::statement::RATE_SCALE;
use domain::{Amount, Currency, Day, Finding, Instant, Said, Severity, money, reference};

/// The word that withdraws what was said before.
pub(crate) const UNKNOWN: &str = "unknown";
/// Ways to write that something is not known.
pub(crate) const UNKNOWN_MARKS: &[&str] = &["-", "–", "—", "…", "..", "...", "n/a", "N/A", "N/a"];
/// Error values of spreadsheets.
pub(crate) const ERROR_VALUES: &[&str] =
    &["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!"];

/// One row while it is read.
pub(crate) struct Cells<'a> {
    kind: Kind,
    cells: &'a StringRecord,
    header: &'a Header,
    options: &'a ReadOptions<'a>,
    number: u64,
    findings: Vec<Finding>,
}

impl<'a> Cells<'a> {
    /// A row about to be read.
    pub(crate) fn new(
        kind: Kind,
        cells: &'a StringRecord,
        header: &'a Header,
        options: &'a ReadOptions<'a>,
        number: u64,
    ) -> Cells<'a> {
        let mut row = Cells { kind, cells, header, options, number, findings: Vec::new() };
        row.check_width();
        row
    }

    /// What was found, and whether the row can be taken.
    pub(crate) fn finish(self) -> (Vec<Finding>, bool) {
        let is_good = self.findings.iter().all(|f| f.severity != Severity::Refused);
        (self.findings, is_good)
    }

    /// The row number as statements keep it.
    pub(crate) fn row(&self) -> u32 {
        u32::try_from(self.number).unwrap_or(u32::MAX)
    }

    fn check_width(&mut self) {
        let (found, width) = (self.cells.len(), self.header.width);
        if found > width && self.cells.iter().skip(width).any(|c| !c.trim().is_empty()) {
            self.findings.push(
                Finding::refused(codes::ROW_TOO_MANY_CELLS)
                    .at_row(self.number)
                    .with("found", found)
                    .with("columns", width),
            );
        }
    }

    /// Adds a finding about a cell; gives it back to be filled with arguments.
    fn note(&mut self, at: usize, finding: Finding, value: &str) {
        let finding = finding.at_row(self.number).in_column(self.kind.columns()[at].name);
        self.findings.push(if value.is_empty() { finding } else { finding.with_value(value) });
    }

    /// The text of a cell without its guard; `None` where it is blank or says that it is not known.
    pub(crate) fn text(&mut self, at: usize) -> Option<&'a str> {
        self.written(at).map(guard::without)
    }

    /// A cell as written, guard and all.
    fn written(&mut self, at: usize) -> Option<&'a str> {
        let text = self.header.positions[at].and_then(|p| self.cells.get(p)).unwrap_or_default().trim();
        if text.is_empty() || UNKNOWN_MARKS.contains(&text) {
            return None;
        }
        if text.len() > self.options.limits.cell {
            let limit = self.options.limits.cell;
            self.note(at, Finding::refused(codes::CELL_TOO_LONG).with("limit", limit), text);
            return None;
        }
        if text.starts_with('#') && ERROR_VALUES.contains(&text) {
            self.note(at, Finding::warning(codes::CELL_ERROR_VALUE), text);
            return None;
        }
        Some(text)
    }

    /// The text of a cell of an optional field; the word `unknown` is no value.
    pub(crate) fn value(&mut self, at: usize) -> Option<&'a str> {
        self.written(at).filter(|t| !t.eq_ignore_ascii_case(UNKNOWN)).map(guard::without)
    }

    /// An optional text.
    pub(crate) fn owned(&mut self, at: usize) -> Option<String> {
        self.value(at).map(str::to_owned)
    }

    /// A text without which the row has no identity.
    pub(crate) fn identity(&mut self, at: usize) -> String {
        let text = self.text(at);
        if text.is_none() {
            self.missing(at);
        }
        text.unwrap_or_default().to_owned()
    }

    /// A value without which the row has no identity.
    pub(crate) fn required<T>(&mut self, at: usize, read: fn(&mut Self, usize, &str) -> Option<T>) -> Option<T> {
        match self.value(at) {
            Some(text) => read(self, at, text),
            None => {
                self.missing(at);
                None
            }
        }
    }

    fn missing(&mut self, at: usize) {
        // A cell that was refused for another reason is not blank as well.
        let name = self.kind.columns()[at].name;
        let is_refused = |f: &Finding| f.severity == Severity::Refused && f.column.as_deref() == Some(name);
        if !self.findings.iter().any(is_refused) {
            self.note(at, Finding::refused(codes::IDENTITY_BLANK), "");
        }
    }

    /// An optional value.
    pub(crate) fn optional<T>(&mut self, at: usize, read: fn(&mut Self, usize, &str) -> Option<T>) -> Option<T> {
        let text = self.value(at)?;
        read(self, at, text)
    }

    /// What the cell says: nothing where blank, that it is unknown, or a value.
    pub(crate) fn said<T>(&mut self, at: usize, read: fn(&mut Self, usize, &str) -> Option<T>) -> Said<T> {
        match self.written(at) {
            None => Said::Nothing,
            Some(text) if text.eq_ignore_ascii_case(UNKNOWN) => Said::Unknown,
            Some(text) => read(self, at, guard::without(text)).into(),
        }
    }

    /// What the cell says as text.
    pub(crate) fn said_text(&mut self, at: usize) -> Said<String> {
        self.said(at, |_, _, text| Some(text.to_owned()))
    }

    /// A date.
    pub(crate) fn day(&mut self, at: usize, text: &str) -> Option<Day> {
        match Day::parse(text) {
            Some(day) => {
                self.check_plausible(at, day, text);
                Some(day)
            }
            None => {
                let finding = Finding::refused(codes::DATE_UNREADABLE).with("suggestion", guess::day(text));
                self.note(at, finding, text);
                None
            }
        }
    }

    fn check_plausible(&mut self, at: usize, day: Day, text: &str) {
        if !day.is_plausible() {
            self.note(at, Finding::warning(codes::DATE_IMPLAUSIBLE), text);
        }
    }

    /// A moment, or a day.
    pub(crate) fn time(&mut self, at: usize, text: &str) -> Option<Instant> {
        match Instant::parse(text, self.options.zone) {
            Some(time) => {
                self.check_plausible(at, self.options.zone.day_of(time), text);
                Some(time)
            }
            None => {
                let finding = Finding::refused(codes::TIME_UNREADABLE).with("suggestion", guess::time(text));
                self.note(at, finding, text);
                None
            }
        }
    }

    /// An amount.
    pub(crate) fn amount(&mut self, at: usize, text: &str) -> Option<Amount> {
        match Amount::parse(text) {
            Ok(parsed) => {
                if parsed.rounded {
                    self.note(at, Finding::warning(codes::AMOUNT_ROUNDED).with("kept", parsed.amount), text);
                }
                Some(parsed.amount)
            }
            Err(money::AmountError::TooLarge) => {
                self.note(at, Finding::refused(codes::AMOUNT_TOO_LARGE), text);
                None
            }
            Err(money::AmountError::NotANumber) => {
                let finding = Finding::refused(codes::AMOUNT_NOT_A_NUMBER).with("suggestion", guess::amount(text));
                self.note(at, finding, text);
                None
            }
        }
    }

    /// A currency.
    pub(crate) fn currency(&mut self, at: usize, text: &str) -> Option<Currency> {
        let currency = Currency::parse(text);
        match currency {
            Some(currency) if reference::is_currency(currency) => {}
            Some(_) => self.note(at, Finding::warning(codes::CURRENCY_UNKNOWN), text),
            None => {
                let capitals = text.to_ascii_uppercase();
                let is_listed = Currency::parse(&capitals).is_some_and(reference::is_currency);
                let suggestion = if is_listed { capitals.as_str() } else { "USD" };
                self.note(at, Finding::refused(codes::CURRENCY_UNREADABLE).with("suggestion", suggestion), text);
            }
        }
        currency
    }

    /// A member of a closed list.
    pub(crate) fn code<T>(&mut self, at: usize, text: &str, member: Option<T>) -> Option<T> {
        if member.is_none() {
            let allowed = self.kind.columns()[at].cell.allowed();
            let finding = Finding::refused(codes::CODE_UNKNOWN)
                .with("allowed", allowed.join(", "))
                .with("suggestion", guess::word(text, &allowed));
            self.note(at, finding, text);
        }
        member
    }

    /// An exchange rate in billionths.
    pub(crate) fn rate(&mut self, at: usize, text: &str) -> Option<i64> {
        match parse_rate(text) {
            Ok((rate, rounded)) if rate > 0 => {
                if rounded {
                    self.note(at, Finding::warning(codes::RATE_ROUNDED).with("kept", rate_text(rate)), text);
                }
                Some(rate)
            }
            Ok(_) | Err(money::AmountError::TooLarge) => {
                self.note(at, Finding::refused(codes::RATE_OUT_OF_RANGE), text);
                None
            }
            Err(money::AmountError::NotANumber) => {
                let finding = Finding::refused(codes::RATE_NOT_A_NUMBER).with("suggestion", guess::rate(text));
                self.note(at, finding, text);
                None
            }
        }
    }

    /// Which time round.
    pub(crate) fn round(&mut self, at: usize, text: &str) -> Option<u32> {
        let round = text.parse().ok().filter(|n| *n >= 1);
        if round.is_none() {
            self.note(at, Finding::refused(codes::ROUND_UNREADABLE), text);
        }
        round
    }

    /// A milestone: its code, and the round where the code carries one (`M27.3`).
    pub(crate) fn milestone(&mut self, at: usize, text: &str) -> (String, Option<u32>) {
        if let Some(milestone) = reference::find_milestone(text) {
            return (milestone.code.to_owned(), None);
        }
        if let Some((code, round)) = text.split_once('.')
            && let (Some(milestone), Ok(round @ 1..)) = (reference::find_milestone(code), round.parse())
        {
            return (milestone.code.to_owned(), Some(round));
        }
        let kept = text.to_lowercase();
        self.note(at, Finding::notice(codes::MILESTONE_UNKNOWN).with("kept", &kept), text);
        (kept, None)
    }

    /// Warns where an end lies before its start.
    pub(crate) fn check_order(&mut self, start_at: usize, start: Option<Day>, end_at: usize, end: Option<Day>) {
        if let (Some(start), Some(end)) = (start, end) {
            self.check_end_after_start(start_at, &start, end_at, &end);
        }
    }

    /// Notes a blank title.
    pub(crate) fn blank_title(&mut self, at: usize, activity: &str) {
        self.note(at, Finding::notice(codes::TITLE_BLANK).with("activity", short(activity)), "");
    }

    /// Warns where an end lies before its start.
    pub(crate) fn check_moments(
        &mut self,
        start_at: usize,
        start: Option<Instant>,
        end_at: usize,
        end: Option<Instant>,
    ) {
        if let (Some(start), Some(end)) = (start, end) {
            self.check_end_after_start(start_at, &start, end_at, &end);
        }
    }

    fn check_end_after_start<T: PartialOrd + std::fmt::Display>(
        &mut self,
        start_at: usize,
        start: &T,
        end_at: usize,
        end: &T,
    ) {
        if end < start {
            let finding = Finding::warning(codes::DATE_END_BEFORE_START)
                .with("start", start)
                .with("start_column", self.kind.columns()[start_at].name);
            self.note(end_at, finding, &end.to_string());
        }
    }

    /// The day of a moment in the organisation's time zone.
    pub(crate) fn day_of(&self, time: Instant) -> Day {
        self.options.zone.day_of(time)
    }

    /// Today, as the door says.
    pub(crate) fn today(&self) -> Day {
        self.options.today
    }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

/// Reads a plain decimal as billionths, and whether digits after the ninth place were rounded away.
pub(crate) fn parse_rate(text: &str) -> Result<(i64, bool), money::AmountError> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !is_number(whole) || !is_number(part) {
        return Err(money::AmountError::NotANumber);
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > 10 {
        return Err(money::AmountError::TooLarge);
    }
    let mut billionths: i128 = whole.parse().unwrap_or(0) * i128::from(RATE_SCALE);
    for (place, digit) in part.bytes().take(9).enumerate() {
        billionths += i128::from(digit - b'0') * 10i128.pow(8 - place as u32);
    }
    let rest = part.as_bytes().get(9..).unwrap_or_default();
    if rest.first().is_some_and(|d| *d >= b'5') {
        billionths += 1;
    }
    let value = i64::try_from(billionths).map_err(|_| money::AmountError::TooLarge)?;
    Ok((if is_negative { -value } else { value }, rest.iter().any(|d| *d != b'0')))
}

/// Writes billionths as a decimal.
pub(crate) fn rate_text(billionths: i64) -> String {
    let text = format!("{}.{:09}", billionths / RATE_SCALE, (billionths % RATE_SCALE).abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
