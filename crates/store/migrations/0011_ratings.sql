-- Ratings: what a manager or an evaluation says of how an activity goes, by day; of a post or unit, never of a person.

create table rating_statement (
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
create index rating_statement_of on rating_statement (activity, rated_by, rated_on);
