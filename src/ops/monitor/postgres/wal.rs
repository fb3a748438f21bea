//! How much write-ahead log is written, whether it is archived, and what room it takes.

use std::time::Duration;

use super::counted::Counted;
use super::rows::{self, Line, Rows};
use crate::conn::postgres::Reader;
use crate::error::{Error, Result};
use crate::report::{Answer, Cell, Value, Verdict};
use crate::sql;
use crate::text::{self, plural};

/// A finished file that has waited for the archive for so long warns: archiving one takes seconds.
const WAITING_WARN_SECONDS: f64 = 600.0;
/// Files of so many times what is meant to be kept warn: `max_wal_size` is only aimed at, but not missed by that much.
const SIZE_WARN_FACTOR: i64 = 2;

/// What is written within `interval`, and the state of files and archive after it.
pub async fn wal(reader: &Reader, interval: Duration) -> Result<Answer> {
    let counted = Counted::over(reader, &sql::MONITOR_POSTGRES_WAL, Some(interval)).await?;
    let seen: Vec<_> = counted.rows.lines().collect();
    let [line] = seen.as_slice() else {
        return Err(Error::bug("the state of the write-ahead log is one row"));
    };
    let files =
        if *line.value("sees_files") == Value::Flag(true) { Some(files(reader).await?) } else { None };
    let files = files.as_ref().and_then(|files| files.lines().next());
    let found = troubles(line, files.as_ref());
    let mut notes = counted.notes("");
    let mut verdict = if files.is_none() { Verdict::Unknown } else { Verdict::Fine };
    for (trouble, words) in found {
        verdict = verdict.max(trouble);
        notes.push(words);
    }
    if files.is_none() {
        notes.push(format!(
            "the size of the files, and how many wait for the archive, are UNKNOWN to this role; a superuser can change \
             that: `GRANT pg_monitor TO {}`",
            text::clean(&sql::identifier(&line.words("role")))
        ));
    }
    let properties = properties(&counted, line, files.as_ref());
    Ok(Answer::of_properties("monitor.postgres.wal/1", reader.source(), &properties, verdict, notes))
}

async fn files(reader: &Reader) -> Result<Rows> {
    rows::ask(reader, sql::MONITOR_POSTGRES_WAL_FILES.for_server(reader.major()), &[]).await
}

/// What is wrong, with what to do.
fn troubles(line: &Line<'_>, files: Option<&Line<'_>>) -> Vec<(Verdict, String)> {
    let mut found = Vec::new();
    if line.words("archive_mode") != "off" {
        if *line.value("archives_with") == Value::Nothing {
            found.push((
                Verdict::Bad,
                "`archive_mode` is on, but neither `archive_command` nor `archive_library` says how: files are kept until \
                 one does"
                    .to_owned(),
            ));
        } else if archiving_fails(line) {
            found.push((
                Verdict::Bad,
                format!(
                    "archiving fails: last {} ago at {}; the server's log tells what `archive_command` said, and until it \
                     works files pile up in pg_wal",
                    line.words("last_failed_age_seconds"),
                    line.words("last_failed_file")
                ),
            ));
        }
    }
    found.extend(files.into_iter().flat_map(|files| crowded(line, files)));
    found
}

/// Whether the last attempt failed; one that succeeds ends a series of failures.
fn archiving_fails(line: &Line<'_>) -> bool {
    match (line.value("last_failed_age_seconds"), line.value("last_archived_age_seconds")) {
        (Value::Seconds(failed), Value::Seconds(archived)) => failed < archived,
        (Value::Seconds(_), _) => true,
        _ => false,
    }
}

fn crowded(line: &Line<'_>, files: &Line<'_>) -> Vec<(Verdict, String)> {
    let mut found = Vec::new();
    if matches!(files.value("ready_age_seconds"), Value::Seconds(age) if *age >= WAITING_WARN_SECONDS) {
        let waiting = usize::try_from(files.number("ready_files")).unwrap_or(0);
        found.push((
            Verdict::Warn,
            format!(
                "{} for the archive, the oldest for {}",
                if waiting == 1 {
                    "1 file waits".to_owned()
                } else {
                    format!("{} wait", plural(waiting, "file"))
                },
                files.words("ready_age_seconds")
            ),
        ));
    }
    let meant = line.number("max_wal_bytes") + line.number("kept_wal_bytes");
    if files.number("files_bytes") >= meant.saturating_mul(SIZE_WARN_FACTOR) {
        found.push((
            Verdict::Warn,
            format!(
                "pg_wal takes {}, and is meant to take about {}: a replication slot, a failing archive or a burst of \
                 writes keeps it; `authctl monitor postgres slots` shows what slots keep",
                files.words("files_bytes"),
                text::bytes(meant)
            ),
        ));
    }
    found
}

fn properties<'a>(counted: &Counted, line: &Line<'_>, files: Option<&Line<'_>>) -> Vec<(&'a str, Cell)> {
    let written = line.number("written_bytes");
    let rate = counted.per_second(written).filter(|rate| *rate > 0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a rate is shown in three digits"
    )]
    let (rate_bytes, fill) =
        (rate.unwrap_or(0.0) as i64, rate.map(|rate| line.number("max_wal_bytes") as f64 / rate));
    let of_file = |name: &str| Cell::from(files.map_or(Value::Unknown, |files| files.value(name).clone()));
    let of_line = |name: &str| Cell::from(line.value(name).clone());
    let written_name =
        if *line.value("recovering") == Value::Flag(true) { "replayed_bytes" } else { "written_bytes" };
    vec![
        ("interval_seconds", counted.seconds.map_or(Value::Nothing, Value::Seconds).into()),
        (written_name, Value::Bytes(written).into()),
        ("per_second_bytes", Value::Bytes(rate_bytes).into()),
        ("records", of_line("records")),
        ("full_page_images", of_line("full_page_images")),
        ("buffers_full", of_line("buffers_full")),
        ("max_wal_bytes", of_line("max_wal_bytes")),
        ("max_wal_written_in_seconds", fill.map_or(Value::Nothing, Value::Seconds).into()),
        ("checkpoint_timeout_seconds", of_line("checkpoint_timeout_seconds")),
        ("files", of_file("files")),
        ("files_size_bytes", of_file("files_bytes")),
        ("archive_mode", of_line("archive_mode")),
        ("archives_with", of_line("archives_with")),
        ("archived_files", of_line("archived_files")),
        ("failed_archivings", of_line("failed_archivings")),
        ("last_archived_age_seconds", of_line("last_archived_age_seconds")),
        ("last_failed_age_seconds", of_line("last_failed_age_seconds")),
        ("last_failed_file", of_line("last_failed_file")),
        ("waiting_files", of_file("ready_files")),
        ("waiting_age_seconds", of_file("ready_age_seconds")),
    ]
}
