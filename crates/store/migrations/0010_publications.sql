-- What was given to the public is a fact too: which file, from which facts, by which settings, and what was held back.

-- One file as it was published. facts_change: the last change its facts came from; request: filters, publisher and all
-- else it was asked with, as JSON; rules: SHA-256 of the rules of publication in force; recorded_on: the day whose
-- rules held. Who published it, when and through which door is told by its change.
create table publication (
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

-- What a rule of publication held back of it: how many elements, texts and activities.
create table publication_held_back (
    id integer primary key,
    publication integer not null references publication (id),
    rule text not null,
    n integer not null,
    change integer not null references change (id)
) strict;
create index publication_held_back_of on publication_held_back (publication);
