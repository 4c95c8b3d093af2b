CREATE INDEX activity_identifier_value on activity_identifier (identifier);

CREATE INDEX activity_statement_of on activity_statement (activity, source, recorded_on);

CREATE INDEX event_statement_of on event_statement (process_case, step, completed_at);

CREATE INDEX evidence_of on evidence (record_kind, record);

CREATE INDEX holder_name on holder (name);

CREATE INDEX ledger_statement_of on ledger_statement (activity, identity);

CREATE INDEX milestone_statement_of on milestone_statement (activity, step, round);

CREATE INDEX note_of on note (record_kind, record);

CREATE INDEX office_name on office (name);

CREATE INDEX organisation_name on organisation (name);

CREATE INDEX organisation_statement_of on organisation_statement (organisation, source, recorded_on);

CREATE INDEX process_name on process (name);

CREATE INDEX publication_held_back_of on publication_held_back (publication);

CREATE INDEX rate_statement_of on rate_statement (currency, base, date);

CREATE INDEX rating_statement_of on rating_statement (activity, rated_by, rated_on);

CREATE INDEX record_link_from on record_link (from_kind, from_record);

CREATE INDEX record_link_to on record_link (to_kind, to_record);

CREATE INDEX signal_action_of on signal_action (signal);

CREATE INDEX step_name on step (process, name);

CREATE INDEX term_name on term (vocabulary, name);

CREATE TABLE activity (
    id integer primary key,
    identifier text not null unique,
    confidential integer not null default 0,
    change integer not null references change (id)
) strict;

CREATE TABLE "activity_element" (
    statement integer not null primary key references activity_statement (id),
    element integer not null references "source_element" (id)
) strict;

CREATE TABLE "activity_identifier" (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    identifier text not null,
    owner text,
    primary key (statement, position)
) strict, without rowid;

CREATE TABLE "activity_indicator" (
    statement integer not null references activity_statement (id),
    result integer not null,
    position integer not null,
    measure text not null,
    title text not null,
    has_baseline integer not null,
    baseline_year integer,
    baseline_value text,
    primary key (statement, result, position)
) strict, without rowid;

CREATE TABLE "activity_indicator_period" (
    statement integer not null references activity_statement (id),
    result integer not null,
    indicator integer not null,
    position integer not null,
    period_start integer,
    period_end integer,
    target text,
    actual text,
    primary key (statement, result, indicator, position)
) strict, without rowid;

CREATE TABLE "activity_location" (
    statement integer not null references activity_statement (id),
    position integer not null,
    name text,
    coordinates text,
    code_vocabulary text,
    code text,
    primary key (statement, position)
) strict, without rowid;

CREATE TABLE "activity_marker" (
    statement integer not null references activity_statement (id),
    position integer not null,
    vocabulary text not null,
    code text not null,
    significance integer,
    exempt_reason text,
    screened_by text,
    screened_on integer,
    primary key (statement, position)
) strict, without rowid;

CREATE TABLE activity_merge (
    id integer primary key,
    kept integer not null references activity (id),
    merged integer not null references activity (id),
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE "activity_organisation" (
    statement integer not null references activity_statement (id),
    position integer not null,
    role integer not null,
    identifier text,
    name text,
    kind text,
    activity_id text,
    primary key (statement, position)
) strict, without rowid;

CREATE TABLE "activity_relation" (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind integer not null,
    activity text not null,
    primary key (statement, position)
) strict, without rowid;

CREATE TABLE "activity_result" (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    title text not null,
    primary key (statement, position)
) strict, without rowid;

CREATE TABLE "activity_share" (
    statement integer not null references activity_statement (id),
    vocabulary integer not null,
    position integer not null,
    term integer references term (id),
    percent integer,
    primary key (statement, vocabulary, position)
) strict, without rowid;

CREATE TABLE activity_statement (
    id integer primary key,
    activity integer not null references activity (id),
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest blob not null,
    unknown_fields integer not null,
    title text,
    title_language text,
    parent integer references activity (id),
    status integer,
    office integer references office (id),
    donor integer references organisation (id),
    instrument integer references term (id),
    approved_on integer,
    planned_start integer,
    actual_start integer,
    planned_end integer,
    actual_end integer,
    approved_budget integer,
    currency text,
    details blob
) strict;

CREATE TABLE "activity_text" (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    language text,
    body text not null,
    primary key (statement, position)
) strict, without rowid;

CREATE TABLE agreement (
    id integer primary key,
    code text not null unique,
    activity integer references activity (id),
    donor integer references organisation (id),
    title text,
    signed_on integer,
    effective_on integer,
    expires_on integer,
    amount integer,
    currency text,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE agreement_condition (
    id integer primary key,
    agreement integer not null references agreement (id),
    instalment integer references agreement_instalment (id),
    body text not null,
    due_on integer,
    met_on integer,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE agreement_instalment (
    id integer primary key,
    agreement integer not null references agreement (id),
    due_on integer,
    amount integer,
    currency text,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE calendar_fiscal_year (
    id integer primary key,
    organisation integer references organisation (id),
    first_month integer not null,
    biennium_first_year integer,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id)
) strict;

CREATE TABLE calendar_holiday (
    office integer not null references office (id),
    day integer not null,
    name text not null,
    change integer not null references change (id),
    primary key (office, day)
) strict;

CREATE TABLE calendar_working_days (
    id integer primary key,
    office integer references office (id),
    weekdays integer not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id)
) strict;

CREATE TABLE change (
    id integer primary key,
    at integer not null,
    person text not null,
    door text not null,
    reason text not null,
    file text,
    content blob not null,
    previous_hash blob not null,
    hash blob not null
) strict;

CREATE TABLE document (
    id integer primary key,
    title text not null,
    language text,
    address text,
    media_type text,
    digest blob,
    confidential integer not null default 0,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE event_statement (
    id integer primary key,
    process_case integer not null references process_case (id),
    step integer not null references step (id),
    completed_at integer not null,
    occurrence integer not null,
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest integer not null,
    withdrawn integer not null,
    started_at integer,
    holder integer references holder (id),
    office integer references office (id),
    activity integer references activity (id),
    status integer
) strict;

CREATE TABLE evidence (
    id integer primary key,
    record_kind text not null,
    record integer not null,
    document integer references document (id),
    body text,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE fund_inclusion (
    fund integer not null references term (id),
    report text not null,
    included integer not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id),
    primary key (fund, report, change)
) strict;

CREATE TABLE holder (
    id integer primary key,
    code text not null unique,
    name text not null,
    kind text,
    from_import integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE holder_person (
    holder integer not null references holder (id),
    person integer not null references person (id),
    valid_from integer not null,
    valid_to integer,
    change integer not null references change (id),
    primary key (holder, person, valid_from)
) strict;

CREATE TABLE import_file (
    id integer primary key,
    change integer references change (id),
    at integer not null,
    person text not null,
    file text not null,
    kind text not null,
    rows_read integer not null,
    rows_new integer not null,
    rows_changed integer not null,
    rows_unchanged integer not null,
    rows_refused integer not null
, version text) strict;

CREATE TABLE import_finding (
    import_file integer not null references import_file (id),
    position integer not null,
    severity text not null,
    "row" integer,
    column_name text,
    value text,
    code text not null,
    arguments text not null,
    primary key (import_file, position)
) strict;

CREATE TABLE ledger_statement (
    id integer primary key,
    activity integer not null references activity (id),
    identity integer not null,
    occurrence integer not null,
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest integer not null,
    withdrawn integer not null,
    kind integer not null,
    period_start integer not null,
    period_end integer not null,
    amount integer,
    currency text not null,
    value_date integer,
    fund integer references term (id),
    class integer references term (id),
    provider integer references organisation (id),
    receiver integer references organisation (id),
    reference text,
    finality integer
) strict;

CREATE TABLE milestone_statement (
    id integer primary key,
    activity integer not null references activity (id),
    step integer not null references step (id),
    round integer not null,
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest integer not null,
    unknown_fields integer not null,
    planned_on integer,
    actual_on integer,
    holder integer references holder (id)
) strict;

CREATE TABLE note (
    id integer primary key,
    record_kind text not null,
    record integer not null,
    language text,
    body text not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE office (
    id integer primary key,
    code text not null unique,
    name text not null,
    parent integer references office (id),
    valid_from integer,
    valid_to integer,
    from_import integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE office_country (
    office integer not null references office (id),
    country text not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id),
    primary key (office, country, change)
) strict;

CREATE TABLE office_text (
    office integer not null references office (id),
    language text not null,
    name text not null,
    change integer not null references change (id),
    primary key (office, language, change)
) strict;

CREATE TABLE organisation (
    id integer primary key,
    identifier text not null unique,
    name text not null,
    constituent_group text,
    kind text,
    valid_from integer,
    valid_to integer,
    from_import integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE organisation_budget (
    statement integer not null references organisation_statement (id),
    position integer not null,
    kind integer not null,
    status text,
    has_recipient integer not null,
    recipient_code text,
    recipient_vocabulary text,
    recipient_vocabulary_uri text,
    period_start integer not null,
    period_end integer not null,
    amount integer not null,
    currency text not null,
    value_date integer,
    primary key (statement, position)
) strict;

CREATE TABLE organisation_budget_line (
    statement integer not null references organisation_statement (id),
    budget integer not null,
    position integer not null,
    reference text,
    amount integer,
    currency text,
    value_date integer,
    primary key (statement, budget, position)
) strict;

CREATE TABLE organisation_document (
    statement integer not null references organisation_statement (id),
    position integer not null,
    url text not null,
    format text,
    document_date integer,
    primary key (statement, position)
) strict;

CREATE TABLE organisation_document_code (
    statement integer not null references organisation_statement (id),
    document integer not null,
    kind text not null,
    position integer not null,
    code text not null,
    primary key (statement, document, kind, position)
) strict;

CREATE TABLE "organisation_element" (
    statement integer not null primary key references organisation_statement (id),
    element integer not null references "source_element" (id)
) strict;

CREATE TABLE organisation_statement (
    id integer primary key,
    organisation integer not null references organisation (id),
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest blob not null,
    language text,
    default_currency text,
    last_updated integer,
    reporting_identifier text,
    reporting_kind text,
    reporting_secondary integer
) strict;

CREATE TABLE organisation_text (
    statement integer not null references organisation_statement (id),
    place text not null,
    item integer not null,
    part integer not null,
    position integer not null,
    language text,
    body text not null,
    primary key (statement, place, item, part, position)
) strict;

CREATE TABLE person (
    id integer primary key,
    code text not null unique,
    salted_digest blob,
    erased_at integer,
    change integer not null references change (id)
) strict;

CREATE TABLE person_field (
    person integer not null references person (id),
    field text not null,
    value text not null,
    salt blob not null,
    primary key (person, field)
) strict;

CREATE TABLE process (
    id integer primary key,
    code text not null unique,
    name text not null,
    from_import integer not null,
    change integer references change (id)
) strict;

CREATE TABLE process_case (
    id integer primary key,
    process integer not null references process (id),
    code text not null,
    change integer not null references change (id),
    unique (process, code)
) strict;

CREATE TABLE publication (
    id integer primary key,
    kind text not null,
    profile text not null,
    as_of integer not null,
    facts_change integer not null,
    request text not null,
    version text not null,
    rules text not null,
    activities integer not null,
    left_out integer not null,
    excluded integer not null,
    redacted integer not null,
    bytes integer not null,
    sha256 text not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE publication_held_back (
    id integer primary key,
    publication integer not null references publication (id),
    rule text not null,
    n integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE rate_statement (
    id integer primary key,
    date integer not null,
    currency text not null,
    base text not null,
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest integer not null,
    rate integer not null,
    publisher text
) strict;

CREATE TABLE rating_statement (
    id integer primary key,
    activity integer not null references activity (id),
    rated_on integer not null,
    rated_by integer not null,
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest integer not null,
    rating integer,
    post text
) strict;

CREATE TABLE record_link (
    id integer primary key,
    from_kind text not null,
    from_record integer not null,
    to_kind text not null,
    to_record integer not null,
    role text not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE rule_limit (
    id integer primary key,
    rule text not null,
    watch real,
    act real,
    applies_after real,
    valid_from integer not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE schema_migration (
        number integer primary key,
        name text not null,
        digest blob not null
    ) strict;

CREATE TABLE setting (
    id integer primary key,
    name text not null,
    value text,
    change integer not null references change (id),
    unique (name, change)
) strict;

CREATE TABLE signal_action (
    id integer primary key,
    signal text not null,
    acted integer not null,
    note text not null,
    person text not null,
    done_on integer not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

CREATE TABLE signal_record (
    id integer primary key,
    signal text not null,
    as_of integer not null,
    facts_change integer not null,
    state text not null,
    rule text not null,
    rule_version text not null,
    activity integer not null references activity (id),
    severity text,
    raised_on integer,
    body text,
    recorded_on integer not null,
    change integer not null references change (id),
    unique (signal, as_of, change)
) strict;

CREATE TABLE source (
    id integer primary key,
    system text not null,
    organisation text not null,
    change integer not null references change (id),
    unique (system, organisation)
) strict;

CREATE TABLE "source_element" (
    id integer primary key,
    digest blob not null,
    bytes blob not null,
    change integer not null references change (id)
) strict;

CREATE TABLE source_precedence (
    id integer primary key,
    measure text not null,
    source integer not null references source (id),
    rank integer not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id)
) strict;

CREATE TABLE step (
    id integer primary key,
    process integer not null references process (id),
    code text not null,
    name text not null,
    position integer,
    ends_case integer,
    norm_days integer,
    limit_days integer,
    from_import integer not null,
    change integer not null references change (id),
    unique (process, code)
) strict;

CREATE TABLE term (
    id integer primary key,
    vocabulary integer not null,
    code text not null,
    name text not null,
    parent integer references term (id),
    biennium integer not null default 0,
    fund_type text,
    valid_from integer,
    valid_to integer,
    from_import integer not null,
    change integer not null references change (id),
    unique (vocabulary, code, biennium)
) strict;

CREATE TABLE term_text (
    term integer not null references term (id),
    language text not null,
    name text not null,
    change integer not null references change (id),
    primary key (term, language, change)
) strict;
