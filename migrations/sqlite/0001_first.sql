-- Why each table exists is told in ../README.md.
-- Ids are 16 bytes, times are whole microseconds since 1970 in UTC.

create table workshops (
    id blob not null primary key check (length(id) = 16),
    opened_at_us integer not null
) strict;

create index workshops_by_opening on workshops (opened_at_us);

create table events (
    workshop_id blob not null references workshops (id) on delete cascade,
    seq integer not null check (seq > 0),
    at_us integer not null,
    seat_id blob,
    op_id blob,
    schema integer not null,
    body text not null,
    primary key (workshop_id, seq)
) strict, without rowid;

create index events_by_op on events (workshop_id, op_id) where op_id is not null;

create table snapshots (
    workshop_id blob not null primary key references workshops (id) on delete cascade,
    seq integer not null,
    schema integer not null,
    body blob not null
) strict;

create table keys (
    hash blob not null primary key check (length(hash) = 32),
    workshop_id blob not null references workshops (id) on delete cascade,
    seat_id blob not null,
    kind text not null check (kind in ('link', 'session')),
    expires_at_us integer
) strict, without rowid;

create index keys_by_seat on keys (workshop_id, seat_id);
create index keys_by_expiry on keys (expires_at_us) where expires_at_us is not null;

create table people (
    workshop_id blob not null references workshops (id) on delete cascade,
    seat_id blob not null,
    name text not null,
    primary key (workshop_id, seat_id)
) strict, without rowid;

create table readiness (
    id integer not null primary key check (id = 1),
    checks integer not null
) strict;

insert into readiness (id, checks) values (1, 0);
