-- What sources say of activities: statements with their dates, never overwritten, and the lists that belong to them.

create table activity (
    id integer primary key,
    identifier text not null unique,
    confidential integer not null default 0,
    change integer not null references change (id)
) strict;

-- Two identifiers that turned out to be one activity.
create table activity_merge (
    id integer primary key,
    kept integer not null references activity (id),
    merged integer not null references activity (id),
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

-- One row says of each field a value, nothing (null) or that it is unknown (its bit in unknown_fields; see
-- store::activities::Field). details is the digest of the lists below, null where the statement has none.
create table activity_statement (
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
create index activity_statement_of on activity_statement (activity, source, recorded_on);

-- A null term says that the shares of the vocabulary are unknown; no row says nothing.
create table activity_share (
    statement integer not null references activity_statement (id),
    vocabulary integer not null,
    position integer not null,
    term integer references term (id),
    percent integer,
    primary key (statement, vocabulary, position)
) strict;

create table activity_text (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    language text,
    body text not null,
    primary key (statement, position)
) strict;

create table activity_identifier (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    identifier text not null,
    owner text,
    primary key (statement, position)
) strict;
create index activity_identifier_value on activity_identifier (identifier);

create table activity_organisation (
    statement integer not null references activity_statement (id),
    position integer not null,
    role integer not null,
    identifier text,
    name text,
    kind text,
    activity_id text,
    primary key (statement, position)
) strict;

create table activity_relation (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind integer not null,
    activity text not null,
    primary key (statement, position)
) strict;

-- No row: not screened. A row has a significance, or a reason why the activity is exempt.
create table activity_marker (
    statement integer not null references activity_statement (id),
    position integer not null,
    vocabulary text not null,
    code text not null,
    significance integer,
    exempt_reason text,
    screened_by text,
    screened_on integer,
    primary key (statement, position)
) strict;

create table activity_location (
    statement integer not null references activity_statement (id),
    position integer not null,
    name text,
    coordinates text,
    code_vocabulary text,
    code text,
    primary key (statement, position)
) strict;

create table activity_result (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    title text not null,
    primary key (statement, position)
) strict;

create table activity_indicator (
    statement integer not null references activity_statement (id),
    result integer not null,
    position integer not null,
    measure text not null,
    title text not null,
    has_baseline integer not null,
    baseline_year integer,
    baseline_value text,
    primary key (statement, result, position)
) strict;

create table activity_indicator_period (
    statement integer not null references activity_statement (id),
    result integer not null,
    indicator integer not null,
    position integer not null,
    period_start integer,
    period_end integer,
    target text,
    actual text,
    primary key (statement, result, indicator, position)
) strict;

-- The element as published, compressed (LZ4 with its length in front); the same bytes are stored once.
create table source_element (
    id integer primary key,
    digest blob not null unique,
    bytes blob not null,
    change integer not null references change (id)
) strict;

create table activity_element (
    statement integer not null primary key references activity_statement (id),
    element integer not null references source_element (id)
) strict;
