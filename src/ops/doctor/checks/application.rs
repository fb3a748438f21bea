//! What the application's own tables mean for logins.

use crate::ops::doctor::check::{Check, Judge, Judged};
use crate::ops::doctor::facts::{COUNTED, Column, Expired, Failures, Load, Postgres};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::ops::seen::Seen;
use crate::sql;
use crate::text;

pub(super) const CHECKS: &[&Check] = &[&SESSIONS, &CODES, &EMAIL, &SLOW, &FAILED];

/// Rows that are over for a day and longer.
const OVER: (i64, i64) = (1000, 100_000);
/// Seconds after which even a few such rows tell that nothing removes them.
const OLD: f64 = 3.0 * 86_400.0;

const SESSIONS: Check = Check {
    id: "app.expired_sessions",
    measures: "sessions that are over for more than a day and still there, with the oldest: nothing purges them, and every \
               login reads past them",
    thresholds: "1,000 rows, or 100 of which one is older than 3 days, warn; 100,000 are critical",
    source: "judgement: a purge that runs every day leaves none",
    remedies: ["see why the purge does not run", "delete them in pieces"],
    docs: "https://github.com/citusdata/pg_cron",
    judge: Judge::Postgres(|postgres| {
        expired("app.expired_sessions", "sessions", &postgres.application.sessions)
    }),
};

const CODES: Check = Check {
    id: "app.expired_codes",
    measures: "verification codes that are over for more than a day and still there, with the oldest",
    thresholds: "1,000 rows, or 100 of which one is older than 3 days, warn; 100,000 are critical",
    source: "judgement: a purge that runs every day leaves none",
    remedies: ["see why the purge does not run", "delete them in pieces"],
    docs: "https://github.com/citusdata/pg_cron",
    judge: Judge::Postgres(|postgres| expired("app.expired_codes", "codes", &postgres.application.codes)),
};

fn expired(id: &'static str, what: &str, seen: &Seen<Option<Expired>>) -> Judged {
    match seen {
        Seen::Known(None) => Judged::default(),
        Seen::Known(Some(rows)) => Judged::found(over(id, what, rows)),
        hidden => Judged::blind(hidden),
    }
}

fn over(id: &'static str, what: &str, rows: &Expired) -> Option<Finding> {
    let oldest = rows.oldest_seconds.unwrap_or_default();
    let severity = match rows.count {
        count if count >= OVER.1 => Severity::Crit,
        count if count >= OVER.0 || (count >= 100 && oldest >= OLD) => Severity::Warn,
        _ => return None,
    };
    let more = if rows.count >= COUNTED { "at least " } else { "" };
    let Column { relation, name, .. } = &rows.column;
    let index = if rows.column.leading_index {
        ""
    } else {
        "; no index begins with it, so that a purge reads all rows"
    };
    let cause = format!(
        "{more}{} {what} of {relation} are over for more than a day, the oldest for {}, and nothing removed them{index}",
        text::count(rows.count),
        text::seconds(oldest)
    );
    let column = sql::identifier(name);
    let delete = format!(
        "DELETE FROM {relation} WHERE ctid IN (SELECT ctid FROM {relation} WHERE {column} < now() LIMIT 10000)"
    );
    Some(
        Finding::new(id, severity, format!("expired {what} are not purged"), cause)
            .about("table", relation)
            .points_at("purge", "stopped")
            .evidence("expired_rows", rows.count)
            .evidence("oldest_seconds", oldest)
            .evidence("counted_all", rows.count < COUNTED)
            .remedy(
                "delete them in pieces, again until none is left",
                format!("psql -c {}", text::argument(&delete)),
                "deletes rows; each piece holds its locks for a moment",
            )
            .remedy("see whether a job is to do it", "authctl monitor postgres cron", "none: it only looks"),
    )
}

/// Accounts from which a search without an index takes milliseconds.
const ACCOUNTS: i64 = 10_000;

const EMAIL: Check = Check {
    id: "app.email_index",
    measures: "whether an address is found whatever the case of its letters: an index on the column alone serves none of \
               those searches, and lets one address in twice",
    thresholds: "worth knowing from 10,000 accounts on; no alarm, because the application may fold addresses itself",
    source: "judgement: a search through fewer takes no longer than a round trip",
    remedies: ["CREATE UNIQUE INDEX CONCURRENTLY on lower(email)", "make the column citext"],
    docs: "https://www.postgresql.org/docs/current/indexes-expressional.html",
    judge: Judge::Postgres(|postgres| match &postgres.application.columns {
        Seen::Known(columns) if columns.iter().all(|column| column.role != "users") => Judged::default(),
        seen => Judged::of(seen, |columns| columns.iter().filter_map(folded).collect()),
    }),
};

fn folded(column: &Column) -> Option<Finding> {
    if column.role != "users" || column.folded_index || column.rows < ACCOUNTS {
        return None;
    }
    // the application may fold addresses before it stores them, which nobody can see from here
    let (rows, relation, name) = (column.rows, &column.relation, sql::identifier(&column.name));
    let cause = format!(
        "no index on lower({name}) among {} accounts of {relation}: a search that folds letters reads them all",
        text::count(rows)
    );
    let create = format!("CREATE UNIQUE INDEX CONCURRENTLY ON {relation} (lower({name}))");
    let twice = format!("SELECT lower({name}) FROM {relation} GROUP BY 1 HAVING count(*) > 1");
    Some(
        Finding::new(
            "app.email_index",
            Severity::Info,
            "addresses are only found in the case they were typed",
            cause,
        )
        .about("table", relation)
        .evidence("accounts", rows)
        .remedy(
            "make the index",
            format!("psql -c {}", text::argument(&create)),
            "reads the table twice; fails, and leaves an invalid index, where an address is there twice",
        )
        .remedy(
            "see which addresses are there twice",
            format!("psql -c {}", text::argument(&twice)),
            "none: it only looks, and reads the whole table",
        ),
    )
}

/// Seconds of one statement of a login.
const STATEMENT: (f64, f64) = (0.1, 1.0);

const SLOW: Check = Check {
    id: "app.slow_login",
    measures: "the mean time of statements on the tables of sessions and accounts, by two looks at pg_stat_statements: those                are the statements of a login",
    thresholds: "100 ms warns, 1 s is critical",
    source: "judgement: with its index such a statement takes less than a millisecond",
    remedies: ["purge what is expired", "see which statement it is, and its plan"],
    docs: "https://www.postgresql.org/docs/current/pgstatstatements.html",
    judge: Judge::Postgres(|postgres| match &postgres.application.statements {
        Seen::Known(None) => Judged::default(),
        Seen::Known(Some(loads)) => Judged::found(loads.iter().filter_map(slow)),
        hidden => Judged::blind(hidden),
    }),
};

#[expect(clippy::cast_precision_loss, reason = "a mean")]
fn slow(load: &Load) -> Option<Finding> {
    let mean = load.busy_seconds / load.calls.max(1) as f64;
    if load.calls < 1 || mean < STATEMENT.0 {
        return None;
    }
    let severity = if mean >= STATEMENT.1 { Severity::Crit } else { Severity::Warn };
    let relation = &load.relation;
    let cause = format!(
        "{} on {relation} within the look took {} each",
        text::plural(usize::try_from(load.calls).unwrap_or_default(), "statement"),
        text::seconds(mean)
    );
    let bare = relation.replace('"', "");
    Some(
        Finding::new("app.slow_login", severity, "logins are slow", cause)
            .about("statements", relation)
            .points_at("table", relation)
            .points_at("table", &bare)
            .evidence("calls", load.calls)
            .evidence("mean_seconds", mean)
            .remedy(
                "see which statements they are",
                "authctl monitor postgres slow --sort mean",
                "none: it only looks",
            )
            .remedy("see what they wait for", "authctl monitor postgres activity", "none: it only looks"),
    )
}

/// Failed logins within five minutes that are noticed at all.
const SURGE: i64 = 50;

const FAILED: Check = Check {
    id: "app.failed_logins",
    measures: "failed logins of the last five minutes against the hour before, where the application records them",
    thresholds: "five times the usual number warns, twenty times is critical; below 50 nothing is said",
    source: "judgement: people forget passwords at an even pace",
    remedies: ["see from which addresses they come", "tighten the rate limit"],
    docs: "https://cheatsheetseries.owasp.org/cheatsheets/Credential_Stuffing_Prevention_Cheat_Sheet.html",
    judge: Judge::Postgres(failed),
};

fn failed(postgres: &Postgres) -> Judged {
    match &postgres.application.failures {
        Seen::Known(None) => Judged::default(),
        Seen::Known(Some(failures)) => Judged::found(surge(failures)),
        hidden => Judged::blind(hidden),
    }
}

fn surge(failures: &Failures) -> Option<Finding> {
    let usual = (failures.before / 12).max(1);
    let times = failures.recent / usual;
    if failures.recent < SURGE || times < 5 {
        return None;
    }
    let severity = if times >= 20 { Severity::Crit } else { Severity::Warn };
    let cause = format!(
        "{} logins failed within five minutes, {times} times as many as usual in the hour before",
        text::count(failures.recent)
    );
    Some(
        Finding::new("app.failed_logins", severity, "somebody tries passwords", cause)
            .about("table", &failures.relation)
            .evidence("recent_failures", failures.recent)
            .evidence("usual_failures", usual)
            .remedy("see whom the rate limits hold up", "authctl monitor redis stats", "none: it only looks")
            .remedy(
                "look at the addresses they come from",
                format!("psql -c {}", text::argument(&format!("TABLE {} LIMIT 100", failures.relation))),
                "none: it only looks",
            ),
    )
}
