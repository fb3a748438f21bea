//! Who replicates from a server and how far behind they are, and on a standby where it gets its own from.

use super::rows::{self, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Answer, Verdict};
use crate::sql;
use crate::text;

/// A standby so far behind warns: what was written half a minute ago cannot be read there yet.
const BEHIND_WARN_SECONDS: f64 = 30.0;
/// And so far is bad: promoted now, it would have lost five minutes, or would replay for some.
const BEHIND_BAD_SECONDS: f64 = 300.0;
/// So much behind warns, whatever the clock says: 1 GiB is the default of `max_wal_size`, a checkpoint's distance.
const BEHIND_WARN_BYTES: i64 = 1 << 30;

/// The sessions that replicate, the furthest behind first. One round trip.
pub async fn replication(reader: &Reader) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_REPLICATION.for_server(reader.major());
    let judged = rows::ask(reader, query, &[&BEHIND_WARN_SECONDS, &BEHIND_BAD_SECONDS, &BEHIND_WARN_BYTES]);
    let rows = judged.await?;
    let commits_wait = rows.count("synchronous_standbys") == 0 && !rows.words("synchronous_names").is_empty();
    let hidden = rows.count("unseen_sessions") > 0;
    let (notes, verdict) = (
        notes(&rows, commits_wait && !hidden),
        if commits_wait && !hidden { Verdict::Bad } else { rows.verdict },
    );
    Ok(Answer {
        kind: "monitor.postgres.replication/1",
        source: reader.source(),
        data: None,
        notes,
        verdict,
        table: rows.table.when_empty("nobody replicates from this server, which is no standby itself"),
    })
}

fn notes(rows: &Rows, commits_wait: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if commits_wait {
        notes.push(format!(
            "`synchronous_standby_names` is {}, and no such standby is connected: every commit waits, unless its \
             `synchronous_commit` is local or off",
            text::clean(&rows.words("synchronous_names"))
        ));
    }
    if rows.lines().any(|line| line.says("state", "not connected")) {
        notes.push(
            "this standby receives nothing: `primary_conninfo` on it, or its log, says from whom it should and why not"
                .to_owned(),
        );
    }
    if rows.lines().any(|line| line.says("state", "replay is paused")) {
        notes.push("a superuser of this standby lets it go on: `SELECT pg_wal_replay_resume()`".to_owned());
    }
    if rows.lines().any(|line| line.says("part", "standby")) {
        notes.push(
            "lag in time is measured while the primary writes; it is empty when there is nothing to replay"
                .to_owned(),
        );
    }
    let unseen = rows.count("unseen_sessions");
    notes.extend(rows::unseen(rows, unseen, &rows::of(unseen, "state", "connection")));
    notes
}
