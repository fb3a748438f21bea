//! A save to disk, waited for.

use std::time::Duration;

use ::redis::{Value as Answered, pipe};
use tokio::time::{Instant, sleep};

use super::done::Done;
use crate::conn::redis::{Info, Redis, Writer};
use crate::error::{Error, Kind, Result};
use crate::ops::keyspace::masters;
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::progress::{Progress, Task};
use crate::report::{Column, Report, Source, Table, Value};
use crate::text::{self, plural};

/// How often a server is asked how far it is.
const LOOK: Duration = Duration::from_millis(200);

/// A save of every master.
pub struct Save {
    target: String,
    nodes: Vec<(String, Info)>,
    source: Source,
}

/// Looks at what would be saved.
pub async fn save(redis: &Redis) -> Result<Save> {
    let reader = redis.read().await?;
    let mut nodes = Vec::new();
    for master in masters(&reader).await? {
        nodes.push((master.address, master.reader.info().await?));
    }
    Ok(Save { target: redis.target(), nodes, source: reader.source() })
}

impl Report for Save {
    fn kind(&self) -> &'static str {
        "redis.save.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(
            ["node", "memory_bytes", "unsaved_changes", "last_save_age_seconds", "state"].map(Column::new),
        );
        for (address, info) in &self.nodes {
            table.push([
                address.as_str().into(),
                info.value("used_memory", Value::Bytes),
                info.value("rdb_changes_since_last_save", Value::Count),
                age(info),
                state(info).into(),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        let fork =
            "Each server forks, and needs memory for what is written while it saves: as much again at worst.";
        vec![fork.to_owned()]
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

#[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
fn age(info: &Info) -> Value {
    match (info.number("server_time_usec"), info.number("rdb_last_save_time")) {
        (Some(now), Some(saved)) => Value::Seconds((now / 1_000_000 - saved).max(0) as f64),
        _ => Value::Unknown,
    }
}

fn state(info: &Info) -> &'static str {
    match () {
        () if info.flag("rdb_bgsave_in_progress") == Some(true) => {
            "saves already: that one is waited for first"
        }
        () if info.flag("aof_rewrite_in_progress") == Some(true) => {
            "rewrites its append-only file: that is waited for first"
        }
        () if info.flag("rdb_last_bgsave_status") == Some(false) => "the last save failed",
        () => "ready",
    }
}

impl Plan for Save {
    fn action(&self) -> &'static str {
        "redis.save"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        format!("save {} to disk (BGSAVE on {})", self.target, plural(self.nodes.len(), "node"))
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Sizes and ages change by themselves.
    fn fingerprint(&self) -> Fingerprint {
        let nodes = self.nodes.iter().map(|(address, _)| address.as_str());
        Fingerprint::of(&[self.action(), self.target()].into_iter().chain(nodes).collect::<Vec<_>>())
    }
}

/// Saves node after node, so that servers of one machine do not fork at once, and waits for each.
pub async fn apply(redis: &Redis, approved: &Approved<Save>, progress: &dyn Progress) -> Result<Done> {
    let writer = redis.write(approved).await?;
    let mut table =
        Table::new(["node", "saved", "took_seconds", "copy_on_write_bytes", "file"].map(Column::new));
    let mut failures = Vec::new();
    let nodes = writer.masters().await?;
    for (address, node) in &nodes {
        match redis.running().unless_stopped(one(address, node, progress)).await {
            Ok(cells) => table.push(cells),
            Err(error) if error.kind() == Kind::Interrupted => {
                return Err(error.done(format!(
                    "{address} goes on saving; `authctl monitor redis persistence` says how it ends"
                )));
            }
            Err(error) => failures.push((address, error)),
        }
    }
    let Some((_, first)) = failures.pop() else {
        return Ok(Done { kind: "redis.save/1", table, notes: Vec::new(), source: writer.source() });
    };
    let error =
        failures.iter().fold(first, |error, (address, other)| error.because(format!("{address}: {other}")));
    let saved = nodes.len() - failures.len() - 1;
    Err(if saved == 0 {
        error
    } else {
        error.with_kind(Kind::PartlyDone).done(format!("{} saved", plural(saved, "other node")))
    })
}

async fn one(address: &str, node: &Writer, progress: &dyn Progress) -> Result<[Value; 5]> {
    let mut info = node.info().await?;
    while info.flag("rdb_bgsave_in_progress") == Some(true) {
        sleep(LOOK).await;
        info = node.info().await?;
    }
    let before = info.number("rdb_last_save_time").unwrap_or(0);
    let begun = Instant::now();
    let mut command = pipe();
    command.cmd("BGSAVE").arg("SCHEDULE");
    let answer = node.run_each(command).await?.into_iter().next();
    let scheduled = match answer {
        Some(Ok(Answered::SimpleString(words))) => words.contains("scheduled"),
        Some(Ok(_)) | None => false,
        Some(Err(error)) => return Err(refused(address, error)),
    };
    let info = until_saved(address, node, scheduled.then_some(before), progress).await?;
    if info.flag("rdb_last_bgsave_status") == Some(false) {
        return Err(failed(address, node, &info).await);
    }
    let file = place(node).await.map_or(Value::Unknown, Value::from);
    Ok([
        address.into(),
        true.into(),
        Value::Seconds(begun.elapsed().as_secs_f64()),
        info.value("rdb_last_cow_size", Value::Bytes),
        file,
    ])
}

/// Waits for the end; of a save that was put behind a rewrite, which has not begun, until the time of the last save is a
/// later one.
async fn until_saved(
    address: &str,
    node: &Writer,
    later_than: Option<i64>,
    progress: &dyn Progress,
) -> Result<Info> {
    let mut task = None;
    let mut told = 0;
    loop {
        let info = node.info().await?;
        let number = |name: &str| info.number(name).and_then(|number| u64::try_from(number).ok());
        if let (Some(total), Some(keys)) =
            (number("current_save_keys_total"), number("current_save_keys_processed"))
            && total > 0
        {
            let task =
                task.get_or_insert_with(|| Task::of_items(progress, &format!("saving {address}"), total));
            task.advance(keys.saturating_sub(told));
            told = told.max(keys);
        }
        let working = ["rdb_bgsave_in_progress", "aof_rewrite_in_progress"];
        let waits = later_than.is_some_and(|before| {
            info.number("rdb_last_save_time") <= Some(before)
                && info.flag("rdb_last_bgsave_status") == Some(true)
        });
        let works = info.flag(working[0]) == Some(true) || (waits && info.flag(working[1]) == Some(true));
        if !works && !waits {
            return Ok(info);
        }
        sleep(LOOK).await;
    }
}

/// What BGSAVE itself answered.
fn refused(address: &str, error: Error) -> Error {
    let unknown = error.causes().iter().any(|cause| cause.starts_with("unknown command"));
    if unknown {
        return error
            .hint("a managed service saves by itself: make a snapshot with its own console or command line");
    }
    let silent = error.server_code() == Some("ERR") && error.causes().is_empty();
    if silent {
        return Error::failed(format!("{address} could not begin to save"))
            .because("it could not fork: the system gives it no memory for a second process")
            .hint("on its machine: `sysctl vm.overcommit_memory=1`, or more memory");
    }
    error
}

/// A save that began and failed: the server tells only its log why.
async fn failed(address: &str, node: &Writer, info: &Info) -> Error {
    let place = place(node).await.map_or_else(String::new, |place| format!(" to {place}"));
    let writes = match info.number("rdb_changes_since_last_save") {
        Some(changes) if changes > 0 => {
            format!("{} changes since the last save are in no file", text::count(changes))
        }
        _ => "the last file is an older one".to_owned(),
    };
    Error::failed(format!("{address} could not save{place}"))
        .because(writes)
        .because("from now on it refuses writes (MISCONF) unless `stop-writes-on-bgsave-error` is off, or `save` is empty")
        .hint("the server's log says why: most often its disk is full, or it may not write to that folder")
}

/// Where the file is, as far as the server's settings may be read.
async fn place(node: &Writer) -> Option<String> {
    let dir = node.setting("dir").await.ok()??;
    Some(format!("{dir}/{}", node.setting("dbfilename").await.ok()??))
}
