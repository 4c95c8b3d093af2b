-- What organisation files say: statements about an organisation with its budgets, expenditure and documents, never overwritten.

-- One row is the whole of what one file says of one organisation; it replaces the one stated before.
create table organisation_statement (
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
create index organisation_statement_of on organisation_statement (organisation, source, recorded_on);

-- place: name, reporting, recipient (item: budget), line (item: budget, part: line), document-title and
-- document-description (item: document), document-country (item: document, part: country).
create table organisation_text (
    statement integer not null references organisation_statement (id),
    place text not null,
    item integer not null,
    part integer not null,
    position integer not null,
    language text,
    body text not null,
    primary key (statement, place, item, part, position)
) strict;

-- kind: domain::organisation::OrganisationBudgetKind.
create table organisation_budget (
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

-- Lines divide their budget and are never added to it.
create table organisation_budget_line (
    statement integer not null references organisation_statement (id),
    budget integer not null,
    position integer not null,
    reference text,
    amount integer,
    currency text,
    value_date integer,
    primary key (statement, budget, position)
) strict;

create table organisation_document (
    statement integer not null references organisation_statement (id),
    position integer not null,
    url text not null,
    format text,
    document_date integer,
    primary key (statement, position)
) strict;

-- kind: category, language or country.
create table organisation_document_code (
    statement integer not null references organisation_statement (id),
    document integer not null,
    kind text not null,
    position integer not null,
    code text not null,
    primary key (statement, document, kind, position)
) strict;

create table organisation_element (
    statement integer not null primary key references organisation_statement (id),
    element integer not null references source_element (id)
) strict;
