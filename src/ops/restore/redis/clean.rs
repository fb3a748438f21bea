//! Removing the keys that are there: SCAN and UNLINK, which block nobody, never FLUSHALL.

use ::redis::{Value, from_redis_value, pipe};

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
    let mut removed = 0;
    for member in &target.members {
        let writer = masters.iter().find(|(address, _)| *address == member.address);
        let (_, writer) = writer.ok_or_else(|| gone(member))?;
        if removed == 0 {
            may_restore(writer).await?;
        }
        for database in member.keys.keys() {
            let emptied = empty(writer, *database, &mut removed, &task);
            let outcome = target.running.unless_stopped(emptied).await;
            outcome.map_err(|error| so_far(error, removed))?;
        }
    }
    Ok(removed)
}

fn so_far(error: Error, removed: u64) -> Error {
    if removed == 0 {
        return error;
    }
    error
        .with_kind(Kind::PartlyDone)
        .done(format!("{} keys were removed, and none was restored", super::count(removed)))
        .hint("run the restore again with `--clean`: it removes the others and begins anew")
}

fn gone(member: &Member) -> Error {
    Error::new(Kind::Conflict, format!("{} takes no writes any more", member.address))
}

/// Removes every key of one database.
async fn empty(writer: &Writer, database: u64, removed: &mut u64, task: &Task<'_>) -> Result<()> {
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
            // one command for each key: keys of several slots cannot share one
            let mut unlink = pipe();
            if database > 0 {
                unlink.cmd("SELECT").arg(database).ignore();
            }
            for key in &keys {
                unlink.cmd("UNLINK").arg(key);
            }
            let gone: Vec<u64> = writer.run(&unlink).await?;
            let gone: u64 = gone.iter().sum();
            *removed += gone;
            task.advance(gone);
        }
        if next == b"0" {
            return Ok(());
        }
        cursor = next;
    }
}
