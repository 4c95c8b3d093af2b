//! Dated code lists kept in `reference/`: milestones, causes, countries, currencies, regions, funds, rules of signals,
//! limits of stages, delivery rates, constituent groups, calendars. Each file says its source and standing in its
//! first lines. Code lists that calculations branch on are in [`crate::kinds`].

mod names;
mod table;

use crate::{Currency, Day};
use std::collections::HashSet;
use std::sync::OnceLock;
use table::Table;

pub use names::{Names, loose};

/// The dates between which a row holds, both included; `None` is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Validity {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
}

impl Validity {
    /// Whether the row holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A milestone: a step of the process `project-cycle`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Milestone {
    /// Code (`M12`, `effectiveness`, `cancelled`).
    pub code: &'static str,
    /// Place in the normal course; `u32::MAX` for one without.
    pub order: u32,
    /// Names.
    pub names: Names,
    /// Who usually holds the file; a default.
    pub holder: &'static str,
    /// Whether the case is over when it happens.
    pub ends_case: bool,
    /// Other words for it.
    pub aliases: Vec<&'static str>,
    /// When the row holds.
    pub validity: Validity,
}

/// A cause of delay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    /// Letter of its group (A approval … H house systems); blank for *unknown*.
    pub group: &'static str,
    /// Code (`A1`).
    pub code: &'static str,
    /// Names.
    pub names: Names,
    /// Where it was seen.
    pub seen_in: &'static str,
    /// When the row holds.
    pub validity: Validity,
}

/// A country or territory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// ISO 3166-1 alpha-3.
    pub alpha3: &'static str,
    /// Names.
    pub names: Names,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// When the code holds.
    pub validity: Validity,
}

/// A currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CurrencyRow {
    /// ISO 4217 code.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// When it holds.
    pub validity: Validity,
}

/// A region.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    /// `ilo` or `dac`.
    pub list: &'static str,
    /// Code within the list.
    pub code: &'static str,
    /// Names.
    pub names: Names,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// When the row holds.
    pub validity: Validity,
}

/// How money reaches the organisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Contributions {
    /// Member States must pay it.
    Assessed,
    /// Given.
    Voluntary,
}

/// A source of funds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fund {
    /// Code (`RBTC`).
    pub code: &'static str,
    /// Names.
    pub names: Names,
    /// Assessed or voluntary.
    pub contributions: Contributions,
    /// IATI EarmarkingCategory (1 un-earmarked to 4 tightly), where it applies.
    pub earmarking: Option<u8>,
    /// Whether it counts in the ILO delivery rate.
    pub in_ilo_delivery_rate: bool,
    /// Whether it counts in the expenditure tables for the Governing Body.
    pub in_expenditure_tables: bool,
    /// Other words for it.
    pub aliases: Vec<&'static str>,
    /// When the row holds.
    pub validity: Validity,
}

/// On which side of its value a signal lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// A signal when the measure is above the value.
    Above,
    /// A signal when the measure is below the value.
    Below,
}

/// A rule of a signal.
#[derive(Clone, PartialEq, Debug)]
pub struct SignalRule {
    /// Id (`pace-behind`).
    pub rule: &'static str,
    /// Key of what is measured.
    pub measure: &'static str,
    /// On which side the signal lies.
    pub side: Side,
    /// Where *watch* begins, in `unit`.
    pub amber: Option<f64>,
    /// Where *act* begins, in `unit`.
    pub red: Option<f64>,
    /// Unit of the values: `ratio`, `share` (0-1), `days`, `months`.
    pub unit: &'static str,
    /// From when the rule applies, in `applies_after_unit`.
    pub applies_after: Option<f64>,
    /// `share-of-time` (elapsed, 0-1), `months-since-start`, `months-before-end`, or blank.
    pub applies_after_unit: &'static str,
    /// `limit`: a date, norm or limit is missed; `statistical`: a value is unusual, so signals are ranked and capped;
    /// `honesty`: a figure is not what it seems.
    pub sort: &'static str,
    /// Which facts are missing for the rule, where it cannot be computed yet; blank where it can.
    pub missing_facts: &'static str,
    /// Whether the rule raises signals; one that did no better than its naive rule on past data ships switched off.
    pub is_on: bool,
    /// Source of the values, or that there is none.
    pub basis: &'static str,
    /// Whether somebody of the organisation has confirmed it.
    pub confirmed: bool,
    /// When the rule holds.
    pub validity: Validity,
}

/// Milestones of which one must be planned, or reached, when an activity is approved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MilestoneRequirement {
    /// Id of the rule.
    pub rule: &'static str,
    /// Codes of the milestones; any of them will do.
    pub milestones: Vec<&'static str>,
    /// Whether it is enough that the milestone is planned.
    pub planned_is_enough: bool,
    /// Source of the rule, or that there is none.
    pub basis: &'static str,
    /// When the row holds.
    pub validity: Validity,
}

/// What shows, later, that a signal of a rule was right.
#[derive(Clone, PartialEq, Debug)]
pub struct SignalOutcome {
    /// Id of the rule.
    pub rule: &'static str,
    /// Key of the outcome: `late-or-under-spent`, `still-silent`, `still-waiting`, `still-stale`, `still-over`,
    /// `still-passed`.
    pub outcome: &'static str,
    /// Days after the signal in which it must come; `None` is until the activity has ended.
    pub within_days: Option<i32>,
    /// Days by which an end counts as late.
    pub by_days: Option<i32>,
    /// Share of the approved total below which spending counts as under-spent.
    pub share: Option<f64>,
    /// Source of the values, or that there is none.
    pub basis: &'static str,
    /// When the row holds.
    pub validity: Validity,
}

/// A number that the portfolio indices use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndexSetting {
    /// Id (`potential-problem-flags`).
    pub setting: &'static str,
    /// The value.
    pub value: u32,
    /// `flags` or `months`.
    pub unit: &'static str,
    /// Source of the value, or that there is none.
    pub basis: &'static str,
    /// Whether somebody of the organisation has confirmed it.
    pub confirmed: bool,
    /// When the row holds.
    pub validity: Validity,
}

/// A rating that a manager or an evaluation gives.
#[derive(Clone, PartialEq, Debug)]
pub struct RatingBand {
    /// Code ([`crate::Rating::name`]).
    pub rating: &'static str,
    /// Share of outputs on schedule from which it is due; for people, never computed from.
    pub from_share: f64,
    /// Whether it says that all is well.
    pub is_favourable: bool,
    /// Names.
    pub names: Names,
    /// Other words for it.
    pub aliases: Vec<&'static str>,
    /// Whether somebody of the organisation has confirmed it.
    pub confirmed: bool,
    /// When the row holds.
    pub validity: Validity,
}

/// Limits of the interval between two milestones.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StageLimit {
    /// Id (`approval`).
    pub stage: &'static str,
    /// Code of the milestone where the clock starts.
    pub from: &'static str,
    /// Code of the milestone where it stops; the same as `from` for a revision, which runs from planned to actual.
    pub to: &'static str,
    /// Days after which *watch* begins; below zero that many days before what is planned.
    pub amber_days: Option<i32>,
    /// Days after which *act* begins.
    pub red_days: Option<i32>,
    /// Days that are usual.
    pub norm_days: Option<u32>,
    /// Days after which the approval lapses.
    pub lapse_days: Option<u32>,
    /// Days by which that may be extended.
    pub extension_days: Option<u32>,
    /// Source of the values, or that there is none.
    pub basis: &'static str,
    /// Whether somebody of the organisation has confirmed it.
    pub confirmed: bool,
    /// When the row holds.
    pub validity: Validity,
}

/// A delivery rate by its own name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeliveryRate {
    /// Id (`ilo_delivery`).
    pub rate: &'static str,
    /// Key of the numerator.
    pub numerator: &'static str,
    /// Key of the denominator.
    pub denominator: &'static str,
    /// `XB` where only funds flagged for the ILO rate count; blank for all funds.
    pub funds: &'static str,
    /// Names.
    pub names: Names,
    /// `documented` or `derived`.
    pub standing: &'static str,
    /// Source, if documented.
    pub source: &'static str,
    /// When the row holds.
    pub validity: Validity,
}

/// A constituent group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConstituentGroup {
    /// Code (`employers`).
    pub code: &'static str,
    /// Names.
    pub names: Names,
    /// When the row holds.
    pub validity: Validity,
}

/// An indicator of the Aid Transparency Index, and what of ours comes nearest to it.
#[derive(Clone, PartialEq, Debug)]
pub struct TransparencyIndicator {
    /// Id (`activity-budget`).
    pub indicator: &'static str,
    /// Component it belongs to (`finance`).
    pub component: &'static str,
    /// Weight of the component in the index, in per cent; the same in every row of it.
    pub component_weight: f64,
    /// Field of `insight::quality` that stands for it, or `forward_budgets`; blank where it is not measured.
    pub field: &'static str,
    /// Own short names.
    pub names: Names,
    /// Whether somebody of the organisation confirmed the row.
    pub is_confirmed: bool,
    /// When the row holds.
    pub validity: Validity,
}

/// A rule of what is not published in IATI files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicationRule {
    /// Id (`contact-person`).
    pub rule: &'static str,
    /// `exclude-activity`, `remove-element`, `mask-element`, `mask-text` or `delay-days`.
    pub what: &'static str,
    /// Path of the element below the activity; blank for whole activities; `person` for the persons that are known.
    pub path: &'static str,
    /// Only where the parent has this element too; blank for always.
    pub beside: &'static str,
    /// Days for which an element waits after its own date.
    pub days: Option<i32>,
    /// Only activities of these identifiers; empty for all.
    pub activities: Vec<&'static str>,
    /// Only activities held by one of these offices, by code or name; empty for all.
    pub offices: Vec<&'static str>,
    /// Only activities funded by one of these organisations, by identifier or name; empty for all.
    pub donors: Vec<&'static str>,
    /// Only activities in one of these countries; empty for all.
    pub countries: Vec<&'static str>,
    /// Only activities of one of these statuses; empty for all.
    pub statuses: Vec<&'static str>,
    /// Reasons.
    pub reasons: Names,
    /// Whether somebody of the organisation confirmed the row.
    pub is_confirmed: bool,
    /// When the row holds.
    pub validity: Validity,
}

/// A profile of publication: into what one activity is cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicationProfile {
    /// Id (`activity`).
    pub profile: &'static str,
    /// By what: `country`, `outcome`, `period`; empty for one activity as it is.
    pub by: Vec<&'static str>,
    /// Where outcomes are looked for, the first that states any: `framework`, `theme`, `sector`, `sector:99`.
    pub outcome: Vec<&'static str>,
    /// Calendar whose periods bound the parts; blank where they are not cut by period.
    pub calendar: &'static str,
    /// Identifier of a part, with `{activity}`, `{period}`, `{country}` and `{outcome}`.
    pub identifier: &'static str,
    /// Names.
    pub names: Names,
    /// Whether somebody of the organisation confirmed the row.
    pub is_confirmed: bool,
    /// When the row holds.
    pub validity: Validity,
}

impl PublicationRule {
    /// What the rule does, as one line: all of it but its reasons, its standing and its dates.
    pub fn grammar(&self) -> String {
        let days = self.days.map(|days| days.to_string()).unwrap_or_default();
        let lists = [&self.activities, &self.offices, &self.donors, &self.countries, &self.statuses];
        let lists = lists.map(|list| list.join(";")).join("\t");
        [self.rule, self.what, self.path, self.beside, &days, &lists].join("\t")
    }
}

/// A calendar of periods of whole years.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// Id (`fiscal-year`, `biennium`).
    pub calendar: &'static str,
    /// Whose it is: blank for one's own organisation, else an identifier.
    pub organisation: &'static str,
    /// Month in which a period begins (1-12).
    pub starts_month: u32,
    /// Day of the month on which a period begins.
    pub starts_day: u32,
    /// Length in years.
    pub every_years: i32,
    /// Periods begin in years that leave this remainder when divided by `every_years`.
    pub year_remainder: i32,
    /// When the row holds.
    pub validity: Validity,
}

/// Weekly rest days in a country.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkingWeek {
    /// Code of the country; blank for every country without a row of its own that holds.
    pub country: &'static str,
    /// Rest days as [`Day::weekday`] counts them, Monday is 0.
    pub rest_days: Vec<u32>,
    /// When the row holds.
    pub validity: Validity,
}

/// Declares the accessor of a list: read once, at first use.
macro_rules! list {
    ($(#[$doc:meta])* $name:ident, $file:literal, $type:ty, $row:ident => $make:expr) => {
        $(#[$doc])*
        pub fn $name() -> &'static [$type] {
            static LIST: OnceLock<Vec<$type>> = OnceLock::new();
            LIST.get_or_init(|| {
                Table::read($file, include_str!(concat!("../../../reference/", $file))).map(|$row| $make)
            })
        }
    };
}

list! {
    /// Milestones of the project cycle, in their normal order.
    milestones, "milestones.tsv", Milestone, row => Milestone {
        code: row.text("code"),
        order: row.read("order").unwrap_or(u32::MAX),
        names: names_of(row),
        holder: row.text("holder"),
        ends_case: row.is_yes("ends_case"),
        aliases: row.list("aliases"),
        validity: row.validity(),
    }
}

list! {
    /// Causes of delay.
    causes, "causes.tsv", Cause, row => Cause {
        group: row.text("group"),
        code: row.text("code"),
        names: names_of(row),
        seen_in: row.text("seen_in"),
        validity: row.validity(),
    }
}

list! {
    /// Countries and territories by code.
    countries, "countries.tsv", Country, row => Country {
        code: row.text("code"),
        alpha3: row.text("alpha3"),
        names: names_of(row),
        aliases: row.list("aliases"),
        validity: row.validity(),
    }
}

list! {
    /// Currencies by code, also withdrawn ones.
    currencies, "currencies.tsv", CurrencyRow, row => CurrencyRow {
        code: row.text("code"),
        name: row.text("name_en"),
        validity: row.validity(),
    }
}

list! {
    /// Regions of both lists.
    regions, "regions.tsv", Region, row => Region {
        list: row.text("list"),
        code: row.text("code"),
        names: names_of(row),
        aliases: row.list("aliases"),
        validity: row.validity(),
    }
}

list! {
    /// Sources of funds.
    funds, "funds.tsv", Fund, row => Fund {
        code: row.text("code"),
        names: names_of(row),
        contributions: if row.text("contributions") == "assessed" {
            Contributions::Assessed
        } else {
            Contributions::Voluntary
        },
        earmarking: row.read("earmarking"),
        in_ilo_delivery_rate: row.is_yes("in_ilo_delivery_rate"),
        in_expenditure_tables: row.is_yes("in_expenditure_tables"),
        aliases: row.list("aliases"),
        validity: row.validity(),
    }
}

list! {
    /// Rules of the signals.
    signal_rules, "signal-rules.tsv", SignalRule, row => SignalRule {
        rule: row.text("rule"),
        measure: row.text("measure"),
        side: if row.text("side") == "below" { Side::Below } else { Side::Above },
        amber: row.read("amber"),
        red: row.read("red"),
        unit: row.text("unit"),
        applies_after: row.read("applies_after"),
        applies_after_unit: row.text("applies_after_unit"),
        sort: row.text("sort"),
        missing_facts: row.text("missing_facts"),
        is_on: row.text("missing_facts").is_empty() && row.is_yes("on"),
        basis: row.text("basis"),
        confirmed: row.is_yes("confirmed"),
        validity: row.validity(),
    }
}

list! {
    /// Milestones that must be planned or reached at approval.
    milestone_requirements, "milestone-requirements.tsv", MilestoneRequirement, row => MilestoneRequirement {
        rule: row.text("rule"),
        milestones: row.list("milestones"),
        planned_is_enough: row.is_yes("planned_is_enough"),
        basis: row.text("basis"),
        validity: row.validity(),
    }
}

list! {
    /// Outcomes that show whether signals were right.
    signal_outcomes, "signal-outcomes.tsv", SignalOutcome, row => SignalOutcome {
        rule: row.text("rule"),
        outcome: row.text("outcome"),
        within_days: row.read("within_days"),
        by_days: row.read("by_days"),
        share: row.read("share"),
        basis: row.text("basis"),
        validity: row.validity(),
    }
}

list! {
    /// Numbers that the portfolio indices use.
    portfolio_indices, "portfolio-indices.tsv", IndexSetting, row => IndexSetting {
        setting: row.text("setting"),
        value: row.read("value").unwrap_or_default(),
        unit: row.text("unit"),
        basis: row.text("basis"),
        confirmed: row.is_yes("confirmed"),
        validity: row.validity(),
    }
}

list! {
    /// Ratings, the best first.
    ratings, "ratings.tsv", RatingBand, row => RatingBand {
        rating: row.text("rating"),
        from_share: row.read("from_share").unwrap_or_default(),
        is_favourable: row.is_yes("favourable"),
        names: names_of(row),
        aliases: row.list("aliases"),
        confirmed: row.is_yes("confirmed"),
        validity: row.validity(),
    }
}

list! {
    /// Indicators of the Aid Transparency Index, component by component.
    transparency_indicators, "transparency-indicators.tsv", TransparencyIndicator, row => TransparencyIndicator {
        indicator: row.text("indicator"),
        component: row.text("component"),
        component_weight: row.read("component_weight").unwrap_or_default(),
        field: row.text("field"),
        names: names_of(row),
        is_confirmed: row.is_yes("confirmed"),
        validity: row.validity(),
    }
}

list! {
    /// Rules of what is not published in IATI files.
    publication_rules, "publication-rules.tsv", PublicationRule, row => PublicationRule {
        rule: row.text("rule"),
        what: row.text("what"),
        path: row.text("path"),
        beside: row.text("beside"),
        days: row.read("days"),
        activities: row.list("activities"),
        offices: row.list("offices"),
        donors: row.list("donors"),
        countries: row.list("countries"),
        statuses: row.list("statuses"),
        reasons: names_of(row),
        is_confirmed: row.is_yes("confirmed"),
        validity: row.validity(),
    }
}

list! {
    /// Profiles of publication.
    publication_profiles, "publication-profiles.tsv", PublicationProfile, row => PublicationProfile {
        profile: row.text("profile"),
        by: row.list("by"),
        outcome: row.list("outcome"),
        calendar: row.text("calendar"),
        identifier: row.text("identifier"),
        names: names_of(row),
        is_confirmed: row.is_yes("confirmed"),
        validity: row.validity(),
    }
}

list! {
    /// Limits of the intervals between milestones.
    stage_limits, "stage-limits.tsv", StageLimit, row => StageLimit {
        stage: row.text("stage"),
        from: row.text("from"),
        to: row.text("to"),
        amber_days: row.read("amber_days"),
        red_days: row.read("red_days"),
        norm_days: row.read("norm_days"),
        lapse_days: row.read("lapse_days"),
        extension_days: row.read("extension_days"),
        basis: row.text("basis"),
        confirmed: row.is_yes("confirmed"),
        validity: row.validity(),
    }
}

list! {
    /// The seven named delivery rates.
    delivery_rates, "delivery-rates.tsv", DeliveryRate, row => DeliveryRate {
        rate: row.text("rate"),
        numerator: row.text("numerator"),
        denominator: row.text("denominator"),
        funds: row.text("funds"),
        names: names_of(row),
        standing: row.text("row_standing"),
        source: row.text("source"),
        validity: row.validity(),
    }
}

list! {
    /// Constituent groups.
    constituent_groups, "constituent-groups.tsv", ConstituentGroup, row => ConstituentGroup {
        code: row.text("code"),
        names: names_of(row),
        validity: row.validity(),
    }
}

list! {
    /// Calendars.
    calendars, "calendars.tsv", Calendar, row => Calendar {
        calendar: row.text("calendar"),
        organisation: row.text("organisation"),
        starts_month: row.read("starts_month").unwrap_or(1),
        starts_day: row.read("starts_day").unwrap_or(1),
        every_years: row.read("every_years").unwrap_or(1),
        year_remainder: row.read("year_remainder").unwrap_or(0),
        validity: row.validity(),
    }
}

list! {
    /// Weekly rest days by country.
    working_weeks, "working-weeks.tsv", WorkingWeek, row => WorkingWeek {
        country: row.text("country"),
        rest_days: row.list("rest_days").iter().map(|name| {
            WEEKDAYS.iter().position(|day| day == name).expect("working-weeks.tsv: rest days are weekdays") as u32
        }).collect(),
        validity: row.validity(),
    }
}

/// Names of weekdays in the lists, Monday first.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The English name of a weekday in lower case; Monday is 0.
pub fn weekday(number: u32) -> &'static str {
    WEEKDAYS[number as usize % 7]
}

/// The rest days of a country on a day: its own row, else the one without country.
pub fn rest_days(country: &str, on: Day) -> &'static [u32] {
    let holds = |code: &str| working_weeks().iter().find(|w| w.country == code && w.validity.holds_on(on));
    holds(country).or_else(|| holds("")).map_or(&[], |week| &week.rest_days)
}

fn names_of(row: &table::Row<'_>) -> Names {
    Names { english: row.text("name_en"), french: row.text("name_fr"), spanish: row.text("name_es") }
}

/// Declares a search by code, name in any language, or alias; case, accents and punctuation do not matter.
macro_rules! finder {
    ($(#[$doc:meta])* $name:ident, $list:ident, $type:ty, $($code:ident),+) => {
        $(#[$doc])*
        pub fn $name(code_name_or_alias: &str) -> Option<&'static $type> {
            static INDEX: OnceLock<names::Index> = OnceLock::new();
            let index = INDEX.get_or_init(|| {
                names::Index::new($list(), |m| {
                    let mut texts = vec![$(m.$code),+];
                    texts.extend(m.names.all());
                    texts.extend(&m.aliases);
                    texts
                })
            });
            index.find(code_name_or_alias).and_then(|at| $list().get(at))
        }
    };
}

finder! {
    /// The milestone of a code, name or alias.
    find_milestone, milestones, Milestone, code
}

finder! {
    /// The country of a code (alpha-2, alpha-3), name in any of the languages, or other spelling. Order of words does
    /// not matter: `Korea, Republic of` is `Republic of Korea`.
    find_country, countries, Country, code, alpha3
}

finder! {
    /// The fund of a code, name or alias.
    find_fund, funds, Fund, code
}

finder! {
    /// The region of a code, name or alias; the list of the ILO comes before that of the DAC.
    find_region, regions, Region, code
}

finder! {
    /// The rating of a code, name or alias.
    find_rating, ratings, RatingBand, rating
}

/// The cause of a code.
pub fn find_cause(code: &str) -> Option<&'static Cause> {
    causes().iter().find(|c| c.code.eq_ignore_ascii_case(code.trim()))
}

/// The rule of a signal.
pub fn find_signal_rule(rule: &str) -> Option<&'static SignalRule> {
    signal_rules().iter().find(|r| r.rule == rule)
}

/// A setting of the portfolio indices that holds on a day.
pub fn index_setting(setting: &str, on: Day) -> Option<&'static IndexSetting> {
    portfolio_indices().iter().find(|row| row.setting == setting && row.validity.holds_on(on))
}

/// The profile of publication of a name that holds on a day.
pub fn find_publication_profile(profile: &str, on: Day) -> Option<&'static PublicationProfile> {
    publication_profiles().iter().find(|p| p.profile == profile && p.validity.holds_on(on))
}

/// The calendar of one's own organisation that holds on a day, by its id.
pub fn find_calendar(calendar: &str, on: Day) -> Option<&'static Calendar> {
    calendars().iter().find(|c| c.calendar == calendar && c.organisation.is_empty() && c.validity.holds_on(on))
}

/// Whether a rating was favourable by the row that holds on a day; `None` where there is none.
pub fn is_favourable(rating: crate::Rating, on: Day) -> Option<bool> {
    ratings().iter().find(|row| row.rating == rating.name() && row.validity.holds_on(on)).map(|row| row.is_favourable)
}

/// The limits of a stage.
pub fn find_stage_limit(stage: &str) -> Option<&'static StageLimit> {
    stage_limits().iter().find(|l| l.stage == stage)
}

/// Whether a currency is on the list, today or formerly.
pub fn is_currency(currency: Currency) -> bool {
    static CODES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    CODES.get_or_init(|| currencies().iter().map(|c| c.code).collect()).contains(currency.code())
}

/// The fiscal year of an organisation that holds on a day: its own, else that of the organisation that its identifier
/// continues after a hyphen, else the one that holds for one's own organisation (blank identifier).
pub fn fiscal_year(organisation: &str, on: Day) -> Option<&'static Calendar> {
    let continues = |code: &str| organisation.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'));
    calendars()
        .iter()
        .filter(|c| c.calendar == "fiscal-year" && c.validity.holds_on(on))
        .filter(|c| c.organisation.is_empty() || c.organisation == organisation || continues(c.organisation))
        .max_by_key(|c| c.organisation.len())
}

impl Calendar {
    /// First and last day of the period that contains a day.
    pub fn period_of(&self, day: Day) -> (Day, Day) {
        let first = |year: i32| {
            Day::from_ymd(year.clamp(1, 9999), self.starts_month, self.starts_day)
                .expect("calendars begin on days that every year has")
        };
        let mut year = day.year();
        if day < first(year) {
            year -= 1;
        }
        year -= (year - self.year_remainder).rem_euclid(self.every_years);
        (first(year), first(year + self.every_years).plus_days(-1))
    }
}

#[cfg(test)]
mod tests;
