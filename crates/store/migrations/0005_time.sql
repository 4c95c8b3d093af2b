-- Time: processes made of steps, cases that run through them, their events, and the milestones of activities.

create table process (
    id integer primary key,
    code text not null unique,
    name text not null,
    from_import integer not null,
    change integer references change (id)
) strict;
create index process_name on process (name);

-- Milestones are the steps of this process, whose case is the activity. It exists before any change.
insert into process (id, code, name, from_import, change) values (1, 'project-cycle', '', 0, null);

create table step (
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
create index step_name on step (process, name);

create table process_case (
    id integer primary key,
    process integer not null references process (id),
    code text not null,
    change integer not null references change (id),
    unique (process, code)
) strict;

create table event_statement (
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
create index event_statement_of on event_statement (process_case, step, completed_at);

-- unknown_fields: 1 planned_on, 2 actual_on, 4 holder.
create table milestone_statement (
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
create index milestone_statement_of on milestone_statement (activity, step, round);
