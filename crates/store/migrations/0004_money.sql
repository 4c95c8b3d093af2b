-- Money: statements of ledger lines and exchange rates, and the agreements behind them.

-- identity and digest are the first eight bytes of SHA-256 sums (see store::ledger); identity is looked up together
-- with the activity. A withdrawn statement says that the line does not exist.
create table ledger_statement (
    id integer primary key,
    activity integer not null references activity (id),
    identity integer not null,
    occurrence integer not null,
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest integer not null,
    withdrawn integer not null,
    kind integer not null,
    period_start integer not null,
    period_end integer not null,
    amount integer,
    currency text not null,
    value_date integer,
    fund integer references term (id),
    class integer references term (id),
    provider integer references organisation (id),
    receiver integer references organisation (id),
    reference text,
    finality integer
) strict;
create index ledger_statement_of on ledger_statement (activity, identity);

create table rate_statement (
    id integer primary key,
    date integer not null,
    currency text not null,
    base text not null,
    source integer not null references source (id),
    recorded_on integer not null,
    basis integer not null,
    change integer not null references change (id),
    "row" integer not null,
    digest integer not null,
    rate integer not null,
    publisher text
) strict;
create index rate_statement_of on rate_statement (currency, base, date);

create table agreement (
    id integer primary key,
    code text not null unique,
    activity integer references activity (id),
    donor integer references organisation (id),
    title text,
    signed_on integer,
    effective_on integer,
    expires_on integer,
    amount integer,
    currency text,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

create table agreement_instalment (
    id integer primary key,
    agreement integer not null references agreement (id),
    due_on integer,
    amount integer,
    currency text,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;

create table agreement_condition (
    id integer primary key,
    agreement integer not null references agreement (id),
    instalment integer references agreement_instalment (id),
    body text not null,
    due_on integer,
    met_on integer,
    recorded_on integer not null,
    change integer not null references change (id)
) strict;
