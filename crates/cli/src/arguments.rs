//! What can be typed after `headway`: commands, options and their help. One place for parsing, help, manual pages
//! and completions. What commands do is in `commands/`.

use app::export::Shape;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::{AsOf, Day, Language};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Where technical cooperation stands, where it is stuck, and what to do before it is late.
#[derive(Parser, Debug)]
#[command(
    name = "headway",
    version,
    about = "Where technical cooperation stands, where it is stuck, and what to do before it is late",
    propagate_version = true,
    disable_help_subcommand = true
)]
#[command(after_help = "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 problems found in the data.\n\
                        Start with: headway demo")]
pub(crate) struct Arguments {
    /// Options that stand anywhere.
    #[command(flatten)]
    pub(crate) global: Global,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that stand anywhere.
#[derive(Args, Debug, Clone)]
pub(crate) struct Global {
    /// Data directory [default: the platform's data directory]
    #[arg(long, global = true, env = "HEADWAY_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Take this day for today (YYYY-MM-DD)
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_day)]
    pub(crate) today: Option<Day>,
    /// Use only what was known by the end of this day, and stored by this change
    #[arg(long, global = true, value_name = "DATE[@CHANGE]", value_parser = parse_as_of)]
    pub(crate) as_of: Option<AsOf>,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Print comma-separated values
    #[arg(long, global = true, conflicts_with = "json")]
    pub(crate) csv: bool,
    /// Language of messages and tables: en, fr or es [default: from LANG]
    #[arg(long, global = true, env = "HEADWAY_LANGUAGE", value_name = "LANGUAGE", value_parser = parse_language)]
    pub(crate) language: Option<Language>,
    /// Say nothing but results and errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// Which activities a figure is about.
#[derive(Args, Debug, Clone, Default)]
pub(crate) struct Selection {
    /// Only this office (code or name)
    #[arg(long)]
    pub(crate) office: Option<String>,
    /// Only this donor (identifier or name)
    #[arg(long)]
    pub(crate) donor: Option<String>,
    /// Only this country (ISO code or name)
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// Only this region
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// Only this sector
    #[arg(long)]
    pub(crate) sector: Option<String>,
    /// Only this theme
    #[arg(long)]
    pub(crate) theme: Option<String>,
    /// Only this activity (identifier)
    #[arg(long)]
    pub(crate) activity: Option<String>,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Make a demonstration portfolio and serve it
    Demo(Demo),
    /// Serve the pages and the data behind them
    Serve(Serve),
    /// Import files
    Import(Import),
    /// Check IATI files as the standard does: XML, schema, codes, rules
    Validate(Validate),
    /// Write files for others
    #[command(subcommand)]
    Export(Export),
    /// Write a template for a kind of table, with help and allowed values
    Template(Template),
    /// The portfolio in one screen: money, delivery by each named rate, time, signals
    Status(Status),
    /// A figure over time
    Trends(Trends),
    /// How long a process takes, with open cases counted
    Durations(Durations),
    /// Where cases wait, how long, and whether the queue grows
    Bottlenecks(Bottlenecks),
    /// Open cases: the chance that each is late, and the days it still has
    Cases(Cases),
    /// Processes: the list, or what really follows what in one of them
    #[command(subcommand)]
    Process(Process),
    /// What will be spent in the coming months, with intervals
    Forecast(Forecast),
    /// How much later than planned activities will end
    Slip(Slip),
    /// Portfolio indices: at risk, commitments at risk, realism, proactivity, disbursement ratio, lag
    Indices(Indices),
    /// What was published, when and by whom; make a publication again to the byte
    Publications(Publications),
    /// What if: queues of a process in the coming weeks, also with a changed capacity or rule
    WhatIf(WhatIf),
    /// How complete, fresh and forward-looking the data are, per publisher or office
    Quality(Quality),
    /// Computed warnings with their reasons; record them, and note what was done
    Signals(Signals),
    /// Groups side by side, fair to small ones: shrunk shares, funnel limits, ranks as ranges
    Compare(Compare),
    /// Rules of the signals: list them, try other limits on past quarters, set limits
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Whether signals were right: outcomes, and the score of each rule
    LedgerOfSignals(LedgerOfSignals),
    /// Activities: the list, or one of them
    #[command(subcommand)]
    Activities(Activities),
    /// Check that stored changes are complete and unaltered
    #[command(subcommand)]
    Audit(Audit),
    /// Settings of this installation
    #[command(subcommand)]
    Settings(Settings),
    /// Measure speed and memory, beside a reference in the same run
    #[command(subcommand)]
    Bench(Bench),
    /// Write shell completions
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Write manual pages into a directory
    Manual {
        /// Directory to write into
        directory: PathBuf,
    },
}

/// `headway demo`
#[derive(Args, Debug)]
pub(crate) struct Demo {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Number of activities
    #[arg(long, default_value_t = 420)]
    pub(crate) activities: u32,
    /// Number of transactions [default: what the activities bring]
    #[arg(long)]
    pub(crate) transactions: Option<u64>,
    /// Number of events [default: what the activities bring]
    #[arg(long)]
    pub(crate) events: Option<u64>,
    /// Seed: the same seed makes the same portfolio
    #[arg(long, default_value_t = 1999)]
    pub(crate) seed: u64,
    /// Also write the portfolio as import files into this directory
    #[arg(long, value_name = "DIR")]
    pub(crate) files: Option<PathBuf>,
    /// Make the portfolio (and files) and stop, without serving
    #[arg(long)]
    pub(crate) no_serve: bool,
}

/// `headway serve`
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
}

/// `headway import`
#[derive(Args, Debug)]
pub(crate) struct Import {
    /// Kind of table (activities, milestones, budgets, transactions, events, rates) or iati
    pub(crate) kind: String,
    /// Files, directories or globs; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Check and count, write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write the good rows of a file that has refused ones
    #[arg(long)]
    pub(crate) keep_good: bool,
    /// The file is the full extract for its activities and dates: rows absent from it are withdrawn
    #[arg(long)]
    pub(crate) complete: bool,
    /// When rows without recorded_on became known: a date, or `happened` for each row's own date
    #[arg(long, value_name = "DATE|happened")]
    pub(crate) recorded_on: Option<String>,
    /// Name of the system the file comes from
    #[arg(long, default_value = "tables", value_name = "NAME")]
    pub(crate) source: String,
}

/// `headway validate`
#[derive(Args, Debug)]
pub(crate) struct Validate {
    /// Files, directories or globs; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// One line per finding, with tabs between its parts
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    pub(crate) plain: bool,
    /// Check only the schema of this version (2.01, 2.02 or 2.03), also where the file names another or none
    #[arg(long, value_name = "VERSION")]
    pub(crate) schema: Option<String>,
    /// Rules or code lists to use instead of the built-in ones: a file like those of reference/iati/, or a directory of them
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,
    /// Raise or lower a limit of the reader for this check, as the message about it says (iati.depth=200)
    #[arg(long, value_name = "NAME=NUMBER")]
    pub(crate) limit: Vec<String>,
}

/// `headway export`
#[derive(Subcommand, Debug)]
pub(crate) enum Export {
    /// An IATI file, version 2.03
    Iati(Box<ExportIati>),
    /// An IATI organisation file, version 2.03, of what organisation files said
    IatiOrganisations(ExportIatiOrganisations),
    /// Activities and their plans, with their whole history, as `import activities` reads them
    #[command(after_long_help = columns_of(Shape::Activities))]
    Activities(Box<ExportEither>),
    /// Milestones, with their whole history, as `import milestones` reads them
    Milestones(Box<ExportTable>),
    /// Budgets, with their whole history, as `import budgets` reads them
    #[command(after_long_help = columns_of(Shape::Budgets))]
    Budgets(Box<ExportEither>),
    /// Transactions, with their whole history, as `import transactions` reads them
    #[command(after_long_help = columns_of(Shape::Transactions))]
    Transactions(Box<ExportEither>),
    /// Events of cases, with their whole history, as `import events` reads them
    Events(Box<ExportTable>),
    /// Exchange rates, with their whole history, as `import rates` reads them
    Rates(Box<ExportTable>),
    /// Ratings with their history, as the import table
    Ratings(Box<ExportTable>),
    /// Results of activities, flat, as of a day
    #[command(after_long_help = columns_of(Shape::Results))]
    Results(Box<ExportShape>),
    /// Indicators of results, flat, as of a day
    #[command(after_long_help = columns_of(Shape::Indicators))]
    Indicators(Box<ExportShape>),
    /// Periods of indicators with target and actual, flat, as of a day
    #[command(after_long_help = columns_of(Shape::Periods))]
    Periods(Box<ExportShape>),
    /// All tables with a description of every column, as a data package (Frictionless Data)
    Package(Box<ExportPackage>),
}

/// `headway export iati-organisations`
#[derive(Args, Debug)]
pub(crate) struct ExportIatiOrganisations {
    /// Write to this file, or into this directory [default: standard output]
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(crate) output: Option<PathBuf>,
    /// When the file says it was made (YYYY-MM-DDThh:mm:ssZ) [default: the day of its newest fact]
    #[arg(long, value_name = "DATETIME")]
    pub(crate) generated: Option<String>,
}

/// `headway export package`
#[derive(Args, Debug)]
pub(crate) struct ExportPackage {
    /// Write into this directory, or as this file where its name ends with .zip
    #[arg(long, short, value_name = "DIR|FILE.zip")]
    pub(crate) output: PathBuf,
    /// Licence under which the data are given (for example CC-BY-4.0) [default: none is named]
    #[arg(long, value_name = "NAME")]
    pub(crate) licence: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// What the columns of a flat shape mean, for the help.
fn columns_of(shape: Shape) -> String {
    let wording = wording::Wording::embedded();
    let text = |key: &str| wording.text(Language::English, key, &[]);
    let mut help = format!("{}\n", text("flat-columns-title"));
    for column in shape.columns() {
        help.push_str(&format!("  {:<20}  {}\n", column.name, text(&column.key())));
    }
    help
}

/// `headway export activities`, `budgets`, `transactions`
#[derive(Args, Debug)]
pub(crate) struct ExportEither {
    /// One row per thing as of the day, with names beside codes; transactions split by country and sector
    /// (--help says what the columns mean)
    #[arg(long, conflicts_with = "source")]
    pub(crate) flat: bool,
    /// The rest.
    #[command(flatten)]
    pub(crate) table: ExportTable,
}

/// `headway export milestones`, `events`, `rates`
#[derive(Args, Debug)]
pub(crate) struct ExportTable {
    /// Where and in which form.
    #[command(flatten)]
    pub(crate) target: TableTarget,
    /// Only what this source says: SYSTEM or SYSTEM:ORGANISATION
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway export results`, `indicators`, `periods`
#[derive(Args, Debug)]
pub(crate) struct ExportShape {
    /// Where and in which form.
    #[command(flatten)]
    pub(crate) target: TableTarget,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// Where a table goes and in which form.
#[derive(Args, Debug)]
pub(crate) struct TableTarget {
    /// Write to this file, or into this directory; its ending tells the form (.csv, .csv.gz, .xlsx, .jsonl)
    /// [default: standard output]
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Form of the table [default: as the file's name says, else csv]
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) form: Option<TableForm>,
}

/// Form of a table.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(crate) enum TableForm {
    /// Comma-separated values
    Csv,
    /// Comma-separated values, packed with gzip
    CsvGz,
    /// An Excel workbook
    Xlsx,
    /// One JSON object a line
    Jsonl,
}

/// `headway export iati`
#[derive(Args, Debug)]
pub(crate) struct ExportIati {
    /// Write to this file, or into this directory [default: standard output]
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Tell what would be written, write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// With --dry-run: list everything that the rules of publication hold back, with the reason
    #[arg(long, requires = "dry_run")]
    pub(crate) explain: bool,
    /// Record that this file is published: when, by whom, from which facts, with its sum (see `headway publications`)
    #[arg(long, conflicts_with_all = ["dry_run", "unredacted"])]
    pub(crate) publish: bool,
    /// Keep private persons and everything else that the rules of publication hold back: for an own backup, NOT for
    /// publication
    #[arg(long)]
    pub(crate) unredacted: bool,
    /// Into what an activity is cut: activity (as it is), or country-outcome-biennium (one per project, country,
    /// outcome and biennium) [default: activity]
    #[arg(long, value_name = "PROFILE")]
    pub(crate) profile: Option<String>,
    /// When the file says it was made (YYYY-MM-DDThh:mm:ssZ) [default: the day of its newest fact]
    #[arg(long, value_name = "DATETIME")]
    pub(crate) generated: Option<String>,
    /// Write every activity anew from the facts, also where its published element is kept
    #[arg(long)]
    pub(crate) from_facts: bool,
    /// Identifier of the organisation that publishes what was entered here [default: setting publisher]
    #[arg(long, value_name = "IDENTIFIER")]
    pub(crate) reporting_org: Option<String>,
    /// Its name [default: setting publisher-name]
    #[arg(long, value_name = "NAME")]
    pub(crate) reporting_name: Option<String>,
    /// Its type, a code of OrganisationType [default: setting publisher-type]
    #[arg(long, value_name = "CODE")]
    pub(crate) reporting_type: Option<String>,
    /// Language of texts entered here that name none [default: setting publisher-language, else en]
    #[arg(long, value_name = "CODE")]
    pub(crate) text_language: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway publications`
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Publications {
    /// Make every publication again and say which is no longer the same
    #[arg(long)]
    pub(crate) check: bool,
    /// Something to do besides listing.
    #[command(subcommand)]
    pub(crate) action: Option<PublicationsAction>,
}

/// What can be done with publications.
#[derive(Subcommand, Debug)]
pub(crate) enum PublicationsAction {
    /// Write a publication once more, from the facts, the settings and the rules of then
    Again {
        /// Number of the publication
        number: u64,
        /// Write to this file, or into this directory [default: standard output]
        #[arg(long, short, value_name = "FILE|DIR")]
        output: Option<PathBuf>,
    },
}

/// `headway template`
#[derive(Args, Debug)]
pub(crate) struct Template {
    /// Kind of table: activities, milestones, budgets, transactions, events, rates
    pub(crate) kind: String,
    /// Write to this file (.csv or .xlsx) [default: CSV to standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// `headway status`
#[derive(Args, Debug)]
pub(crate) struct Status {
    /// Instead of the status, what got worse and better since this day
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) since: Option<Day>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway trends`
#[derive(Args, Debug)]
pub(crate) struct Trends {
    /// What to count: spending, commitments, receipts, approvals, a named delivery rate, open-cases, waiting-days,
    /// median-duration, overdue-steps, signals
    #[arg(long, default_value = "spending")]
    pub(crate) measure: String,
    /// One series per office, donor, country, region, sector, theme or fund
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// Length of a period
    #[arg(long, value_enum, default_value_t = Period::Month)]
    pub(crate) period: Period,
    /// Process, for the measures about cases
    #[arg(long)]
    pub(crate) process: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// Length of a period.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(crate) enum Period {
    /// Calendar months
    Month,
    /// Calendar quarters
    Quarter,
    /// Calendar years
    Year,
    /// Two years, beginning in even years
    Biennium,
}

/// `headway durations`
#[derive(Args, Debug)]
pub(crate) struct Durations {
    /// Process
    #[arg(long, default_value = "project-cycle")]
    pub(crate) process: String,
    /// First step [default: first event of a case]
    #[arg(long, requires = "to")]
    pub(crate) from: Option<String>,
    /// Last step [default: last event of a case]
    #[arg(long, requires = "from")]
    pub(crate) to: Option<String>,
    /// One group per office, donor, country, region, sector, theme or year
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// Only cases begun on or after this day
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) begun_from: Option<Day>,
    /// Only cases begun on or before this day
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) begun_until: Option<Day>,
    /// Count working days of each case's office instead of days of the calendar
    #[arg(long)]
    pub(crate) working_days: bool,
    /// First day of the records: cases begun before count only from then on [default: as the facts tell]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) records_from: Option<Day>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway bottlenecks`
#[derive(Args, Debug)]
pub(crate) struct Bottlenecks {
    /// Process
    #[arg(long, default_value = "project-cycle")]
    pub(crate) process: String,
    /// Days looked back
    #[arg(long, default_value_t = 90)]
    pub(crate) window: u32,
    /// One group per office or holder
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// Count working days of each office instead of days of the calendar
    #[arg(long)]
    pub(crate) working_days: bool,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway cases`
#[derive(Args, Debug)]
pub(crate) struct Cases {
    /// Process
    #[arg(long)]
    pub(crate) process: String,
    /// Days within which a case should be done [default: within which three quarters of past cases were]
    #[arg(long, value_name = "DAYS")]
    pub(crate) target_days: Option<f64>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway forecast`
#[derive(Args, Debug)]
pub(crate) struct Forecast {
    /// Whole months after the as-of day
    #[arg(long, default_value_t = 12)]
    pub(crate) months: u32,
    /// To the end of the fiscal year instead: one's own, or that of the donor given with --donor
    #[arg(long, value_name = "own|donor", num_args = 0..=1, default_missing_value = "own", conflicts_with = "months")]
    pub(crate) year_end: Option<String>,
    /// One group per office, donor, country, region, sector, theme or fund
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway indices`
#[derive(Args, Debug)]
pub(crate) struct Indices {
    /// One group per office, donor, instrument, country, region, sector, theme or fund
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// List the activities behind this index: problem, potential-problem, at-risk, commitments-at-risk, realism,
    /// proactivity, disbursement-ratio, lag, net-disconnect or machine-disconnect
    #[arg(long)]
    pub(crate) index: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway quality`
#[derive(Args, Debug)]
pub(crate) struct Quality {
    /// One group per publisher or office
    #[arg(long, default_value = "publisher", value_name = "publisher|office")]
    pub(crate) by: String,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway slip`
#[derive(Args, Debug)]
pub(crate) struct Slip {
    /// Months within which the chance of 90 days or more is told
    #[arg(long, default_value_t = 14)]
    pub(crate) months: u32,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway what-if`
#[derive(Args, Debug)]
pub(crate) struct WhatIf {
    /// Process
    #[arg(long)]
    pub(crate) process: String,
    /// The step that --capacity, --limit-days and --skip are about
    #[arg(long)]
    pub(crate) step: Option<String>,
    /// Completions of the step a week: times a factor, or so many more or fewer
    #[arg(long, value_name = "xFACTOR|+N|-N", allow_hyphen_values = true)]
    pub(crate) capacity: Option<String>,
    /// Nobody waits longer for the step than so many days
    #[arg(long, value_name = "DAYS")]
    pub(crate) limit_days: Option<u32>,
    /// Percent of the cases that need not go through the step
    #[arg(long, value_name = "PERCENT")]
    pub(crate) skip: Option<u32>,
    /// New cases times a factor
    #[arg(long, value_name = "xFACTOR")]
    pub(crate) arrivals: Option<String>,
    /// Whole weeks ahead
    #[arg(long, default_value_t = 8)]
    pub(crate) weeks: u32,
    /// Whole weeks learnt from
    #[arg(long, default_value_t = 13, value_name = "WEEKS")]
    pub(crate) window: u32,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway signals`
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Signals {
    /// What to do; without it they are listed
    #[command(subcommand)]
    pub(crate) action: Option<SignalsAction>,
    /// Also statistical signals beyond the review capacity of their office
    #[arg(long)]
    pub(crate) all: bool,
    /// Only this rule
    #[arg(long)]
    pub(crate) rule: Option<String>,
    /// Only this state: watch or act
    #[arg(long)]
    pub(crate) state: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway signals record` and `headway signals act`
#[derive(Subcommand, Debug)]
pub(crate) enum SignalsAction {
    /// Record today's signals (or those of the as-of day) in the ledger of signals
    Record,
    /// Note what was done about a recorded signal
    Act {
        /// Name of the signal, as listed
        id: String,
        /// What was done
        #[arg(long)]
        note: String,
        /// Nothing is to be done: the note says why
        #[arg(long)]
        nothing_to_do: bool,
        /// Who did it [default: the person at this machine]
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// When it was done [default: today]
        #[arg(long, value_name = "DATE", value_parser = parse_day)]
        on: Option<Day>,
    },
}

/// `headway compare`
#[derive(Args, Debug)]
pub(crate) struct Compare {
    /// Which share: delivery (keeps pace), slip (ended in time), punctuality (of reports), closure (of accounts)
    #[arg(long, default_value = "delivery")]
    pub(crate) measure: String,
    /// One group per office, donor, country, region, sector or theme
    #[arg(long, default_value = "office")]
    pub(crate) by: String,
    /// Instead of the groups, the cases of this one by code or name (blank: those whose group is not known)
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway rules`
#[derive(Subcommand, Debug)]
pub(crate) enum RulesCommand {
    /// Every rule with its limits, their standing and what is missing
    List,
    /// What other limits would have flagged over the last quarters, beside those in force
    Try(RulesTry),
    /// Set limits of a rule from a day on
    Set(RulesSet),
}

/// Limits of a rule.
#[derive(Args, Debug)]
pub(crate) struct RuleLimits {
    /// Rule as listed, for example pace-behind or stage-over-limit/signature
    pub(crate) rule: String,
    /// Where watch begins, in the rule's unit; off for nowhere
    #[arg(long, value_name = "LIMIT|off", allow_hyphen_values = true, value_parser = parse_limit)]
    pub(crate) amber: Option<app::rules::Limit>,
    /// Where act begins; off for nowhere
    #[arg(long, value_name = "LIMIT|off", allow_hyphen_values = true, value_parser = parse_limit)]
    pub(crate) red: Option<app::rules::Limit>,
    /// From when the rule applies, in its own unit
    #[arg(long, value_name = "VALUE")]
    pub(crate) applies_after: Option<f64>,
}

/// `headway rules try`
#[derive(Args, Debug)]
pub(crate) struct RulesTry {
    /// Limits to try.
    #[command(flatten)]
    pub(crate) limits: RuleLimits,
    /// Quarter ends looked back
    #[arg(long, default_value_t = app::rules::TRIED_QUARTERS, value_parser = clap::value_parser!(u32).range(1..=200))]
    pub(crate) quarters: u32,
    /// List the activities instead of the counts
    #[arg(long)]
    pub(crate) activities: bool,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway rules set`
#[derive(Args, Debug)]
pub(crate) struct RulesSet {
    /// Limits to set.
    #[command(flatten)]
    pub(crate) limits: RuleLimits,
    /// First day on which they hold [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) from: Option<Day>,
    /// Why
    #[arg(long)]
    pub(crate) reason: String,
}

/// `headway ledger-of-signals`
#[derive(Args, Debug)]
pub(crate) struct LedgerOfSignals {
    /// Quarter ends looked back
    #[arg(long, default_value_t = app::ledger_of_signals::QUARTERS, value_parser = clap::value_parser!(u32).range(1..=200))]
    pub(crate) quarters: u32,
    /// Compute every recorded signal again and compare it to the last digit
    #[arg(long)]
    pub(crate) check: bool,
    /// List the recorded signals instead of the rules
    #[arg(long)]
    pub(crate) recorded: bool,
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
}

/// `headway process`
#[derive(Subcommand, Debug)]
pub(crate) enum Process {
    /// Processes with their cases, steps and variants
    List {
        /// Which activities.
        #[command(flatten)]
        selection: Box<Selection>,
    },
    /// What follows what, how often and after how long; first and last steps, rework, hand-overs, variants
    Discover {
        /// Process
        #[arg(long)]
        process: String,
        /// Which activities.
        #[command(flatten)]
        selection: Box<Selection>,
    },
}

/// `headway activities`
#[derive(Subcommand, Debug)]
pub(crate) enum Activities {
    /// The list, with its filters
    List(Box<ActivitiesList>),
    /// One activity as of any date
    Show {
        /// Identifier
        activity: String,
    },
}

/// `headway activities list`
#[derive(Args, Debug)]
pub(crate) struct ActivitiesList {
    /// Which activities.
    #[command(flatten)]
    pub(crate) selection: Selection,
    /// Only this status
    #[arg(long)]
    pub(crate) status: Option<String>,
    /// Only this state: on_pace, watch, act, unknown, not_applicable
    #[arg(long)]
    pub(crate) state: Option<String>,
    /// Words in the identifier or title
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// Column to sort by; a leading minus turns the order round
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) sort: Option<String>,
    /// Page
    #[arg(long, default_value_t = 1)]
    pub(crate) page: usize,
    /// Activities per page; 0 for all
    #[arg(long, default_value_t = 50)]
    pub(crate) per_page: usize,
}

/// `headway audit`
#[derive(Subcommand, Debug)]
pub(crate) enum Audit {
    /// Check the hash chain of all changes
    Verify,
}

/// `headway settings`
#[derive(Subcommand, Debug)]
pub(crate) enum Settings {
    /// Show them
    Show,
    /// Change one: time-zone, reporting-currency, publisher, publisher-name, publisher-type, publisher-language, or a
    /// limit of IATI files such as iati.depth
    Set {
        /// Which setting
        name: String,
        /// Its value
        value: String,
    },
}

/// `headway bench`
#[derive(Subcommand, Debug)]
pub(crate) enum Bench {
    /// Every method over a whole portfolio from cold: what each takes, and all of them at once on the cores there are
    Everything {
        /// Number of activities
        #[arg(long, default_value_t = 20_000)]
        activities: u32,
        /// Number of transactions
        #[arg(long, default_value_t = 500_000)]
        transactions: u64,
        /// Number of events
        #[arg(long, default_value_t = 500_000)]
        events: u64,
        /// Measure one's own data directory instead of a made-up portfolio
        #[arg(long, conflicts_with_all = ["activities", "transactions", "events"])]
        own: bool,
    },
    /// IATI reading, checking and import beside a raw pass of the XML tokenizer
    Iati {
        /// Files or directories
        files: Vec<PathBuf>,
        /// Make one file of so many megabytes from the activities of these files, and measure that
        #[arg(long, value_name = "MB")]
        size: Option<u64>,
        /// Make that file of one activity alone, of the longest run of transactions there is
        #[arg(long, requires = "size")]
        one_activity: bool,
        /// Keep the made file here
        #[arg(long, requires = "size", value_name = "FILE")]
        keep: Option<PathBuf>,
        /// XML schema for xmllint to check against, where that is installed
        #[arg(long, value_name = "FILE")]
        xsd: Option<PathBuf>,
    },
    /// How right forecasts, slips and warnings were on past days of real data, beside naive rules
    Insight {
        /// Directory with one folder of import tables per data set: worldbank, adb, undp, …
        #[arg(value_name = "DIR")]
        directory: PathBuf,
        /// Also write the scores into this page (Markdown), between its marks
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
    },
    /// A whole screen of figures from cold and warm, beside a raw scan of the same columns
    Status {
        /// Number of activities
        #[arg(long, default_value_t = 20_000)]
        activities: u32,
        /// Number of transactions
        #[arg(long, default_value_t = 500_000)]
        transactions: u64,
        /// Number of events
        #[arg(long, default_value_t = 500_000)]
        events: u64,
    },
    /// Pages per second over loopback, beside a bare reply of the same server
    Pages {
        /// Seconds of load
        #[arg(long, default_value_t = 5)]
        seconds: u64,
    },
}

fn parse_day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "write the date as YYYY-MM-DD, for example 2024-12-31".to_owned())
}

fn parse_limit(text: &str) -> Result<app::rules::Limit, String> {
    app::rules::Limit::parse(text).ok_or_else(|| "a number, for example 0.65, or off".to_owned())
}

fn parse_as_of(text: &str) -> Result<AsOf, String> {
    AsOf::parse(text).ok_or_else(|| "write YYYY-MM-DD or YYYY-MM-DD@CHANGE, for example 2024-12-31@17".to_owned())
}

fn parse_language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "one of en, fr, es".to_owned())
}
