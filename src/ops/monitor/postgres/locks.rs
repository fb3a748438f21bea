//! Who waits for whose lock, as trees with what is to blame at the root, and what would end each of them.

use super::rows::{self, Line, Rows};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::literals;
use crate::report::{Answer, Value};
use crate::sql;
use crate::text::{self, plural};

/// Waiting for a lock warns from here: an interactive login has been given up by then.
pub(super) const WAIT_WARN_SECONDS: f64 = 5.0;
/// And is bad from here: clients and load balancers time out at 30 seconds.
pub(super) const WAIT_BAD_SECONDS: f64 = 30.0;
/// So many sessions held up by one are bad: a pool has few more.
const MANY_BLOCKED: i64 = 5;
/// Where one of them has waited so long: what PostgreSQL's own `deadlock_timeout` and `log_lock_waits` call worth
/// a look by default. Below it a busy row is only busy.
const MANY_FROM_SECONDS: f64 = 1.0;

/// Trees that get a line of advice: by then somebody has read enough to begin.
const ADVISED: usize = 3;

/// Every session that waits for a lock, below what it waits for. One round trip.
pub async fn locks(reader: &Reader) -> Result<Answer> {
    let query = sql::MONITOR_POSTGRES_LOCKS.for_server(reader.major());
    let mut rows =
        rows::ask(reader, query, &[&WAIT_WARN_SECONDS, &WAIT_BAD_SECONDS, &MANY_BLOCKED, &MANY_FROM_SECONDS])
            .await?;
    rows.column("query").for_each(literals::hide);
    let notes = notes(&rows);
    draw_as_trees(&mut rows);
    Ok(Answer {
        kind: "monitor.postgres.locks/1",
        source: reader.source(),
        data: None,
        notes,
        verdict: rows.verdict,
        table: rows.table.when_empty("no session waits for a lock"),
    })
}

/// People see the depth as an indent before the process.
fn draw_as_trees(rows: &mut Rows) {
    let depths: Vec<_> = rows.lines().map(|line| u16::try_from(line.number("depth")).unwrap_or(0)).collect();
    for (pid, depth) in rows.column("pid").zip(depths) {
        if let Value::Number(number) = *pid {
            *pid = Value::Nested(depth, number);
        }
    }
}

fn notes(rows: &Rows) -> Vec<String> {
    let mut roots: Vec<_> = rows.lines().filter(|line| line.number("depth") == 0).collect();
    let cycle: Vec<_> = roots.extract_if(.., |line| line.says("part", "cycle")).collect();
    let mut notes: Vec<_> = roots.iter().take(ADVISED).map(remedy).collect();
    if roots.len() > ADVISED {
        notes.push(format!("{} more hold others up", plural(roots.len() - ADVISED, "root")));
    }
    notes.extend(amplified(rows));
    if !cycle.is_empty() {
        notes.push(format!(
            "{} wait for each other: once it has looked, after `deadlock_timeout`, the server ends one of them",
            plural(cycle.len(), "session")
        ));
    }
    if rows.lines().any(|line| line.words("relation").contains("oid ")) {
        notes.push("a relation that is shown by its oid is one of another database".to_owned());
    }
    let unseen = rows.count("unseen_sessions");
    notes.extend(rows::unseen(rows, unseen, &rows::of(unseen, "state", "session")));
    notes
}

/// What would end the wait at its root, and at what price.
fn remedy(root: &Line<'_>) -> String {
    let holds_up = format!("holds up {}", sessions(root.number("blocked")));
    let age = root.words("xact_age_seconds");
    if let Value::Text(gid) = root.value("gid") {
        let gid = text::clean(&sql::literal(gid));
        return format!(
            "the transaction {gid} of the database {}, prepared {age} ago, {holds_up}: there, `COMMIT PREPARED {gid}` \
             keeps what it did and `ROLLBACK PREPARED {gid}` undoes it",
            root.words("database")
        );
    }
    let pid = root.words("pid");
    let end = format!("`authctl postgres terminate {pid}` ends it and undoes its transaction");
    match root.words("state").as_str() {
        "active" => {
            format!(
                "pid {pid} {holds_up}: `authctl postgres cancel {pid}` stops what it runs; if that is not enough, {end}"
            )
        }
        state @ ("idle in transaction" | "idle in transaction (aborted)") => {
            format!("pid {pid}, {state} for {age}, {holds_up}: its client can commit; {end}")
        }
        _ => format!("pid {pid} {holds_up}: {end}"),
    }
}

/// Of strong locks that are only queued: what waits for nothing else than that queue.
fn amplified(rows: &Rows) -> Vec<String> {
    let mut queues: Vec<(String, Vec<String>, i64)> = Vec::new();
    for line in rows.lines().filter(|line| line.says("part", "amplifier")) {
        let (relation, pid, frees) = (line.words("relation"), line.words("pid"), line.number("frees"));
        match queues.iter_mut().find(|(known, ..)| *known == relation) {
            Some((_, pids, most)) => {
                pids.push(pid);
                *most = frees.max(*most);
            }
            None => queues.push((relation, vec![pid], frees)),
        }
    }
    let told = queues.into_iter().map(|(relation, pids, frees)| {
        format!(
            "{} on {relation} only because a stronger lock is queued ahead: `authctl postgres cancel {}` frees them at once, \
             without touching the root",
            if frees == 1 { "1 session waits".to_owned() } else { format!("{frees} sessions wait") },
            pids.join(" ")
        )
    });
    told.collect()
}

fn sessions(count: i64) -> String {
    plural(usize::try_from(count).unwrap_or(0), "session")
}
