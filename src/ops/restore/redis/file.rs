//! Content as a file for a stopped server. No server is asked.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Instant;

use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

use super::{cell, count, notes};
use crate::error::{Error, Kind, Result};
use crate::ops::rdb;
use crate::ops::repository::{RedisPart, RedisSource, SetReader};
use crate::ops::restore::{Prepared, Restored};
use crate::plan::Danger;
use crate::progress::Progress;
use crate::report::{Source, Value};

/// How a file that is not whole yet ends.
const PARTIAL: &str = ".partial";

/// Looks whether the file, or for several masters the files in the folder, may be written.
pub(super) fn prepare(path: &Path, part: &RedisPart, clean: bool) -> Result<Prepared> {
    let places = places(path, part);
    let there: Vec<_> = places.iter().filter(|(_, place)| place.exists()).collect();
    if let (Some((_, place)), false) = (there.first(), clean) {
        return Err(Error::new(Kind::Findings, format!("{} is there", place.display()))
            .hint("name a file that is not there yet, or replace it with `--clean`"));
    }
    let steps = places.iter().map(|(master, place)| {
        let verb = if place.exists() { "replace" } else { "write" };
        format!("{verb} {} with the {} keys of {}", place.display(), count(master.keys), master.file)
    });
    Ok(Prepared {
        target: path.display().to_string(),
        steps: steps.collect(),
        danger: if there.is_empty() { Danger::Reversible } else { Danger::Destructive },
        identity: format!("{} files are there", there.len()),
        notes: notes(part),
        source: source(path),
    })
}

/// Writes the files; each appears whole or not at all.
pub(super) async fn apply(
    path: &Path,
    set: &SetReader,
    part: &RedisPart,
    clean: bool,
    progress: &dyn Progress,
) -> Result<Restored> {
    let started = Instant::now();
    let places = places(path, part);
    let (mut bytes, mut keys) = (0, 0);
    for (number, (master, place)) in places.iter().enumerate() {
        let written = write(set, master, place, clean, progress).await;
        let summary = written.map_err(|error| match number {
            0 => error,
            _ => error
                .with_kind(Kind::PartlyDone)
                .done(format!("{number} of {} files were written", places.len())),
        })?;
        bytes += summary.bytes;
        keys += summary.tally().keys;
    }
    let figures = vec![
        ("files", cell(places.len() as u64)),
        ("keys", cell(keys)),
        ("bytes", Value::Bytes(bytes.cast_signed()).into()),
        ("duration_seconds", Value::Seconds(started.elapsed().as_secs_f64()).into()),
    ];
    Ok(Restored { figures, notes: advice(part), source: source(path) })
}

fn source(path: &Path) -> Source {
    Source::new(path.display().to_string(), "file")
}

/// Which file each master's content goes to.
fn places<'a>(path: &Path, part: &'a RedisPart) -> Vec<(&'a RedisSource, PathBuf)> {
    let place = |master: &RedisSource| {
        if part.masters.len() == 1 {
            return path.to_owned();
        }
        // what is compressed in the set is not in this file
        let name = master.file.rsplit('/').next().unwrap_or_default();
        path.join(name.find(".rdb").map_or(name, |end| &name[..end + ".rdb".len()]))
    };
    part.masters.iter().map(|master| (master, place(master))).collect()
}

async fn write(
    set: &SetReader,
    master: &RedisSource,
    place: &Path,
    clean: bool,
    progress: &dyn Progress,
) -> Result<rdb::Summary> {
    let failed = |error: std::io::Error| {
        Error::failed(format!("{} cannot be written", place.display())).caused_by(&error)
    };
    let partial = partial(place).map_err(failed)?;
    let mut file = tokio::fs::File::from_std(partial.as_file().try_clone().map_err(failed)?);
    let keep = async |piece: bytes::Bytes| file.write_all(&piece).await.map_err(failed);
    let summary = rdb::read(set, master, keep, progress).await?;
    if let Some(difference) = rdb::difference(master, &summary) {
        return Err(Error::new(Kind::Findings, difference));
    }
    file.flush().await.map_err(failed)?;
    file.sync_all().await.map_err(failed)?;
    let appeared = if clean { partial.persist(place) } else { partial.persist_noclobber(place) };
    appeared.map_err(|error| failed(error.error))?;
    File::open(folder(place)).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(summary)
}

fn folder(place: &Path) -> &Path {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file beside `place` that nobody else can read. It is locked while it is written; one that nobody holds is what a
/// run that was killed left behind, and is removed.
fn partial(place: &Path) -> std::io::Result<NamedTempFile> {
    let folder = folder(place);
    fs::create_dir_all(folder)?;
    let prefix = format!(".{}.", place.file_name().unwrap_or_default().to_string_lossy());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&prefix) && name.ends_with(PARTIAL) && File::open(&path)?.try_lock().is_ok() {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    let partial = tempfile::Builder::new().prefix(&prefix).suffix(PARTIAL).tempfile_in(folder)?;
    partial.as_file().lock()?;
    Ok(partial)
}

/// What is to be done with the files.
fn advice(part: &RedisPart) -> Vec<String> {
    let mut advice = notes(part);
    advice.push(
        "A stopped server loads the file from where `dir` and `dbfilename` point; its user must be able to read it, and \
         with `appendonly yes` it would load its append-only file instead."
            .to_owned(),
    );
    if part.masters.len() > 1 {
        advice.push("Each file is for a master with the slots of the one it is named after.".to_owned());
    }
    advice
}
