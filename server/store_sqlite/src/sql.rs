//! Every SQL statement, once. Values are always bound, never written into the text.

pub(crate) const BEGIN: &str = "begin immediate";
pub(crate) const COMMIT: &str = "commit";
pub(crate) const ROLLBACK: &str = "rollback";
/// Each write in a shared transaction succeeds or fails on its own.
pub(crate) const SAVEPOINT: &str = "savepoint part";
pub(crate) const RELEASE: &str = "release part";
pub(crate) const UNDO: &str = "rollback to part";
/// After an erasure, so that nothing stays readable in the write-ahead log.
pub(crate) const TRUNCATE_LOG: &str = "pragma wal_checkpoint(truncate)";

pub(crate) const ADD_WORKSHOP: &str = "insert into workshops (id, opened_at_us) values (?1, ?2)";
pub(crate) const ERASE_WORKSHOP: &str = "delete from workshops where id = ?1"; // PROMISE: erased
pub(crate) const HAS_WORKSHOP: &str = "select 1 from workshops where id = ?1";
pub(crate) const WORKSHOPS: &str =
    "select id from workshops order by opened_at_us desc, id limit ?1";

pub(crate) const HEAD: &str = "select coalesce(max(seq), 0) from events where workshop_id = ?1";
pub(crate) const HEAD_OF_KNOWN: &str = "
    select coalesce((select max(seq) from events where workshop_id = w.id), 0)
    from workshops w where w.id = ?1";
/// Followed by rows of values and by the conditions under which they are stored, see `log.rs`.
pub(crate) const ADD_EVENTS: &str = "
    insert into events (workshop_id, seq, at_us, seat_id, op_id, schema, body) select * from (";
pub(crate) const IF_KNOWN: &str = ") where exists (select 1 from workshops where id = ";
pub(crate) const IF_HEAD_OF: &str =
    ") and coalesce((select max(seq) from events where workshop_id = ";
pub(crate) const IF_HEAD_IS: &str = "), 0) = ";
pub(crate) const IF_NO_OP_OF: &str = " and not exists (select 1 from events where workshop_id = ";
pub(crate) const IF_NO_OP_IN: &str = " and op_id in (";
pub(crate) const END_OF_LIST: &str = "))";
pub(crate) const TAIL: &str = "
    select seq, at_us, seat_id, op_id, schema, body from events
    where workshop_id = ?1 and seq > ?2 order by seq limit ?3";

pub(crate) const SNAPSHOT: &str = "select seq, schema, body from snapshots where workshop_id = ?1";
pub(crate) const SAVE_SNAPSHOT: &str = "
    insert into snapshots (workshop_id, seq, schema, body) values (?1, ?2, ?3, ?4)
    on conflict (workshop_id) do update
    set seq = excluded.seq, schema = excluded.schema, body = excluded.body
    where excluded.seq >= snapshots.seq";

pub(crate) const ADD_KEY: &str = "
    insert into keys (hash, workshop_id, seat_id, kind, expires_at_us)
    values (?1, ?2, ?3, ?4, ?5)";
pub(crate) const FIND_KEY: &str = "
    select hash, workshop_id, seat_id, kind, expires_at_us from keys
    where hash = ?1 and (expires_at_us is null or expires_at_us > ?2)";
pub(crate) const REVOKE_KEYS: &str = "delete from keys where workshop_id = ?1 and seat_id = ?2";
pub(crate) const REVOKE_KEY: &str = "delete from keys where hash = ?1";
pub(crate) const PURGE_EXPIRED: &str = "delete from keys where expires_at_us <= ?1";

pub(crate) const SET_NAME: &str = "
    insert into people (workshop_id, seat_id, name) values (?1, ?2, ?3)
    on conflict (workshop_id, seat_id) do update set name = excluded.name";
pub(crate) const ERASE_NAME: &str = "delete from people where workshop_id = ?1 and seat_id = ?2";
pub(crate) const NAMES: &str =
    "select seat_id, name from people where workshop_id = ?1 order by seat_id";

pub(crate) const ERASE_NAMES: &str = "delete from people where workshop_id = ?1";

pub(crate) const SET_JOIN_CODE: &str = "
    insert into entrances (workshop_id, code_hash, generation, entry, password)
    values (?1, ?2, ?3, ?4, ?5)
    on conflict (workshop_id) do update set code_hash = excluded.code_hash,
        generation = excluded.generation, entry = excluded.entry, password = excluded.password";
pub(crate) const CLOSE_JOIN_CODE: &str = "delete from entrances where workshop_id = ?1";
pub(crate) const JOIN_CODE: &str = "
    select workshop_id, code_hash, generation, entry, password from entrances
    where workshop_id = ?1";
pub(crate) const FIND_JOIN_CODE: &str = "
    select workshop_id, code_hash, generation, entry, password from entrances
    where code_hash = ?1";

pub(crate) const SET_NEXT_DUE: &str = "update workshops set next_due_us = ?2 where id = ?1";
pub(crate) const DUE_WORKSHOPS: &str = "
    select id, next_due_us from workshops where next_due_us <= ?1
    order by next_due_us, id limit ?2";

pub(crate) const ADD_JOB: &str = "
    insert into jobs (id, workshop_id, kind, payload, run_at_us) values (?1, ?2, ?3, ?4, ?5)";
pub(crate) const HAS_JOB: &str = "
    select 1 from jobs where dead_at_us is null and run_at_us <= ?1
    and (lease_until_us is null or lease_until_us <= ?1) limit 1";
pub(crate) const TAKE_JOB: &str = "
    update jobs set attempts = attempts + 1, lease_until_us = ?2
    where id = (
        select id from jobs where dead_at_us is null and run_at_us <= ?1
        and (lease_until_us is null or lease_until_us <= ?1) order by run_at_us, id limit 1)
    returning id, attempts, workshop_id, kind, payload, run_at_us, last_error";
pub(crate) const FINISH_JOB: &str = "delete from jobs where id = ?1";
pub(crate) const RETRY_JOB: &str = "
    update jobs set run_at_us = ?3, last_error = ?4, lease_until_us = null
    where id = ?1 and attempts = ?2 and dead_at_us is null";
pub(crate) const BURY_JOB: &str = "
    update jobs set dead_at_us = ?3, last_error = ?4, lease_until_us = null
    where id = ?1 and attempts = ?2 and dead_at_us is null";
pub(crate) const DEAD_JOBS: &str = "
    select id, attempts, workshop_id, kind, payload, run_at_us, last_error from jobs
    where dead_at_us is not null order by dead_at_us desc, id limit ?1";
pub(crate) const SWEEP_DEAD_JOBS: &str = "delete from jobs where dead_at_us < ?1";

pub(crate) const CHECK: &str = "update readiness set checks = checks + 1 where id = 1";
