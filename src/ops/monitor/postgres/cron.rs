//! Jobs of `pg_cron`: what failed, what did not run when it was due, what takes too long.

use jiff::Timestamp;

use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::cron::{self, Home, Job, Jobs, Sight, Standing};
use crate::report::{Answer, Cell, Column, Table, Value, Verdict};
use crate::sql;
use crate::text;

/// A table of runs from here on is worth a job that empties it: `pg_cron` itself never does.
const HISTORY_BYTES: i64 = 1 << 30;

/// The jobs of this database, the worst first. Two round trips.
pub async fn cron(reader: &Reader) -> Result<Answer> {
    let (table, verdict, notes) = match cron::jobs(reader).await? {
        Sight::Absent(home) => absent(&home),
        Sight::Denied(home) => denied(&home),
        Sight::Seen(jobs) => seen(jobs),
    };
    Ok(Answer { kind: "monitor.postgres.cron/1", source: reader.source(), data: None, table, verdict, notes })
}

type Shown = (Table, Verdict, Vec<String>);

fn absent(home: &Home) -> Shown {
    let database = text::clean(&home.database);
    match &home.home {
        Some(other) if *other != home.database => {
            let why = format!("UNKNOWN: the jobs of this server are in the database {}", text::clean(other));
            let set = text::argument(&format!("postgres.database={other}"));
            (
                columns().when_empty(why),
                Verdict::Unknown,
                vec![format!("`authctl monitor postgres cron --set {set}` shows them")],
            )
        }
        None if !home.sees_settings => {
            let why = format!(
                "UNKNOWN: pg_cron is not installed in the database {database}, and may be in another"
            );
            let note = format!(
                "which one is UNKNOWN to this role; a superuser can change that: `GRANT pg_monitor TO {}`",
                sql::identifier(&home.role)
            );
            (columns().when_empty(why), Verdict::Unknown, vec![note])
        }
        _ => {
            let why = format!("pg_cron is not installed in the database {database}");
            (columns().when_empty(why), Verdict::Fine, Vec::new())
        }
    }
}

fn denied(home: &Home) -> Shown {
    let table = columns().when_empty("UNKNOWN: this role may not read the jobs of pg_cron");
    (table, Verdict::Unknown, vec![granting(home)])
}

/// The lines that let the role see every job.
fn granting(home: &Home) -> String {
    let grants: Vec<_> = home.grants().iter().map(|grant| format!("`{grant}`")).collect();
    format!("a superuser can change that: {}", grants.join(", "))
}

fn seen(mut jobs: Jobs) -> Shown {
    let severity = |job: &Job| std::cmp::Reverse(job.standing.verdict());
    jobs.jobs.sort_by_key(|job| (severity(job), !job.active, job.id));
    let mut table = columns();
    for job in &jobs.jobs {
        table.push(row(job, jobs.home.now));
    }
    let empty = if jobs.home.sees_every_job {
        "pg_cron has no jobs"
    } else {
        "UNKNOWN: this role sees only its own jobs, and has none"
    };
    let worst = jobs.jobs.iter().map(|job| job.standing.verdict()).max().unwrap_or(Verdict::Fine);
    let whole = match jobs.home.scheduler {
        Some(false) if !jobs.home.standby => Verdict::Bad,
        _ if !jobs.home.sees_every_job => Verdict::Unknown,
        _ => Verdict::Fine,
    };
    (table.when_empty(empty), worst.max(whole), notes(&jobs))
}

fn notes(jobs: &Jobs) -> Vec<String> {
    let home = &jobs.home;
    let mut notes = Vec::new();
    if !home.sees_every_job {
        notes.push(format!("the jobs of other roles are UNKNOWN to this role; {}", granting(home)));
    }
    if home.scheduler == Some(false) && !home.standby {
        notes.push(
            "the scheduler of pg_cron is not running: no job runs; the server's log tells why, and `shared_preload_libraries` must name pg_cron"
                .to_owned(),
        );
    }
    if home.standby {
        notes.push("this is a standby: jobs run on the primary".to_owned());
    }
    if !home.logs_runs {
        notes.push(
            "runs are not written down: `ALTER SYSTEM SET cron.log_run = on` and a restart change that"
                .to_owned(),
        );
    }
    let missed = |job: &Job| matches!(job.standing, Standing::Missed { .. });
    if jobs.jobs.iter().any(missed) {
        notes.push(
            "pg_cron writes nothing of a job that it does not start: look for `max_worker_processes`, `cron.max_running_jobs` and its errors in the server's log"
                .to_owned(),
        );
    }
    if let Some(job) = jobs.jobs.iter().find(|job| job.message.is_some()) {
        let message = job.message.as_deref().unwrap_or_default();
        notes.push(format!("{} failed last with: {}", text::clean(&job.name), text::clean(message)));
    }
    if let Some(since) = jobs.history_since {
        notes.push(format!(
            "runs are known since {}; schedules are in {}",
            since.strftime("%Y-%m-%d %H:%MZ"),
            text::clean(&home.zone_name)
        ));
    }
    if jobs.history_bytes >= HISTORY_BYTES {
        notes.push(format!(
            "the table of runs takes {}; a job may empty it: `DELETE FROM cron.job_run_details WHERE end_time < now() - interval '30 days'`",
            text::bytes(jobs.history_bytes)
        ));
    }
    notes
}

fn columns() -> Table {
    Table::new([
        Column::expendable("job_id", 5),
        Column::new("name").identifying(),
        Column::new("verdict"),
        Column::new("schedule"),
        Column::new("finding"),
        Column::expendable("last_run_age_seconds", 1),
        Column::expendable("last_success_age_seconds", 2),
        Column::expendable("failures", 4),
        Column::expendable("missed", 4),
        Column::expendable("running_seconds", 5),
        Column::expendable("median_seconds", 6),
        Column::expendable("next_at", 7),
        Column::expendable("user", 8),
        Column::expendable("database", 9),
        Column::expendable("message", 9),
    ])
}

fn row(job: &Job, now: Timestamp) -> Vec<Cell> {
    let age = |moment: Option<Timestamp>| {
        moment.map_or(Value::Nothing, |moment| Value::Seconds((now - moment).as_secs_f64()))
    };
    let missed = match &job.standing {
        Standing::Missed { runs, .. } => Value::Count(*runs),
        Standing::Unknown(_) => Value::Unknown,
        _ => Value::Count(0),
    };
    vec![
        Value::Number(job.id).into(),
        job.name.as_str().into(),
        job.standing.verdict().into(),
        job.schedule.as_str().into(),
        job.standing.words().into(),
        age(job.started_at).into(),
        age(job.succeeded_at).into(),
        Value::Count(job.failures).into(),
        missed.into(),
        age(job.running_at).into(),
        job.median_seconds.map_or(Value::Nothing, Value::Seconds).into(),
        job.next_at.into(),
        job.user.as_str().into(),
        job.database.as_str().into(),
        job.message.clone().into(),
    ]
}
