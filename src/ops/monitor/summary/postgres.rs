//! The numbers of PostgreSQL on the one page.

use tokio_postgres::Row;

use super::{Measure, Store};
use crate::conn::postgres::{Postgres, Reader};
use crate::error::Result;
use crate::report::{Value, Verdict};
use crate::sql;
use crate::text;

/// The share of connections that warns, and that is bad: as `monitor postgres connections` has it.
const CONNECTIONS: [f64; 2] = [0.80, 0.95];
/// Seconds of the oldest transaction: as `monitor postgres activity` has them.
const TRANSACTION: [f64; 2] = [60.0, 300.0];
/// Seconds that a session waits for a lock: as there.
const WAIT: [f64; 2] = [5.0, 30.0];
/// Seconds that a standby is behind: what it answers is stale to a user from here, and of no use from there.
const LAG: [f64; 2] = [30.0, 300.0];
/// The share of transaction numbers that are used up: 60 %, by which `check_postgres` warns at 1.3 of 2.1 billion.
const WRAPAROUND: [f64; 2] = [0.40, 0.60];

/// Asks through the session that was kept, and keeps it if it answered.
pub(super) async fn look(postgres: &Postgres, kept: &mut Option<Reader>) -> Result<Store> {
    let reader = match kept.take() {
        Some(reader) => reader,
        None => postgres.read().await?,
    };
    let query = sql::MONITOR_POSTGRES_SUMMARY.for_server(reader.major());
    let row = reader.row(query.text, &[]).await?;
    let store = Store {
        name: "postgres",
        source: reader.source(),
        measures: measures(&row),
        notes: unseen(&row).into_iter().collect(),
    };
    drop(reader.notices());
    *kept = Some(reader);
    Ok(store)
}

fn unseen(row: &Row) -> Option<String> {
    let (count, role): (i64, String) = (row.get("unseen_sessions"), row.get("role"));
    (count > 0).then(|| {
        format!(
            "postgres: what sessions do is UNKNOWN to this role; a superuser can change that: `GRANT pg_monitor TO {}`",
            sql::identifier(&role)
        )
    })
}

/// How bad a number is that gets worse as it rises.
fn rising(number: f64, [warn, bad]: [f64; 2]) -> Verdict {
    match number {
        number if number >= bad => Verdict::Bad,
        number if number >= warn => Verdict::Warn,
        _ => Verdict::Fine,
    }
}

fn measures(row: &Row) -> Vec<Measure> {
    let database: String = row.get("database");
    let cache = row.get::<_, Option<f64>>("cache_hit_ratio").map_or(Value::Nothing, Value::Ratio);
    let used: Option<f64> = row.get("wraparound_ratio");
    let wraparound = used.map_or(Verdict::Unknown, |used| rising(used, WRAPAROUND));
    vec![
        connections(row),
        transaction(row),
        blocked(row),
        Measure::new("cache_hit_ratio", cache, Verdict::Fine, "since statistics were reset"),
        replication(row),
        Measure::new("database_bytes", Value::Bytes(row.get("database_bytes")), Verdict::Fine, database),
        Measure::new(
            "wraparound_ratio",
            used.map_or(Value::Unknown, Value::Ratio),
            wraparound,
            "of the transaction numbers",
        ),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "a share of a few hundred connections")]
fn connections(row: &Row) -> Measure {
    let (used, limit): (i64, i64) = (row.get("connections"), row.get("connection_limit"));
    let verdict = rising(used as f64 / limit.max(1) as f64, CONNECTIONS);
    Measure::new("connections", Value::Count(used), verdict, format!("of {limit}"))
}

fn transaction(row: &Row) -> Measure {
    let name = "oldest_transaction_seconds";
    if row.get::<_, i64>("unseen_sessions") > 0 {
        return Measure::new(name, Value::Unknown, Verdict::Unknown, "sessions hidden from this role");
    }
    match row.get::<_, Option<f64>>("oldest_xact_seconds") {
        Some(age) => {
            let pid = row.get::<_, Option<i32>>("oldest_xact_pid").unwrap_or_default();
            Measure::new(name, Value::Seconds(age), rising(age, TRANSACTION), format!("pid {pid}"))
        }
        None => Measure::new(name, Value::Nothing, Verdict::Fine, "none is open"),
    }
}

fn blocked(row: &Row) -> Measure {
    let longest = row.get::<_, Option<f64>>("longest_wait_seconds").unwrap_or(0.0);
    let count: i64 = row.get("blocked_sessions");
    let detail = if count > 0 { format!("longest {}", text::seconds(longest)) } else { String::new() };
    Measure::new("blocked_sessions", Value::Count(count), rising(longest, WAIT), detail)
}

fn replication(row: &Row) -> Measure {
    let name = "replication_lag_seconds";
    let standbys = usize::try_from(row.get::<_, i64>("standbys")).unwrap_or(0);
    let is_standby: bool = row.get("standby");
    let whose = if is_standby { "this is a standby".to_owned() } else { text::plural(standbys, "standby") };
    match row.get::<_, Option<f64>>("replay_lag_seconds") {
        Some(lag) => Measure::new(name, Value::Seconds(lag), rising(lag, LAG), whose),
        None => Measure::new(name, Value::Nothing, Verdict::Fine, whose),
    }
}
