-- What is to happen at a time, and what is to be done outside of the log: see ../README.md.

alter table workshops add column next_due_us integer;

create index workshops_by_due on workshops (next_due_us, id) where next_due_us is not null;

create table jobs (
    id blob not null primary key check (length(id) = 16),
    workshop_id blob not null references workshops (id) on delete cascade,
    kind text not null,
    payload text not null check (json_valid(payload)),
    run_at_us integer not null,
    attempts integer not null default 0,
    lease_until_us integer,
    last_error text,
    dead_at_us integer
) strict, without rowid;

create index jobs_by_run on jobs (run_at_us, id) where dead_at_us is null;
create index jobs_by_death on jobs (dead_at_us) where dead_at_us is not null;
create index jobs_by_workshop on jobs (workshop_id);
