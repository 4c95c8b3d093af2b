-- Who acts and the words facts are told in: offices, organisations, people, holders, and dated terms of vocabularies.

create table organisation (
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
create index organisation_name on organisation (name);

create table office (
    id integer primary key,
    code text not null unique,
    name text not null,
    parent integer references office (id),
    valid_from integer,
    valid_to integer,
    from_import integer not null,
    change integer not null references change (id)
) strict;
create index office_name on office (name);

create table office_country (
    office integer not null references office (id),
    country text not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id),
    primary key (office, country, change)
) strict;

create table office_text (
    office integer not null references office (id),
    language text not null,
    name text not null,
    change integer not null references change (id),
    primary key (office, language, change)
) strict;

create table person (
    id integer primary key,
    code text not null unique,
    salted_digest blob,
    erased_at integer,
    change integer not null references change (id)
) strict;

-- Personal fields stand apart so that a person can be erased; the chain holds only person.salted_digest.
create table person_field (
    person integer not null references person (id),
    field text not null,
    value text not null,
    salt blob not null,
    primary key (person, field)
) strict;

create table holder (
    id integer primary key,
    code text not null unique,
    name text not null,
    kind text,
    from_import integer not null,
    change integer not null references change (id)
) strict;
create index holder_name on holder (name);

-- Which person sat on which post or in which unit, and when.
create table holder_person (
    holder integer not null references holder (id),
    person integer not null references person (id),
    valid_from integer not null,
    valid_to integer,
    change integer not null references change (id),
    primary key (holder, person, valid_from)
) strict;

-- Members of vocabularies. 1 to 7 are domain::Vocabulary; 101 budget classes, 102 instruments. The framework is a
-- tree per biennium (first year of it); funds carry their type (RB, RBTC, XB, RBSA, PSI).
create table term (
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
create index term_name on term (vocabulary, name);

create table term_text (
    term integer not null references term (id),
    language text not null,
    name text not null,
    change integer not null references change (id),
    primary key (term, language, change)
) strict;

-- Whether a fund counts in a report.
create table fund_inclusion (
    fund integer not null references term (id),
    report text not null,
    included integer not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id),
    primary key (fund, report, change)
) strict;

create table calendar_fiscal_year (
    id integer primary key,
    organisation integer references organisation (id),
    first_month integer not null,
    biennium_first_year integer,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id)
) strict;

create table calendar_working_days (
    id integer primary key,
    office integer references office (id),
    weekdays integer not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id)
) strict;

create table calendar_holiday (
    office integer not null references office (id),
    day integer not null,
    name text not null,
    change integer not null references change (id),
    primary key (office, day)
) strict;
