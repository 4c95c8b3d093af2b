-- Signals keep score of themselves: what was raised when and why, what people did about it, and the limits that the
-- organisation set for its rules. All are facts: nothing is overwritten, the latest known holds.

-- Limits of a rule (for one stage: stage-over-limit/STAGE), in effect from a day on. Values as the rule's unit says.
create table rule_limit (
    id integer primary key,
    rule text not null,
    watch real,
    act real,
    applies_after real,
    valid_from integer not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

-- One signal as it stood at the end of a day. facts_change: the last change its facts came from, so that it can be
-- computed again; state: raised, changed (another severity or other limits) or cleared; body: what was told of it
-- (reasons, inputs, comparison, what would clear it) as JSON.
create table signal_record (
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

-- What somebody did about a signal: acted (1) or decided that nothing is to be done (0).
create table signal_action (
    id integer primary key,
    signal text not null,
    acted integer not null,
    note text not null,
    person text not null,
    done_on integer not null,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;
create index signal_action_of on signal_action (signal);
