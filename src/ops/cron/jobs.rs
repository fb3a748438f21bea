//! Jobs and their runs, as far as the role may see them.

use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, Type};

use super::judge::Standing;
use super::rights;
use super::schedule::Schedule;
use crate::conn::postgres::Reader;
use crate::error::{Error, Result};
use crate::sql;

/// So many runs are looked at, the newest ones: a job every second for a day, in a tenth of a second.
const RUNS: i64 = 100_000;

/// What can be seen of `pg_cron` from one database.
pub enum Sight {
    /// It is not in this database. Where it is loaded, it lives in the one that [`Home::home`] names.
    Absent(Home),
    /// It is here, and the role may not read its tables.
    Denied(Home),
    /// Its jobs.
    Seen(Jobs),
}

/// Where `pg_cron` is and how it is set up.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Home {
    /// The database that was asked.
    pub database: String,
    /// The database where it lives; nothing where it is not loaded, or where the role may not know.
    pub home: Option<String>,
    /// Whether the role may know of its settings.
    pub sees_settings: bool,
    /// The role that asked.
    pub role: String,
    /// The role sees the jobs of every role, not only its own.
    pub sees_every_job: bool,
    /// Runs are written down; where not, nobody can tell whether a job ran.
    pub logs_runs: bool,
    /// Whether its scheduler runs; nothing where the role may not see it.
    pub scheduler: Option<bool>,
    /// Nothing runs on a standby.
    pub standby: bool,
    /// Since when the server is up.
    pub started_at: Timestamp,
    /// The server's clock.
    pub now: Timestamp,
    /// The time zone of the schedules; nothing where this program does not know it.
    pub zone: Option<TimeZone>,
    /// The name of that time zone.
    pub zone_name: String,
    pub(super) both_days: bool,
    pub(super) denied: bool,
    pub(super) installed: bool,
}

/// The jobs with their runs.
pub struct Jobs {
    /// Where they are.
    pub home: Home,
    /// Every job that the role may see, by its number.
    pub jobs: Vec<Job>,
    /// What the table of runs takes, in bytes: nothing empties it but a job of one's own.
    pub history_bytes: i64,
    /// The beginning of the oldest run that was looked at.
    pub history_since: Option<Timestamp>,
}

/// One job.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// Its name, or `job 5`.
    pub name: String,
    /// Its schedule as it was given.
    pub schedule: String,
    /// Whether it is to run at all.
    pub active: bool,
    /// The role that it runs as.
    pub user: String,
    /// The database that it runs in.
    pub database: String,
    /// What became of its last run: `succeeded`, `failed`, `running` …
    pub status: Option<String>,
    /// When its last run began.
    pub started_at: Option<Timestamp>,
    /// When it last succeeded.
    pub succeeded_at: Option<Timestamp>,
    /// When the run began that is going on.
    pub running_at: Option<Timestamp>,
    /// The median time of its runs that succeeded, in seconds.
    pub median_seconds: Option<f64>,
    /// Failures since it last succeeded.
    pub failures: i64,
    /// What the last run failed of, the first line.
    pub message: Option<String>,
    /// When it is due next.
    pub next_at: Option<Timestamp>,
    /// How it stands.
    pub standing: Standing,
    pub(super) known_since: Option<Timestamp>,
}

/// Looks at the jobs of the database that `reader` is in. Two round trips.
pub async fn jobs(reader: &Reader) -> Result<Sight> {
    let home =
        Home::read(&reader.row(sql::MONITOR_POSTGRES_CRON_HOME.for_server(reader.major()).text, &[]).await?)?;
    if !home.installed {
        return Ok(Sight::Absent(home));
    }
    if home.denied {
        return Ok(Sight::Denied(home));
    }
    let query = sql::MONITOR_POSTGRES_CRON.for_server(reader.major());
    let rows = reader.rows(query.text, &[(&RUNS, Type::INT8)]).await?;
    let (mut history_bytes, mut history_since) = (0, None);
    if let Some(row) = rows.first() {
        history_bytes = get(row, "history_bytes")?;
        history_since = moment(row, "history_since")?;
    }
    let jobs = rows.iter().map(|row| Job::read(row, &home)).collect::<Result<_>>()?;
    Ok(Sight::Seen(Jobs { home, jobs, history_bytes, history_since }))
}

impl Home {
    fn read(row: &Row) -> Result<Self> {
        let launchers: i64 = get(row, "launchers")?;
        let zone_name: String = get(row, "timezone")?;
        let sees_all: bool = get(row, "sees_all")?;
        let (may_use, may_read): (bool, bool) = (get(row, "may_use")?, get(row, "may_read")?);
        Ok(Self {
            database: get(row, "database")?,
            home: get(row, "home")?,
            sees_settings: get(row, "sees_settings")?,
            role: get(row, "role")?,
            sees_every_job: get(row, "sees_every_job")?,
            logs_runs: get(row, "logs_runs")?,
            scheduler: sees_all.then_some(launchers > 0),
            standby: get(row, "standby")?,
            started_at: required(row, "started_at")?,
            now: required(row, "now_at")?,
            zone: TimeZone::get(if zone_name == "GMT" { "UTC" } else { &zone_name }).ok(),
            zone_name,
            both_days: get(row, "both_days")?,
            denied: !(may_use && may_read),
            installed: get(row, "installed")?,
        })
    }

    /// The statements that let the role see every job, for a superuser to run in the database of the jobs.
    pub fn grants(&self) -> Vec<String> {
        let role = sql::identifier(&self.role);
        let mut grants = Vec::new();
        if self.denied {
            grants.extend([rights::usage(&role), rights::reading(&role)]);
        }
        if !self.sees_every_job {
            grants.extend(rights::everybodys(&role));
        }
        grants
    }
}

impl Job {
    fn read(row: &Row, home: &Home) -> Result<Self> {
        let mut job = Self {
            id: get(row, "job_id")?,
            name: get(row, "name")?,
            schedule: get(row, "schedule")?,
            active: get(row, "active")?,
            user: get(row, "user")?,
            database: get(row, "database")?,
            status: get(row, "status")?,
            started_at: moment(row, "started_at")?,
            succeeded_at: moment(row, "succeeded_at")?,
            running_at: moment(row, "running_at")?,
            median_seconds: get(row, "median_seconds")?,
            failures: get(row, "failures")?,
            message: get(row, "message")?,
            next_at: None,
            standing: Standing::Fine,
            known_since: moment(row, "known_since")?,
        };
        // a server that went down took its runs with it
        job.running_at = job.running_at.filter(|began| *began > home.started_at);
        let schedule = Schedule::parse(&job.schedule, home.both_days);
        if let (Some(schedule), Some(zone)) = (&schedule, &home.zone) {
            job.next_at = schedule.next_due(zone, home.now).filter(|_| job.active && !home.standby);
        }
        job.standing = Standing::of(&job, schedule.as_ref(), home);
        Ok(job)
    }
}

fn get<'a, T: FromSql<'a>>(row: &'a Row, column: &str) -> Result<T> {
    row.try_get(column)
        .map_err(|error| Error::bug("a query's answer is not as its header says").caused_by(&error))
}

fn moment(row: &Row, column: &str) -> Result<Option<Timestamp>> {
    let time: Option<SystemTime> = get(row, column)?;
    Ok(time.and_then(|time| Timestamp::try_from(time).ok()))
}

fn required(row: &Row, column: &str) -> Result<Timestamp> {
    moment(row, column)?.ok_or_else(|| Error::bug(format!("the server tells no `{column}`")))
}
