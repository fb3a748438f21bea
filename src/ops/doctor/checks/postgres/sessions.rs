//! Who holds connections, who waits for whom, and which transactions were left open.

use super::{judged, psql};
use crate::ops::doctor::check::{Check, Judge, Judged};
use crate::ops::doctor::facts::{Connections, Locked, Postgres, Transaction};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::sql;
use crate::text::{self, plural};

/// Shares of a limit.
const USED: (f64, f64) = (0.80, 0.95);
/// Seconds of waiting for a lock.
const WAITED: (f64, f64) = (5.0, 30.0);
/// So many sessions behind one are an incident after a second.
const MANY: i64 = 5;
/// Seconds of a transaction left open, or of a query.
const OPEN: (f64, f64) = (60.0, 300.0);
/// A session that is idle in its transaction, by the server's own word.
const IDLE_STATE: &str = "idle in transaction";

pub(super) const CONNECTIONS: Check = Check {
    id: "pg.conn",
    measures: "sessions against every limit there is: the server's without its reserves, each database's, each role's",
    thresholds: "80 % warns, 95 % is critical",
    source: "check_postgres: 90 and 95 %; what is left at 80 % is one more copy of a usual pool",
    remedies: [
        "end idle sessions of the group that holds most",
        "lower pools, or raise the limit that is reached",
    ],
    docs: "https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-MAX-CONNECTIONS",
    judge: Judge::Postgres(connections),
};

fn connections(postgres: &Postgres) -> Judged {
    let waiting = postgres
        .locks
        .known()
        .map_or(0, |locks| locks.rows.iter().filter(|row| row.wait_seconds.is_some()).count());
    judged(&postgres.connections, |rows| {
        let limits = rows.iter().filter(|row| row.used_ratio.is_some_and(|used| used >= USED.0));
        limits.map(|limit| connection_limit(limit, rows, waiting)).collect()
    })
}

fn connection_limit(limit: &Connections, rows: &[Connections], waiting: usize) -> Finding {
    let used = limit.used_ratio.unwrap_or_default();
    let severity = if used >= USED.1 { Severity::Crit } else { Severity::Warn };
    let (what, setting) = match limit.scope.as_str() {
        "server" => ("the server".to_owned(), "max_connections without its reserves"),
        "database" => (format!("database {}", sql::identifier(&limit.name)), "its connection limit"),
        _ => (format!("role {}", sql::identifier(&limit.name)), "its connection limit"),
    };
    let groups = rows.iter().filter(|row| row.scope == "application" && belongs(row, limit));
    let top = groups.max_by_key(|row| row.sessions);
    let group = top.map_or_else(String::new, |top| {
        let state = top.state.as_deref().unwrap_or("in an unknown state");
        let role = top.user.as_deref().unwrap_or("unknown");
        format!("; {} of them are {state}, from {} as {role}", top.sessions, top.name)
    });
    let (sessions, most) = (limit.sessions, limit.limit.unwrap_or_default());
    let cause = format!("{sessions} of {most} connections of {what} are taken ({setting}){group}");
    let title = match severity {
        Severity::Crit => format!("no connection is left for clients of {what}"),
        _ => format!("connections of {what} run out"),
    };
    let mut finding = Finding::new("pg.conn", severity, title, cause)
        .about(if limit.scope == "role" { "role" } else { "limit" }, &limit.name)
        .evidence("sessions", sessions)
        .evidence("limit", most)
        .evidence("used_ratio", used)
        .evidence("waiting_for_locks", waiting);
    // who waits for a lock keeps a slot that others then lack
    if i64::try_from(waiting).unwrap_or(i64::MAX) * 5 >= sessions {
        finding = finding.points_at("locks", "waiting");
    }
    if top.is_some_and(|top| top.state.as_deref().is_some_and(|state| state.starts_with(IDLE_STATE))) {
        finding = finding.points_at("state", IDLE_STATE);
    }
    let raise = match limit.scope.as_str() {
        "server" => psql(&format!("ALTER SYSTEM SET max_connections = {}", most * 2)),
        "database" => {
            psql(&format!("ALTER DATABASE {} CONNECTION LIMIT {}", sql::identifier(&limit.name), most * 2))
        }
        _ => psql(&format!("ALTER ROLE {} CONNECTION LIMIT {}", sql::identifier(&limit.name), most * 2)),
    };
    finding
        .remedy(
            "see who holds them, then end idle sessions and lower the pools: pool size times replicas must fit",
            "authctl monitor postgres connections",
            "none: it only looks; a client whose session is ended sees an error once",
        )
        .remedy("raise the limit", raise, "more memory for each session; the server's limit needs a restart")
}

fn belongs(group: &Connections, limit: &Connections) -> bool {
    match limit.scope.as_str() {
        "database" => group.database.as_ref() == Some(&limit.name),
        "role" => group.user.as_ref() == Some(&limit.name),
        _ => true,
    }
}

pub(super) const BLOCKED: Check = Check {
    id: "pg.blocked",
    measures: "sessions that wait for a lock, by the one at the root of each tree, and a statement queued for an \
               exclusive lock that makes readers wait behind it",
    thresholds: "waiting for 5 s warns; 30 s, or five sessions for a second, are critical",
    source: "an interactive login has been given up after 5 s, load balancers time out at 30 s",
    remedies: [
        "end the transaction at the root",
        "cancel the queued statement: readers behind it go on at once",
    ],
    docs: "https://www.postgresql.org/docs/current/explicit-locking.html",
    judge: Judge::Postgres(|postgres| judged(&postgres.locks, blocked)),
};

fn blocked(rows: &[Locked]) -> Vec<Finding> {
    let trees = rows.chunk_by(|_, next| next.depth > 0);
    trees.filter_map(tree_finding).collect()
}

/// How bad it is to wait in this tree; `None` where nobody waits for long.
fn waiting(root: &Locked) -> Option<Severity> {
    let (blocked, longest) =
        (root.blocked.unwrap_or_default(), root.longest_wait_seconds.unwrap_or_default());
    if longest >= WAITED.1 || (blocked >= MANY && longest >= 1.0) {
        return Some(Severity::Crit);
    }
    (longest >= WAITED.0).then_some(Severity::Warn)
}

fn tree_finding(tree: &[Locked]) -> Option<Finding> {
    let root = tree.first()?;
    let severity = waiting(root)?;
    let (blocked, longest) =
        (root.blocked.unwrap_or_default(), root.longest_wait_seconds.unwrap_or_default());
    let amplifier = tree.iter().find(|row| row.part == "amplifier" && row.pid != root.pid);
    let who = named(root);
    let relation = tree.iter().find_map(|row| row.relation.as_deref());
    let on = relation.map_or_else(String::new, |relation| format!(" on {relation}"));
    let waiters = plural(usize::try_from(blocked).unwrap_or_default(), "session");
    let queued = amplifier.map_or_else(String::new, |row| {
        let wanted = row.wanted.as_deref().unwrap_or("an exclusive lock");
        let freed = row.frees.unwrap_or_default();
        format!("; {freed} of them only because pid {} is queued for {wanted}", row.pid)
    });
    let verb = if blocked == 1 { "waits" } else { "wait" };
    let cause = format!("{waiters} {verb}{on} for {who}, up to {}{queued}", text::seconds(longest));
    let title = format!("{waiters} held up by a lock");
    let mut finding = Finding::new("pg.blocked", severity, title, cause)
        .about("locks", "waiting")
        .evidence("blocked_sessions", blocked)
        .evidence("longest_wait_seconds", longest)
        .evidence("root_pid", root.pid)
        .evidence("relation", relation);
    finding = match &root.gid {
        Some(gid) => finding.points_at("prepared", gid),
        None => finding.points_at("pid", root.pid),
    };
    if let Some(row) = amplifier {
        finding = finding.evidence("amplifier_pid", row.pid).evidence("amplifier_frees", row.frees).remedy(
            "cancel the queued statement: those behind it go on at once, and the root may finish",
            format!("authctl postgres cancel {}", row.pid),
            "that statement, often a migration, has to be run again, with a lock_timeout",
        );
    }
    finding = end(finding, root);
    Some(if finding.remedies.len() < 2 {
        finding.remedy(
            "see the whole tree before ending anything",
            "authctl monitor postgres locks",
            "none: it only looks",
        )
    } else {
        finding
    })
}

/// `pid 4711 (auth-api), idle in transaction for 3m12s`.
fn named(row: &Locked) -> String {
    let since = row.xact_age_seconds.map_or_else(String::new, |age| format!(" for {}", text::seconds(age)));
    if let Some(gid) = &row.gid {
        return format!("the prepared transaction {gid}, left{since}");
    }
    let application = row.application.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
    let state = row.state.as_deref().unwrap_or("in an unknown state");
    format!("pid {}{application}, {state}{since}", row.pid)
}

/// Adds how to end what is at the root.
fn end(finding: Finding, root: &Locked) -> Finding {
    match &root.gid {
        Some(gid) => finding.remedy(
            "roll the prepared transaction back, or commit it where its coordinator says so",
            psql(&format!("ROLLBACK PREPARED {}", sql::literal(gid))),
            "its work is lost; a coordinator that committed it elsewhere is then in disagreement",
        ),
        None => finding.remedy(
            "end the session at the root",
            format!("authctl postgres terminate {}", root.pid),
            "its transaction is rolled back and its client sees an error",
        ),
    }
}

/// The root of a tree in which somebody waits for long, with how bad that is.
fn root_of<'a>(
    postgres: &'a Postgres,
    is_root: impl Fn(&Locked) -> bool + 'a,
) -> Option<(&'a Locked, Severity)> {
    let rows = &postgres.locks.known()?.rows;
    let mut roots = rows.iter().filter(|row| row.depth == 0 && is_root(row));
    roots.find_map(|row| Some((row, waiting(row)?)))
}

/// The severity of a span, and of what it leads to.
fn severity(age: f64, (warn, crit): (f64, f64), led_to: Option<Severity>) -> Option<Severity> {
    let own = match age {
        age if age >= crit => Some(Severity::Crit),
        age if age >= warn => Some(Severity::Warn),
        _ => None,
    };
    own.max(led_to)
}

pub(super) const PREPARED: Check = Check {
    id: "pg.prepared",
    measures: "transactions that were prepared for a commit in two phases and then left: they survive a restart, hold \
               their locks, and keep vacuum from removing dead rows",
    thresholds: "one minute warns, five are critical, and at once where others wait for it",
    source: "a coordinator commits within seconds",
    remedies: [
        "ROLLBACK PREPARED or COMMIT PREPARED, as the coordinator says",
        "find the coordinator that died",
    ],
    docs: "https://www.postgresql.org/docs/current/sql-prepare-transaction.html",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.holders, |rows| {
            let prepared = rows.iter().filter(|row| row.kind == "prepared");
            let found = prepared.filter_map(|row| {
                let age = row.age_seconds.unwrap_or_default();
                let root = root_of(postgres, |root| root.gid.as_ref() == Some(&row.name));
                let severity = severity(age, OPEN, root.map(|(_, severity)| severity))?;
                let database = row.database.as_deref().unwrap_or("unknown");
                let cause = format!(
                    "the transaction {} in database {database} was prepared {} ago and neither committed nor rolled back",
                    row.name,
                    text::seconds(age)
                );
                let finding =
                    Finding::new("pg.prepared", severity, "a prepared transaction was forgotten", cause)
                        .about("prepared", &row.name)
                        .evidence("age_seconds", age)
                        .evidence("age_xids", row.age_xids);
                let gid = sql::literal(&row.name);
                Some(
                    finding
                        .remedy(
                            "roll it back, where its coordinator knows nothing of it any more",
                            psql(&format!("ROLLBACK PREPARED {gid}")),
                            "its work is lost; a coordinator that committed it elsewhere is then in disagreement",
                        )
                        .remedy(
                            "commit it, where its coordinator says so",
                            psql(&format!("COMMIT PREPARED {gid}")),
                            "nobody can take it back",
                        ),
                )
            });
            found.collect()
        })
    }),
};

pub(super) const IDLE: Check = Check {
    id: "pg.idle_tx",
    measures: "sessions that opened a transaction and do nothing in it: they hold locks and keep dead rows",
    thresholds: "60 s warn, 5 min are critical, and at once where others wait for it",
    source: "pgmetrics and pg_activity: 60 s; an incident is under way after five minutes",
    remedies: ["end the session", "set idle_in_transaction_session_timeout"],
    docs: "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.transactions, |rows| {
            let idle = rows
                .iter()
                .filter(|row| row.state.as_deref().is_some_and(|state| state.starts_with(IDLE_STATE)));
            let found = idle.filter_map(|row| open(postgres, row, row.state_age_seconds));
            found.collect()
        })
    }),
};

pub(super) const LONG: Check = Check {
    id: "pg.long_tx",
    measures: "queries and transactions at work for long, without those of autovacuum, of replication and of pg_cron",
    thresholds: "60 s warn, 5 min are critical, and at once where others wait for it",
    source: "neon's and planetscale's inspections: 60 s",
    remedies: ["cancel the query", "set a statement_timeout for the role"],
    docs: "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.transactions, |rows| {
            let busy = rows.iter().filter(|row| {
                row.state.as_deref() == Some("active")
                    && row.backend.as_deref() == Some("client backend")
                    // who waits for a lock is no cause
                    && row.blocked_by.as_ref().is_none_or(Vec::is_empty)
            });
            let age = |row: &Transaction| {
                [row.query_age_seconds, row.xact_age_seconds].into_iter().flatten().max_by(f64::total_cmp)
            };
            busy.filter_map(|row| open(postgres, row, age(row))).collect()
        })
    }),
};

fn open(postgres: &Postgres, row: &Transaction, age: Option<f64>) -> Option<Finding> {
    let root = root_of(postgres, |root| root.gid.is_none() && root.pid == row.pid);
    let age = age.unwrap_or_default();
    let severity = severity(age, OPEN, root.map(|(_, severity)| severity))?;
    let idle = row.state.as_deref() != Some("active");
    let by = row.application.as_deref().map_or_else(|| format!("pid {}", row.pid), str::to_owned);
    let (id, title) = if idle {
        ("pg.idle_tx", format!("{by} left a transaction open"))
    } else {
        ("pg.long_tx", format!("{by} runs a query for long"))
    };
    let application = row.application.as_deref().unwrap_or("no name");
    let user = row.user.as_deref().unwrap_or("unknown");
    let held = root.and_then(|(root, _)| root.held.as_deref());
    let holds = held.map_or_else(String::new, |held| format!(", and holds {held}"));
    let does = if idle { "idle in its transaction" } else { "at work" };
    let mut cause =
        format!("pid {} ({application}, as {user}) is {does} for {}{holds}", row.pid, text::seconds(age));
    let timeout = postgres.server.known().and_then(|server| server.idle_transaction_timeout_ms);
    if idle && timeout == Some(0) {
        cause.push_str("; no idle_in_transaction_session_timeout ends it");
    }
    let finding = Finding::new(id, severity, title, cause)
        .about("pid", row.pid)
        .about("state", if idle { IDLE_STATE } else { "active" })
        .evidence("pid", row.pid)
        .evidence("application", application)
        .evidence("age_seconds", age)
        .evidence("xact_age_seconds", row.xact_age_seconds)
        .evidence("held_up_sessions", root.and_then(|(root, _)| root.blocked))
        .remedy(
            "end the session",
            format!("authctl postgres terminate {}", row.pid),
            "its transaction is rolled back and its client sees an error",
        );
    let role = sql::identifier(user);
    Some(if idle {
        finding.remedy(
            "let the server end such transactions by itself",
            psql(&format!("ALTER ROLE {role} SET idle_in_transaction_session_timeout = '60s'")),
            "for new sessions; a client that thinks for longer within a transaction loses it",
        )
    } else {
        finding.remedy(
            "cancel the query and keep the session",
            format!("authctl postgres cancel {}", row.pid),
            "its statement fails; what it did within a transaction is lost",
        )
    })
}
