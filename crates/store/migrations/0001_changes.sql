-- Every saved act of one person is a change; changes form a hash chain, and everything stored points at its change.
-- Manners of every migration: amounts are integers in ten-thousandths of a unit, days are integers counted from
-- 1970-01-01, instants are integers in seconds UTC, rates and shares of one are integers in billionths,
-- percentages are integers in ten-thousandths of a percent. Booleans are 0 or 1.

create table change (
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

-- A setting is stated like a fact: the value of the latest change holds.
create table setting (
    id integer primary key,
    name text not null,
    value text,
    change integer not null references change (id),
    unique (name, change)
) strict;

create table source (
    id integer primary key,
    system text not null,
    organisation text not null,
    change integer not null references change (id),
    unique (system, organisation)
) strict;

-- Which source a figure takes where two report the same measure: higher rank wins while valid.
create table source_precedence (
    id integer primary key,
    measure text not null,
    source integer not null references source (id),
    rank integer not null,
    valid_from integer,
    valid_to integer,
    change integer not null references change (id)
) strict;
