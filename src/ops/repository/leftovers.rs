//! What killed runs left in a repository, and taking it away.
//!
//! A writer whose process has ended on this machine is gone, and so is one of before this machine was started
//! again. Of one that cannot be seen from here its mark tells: it is renewed every minute, so its writer is taken
//! for gone when that did not happen for a quarter of an hour. That is measured by the clock of whoever keeps the
//! repository alone, which every file's time is of: no clock that differs or was set back makes a writer seem gone.
//!
//! Files that never appeared, because their upload was cut short, go with their set. In a set that is whole they go
//! by their own age. Nothing else is ever taken from a set that has a manifest.

use std::fmt;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::{SignedDuration, Timestamp};

use super::SetId;
use super::mark::{BEGUN, MANIFEST, Mark, REMOVED};
use super::process::{Fate, Process};
use super::removal::{self, Removal};
use super::verification::RECORDS;
use crate::conn::repository::{Object, Reader, Writer};
use crate::error::Result;
use crate::report::Value;
use crate::text;

/// Where files lie for a moment that are written to learn their time.
const CLOCK: &str = "clock";
/// How many sets are looked at side by side.
const SIDE_BY_SIDE: usize = 16;
/// How long a writer that cannot be seen may be silent.
const SILENCE: SignedDuration = SignedDuration::from_mins(15);

/// What is left of work that nobody does any more.
#[derive(Clone, Debug)]
pub struct Leftover {
    set: Option<SetId>,
    why: String,
    files: usize,
    bytes: u64,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// A set without manifest goes as a whole.
    Set,
    /// These files go.
    Files(Vec<String>),
}

impl Leftover {
    /// The set that it is of; `None` for what lies beside the sets.
    pub fn set(&self) -> Option<&SetId> {
        self.set.as_ref()
    }

    /// How that is known, in words: `process 4711 on db1, which was at work on it, has ended`.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// How many files would go.
    pub const fn files(&self) -> usize {
        self.files
    }

    /// Their size, as far as it is known.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    fn new<'a>(set: Option<SetId>, why: String, files: impl Iterator<Item = &'a Object>, kind: Kind) -> Self {
        let (files, bytes) = files.fold((0, 0), |(files, bytes), file| (files + 1, bytes + file.bytes));
        Self { set, why, files, bytes, kind }
    }
}

impl fmt::Display for Leftover {
    /// `2 files (3.1 MiB) of set 20261124-021500-3f9a: process 4711 on db1, which was at work on it, has ended`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = Value::of_bytes(self.bytes).for_people();
        write!(formatter, "{} ({size})", text::plural(self.files, "file"))?;
        if let Some(set) = &self.set {
            write!(formatter, " of set {set}")?;
        }
        write!(formatter, ": {}", self.why)
    }
}

/// What time it is for whoever keeps the repository, to compare the times of its files with.
pub async fn store_clock(writer: &Writer) -> Result<Timestamp> {
    let path = format!("{CLOCK}/{}", uuid::Uuid::new_v4().simple());
    writer.put(&path, Bytes::from_static(b"what time is it\n")).await?;
    let found = writer.list(CLOCK).await;
    writer.delete(std::slice::from_ref(&path)).await?;
    let file = found?.into_iter().find(|file| file.path == path);
    // one that is not listed at once tells nothing, and then nobody is taken for gone by his silence
    Ok(file.map_or(Timestamp::MIN, |file| file.modified))
}

/// What is left over when it is `now` by [`store_clock`].
///
/// Who may only read has no other clock than the machine's own. What that finds is a proposal: [`sweep`] looks again.
pub async fn leftovers(reader: &Reader, now: Timestamp) -> Result<Vec<Leftover>> {
    let glance = Glance { reader, now, here: &Process::here() };
    let folders = reader.folders("").await?;
    let sets = folders.iter().filter_map(|name| SetId::parse(name));
    let looks = stream::iter(sets.map(|set| glance.at(set)).collect::<Vec<_>>()).buffered(SIDE_BY_SIDE);
    let found: Vec<Option<Leftover>> = looks.try_collect().await?;
    Ok(found.into_iter().flatten().chain(glance.beside().await?).collect())
}

/// One look at a repository: at what, when, and who looks.
struct Glance<'a> {
    reader: &'a Reader,
    now: Timestamp,
    here: &'a Process,
}

impl Glance<'_> {
    /// What is left over of a set.
    async fn at(&self, set: SetId) -> Result<Option<Leftover>> {
        let files = self.reader.list(set.as_str()).await?;
        let file = |name: &str| files.iter().find(|file| file.path == set.path(name));
        if file(MANIFEST).is_some() {
            return self.remains(set, &files).await;
        }
        let why = match (file(REMOVED), file(BEGUN)) {
            (Some(_), _) => Some("it was removed halfway".to_owned()),
            (None, Some(mark)) => self.why_gone(&set, mark).await?,
            (None, None) => return Ok(cut_short(Some(set.clone()), &self.stranded(set.as_str()).await)),
        };
        let Some(why) = why else { return Ok(None) };
        let unfinished = self.unfinished(set.as_str()).await;
        Ok(Some(Leftover::new(Some(set), why, files.iter().chain(&unfinished), Kind::Set)))
    }

    /// What may go of a set that is whole: what never appeared, and marks of those who are gone.
    async fn remains(&self, set: SetId, files: &[Object]) -> Result<Option<Leftover>> {
        let mut going = self.stranded(set.as_str()).await;
        let mut why = None;
        for mark in files {
            let is_mark = [BEGUN, REMOVED].iter().any(|name| set.path(name) == mark.path);
            if is_mark && let Some(gone) = self.why_gone(&set, mark).await? {
                why = Some(format!("the set is whole and {gone}"));
                going.push(mark.clone());
            }
        }
        let Some(why) = why else { return Ok(cut_short(Some(set), &going)) };
        let paths = going.iter().map(|file| file.path.clone()).collect();
        Ok(Some(Leftover::new(Some(set), why, going.iter(), Kind::Files(paths))))
    }

    /// What is left over beside the sets.
    async fn beside(&self) -> Result<Option<Leftover>> {
        let mut going = self.stranded(RECORDS).await;
        going.extend(self.reader.list(CLOCK).await?.into_iter().filter(|file| self.is_silent(file)));
        Ok(cut_short(None, &going))
    }

    /// Files below `folder` that never appeared and are too old to be on their way.
    async fn stranded(&self, folder: &str) -> Vec<Object> {
        let unfinished = self.unfinished(folder).await.into_iter();
        unfinished.filter(|file| self.is_silent(file)).collect()
    }

    /// Who may not list uploads of a bucket leaves them to its own rule.
    async fn unfinished(&self, folder: &str) -> Vec<Object> {
        self.reader.unfinished(folder).await.unwrap_or_default()
    }

    async fn why_gone(&self, set: &SetId, mark: &Object) -> Result<Option<String>> {
        let document = self.reader.get(&mark.path).await?;
        let is_silent = self.is_silent(mark);
        Ok(document.and_then(|document| judge(Mark::read(&document, set).as_ref(), is_silent, self.here)))
    }

    fn is_silent(&self, file: &Object) -> bool {
        is_silent(file, self.now)
    }
}

fn cut_short(set: Option<SetId>, files: &[Object]) -> Option<Leftover> {
    let paths: Vec<_> = files.iter().map(|file| file.path.clone()).collect();
    let why = "they were cut short and never appeared".to_owned();
    (!paths.is_empty()).then(|| Leftover::new(set, why, files.iter(), Kind::Files(paths)))
}

/// Whether `file` was not written for so long that nobody can be at it.
fn is_silent(file: &Object, now: Timestamp) -> bool {
    now.duration_since(file.modified) > SILENCE
}

/// Why whoever left a mark is gone; `None` where it may be at work. A damaged mark tells by its age alone.
fn judge(mark: Option<&Mark>, is_silent: bool, here: &Process) -> Option<String> {
    let silence = text::seconds(SILENCE.as_secs_f64());
    let Some(mark) = mark else {
        return is_silent.then(|| format!("its mark is damaged and was not renewed for {silence}"));
    };
    let who = format!("{}, which was at work on it,", mark.who());
    match mark.process.fate(here) {
        Fate::Runs => None,
        Fate::Ended => Some(format!("{who} has ended")),
        Fate::Restarted => Some(format!("{who} ended with its machine, which was started again")),
        Fate::Unseen => is_silent.then(|| format!("{who} was silent for {silence}")),
    }
}

/// Takes away what was found and is still left over by the clock of whoever keeps the repository; that is returned.
pub async fn sweep(writer: &Writer, found: &[Leftover]) -> Result<Vec<Leftover>> {
    let mut swept = Vec::new();
    if found.is_empty() {
        return Ok(swept);
    }
    let still = leftovers(writer, store_clock(writer).await?).await?;
    for leftover in still {
        let was_found = found.iter().any(|other| other.set == leftover.set && other.kind == leftover.kind);
        if was_found && leftover.remove(writer).await? {
            swept.push(leftover);
        }
    }
    Ok(swept)
}

impl Leftover {
    /// Whether it is gone.
    async fn remove(&self, writer: &Writer) -> Result<bool> {
        match (&self.kind, &self.set) {
            (Kind::Files(paths), _) => writer.delete(paths).await.map(|()| true),
            (Kind::Set, Some(set)) => removal::remove(writer, set, Removal::Leftover).await,
            (Kind::Set, None) => Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set() -> SetId {
        SetId::parse("20261124-021500-3f9a").unwrap()
    }

    fn file(seconds: i64) -> Object {
        let modified = Timestamp::from_second(seconds).unwrap();
        Object { path: set().path(BEGUN), bytes: 1, modified }
    }

    #[test]
    fn silence_is_a_quarter_of_an_hour_by_one_clock() {
        let now = Timestamp::from_second(1_000_000).unwrap();
        assert!(!is_silent(&file(1_000_000 - 900), now));
        assert!(is_silent(&file(1_000_000 - 901), now));
        // the keeper's clock was set back since
        assert!(!is_silent(&file(2_000_000), now));
        assert!(!is_silent(&file(1_000_000), Timestamp::MIN));
    }

    #[test]
    fn a_writer_that_can_be_seen_is_judged_by_sight() {
        let here = Process::here();
        let running = Mark::of(&set(), here.clone());
        assert_eq!(judge(Some(&running), true, &here), None);
        let ended = judge(Some(&Mark::of(&set(), Process::ended())), false, &here).unwrap();
        assert!(ended.ends_with("has ended"), "{ended}");
    }

    #[test]
    fn a_writer_that_cannot_be_seen_is_judged_by_its_silence() {
        let here = Process::here();
        let mark = Mark::of(&set(), Process::elsewhere());
        assert_eq!(judge(Some(&mark), false, &here), None);
        assert!(
            judge(Some(&mark), true, &here)
                .unwrap()
                .contains("on elsewhere, which was at work on it, was silent for 15m00s")
        );
        assert_eq!(judge(None, false, &here), None);
        assert!(judge(None, true, &here).is_some());
    }
}
