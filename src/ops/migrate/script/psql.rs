//! The script for psql.

use super::checks::{self, Lock};
use super::quote::{dollars, filled, inlined};
use super::{Known, LOCK_TIMEOUT, Outline, Part};
use crate::ops::migrate::grammar::{Alone, Name};
use crate::ops::migrate::lock;
use crate::ops::migrate::prepare::{Course, Prepared, Step, Way};
use crate::ops::migrate::run::{OURSELVES, SETTLE};
use crate::sql::{self, literal};

/// What psql needs beside what the executor of `authctl migrate up` does between two files: the script is UTF-8,
/// and the holder of the lock has a name.
const NAMED: &str = "SET client_encoding = 'UTF8'; SET application_name = 'authctl/migrate script'";

/// A file may have gone on in another encoding.
const ENCODED: &str = "SET LOCAL client_encoding = 'UTF8'";

/// Opens a transaction whose statements wait for no lock longer than they may.
const BEGIN: &str = "BEGIN;\nSET LOCAL statement_timeout = 0;\nSET LOCAL idle_in_transaction_session_timeout = 0;\n\
     SET LOCAL lock_timeout = :'authctl_lock_timeout';";

/// The transactions of a script are its own.
const ALONE: &str = " BEGIN
    IF now() <> statement_timestamp() THEN
        RAISE EXCEPTION 'each migration has a transaction of its own; nothing was changed'
        USING HINT = 'Run the script without --single-transaction, and outside of BEGIN and COMMIT.';
    END IF;
END ";

/// The whole script.
pub(super) fn script(outline: &Outline) -> String {
    let parts: String = outline.parts.iter().map(part).collect();
    format!("{}{parts}{}", begin(outline), end(outline))
}

fn begin(outline: &Outline) -> String {
    format!(
        include_str!("psql_begin.sql"),
        authctl = env!("CARGO_PKG_VERSION"),
        title = outline.title(),
        condition = outline.condition(),
        lock_timeout = LOCK_TIMEOUT,
        settle = dollars(&format!("{SETTLE}; {NAMED};")),
        check_lock = dollars(&check_lock()),
        alone = dollars(ALONE),
        checks = checks::statement(outline, &Lock::OfSession),
        place = checks::place(),
    )
}

fn end(outline: &Outline) -> String {
    format!(include_str!("psql_end.sql"), key = checks::key(), last = outline.last())
}

fn check_lock() -> String {
    let [first, second] = [lock::KEY.0, lock::KEY.1].map(|half| half.to_string());
    let kept = inlined(sql::MIGRATE_LOCK_KEPT.for_server(0), &[&first, &second]);
    let body = format!(
        " BEGIN\n    IF NOT (SELECT l.kept FROM (\n{kept}\n    ) AS l) THEN\n        \
         RAISE EXCEPTION 'the migration lock was lost, so another run may be at work'\n        \
         USING HINT = 'Connect to the server itself: a pooler of transactions cannot keep a lock.';\n    \
         END IF;\nEND "
    );
    format!("DO {};", dollars(&body))
}

fn part(part: &Part) -> String {
    let Part { known, prepared } = part;
    match &prepared.course {
        Course::Whole => whole(known, prepared),
        Course::Stepwise(steps) => stepwise(known, prepared, steps),
    }
}

fn whole(known: &Known, prepared: &Prepared) -> String {
    format!(
        include_str!("psql_whole.sql"),
        heading = known.heading(),
        title = known.title(),
        version = known.version,
        begin = BEGIN,
        file = dollars(&prepared.body.sent),
        record = record(known),
    )
}

fn stepwise(known: &Known, prepared: &Prepared, steps: &[Step]) -> String {
    let text = |step: &Step| &prepared.body.sent[step.range.clone()];
    let sets_lock_timeout =
        |step: &Step| step.way == Way::Setting && text(step).to_ascii_lowercase().contains("lock_timeout");
    let limited = !steps.iter().any(sets_lock_timeout);
    let told = |(step, number): (&Step, usize)| {
        let count = steps.len();
        format!(
            "-- step {number} of {count}\n:authctl_check_lock\n{}",
            one_step(&step.way, text(step), limited)
        )
    };
    format!(
        include_str!("psql_stepwise.sql"),
        heading = known.heading(),
        title = known.title(),
        version = known.version,
        steps = steps.iter().zip(1..).map(told).collect::<Vec<_>>().join("\n"),
        begin = BEGIN,
        record = record(known),
    )
}

/// A step as the executor does it: in a transaction where it can be, else alone.
fn one_step(way: &Way, text: &str, limited: bool) -> String {
    let sent = format!("SELECT {} \\gexec", dollars(text));
    match way {
        Way::Setting | Way::Doubtful => sent,
        Way::InTransaction => format!("{BEGIN}\n{sent}\nCOMMIT;"),
        Way::Alone(alone) => {
            let limit = if limited {
                format!("SET lock_timeout = {};\n", lock_timeout(alone))
            } else {
                String::new()
            };
            match alone {
                Alone::BuildIndex { index: Some(index), table } => {
                    format!("{limit}{}\n{sent}\n{}", clear_away(table, index), make_sure(table, index))
                }
                _ => format!("{limit}{sent}"),
            }
        }
    }
}

/// What is done CONCURRENTLY keeps nobody waiting while it waits itself, so it may wait.
fn lock_timeout(alone: &Alone) -> &'static str {
    match alone {
        Alone::Repeatable | Alone::Object { .. } => ":'authctl_lock_timeout'",
        Alone::BuildIndex { .. } | Alone::DropIndex { .. } | Alone::Reindex | Alone::Detach { .. } => "0",
    }
}

/// Drops what a build that was stopped has left under the name of an index: it is invalid, and IF NOT EXISTS
/// would take it for one.
fn clear_away(table: &Name, index: &Name) -> String {
    format!(
        "-- what a build that was stopped has left\n\
         SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %I.%I', i.schema, i.name)\nFROM (\n{}\n) AS i \
         WHERE NOT i.valid AND NOT i.being_built \\gexec",
        state(table, index)
    )
}

/// Ends the script where there is no valid index of that name.
fn make_sure(table: &Name, index: &Name) -> String {
    let body = format!(
        " BEGIN\n    IF NOT EXISTS (SELECT FROM (\n{}\n    ) AS i WHERE i.valid) THEN\n        \
         RAISE EXCEPTION USING MESSAGE = {};\n    END IF;\nEND ",
        state(table, index),
        literal(&format!("index {} is not valid after its build", index.written)),
    );
    format!("DO {};", dollars(&body))
}

fn state(table: &Name, index: &Name) -> String {
    let names = [literal(&table.written), literal(&index.bare)];
    inlined(sql::MIGRATE_INDEX_STATE.for_server(0), &[&names[0], &names[1]])
}

fn record(known: &Known) -> String {
    let (version, name) = (known.version.to_string(), literal(&known.name));
    let checksum = known.checksum(":'authctl_width'");
    let record = filled(&checks::record(":authctl_history"), &[&version, &name, &checksum]);
    format!("{OURSELVES};\n{ENCODED};\n{record};")
}
