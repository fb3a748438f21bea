//! A census of keys: every master walked at once, each key asked about, sorted into patterns.

use std::pin::pin;
use std::time::{Duration, Instant};

use ::redis::{Value, pipe};
use futures_util::stream::{LocalBoxStream, select_all};
use futures_util::{Stream, StreamExt, TryStreamExt};

use super::largest::{Large, Largest};
use super::look::{self, Answers, Questions, Seen};
use super::patterns::{Pattern, Patterns};
use super::tally::Tally;
use super::walk::{self, Master, Walk};
use crate::conn::redis::Redis;
use crate::error::{Error, Result};
use crate::progress::{Progress, Task};

/// Round trips of one server that are under way at once: it works on one while the answers to another are read.
const UNDER_WAY: usize = 2;

/// What is looked at.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which keys, and how fast.
    pub walk: Walk,
    /// How many elements of a collection are measured to estimate its memory, 0 for all of them.
    pub samples: u32,
    /// End after about so many keys.
    pub first: Option<u64>,
    /// How many of the largest keys are remembered.
    pub largest: usize,
}

/// How a census ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every key was seen.
    Whole,
    /// As many were seen as were asked for.
    Enough,
    /// The run was told to stop.
    Stopped,
}

/// What was found.
pub struct Census {
    /// The patterns of names, those with the most memory first.
    pub patterns: Vec<Pattern>,
    /// Of all keys that were asked for.
    pub all: Tally,
    /// The largest keys, the largest first.
    pub largest: Vec<Large>,
    /// How many keys were looked at, about, also those that no pattern asked for.
    pub visited: u64,
    /// How many keys there are on all masters, where that may be asked.
    pub total: Option<u64>,
    /// How it ended.
    pub end: End,
    /// Why questions were not answered, each reason once, with what would permit them.
    pub refused: Vec<String>,
    /// How long it took.
    pub took: Duration,
    /// Addresses of the masters.
    pub masters: Vec<String>,
}

impl Census {
    /// How many keys the pattern asks for on all masters, estimated where not all were looked at.
    pub fn estimate(&self, of_seen: u64) -> Option<u64> {
        if self.end == End::Whole {
            return Some(of_seen);
        }
        let visited = self.visited.max(1);
        let estimated = u128::from(of_seen) * u128::from(self.total?.max(self.visited)) / u128::from(visited);
        u64::try_from(estimated).ok()
    }
}

/// What has been counted so far.
struct Counted {
    patterns: Patterns,
    all: Tally,
    largest: Largest,
    visited: u64,
    refused: Vec<String>,
}

impl Counted {
    fn count(&mut self, answers: Answers, visited: u64, master: usize) {
        self.visited += visited;
        for (key, seen) in answers.seen {
            self.patterns.count(&key, &seen);
            self.all.count(&seen);
            self.largest.offer(&key, &seen, master);
        }
        refuse(&mut self.refused, &answers.refused);
    }
}

/// Remembers each reason once.
fn refuse(known: &mut Vec<String>, errors: &[Error]) {
    for error in errors {
        let told = told(error);
        if !known.contains(&told) && known.len() < MOST_REASONS {
            known.push(told);
        }
    }
}

/// Reasons that are told: a user may lack one right for each of many keys.
const MOST_REASONS: usize = 8;

/// A refusal with what would permit it.
fn told(error: &Error) -> String {
    let hints = error.hints().iter().map(String::as_str);
    std::iter::once(error.to_string().as_str()).chain(hints).collect::<Vec<_>>().join("; ")
}

/// Looks at the keys of every master of `redis`. Told to stop, it ends with what was seen so far.
pub async fn census(redis: &Redis, wanted: &Wanted, progress: &dyn Progress) -> Result<Census> {
    let started = Instant::now();
    // held so that a run that is told to stop waits for what was seen
    let owed = redis.running().owe();
    let reader = redis.read().await?;
    let masters = walk::masters(&reader).await?;
    let total = total(&masters).await;
    let task = match (total, wanted.first) {
        (Some(total), first) => Task::of_items(progress, "keys", first.unwrap_or(total).min(total)),
        (None, _) => Task::open_ended(progress, "keys"),
    };
    let mut counted = Counted {
        patterns: Patterns::new(vec![redis.settings().instance_name.clone()]),
        all: Tally::default(),
        largest: Largest::new(wanted.largest),
        visited: 0,
        refused: Vec::new(),
    };
    let end = tokio::select! {
        end = walk_all(&masters, wanted, &mut counted, &task) => end?,
        () = redis.running().until_stopped() => End::Stopped,
    };
    drop(task);
    let mut largest = counted.largest.into_list();
    if end != End::Stopped {
        measure(&masters, &mut largest).await?;
    }
    drop(owed);
    Ok(Census {
        patterns: counted.patterns.into_list(),
        all: counted.all,
        largest,
        visited: counted.visited,
        total,
        end,
        refused: counted.refused,
        took: started.elapsed(),
        masters: masters.into_iter().map(|master| master.address).collect(),
    })
}

/// Keys with what was seen of each, as many as were asked for.
pub struct List {
    /// Address of its master, name, what was seen.
    pub keys: Vec<(String, Vec<u8>, Seen)>,
    /// How it ended.
    pub end: End,
    /// Why questions were not answered, each reason once, with what would permit them.
    pub refused: Vec<String>,
}

/// The first `most` keys that are found.
pub async fn list(
    redis: &Redis,
    walk: &Walk,
    samples: u32,
    most: usize,
    progress: &dyn Progress,
) -> Result<List> {
    let reader = redis.read().await?;
    let masters = walk::masters(&reader).await?;
    let task = Task::open_ended(progress, "keys looked at");
    let wanted = Wanted { walk: walk.clone(), samples, first: None, largest: 0 };
    let mut answers = pin!(all(&masters, &wanted));
    let mut list = List { keys: Vec::new(), end: End::Whole, refused: Vec::new() };
    while let Some((number, visited, answered)) = answers.try_next().await? {
        task.advance(visited);
        refuse(&mut list.refused, &answered.refused);
        let address = &masters[number].address;
        list.keys.extend(answered.seen.into_iter().map(|(key, seen)| (address.clone(), key, seen)));
        if list.keys.len() > most {
            list.keys.truncate(most);
            list.end = End::Enough;
            break;
        }
    }
    Ok(list)
}

async fn total(masters: &[Master]) -> Option<u64> {
    let mut total = 0;
    for master in masters {
        total += walk::size(&master.reader).await?;
    }
    Some(total)
}

async fn walk_all(
    masters: &[Master],
    wanted: &Wanted,
    counted: &mut Counted,
    task: &Task<'_>,
) -> Result<End> {
    let mut answers = pin!(all(masters, wanted));
    while let Some((number, visited, answered)) = answers.try_next().await? {
        counted.count(answered, visited, number);
        task.advance(visited);
        if wanted.first.is_some_and(|first| counted.visited >= first) {
            // the last piece may be the last of all
            return Ok(if answers.try_next().await?.is_none() { End::Whole } else { End::Enough });
        }
    }
    Ok(End::Whole)
}

/// The keys of all masters as they are found.
fn all<'a>(
    masters: &'a [Master],
    wanted: &Wanted,
) -> impl Stream<Item = Result<(usize, u64, Answers)>> + use<'a> {
    let questions = Questions { samples: wanted.samples };
    let walks = masters.iter().enumerate().map(|(number, master)| one(master, number, wanted, questions));
    select_all(walks.collect::<Vec<_>>())
}

type Answered<'a> = LocalBoxStream<'a, Result<(usize, u64, Answers)>>;

fn one<'a>(master: &'a Master, number: usize, wanted: &Wanted, questions: Questions) -> Answered<'a> {
    let ask = move |found: walk::Found| async move {
        let answers = look::look(&master.reader, found.keys, questions).await?;
        Ok((number, found.visited, answers))
    };
    let found = wanted.walk.keys(&master.reader);
    found.map_ok(ask).try_buffered(UNDER_WAY).boxed_local()
}

/// Asks how many elements the largest keys have.
async fn measure(masters: &[Master], largest: &mut [Large]) -> Result<()> {
    for (number, master) in masters.iter().enumerate() {
        let mut questions = pipe();
        let mut asked = Vec::new();
        for large in largest.iter_mut().filter(|large| large.master == number) {
            if let Some(command) = large.seen.kind.and_then(look::length) {
                questions.cmd(command).arg(&large.key);
                asked.push(large);
            }
        }
        if asked.is_empty() {
            continue;
        }
        for (large, answer) in asked.into_iter().zip(master.reader.ask_each(questions).await?) {
            if let Ok(Value::Int(length)) = answer {
                large.length = u64::try_from(length).ok();
            }
        }
    }
    Ok(())
}
