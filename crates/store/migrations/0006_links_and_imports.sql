-- What hangs on any record (documents, notes, evidence, links), and what imports found. A record is named by its
-- table and number.

create table document (
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

create table record_link (
    id integer primary key,
    from_kind text not null,
    from_record integer not null,
    to_kind text not null,
    to_record integer not null,
    role text not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;
create index record_link_from on record_link (from_kind, from_record);
create index record_link_to on record_link (to_kind, to_record);

create table note (
    id integer primary key,
    record_kind text not null,
    record integer not null,
    language text,
    body text not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;
create index note_of on note (record_kind, record);

create table evidence (
    id integer primary key,
    record_kind text not null,
    record integer not null,
    document integer references document (id),
    body text,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;
create index evidence_of on evidence (record_kind, record);

-- What one imported file gave. It tells of the act, and is no fact of the portfolio.
create table import_file (
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
) strict;

create table import_finding (
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
