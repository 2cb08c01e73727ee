//! What each write does, inside the transaction the writer has opened.

use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
    text::DisplayName,
};
use sqlx::SqliteConnection;
use store::{JoinCode, JoinPolicy, Key, KeyHash, KeyKind, Snapshot, StoreError, StoredEvent};

use crate::{bytes, failed, number, sql, writer::Write};

pub(crate) async fn perform(c: &mut SqliteConnection, write: Write) -> Result<(), StoreError> {
    match write {
        Write::Create(workshop, at, events, keys) => create(c, workshop, at, events, keys).await,
        Write::Append(workshop, events) => append(c, workshop, events).await,
        Write::SaveSnapshot(workshop, snapshot) => save_snapshot(c, workshop, snapshot).await,
        Write::Erase(workshop) => erase(c, workshop).await,
        Write::AddKey(hash, key) => {
            must_exist(c, key.workshop).await?;
            add_key(c, hash, key).await
        }
        Write::RevokeKeys(workshop, seat) => revoke_keys(c, workshop, seat).await,
        Write::RevokeKey(hash) => {
            let query = sqlx::query(sql::REVOKE_KEY).bind(&hash.0[..]);
            query.execute(c).await.map_err(failed)?;
            Ok(())
        }
        Write::PurgeExpired(now) => {
            let query = sqlx::query(sql::PURGE_EXPIRED).bind(now.0);
            query.execute(c).await.map_err(failed)?;
            Ok(())
        }
        Write::SetName(workshop, seat, name) => set_name(c, workshop, seat, name).await,
        Write::EraseNames(workshop) => {
            let query = sqlx::query(sql::ERASE_NAMES).bind(bytes(workshop.0));
            query.execute(c).await.map_err(failed)?;
            Ok(())
        }
        Write::SetJoinCode(workshop, join_code) => {
            must_exist(c, workshop).await?;
            set_join_code(c, workshop, join_code).await
        }
        Write::Check => {
            sqlx::query(sql::CHECK).execute(c).await.map_err(failed)?;
            Ok(())
        }
        Write::Close => Ok(()),
    }
}

async fn set_join_code(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    join_code: Option<JoinCode>,
) -> Result<(), StoreError> {
    let Some(JoinCode { code, generation, entry }) = join_code else {
        let query = sqlx::query(sql::CLOSE_JOIN_CODE).bind(bytes(workshop.0));
        query.execute(c).await.map_err(failed)?;
        return Ok(());
    };
    let (entry, password) = match entry {
        JoinPolicy::Open => ("open", None),
        JoinPolicy::Approval => ("approval", None),
        JoinPolicy::Password(hash) => ("password", Some(hash)),
    };
    let query = sqlx::query(sql::SET_JOIN_CODE)
        .bind(bytes(workshop.0))
        .bind(code.0.to_vec())
        .bind(i64::from(generation))
        .bind(entry)
        .bind(password);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn create(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    at: Timestamp,
    events: Vec<StoredEvent>,
    keys: Vec<(KeyHash, Key)>,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ADD_WORKSHOP).bind(bytes(workshop.0)).bind(at.0);
    query.execute(&mut *c).await.map_err(failed)?;
    append(c, workshop, events).await?;
    for (hash, key) in keys {
        add_key(c, hash, key).await?;
    }
    Ok(())
}

async fn append(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    events: Vec<StoredEvent>,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let head = sqlx::query_scalar::<_, i64>(sql::HEAD).bind(bytes(workshop.0));
    let mut head = number(head.fetch_one(&mut *c).await.map_err(failed)?);
    let mut last_op = None;
    for event in events {
        if event.seq != head + 1 {
            return Err(StoreError::Conflict { actual: head });
        }
        // The events of one command are consecutive; the same command anywhere else is a repeat.
        if event.op.is_some() && event.op != last_op {
            let known = sqlx::query(sql::HAS_OP)
                .bind(bytes(workshop.0))
                .bind(event.op.map(|op| bytes(op.0)));
            if known.fetch_optional(&mut *c).await.map_err(failed)?.is_some() {
                return Err(StoreError::Duplicate);
            }
        }
        last_op = event.op;
        head = event.seq;
        add_event(c, workshop, event).await?;
    }
    Ok(())
}

async fn add_event(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    event: StoredEvent,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ADD_EVENT)
        .bind(bytes(workshop.0))
        .bind(event.seq.cast_signed())
        .bind(event.at.0)
        .bind(event.seat.map(|seat| bytes(seat.0)))
        .bind(event.op.map(|op| bytes(op.0)))
        .bind(i64::from(event.schema))
        .bind(event.body);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn save_snapshot(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    snapshot: Snapshot,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let query = sqlx::query(sql::SAVE_SNAPSHOT)
        .bind(bytes(workshop.0))
        .bind(snapshot.seq.cast_signed())
        .bind(i64::from(snapshot.schema))
        .bind(snapshot.body);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn erase(c: &mut SqliteConnection, workshop: WorkshopId) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ERASE_WORKSHOP).bind(bytes(workshop.0));
    let done = query.execute(c).await.map_err(failed)?;
    if done.rows_affected() == 0 { Err(StoreError::NoWorkshop) } else { Ok(()) }
}

async fn add_key(c: &mut SqliteConnection, hash: KeyHash, key: Key) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ADD_KEY)
        .bind(&hash.0[..])
        .bind(bytes(key.workshop.0))
        .bind(bytes(key.seat.0))
        .bind(match key.kind {
            KeyKind::Link => "link",
            KeyKind::Session => "session",
        })
        .bind(key.expires.map(|expires| expires.0));
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn revoke_keys(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    seat: SeatId,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::REVOKE_KEYS).bind(bytes(workshop.0)).bind(bytes(seat.0));
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn set_name(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    seat: SeatId,
    name: Option<DisplayName>,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let query = match &name {
        Some(_) => sqlx::query(sql::SET_NAME),
        None => sqlx::query(sql::ERASE_NAME),
    };
    let query = query.bind(bytes(workshop.0)).bind(bytes(seat.0));
    let query = match name {
        Some(name) => query.bind(String::from(name)),
        None => query,
    };
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn must_exist(c: &mut SqliteConnection, workshop: WorkshopId) -> Result<(), StoreError> {
    let query = sqlx::query(sql::HAS_WORKSHOP).bind(bytes(workshop.0));
    match query.fetch_optional(c).await.map_err(failed)? {
        Some(_) => Ok(()),
        None => Err(StoreError::NoWorkshop),
    }
}
