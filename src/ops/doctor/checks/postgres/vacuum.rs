//! Dead rows, and what keeps them.

use super::{judged, psql};
use crate::ops::doctor::check::{Check, Judge, Judged};
use crate::ops::doctor::facts::{Holder, LEAST_DEAD, Postgres, Table};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::sql;
use crate::text;

/// Dead rows in multiples of the threshold at which autovacuum comes.
const TIMES: (i64, i64) = (2, 5);
/// Transactions back.
const BACK: (i64, i64) = (1_000_000, 10_000_000);
/// Seconds for which somebody may keep dead rows.
const KEPT: f64 = 1800.0;

pub(super) const HORIZON: Check = Check {
    id: "pg.xmin",
    measures: "who keeps vacuum from removing dead rows: the oldest session, replication slot, prepared transaction or \
               standby",
    thresholds: "1,000,000 transactions, 30 minutes, or dead rows that the last vacuum had to leave warn; \
                 10,000,000 transactions are critical",
    source: "judgement: half an hour of updates on a busy table doubles it",
    remedies: ["end the holder", "run reports against a standby, or in short transactions"],
    docs: "https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-SPACE-RECOVERY",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.holders, |rows| {
            // all of them keep what the oldest keeps, so one is to blame
            let oldest = rows.iter().filter(|row| row.age_xids.is_some()).max_by_key(|row| row.age_xids);
            oldest.and_then(|holder| held(holder, postgres)).into_iter().collect()
        })
    }),
};

fn held(holder: &Holder, postgres: &Postgres) -> Option<Finding> {
    let tables = held_back(postgres, holder);
    let (xids, age) = (holder.age_xids.unwrap_or_default(), holder.age_seconds.unwrap_or_default());
    let severity = match xids {
        xids if xids >= BACK.1 => Severity::Crit,
        xids if xids >= BACK.0 || (age >= KEPT && xids > 0) || !tables.is_empty() => Severity::Warn,
        _ => return None,
    };
    let (kind, name, who) = match holder.kind.as_str() {
        "slot" => ("slot", holder.name.clone(), format!("replication slot {}", holder.name)),
        "prepared" => ("prepared", holder.name.clone(), format!("prepared transaction {}", holder.name)),
        "standby" => ("standby", holder.name.clone(), format!("a query on standby {}", holder.name)),
        _ => {
            let pid = holder.pid.unwrap_or_default();
            let state = holder.state.as_deref().unwrap_or("in an unknown state");
            ("pid", pid.to_string(), format!("pid {pid} ({}), {state},", holder.name))
        }
    };
    let since = holder.age_seconds.map_or_else(String::new, |age| format!(" for {}", text::seconds(age)));
    let rows =
        holder.dead_rows.map_or_else(String::new, |rows| format!(", {} dead rows wait", text::count(rows)));
    let back =
        if xids == 1 { "1 transaction".to_owned() } else { format!("{} transactions", text::count(xids)) };
    let what = if holder.holds == "catalog rows" { "dead rows of catalogs" } else { "dead rows" };
    let cause = format!("{who} keeps {what} from being removed{since}, {back} back{rows}");
    let finding = Finding::new("pg.xmin", severity, "vacuum cannot remove dead rows", cause)
        .about("holder", "oldest")
        .points_at(kind, &name)
        .evidence("holder", who.trim_end_matches(','))
        .evidence("age_xids", xids)
        .evidence("age_seconds", holder.age_seconds)
        .evidence("dead_rows", holder.dead_rows)
        .evidence("held_back_tables", tables);
    Some(free(finding, holder).remedy(
        "see every holder before ending one",
        "authctl monitor postgres xmin",
        "none: it only looks",
    ))
}

fn free(finding: Finding, holder: &Holder) -> Finding {
    match holder.kind.as_str() {
        "slot" => finding.remedy(
            "drop the slot, where nobody will read from it any more",
            psql(&format!("SELECT pg_drop_replication_slot({})", sql::literal(&holder.name))),
            "its reader must begin anew with a full copy",
        ),
        "prepared" => finding.remedy(
            "roll the prepared transaction back",
            psql(&format!("ROLLBACK PREPARED {}", sql::literal(&holder.name))),
            "its work is lost",
        ),
        "standby" => finding.remedy(
            "end the query on the standby",
            psql("ALTER SYSTEM SET hot_standby_feedback = off"),
            "without feedback long queries on the standby are cancelled instead",
        ),
        _ => finding.remedy(
            "end the session",
            format!("authctl postgres terminate {}", holder.pid.unwrap_or_default()),
            "its transaction is rolled back and its client sees an error",
        ),
    }
}

/// Tables with many dead rows that a vacuum had to leave: it came after the holder began.
fn held_back(postgres: &Postgres, holder: &Holder) -> Vec<String> {
    let Some(tables) = postgres.tables.known() else { return Vec::new() };
    let left = tables.rows.iter().filter(|table| {
        dead(table).is_some()
            && holder.holds == "all rows"
            // a holder whose beginning nobody knows is known by its transactions alone
            && table.vacuum_age_seconds.zip(holder.age_seconds).is_some_and(|(vacuumed, began)| vacuumed < began)
    });
    left.map(name).collect()
}

fn name(table: &Table) -> String {
    format!("{}.{}", table.schema, table.name)
}

/// How bad the dead rows of a table are.
fn dead(table: &Table) -> Option<Severity> {
    let rows = table.dead_rows.filter(|rows| *rows >= LEAST_DEAD)?;
    let threshold = table.threshold_rows?.max(1);
    match rows / threshold {
        times if times >= TIMES.1 => Some(Severity::Crit),
        times if times >= TIMES.0 => Some(Severity::Warn),
        _ => None,
    }
}

pub(super) const DEAD: Check = Check {
    id: "pg.dead",
    measures: "dead rows of each table against the number at which autovacuum comes for it, with the table's own \
               settings: every scan reads them too",
    thresholds: "twice that number warns, five times is critical; below 10,000 dead rows nothing is said",
    source: "judgement: autovacuum comes at once the number, so it did not come or could not remove them",
    remedies: ["end what keeps them, then VACUUM", "lower the table's autovacuum_vacuum_scale_factor"],
    docs: "https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.tables, |rows| {
            let holder = oldest(postgres);
            let off = postgres.server.known().is_some_and(|server| !server.autovacuum);
            let found = rows
                .iter()
                .filter(|table| !table.state.as_deref().unwrap_or_default().starts_with("running"));
            found.filter_map(|table| dead_rows(table, holder, off, postgres)).collect()
        })
    }),
};

fn oldest(postgres: &Postgres) -> Option<&Holder> {
    let holders = &postgres.holders.known()?.rows;
    holders.iter().filter(|row| row.age_xids.is_some()).max_by_key(|row| row.age_xids)
}

fn dead_rows(table: &Table, holder: Option<&Holder>, off: bool, postgres: &Postgres) -> Option<Finding> {
    let severity = dead(table)?;
    let (rows, threshold) = (table.dead_rows?, table.threshold_rows?);
    let name = name(table);
    let kept = holder.is_some_and(|holder| held_back(postgres, holder).contains(&name));
    let disabled = table.state.as_deref().is_some_and(|state| state.contains("disabled"));
    let why = if kept {
        "vacuum came and had to leave them"
    } else if disabled {
        "autovacuum is switched off for it"
    } else if off {
        "autovacuum is off"
    } else {
        "autovacuum has not come yet"
    };
    let cause = format!(
        "{name} has {} dead rows, {} times as many as call autovacuum: {why}",
        text::count(rows),
        rows / threshold.max(1)
    );
    let mut finding = Finding::new("pg.dead", severity, format!("dead rows fill {name}"), cause)
        .about("table", &name)
        .evidence("dead_rows", rows)
        .evidence("threshold_rows", threshold)
        .evidence("vacuum_age_seconds", table.vacuum_age_seconds);
    finding = if kept {
        finding.points_at("holder", "oldest")
    } else {
        finding.points_at("autovacuum", if off { "server" } else { name.as_str() })
    };
    let quoted = format!("{}.{}", sql::identifier(&table.schema), sql::identifier(&table.name));
    Some(
        finding
            .remedy(
                if kept { "vacuum it, once what keeps the rows is gone" } else { "vacuum it now" },
                psql(&format!("VACUUM (ANALYZE) {quoted}")),
                "reads the whole table; nobody is locked out",
            )
            .remedy(
                "let autovacuum come sooner",
                psql(&format!("ALTER TABLE {quoted} SET (autovacuum_vacuum_scale_factor = 0.02)")),
                "more work for the disk, in smaller pieces; waits for a lock on the table for an instant",
            ),
    )
}

pub(super) const AUTOVACUUM: Check = Check {
    id: "pg.autovac",
    measures: "whether autovacuum works: for the server, for each table, and with a free worker",
    thresholds: "off for the server, or for a table that is due, warns; every worker busy while tables wait warns",
    source: "dead rows stay and transaction numbers run out without it",
    remedies: ["switch it on again", "more workers, or a higher autovacuum_vacuum_cost_limit"],
    docs: "https://www.postgresql.org/docs/current/runtime-config-autovacuum.html",
    judge: Judge::Postgres(autovacuum),
};

fn autovacuum(postgres: &Postgres) -> Judged {
    let server = Judged::of(&postgres.server, |server| {
        let off = [("autovacuum", server.autovacuum), ("track_counts", server.track_counts)];
        let off = off.into_iter().filter(|(_, on)| !on);
        off.map(|(setting, _)| {
            let cause = format!(
                "{setting} is off, so that nothing removes dead rows or keeps transaction numbers free"
            );
            Finding::new("pg.autovac", Severity::Warn, "autovacuum is off", cause)
                .about("autovacuum", "server")
                .evidence("setting", setting)
                .remedy(
                    "switch it on and reload",
                    psql(&format!("ALTER SYSTEM SET {setting} = on; SELECT pg_reload_conf()")),
                    "the backlog is worked off at once, which keeps the disk busy",
                )
                .remedy("see which tables wait", "authctl monitor postgres vacuum", "none: it only looks")
        })
        .collect()
    });
    server.and(judged(&postgres.tables, |rows| rows.iter().filter_map(disabled).chain(busy(rows)).collect()))
}

fn disabled(table: &Table) -> Option<Finding> {
    table.state.as_deref().filter(|state| *state == "due, but disabled")?;
    let name = name(table);
    let rows = text::count(table.dead_rows.unwrap_or_default());
    let cause = format!("{name} asks for a vacuum, with {rows} dead rows, and has autovacuum_enabled = off");
    let quoted = format!("{}.{}", sql::identifier(&table.schema), sql::identifier(&table.name));
    Some(
        Finding::new("pg.autovac", Severity::Warn, format!("autovacuum is switched off for {name}"), cause)
            .about("autovacuum", &name)
            .evidence("dead_rows", table.dead_rows)
            .remedy(
                "switch it on for the table",
                psql(&format!("ALTER TABLE {quoted} RESET (autovacuum_enabled)")),
                "waits for a lock on the table for an instant; the vacuum then reads all of it",
            )
            .remedy("vacuum it by hand", psql(&format!("VACUUM (ANALYZE) {quoted}")), "once; it fills again"),
    )
}

/// Every worker at work while tables wait that are badly in need.
fn busy(rows: &[Table]) -> Option<Finding> {
    let first = rows.first()?;
    let waiting =
        rows.iter().filter(|table| table.state.as_deref() == Some("due") && dead(table).is_some()).count();
    if first.workers < first.max_workers || waiting == 0 {
        return None;
    }
    let on = first.busy_on.as_deref().unwrap_or("tables of other databases");
    let cause = format!(
        "{} of {} workers are busy, on {on}, and {} with many dead rows wait",
        first.workers,
        first.max_workers,
        text::plural(waiting, "table")
    );
    Some(
        Finding::new("pg.autovac", Severity::Warn, "every worker of autovacuum is busy", cause)
            .about("autovacuum", "workers")
            .evidence("workers", first.workers)
            .evidence("waiting_tables", waiting)
            .remedy(
                "let each do more between its pauses",
                psql("ALTER SYSTEM SET autovacuum_vacuum_cost_limit = 2000; SELECT pg_reload_conf()"),
                "more work for the disk",
            )
            .remedy("see what they do", "authctl monitor postgres vacuum", "none: it only looks"),
    )
}

/// Shares of all transaction numbers.
const USED: (f64, f64) = (0.4, 0.6);

pub(super) const WRAPAROUND: Check = Check {
    id: "pg.wraparound",
    measures: "how far databases and tables are from running out of transaction numbers, when the server stops writing",
    thresholds: "40 % of 2^31 warns, 60 % is critical",
    source: "check_postgres: 1.3 and 1.4 thousand million",
    remedies: ["VACUUM (FREEZE) the oldest table", "end what holds it back"],
    docs: "https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND",
    judge: Judge::Postgres(|postgres| {
        judged(&postgres.wraparound, |rows| {
            let used = |used: f64, mxid: f64| used.max(mxid);
            let old = rows.iter().filter(|row| used(row.used_ratio, row.mxid_used_ratio) >= USED.0);
            // the database is as old as its oldest table, which says more
            let worst = old.max_by_key(|row| (row.age_xids, row.scope == "table"));
            let finding = worst.map(|row| {
                let share = used(row.used_ratio, row.mxid_used_ratio);
                let severity = if share >= USED.1 { Severity::Crit } else { Severity::Warn };
                let why = row.why.as_deref().unwrap_or("nobody knows why");
                let cause = format!(
                    "{} {} is {} transactions old, {:.0} % of all there are: {why}",
                    row.scope,
                    row.name,
                    text::count(row.age_xids),
                    share * 100.0
                );
                Finding::new("pg.wraparound", severity, "transaction numbers run out", cause)
                    .about("relation", &row.name)
                    .evidence("age_xids", row.age_xids)
                    .evidence("used_ratio", share)
                    .remedy(
                        "freeze it now",
                        psql(&format!("VACUUM (FREEZE, VERBOSE) {}", row.name)),
                        "reads and writes the whole table; nobody is locked out",
                    )
                    .remedy(
                        "see which tables are old and what holds them back",
                        "authctl monitor postgres wraparound",
                        "none: it only looks",
                    )
            });
            finding.into_iter().collect()
        })
    }),
};
