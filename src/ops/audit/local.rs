//! The local log: JSON Lines, one line when a change begins and one when it ends. Both carry the whole
//! entry, so that a log which lost a line still tells what it has.

use std::collections::HashMap;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use super::entry::Entry;
use crate::error::{Error, Result};

/// Appends `entry`, durably and whole: other runs wait for the lock.
pub(super) fn append(log: &Path, entry: &Entry) -> Result<()> {
    let mut line = serde_json::to_vec(entry)
        .map_err(|error| Error::bug("an audit entry cannot be written as JSON").caused_by(&error))?;
    line.push(b'\n');
    write(log, &line).map_err(|error| {
        Error::failed(format!("cannot write the audit log {}", log.display()))
            .caused_by(&error)
            .hint("lead `audit.log` to a file that you may write, for example with `AUTHCTL_AUDIT_LOG`")
    })
}

fn write(log: &Path, line: &[u8]) -> io::Result<()> {
    let mut file = open(log)?;
    file.lock()?;
    if ends_torn(&mut file)? {
        file.write_all(b"\n")?;
    }
    file.write_all(line)?;
    file.sync_data()
}

fn open(log: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).mode(0o600);
    match options.open(log) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        opened => return opened,
    }
    let folder = log.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let file = options.create(true).open(log)?;
    File::open(folder)?.sync_all()?;
    Ok(file)
}

/// Whether a run was killed in the middle of a line.
fn ends_torn(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// What a log holds.
#[derive(Default)]
pub(super) struct Log {
    /// One entry for each change, in the order in which they began.
    pub(super) entries: Vec<Entry>,
    /// Lines that are no entries.
    pub(super) unreadable: usize,
}

/// Reads the log; one that does not exist is empty.
pub(super) fn read(log: &Path) -> Result<Log> {
    let unreadable =
        |error| Error::failed(format!("cannot read the audit log {}", log.display())).caused_by(&error);
    let file = match File::open(log) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Log::default()),
        Err(error) => return Err(unreadable(error)),
    };
    if file.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return Err(Error::failed(format!("the audit log {} is no regular file", log.display())));
    }
    file.lock_shared().map_err(unreadable)?;
    let mut held = Log::default();
    let mut places = HashMap::new();
    for line in BufReader::new(file).split(b'\n') {
        let Ok(entry) = serde_json::from_slice::<Entry>(&line.map_err(unreadable)?) else {
            held.unreadable += 1;
            continue;
        };
        let place = *places.entry(entry.id).or_insert(held.entries.len());
        match held.entries.get_mut(place) {
            Some(begun) => *begun = entry,
            None => held.entries.push(entry),
        }
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::ops::audit::Outcome;

    fn entry() -> Entry {
        Entry {
            id: Uuid::new_v4(),
            occurred_at: Timestamp::UNIX_EPOCH,
            finished_at: None,
            operator: "deploy".into(),
            host: "ops-1".into(),
            command: "migrate up".into(),
            target: "auth".into(),
            plan_fingerprint: "7f3c91".into(),
            summary: "apply 2 migrations".into(),
            outcome: Outcome::Begun,
            error: None,
            reason: Some("release 12".into()),
        }
    }

    #[test]
    fn the_end_replaces_the_beginning_and_a_torn_line_loses_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("state/audit.jsonl");
        let (mut first, second) = (entry(), entry());
        append(&log, &first).unwrap();
        OpenOptions::new().append(true).open(&log).unwrap().write_all(b"{\"id\":\"to").unwrap();
        append(&log, &second).unwrap();
        first.end(Some("the server went away".into()));
        append(&log, &first).unwrap();
        let held = read(&log).unwrap();
        assert_eq!(held.entries, [first, second]);
        assert_eq!(held.unreadable, 1);
        assert_eq!(log.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_log_that_cannot_be_written_says_where_it_may_be() {
        let folder = tempfile::tempdir().unwrap();
        let error = append(folder.path(), &entry()).unwrap_err();
        assert!(error.message().starts_with("cannot write the audit log"));
        assert!(error.hints()[0].contains("AUTHCTL_AUDIT_LOG"));
    }
}
