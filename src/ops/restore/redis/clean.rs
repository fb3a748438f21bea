//! Removing the keys that are there: SCAN and UNLINK, which block nobody, never FLUSHALL.

use ::redis::{Value, from_redis_value, pipe};

use super::count::Count;
use super::target::{Member, Target};
use crate::conn::redis::{Redis, Writer};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Plan};
use crate::progress::{Progress, Task};

/// How many keys are looked for at once.
const COUNT: usize = 1000;

/// Refuses before anything is removed where nothing could be put in its place: a payload that is none is refused by
/// everybody, and for lack of the right only of who lacks it.
async fn may_restore(writer: &Writer) -> Result<()> {
    let mut probe = pipe();
    probe.cmd("RESTORE").arg("authctl:may-restore").arg(0).arg("no payload");
    match writer.run::<Value>(&probe).await {
        Err(error) if error.kind() == Kind::Denied => Err(error.done("nothing was removed")),
        _ => Ok(()),
    }
}

/// Removes every key that `target` holds; how many there were.
pub(super) async fn remove<P: Plan>(
    redis: &Redis,
    approved: &Approved<P>,
    target: &Target,
    progress: &dyn Progress,
) -> Result<u64> {
    if target.keys == 0 {
        return Ok(0);
    }
    let task = Task::of_items(progress, "removing keys", target.keys);
    let masters = redis.write(approved).await?.masters().await?;
    let removed = Count::default();
    for member in &target.members {
        let writer = masters.iter().find(|(address, _)| *address == member.address);
        let (_, writer) = writer.ok_or_else(|| gone(member))?;
        if removed.done() == 0 {
            may_restore(writer).await?;
        }
        for database in member.keys.keys() {
            let emptied = empty(writer, *database, &removed, &task);
            let outcome = target.running.unless_stopped(emptied).await;
            outcome.map_err(|error| so_far(error, &removed))?;
        }
    }
    Ok(removed.done())
}

fn so_far(error: Error, removed: &Count) -> Error {
    let Some(removed) = removed.in_words("removed") else { return error };
    error
        .with_kind(Kind::PartlyDone)
        .done(format!("{removed}; none was restored"))
        .hint("run the restore again with `--clean`: it removes the others and begins anew")
}

fn gone(member: &Member) -> Error {
    Error::new(Kind::Conflict, format!("{} takes no writes any more", member.address))
}

/// Removes every key of one database.
async fn empty(writer: &Writer, database: u64, removed: &Count, task: &Task<'_>) -> Result<()> {
    let mut cursor = b"0".to_vec();
    loop {
        let mut look = pipe();
        if database > 0 {
            look.cmd("SELECT").arg(database);
        }
        look.cmd("SCAN").arg(&cursor).arg("COUNT").arg(COUNT);
        let mut answers: Vec<Value> = writer.run(&look).await?;
        let found: Result<(Vec<u8>, Vec<Vec<u8>>), _> = from_redis_value(answers.pop().unwrap_or_default());
        let (next, keys) =
            found.map_err(|error| Error::bug("SCAN gave an answer of another shape").caused_by(&error))?;
        if !keys.is_empty() {
            unlink(writer, database, &keys, removed, task).await?;
        }
        if next == b"0" {
            return Ok(());
        }
        cursor = next;
    }
}

/// One command for each key: keys of several slots cannot share one.
async fn unlink(
    writer: &Writer,
    database: u64,
    keys: &[Vec<u8>],
    removed: &Count,
    task: &Task<'_>,
) -> Result<()> {
    let mut unlink = pipe();
    if database > 0 {
        unlink.cmd("SELECT").arg(database);
    }
    for key in keys {
        unlink.cmd("UNLINK").arg(key);
    }
    let sent = keys.len() as u64;
    removed.send(sent);
    let answers = writer.run_each(unlink).await?;
    // a key that expired meanwhile is not ours
    let gone = answers.iter().filter(|answer| matches!(answer, Ok(Value::Int(1)))).count() as u64;
    removed.answer(sent, gone);
    task.advance(gone);
    answers.into_iter().try_for_each(|answer| answer.map(drop))
}
