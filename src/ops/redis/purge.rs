//! Keys of a pattern, removed. What they are is sampled first; they are found once more to be removed, so that however
//! many there are, no list of them is held.

use std::pin::pin;

use ::redis::{Value as Answered, pipe};
use futures_util::TryStreamExt;
use futures_util::future::try_join_all;
use serde_json::{Value as Json, json};
use tokio::sync::watch;

use super::done::Done;
use crate::conn::redis::{Redis, Writer};
use crate::error::{Error, Kind, Result};
use crate::ops::keyspace::{Census, End, Kind as Type, Walk, Wanted, census, everything, masters};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::progress::{Progress, Task};
use crate::report::{Cell, Column, Report, Source, Table, Value};
use crate::text;

/// So many keys are looked at to say what would go; a sample of this size tells a share of a hundredth to within a
/// seventh of it.
const SAMPLE: u64 = 20_000;
/// Patterns of names that are shown.
const MOST_PREFIXES: usize = 10;

/// Keys that are to go.
pub struct Purge {
    pattern: String,
    walk: Walk,
    target: String,
    census: Census,
    source: Source,
}

/// Samples the keys of a pattern; `all` agrees to one that leaves no key out.
pub async fn purge(redis: &Redis, walk: &Walk, all: bool, progress: &dyn Progress) -> Result<Purge> {
    let pattern = walk.pattern.clone().unwrap_or_default();
    if pattern.is_empty() {
        return Err(Error::usage("an empty pattern finds nothing")
            .hint("name the keys: `authctl redis purge 'sess:*'`"));
    }
    if everything(&pattern) && !all {
        return Err(Error::usage(format!("the pattern {} leaves no key out", text::argument(&pattern)))
            .hint("narrow it, or say with `--everything` that every key is meant"));
    }
    let wanted = Wanted { walk: walk.clone(), samples: 5, first: Some(SAMPLE), largest: 0 };
    let census = census(redis, &wanted, progress).await?;
    if census.end == End::Stopped {
        return Err(Error::new(Kind::Interrupted, "interrupted").done("nothing was removed"));
    }
    let source = redis.read().await?.source();
    Ok(Purge { pattern, walk: walk.clone(), target: redis.target(), census, source })
}

impl Purge {
    fn is_sample(&self) -> bool {
        self.census.end != End::Whole
    }

    /// `about 1,200`, `35`, or that it is not known.
    fn count(&self) -> String {
        match self.census.estimate(self.census.all.keys) {
            Some(count) if self.is_sample() => format!("about {}", text::count(count.cast_signed())),
            Some(count) => text::count(count.cast_signed()),
            None => "an unknown number of".to_owned(),
        }
    }

    fn estimated(&self, seen: u64) -> Option<u64> {
        self.census.estimate(seen)
    }
}

impl Report for Purge {
    fn kind(&self) -> &'static str {
        "redis.purge.plan/1"
    }

    fn table(&self) -> Table {
        let (keys, memory) = if self.is_sample() {
            ("estimated_keys", "estimated_memory_bytes")
        } else {
            ("keys", "memory_bytes")
        };
        let mut table = Table::new(
            ["prefix", keys, memory, "type", "without_ttl_ratio", "longest_ttl_seconds"].map(Column::new),
        )
        .when_empty("the sample has no such key");
        for pattern in self.census.patterns.iter().take(MOST_PREFIXES) {
            let tally = &pattern.tally;
            let kinds = Type::ALL.into_iter().filter(|kind| tally.kinds[*kind as usize] > 0);
            let bytes = if tally.measured > 0 {
                self.estimated(tally.bytes).map_or(Value::Unknown, Value::of_bytes)
            } else {
                Value::Unknown
            };
            #[expect(clippy::cast_precision_loss, reason = "a share")]
            let endless = Value::Ratio(tally.endless as f64 / tally.keys.max(1) as f64);
            table.push([
                Cell::from(pattern.name.as_str()),
                self.estimated(tally.keys).map_or(Value::Unknown, Value::of_count).into(),
                bytes.into(),
                Value::List(kinds.map(|kind| kind.word().to_owned()).collect()).into(),
                endless.into(),
                tally.longest.map_or(Value::Nothing, |left| Value::Seconds(left.as_secs_f64())).into(),
            ]);
        }
        table
    }

    fn data(&self) -> Json {
        let census = &self.census;
        json!({
            "pattern": self.pattern,
            "sampled": self.is_sample(),
            "looked_at_keys": census.visited,
            "matched_keys": census.all.keys,
            "total_keys": census.total,
            "estimated_keys": self.estimated(census.all.keys),
            "estimated_memory_bytes": (census.all.measured > 0).then(|| self.estimated(census.all.bytes)).flatten(),
            "prefixes": self.table().to_json(),
        })
    }

    fn notes(&self) -> Vec<String> {
        let census = &self.census;
        let count = |number: u64| text::count(number.cast_signed());
        let sampled = format!(
            "Estimated from a sample: of {} keys that were looked at, {} match; {} keys are there in all.",
            count(census.visited),
            count(census.all.keys),
            census.total.map_or_else(|| "an unknown number of".to_owned(), count)
        );
        let sampled = self.is_sample().then_some(sampled);
        let more = census.patterns.len().saturating_sub(MOST_PREFIXES);
        let more = (more > 0).then(|| format!("{more} more prefixes match."));
        sampled.into_iter().chain(more).chain(census.refused.iter().cloned()).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Purge {
    fn action(&self) -> &'static str {
        "redis.purge"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let which = if everything(&self.pattern) { "every key: " } else { "" };
        format!(
            "remove {which}{} keys that match {} from {}",
            self.count(),
            text::argument(&self.pattern),
            self.target
        )
    }

    fn danger(&self) -> Danger {
        Danger::Destructive
    }

    /// A sample that has none proves nothing about the rest.
    fn is_empty(&self) -> bool {
        !self.is_sample() && self.census.all.keys == 0
    }

    /// How many there are changes by itself; which are meant does not.
    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[self.action(), self.target(), &self.pattern])
    }
}

/// Removes the keys of every master, and counts those that came meanwhile.
pub async fn apply(redis: &Redis, approved: &Approved<Purge>, progress: &dyn Progress) -> Result<Done> {
    let plan = approved.plan();
    let writer = redis.write(approved).await?;
    let nodes = writer.masters().await?;
    let (removed, _) = watch::channel(0_u64);
    let removal = remove_all(&nodes, &plan.walk, &removed, plan.census.total, progress);
    if let Err(error) = redis.running().unless_stopped(removal).await {
        return Err(cut_off(error, *removed.borrow()));
    }
    let left = redis.running().unless_stopped(left(redis, &plan.walk)).await;
    let left = left.map_err(|error| cut_off(error, *removed.borrow()))?;
    let removed = *removed.borrow();
    let mut table = Table::new(["pattern", "removed", "left"].map(Column::new));
    table.push([plan.pattern.as_str().into(), Value::of_count(removed), Value::of_count(left)]);
    let came = (left > 0).then(|| {
        "Those that are left came meanwhile, or moved from node to node: run the command again.".to_owned()
    });
    Ok(Done { kind: "redis.purge/1", table, notes: came.into_iter().collect(), source: writer.source() })
}

fn cut_off(error: Error, removed: u64) -> Error {
    if removed == 0 {
        return error.done("no key was removed");
    }
    let kind = if error.kind() == Kind::Interrupted { Kind::Interrupted } else { Kind::PartlyDone };
    error
        .with_kind(kind)
        .done(format!("{} keys were removed", text::count(removed.cast_signed())))
        .hint("run the same command again: it goes on")
}

async fn remove_all(
    nodes: &[(String, Writer)],
    walk: &Walk,
    removed: &watch::Sender<u64>,
    total: Option<u64>,
    progress: &dyn Progress,
) -> Result<()> {
    let task = match total {
        Some(total) => Task::of_items(progress, "keys looked at", total),
        None => Task::open_ended(progress, "keys looked at"),
    };
    let task = &task;
    let each = nodes.iter().map(async |(_, node)| {
        let mut found = pin!(walk.keys(node));
        while let Some(found) = found.try_next().await? {
            let count = unlink(node, &found.keys).await?;
            removed.send_modify(|removed| *removed += count);
            task.advance(found.visited);
        }
        Ok(())
    });
    try_join_all(each).await.map(drop)
}

/// Removes these keys; one that moved to another node of the cluster meanwhile is left for the next run.
async fn unlink(node: &Writer, keys: &[Vec<u8>]) -> Result<u64> {
    if keys.is_empty() {
        return Ok(0);
    }
    let mut commands = pipe();
    for key in keys {
        commands.cmd("UNLINK").arg(key);
    }
    let mut removed = 0;
    for answer in node.run_each(commands).await? {
        match answer {
            Ok(Answered::Int(count)) => removed += u64::try_from(count).unwrap_or(0),
            Ok(_) => {}
            Err(error) if matches!(error.server_code(), Some("MOVED" | "ASK" | "TRYAGAIN")) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(removed)
}

/// How many keys of the pattern there are now.
async fn left(redis: &Redis, walk: &Walk) -> Result<u64> {
    let reader = redis.read().await?;
    let mut left = 0;
    for master in masters(&reader).await? {
        let mut found = pin!(walk.keys(&master.reader));
        while let Some(found) = found.try_next().await? {
            left += found.keys.len() as u64;
        }
    }
    Ok(left)
}
