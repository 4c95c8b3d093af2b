-- The lists of an activity are kept in the order of their keys: half the pages to write, and none to look up twice.
-- An element is compared with those of its own activity only, so that storing it touches no index of sums.
-- Sums of rows do not change by this.

create table activity_share_kept (
    statement integer not null references activity_statement (id),
    vocabulary integer not null,
    position integer not null,
    term integer references term (id),
    percent integer,
    primary key (statement, vocabulary, position)
) strict, without rowid;
insert into activity_share_kept (statement, vocabulary, position, term, percent)
select statement, vocabulary, position, term, percent from activity_share;
drop table activity_share;
alter table activity_share_kept rename to activity_share;

create table activity_text_kept (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    language text,
    body text not null,
    primary key (statement, position)
) strict, without rowid;
insert into activity_text_kept (statement, position, kind, language, body)
select statement, position, kind, language, body from activity_text;
drop table activity_text;
alter table activity_text_kept rename to activity_text;

create table activity_identifier_kept (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    identifier text not null,
    owner text,
    primary key (statement, position)
) strict, without rowid;
insert into activity_identifier_kept (statement, position, kind, identifier, owner)
select statement, position, kind, identifier, owner from activity_identifier;
drop table activity_identifier;
alter table activity_identifier_kept rename to activity_identifier;

create table activity_organisation_kept (
    statement integer not null references activity_statement (id),
    position integer not null,
    role integer not null,
    identifier text,
    name text,
    kind text,
    activity_id text,
    primary key (statement, position)
) strict, without rowid;
insert into activity_organisation_kept (statement, position, role, identifier, name, kind, activity_id)
select statement, position, role, identifier, name, kind, activity_id from activity_organisation;
drop table activity_organisation;
alter table activity_organisation_kept rename to activity_organisation;

create table activity_relation_kept (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind integer not null,
    activity text not null,
    primary key (statement, position)
) strict, without rowid;
insert into activity_relation_kept (statement, position, kind, activity)
select statement, position, kind, activity from activity_relation;
drop table activity_relation;
alter table activity_relation_kept rename to activity_relation;

create table activity_marker_kept (
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
insert into activity_marker_kept (statement, position, vocabulary, code, significance, exempt_reason, screened_by, screened_on)
select statement, position, vocabulary, code, significance, exempt_reason, screened_by, screened_on from activity_marker;
drop table activity_marker;
alter table activity_marker_kept rename to activity_marker;

create table activity_location_kept (
    statement integer not null references activity_statement (id),
    position integer not null,
    name text,
    coordinates text,
    code_vocabulary text,
    code text,
    primary key (statement, position)
) strict, without rowid;
insert into activity_location_kept (statement, position, name, coordinates, code_vocabulary, code)
select statement, position, name, coordinates, code_vocabulary, code from activity_location;
drop table activity_location;
alter table activity_location_kept rename to activity_location;

create table activity_result_kept (
    statement integer not null references activity_statement (id),
    position integer not null,
    kind text not null,
    title text not null,
    primary key (statement, position)
) strict, without rowid;
insert into activity_result_kept (statement, position, kind, title)
select statement, position, kind, title from activity_result;
drop table activity_result;
alter table activity_result_kept rename to activity_result;

create table activity_indicator_kept (
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
insert into activity_indicator_kept (statement, result, position, measure, title, has_baseline, baseline_year, baseline_value)
select statement, result, position, measure, title, has_baseline, baseline_year, baseline_value from activity_indicator;
drop table activity_indicator;
alter table activity_indicator_kept rename to activity_indicator;

create table activity_indicator_period_kept (
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
insert into activity_indicator_period_kept (statement, result, indicator, position, period_start, period_end, target, actual)
select statement, result, indicator, position, period_start, period_end, target, actual from activity_indicator_period;
drop table activity_indicator_period;
alter table activity_indicator_period_kept rename to activity_indicator_period;

create index activity_identifier_value on activity_identifier (identifier);

-- activity_element and organisation_element point at source_element, so all three are made anew.
create table source_element_kept (
    id integer primary key,
    digest blob not null,
    bytes blob not null,
    change integer not null references change (id)
) strict;
insert into source_element_kept (id, digest, bytes, change)
select id, digest, bytes, change from source_element;
create table activity_element_kept (
    statement integer not null primary key references activity_statement (id),
    element integer not null references source_element_kept (id)
) strict;
insert into activity_element_kept (statement, element)
select statement, element from activity_element;
create table organisation_element_kept (
    statement integer not null primary key references organisation_statement (id),
    element integer not null references source_element_kept (id)
) strict;
insert into organisation_element_kept (statement, element)
select statement, element from organisation_element;
drop table activity_element;
drop table organisation_element;
drop table source_element;
alter table source_element_kept rename to source_element;
alter table activity_element_kept rename to activity_element;
alter table organisation_element_kept rename to organisation_element;
