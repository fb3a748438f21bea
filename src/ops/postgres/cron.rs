//! Jobs of `pg_cron`.

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::cells::{count, moment, seconds};
use super::change::{Act, Change, Step, Verb};
use crate::conn::postgres::{Postgres, Reader};
use crate::error::{Error, Kind, Result};
use crate::ops::cron::{Schedule, rights};
use crate::ops::literals;
use crate::plan::Danger;
use crate::report::{Answer, Cell, Column, Table, Value, Verdict};
use crate::sql;
use crate::text;

const SCHEDULE: Verb = Verb {
    action: "postgres.cron.schedule",
    plan: "postgres.cron.schedule.plan/1",
    done: "postgres.cron.schedule/1",
};
const UNSCHEDULE: Verb = Verb {
    action: "postgres.cron.unschedule",
    plan: "postgres.cron.unschedule.plan/1",
    done: "postgres.cron.unschedule/1",
};

/// The database in which `pg_cron` keeps its jobs, with a session there.
struct Home {
    database: String,
    reader: Reader,
}

impl Home {
    async fn find(postgres: &Postgres) -> Result<Self> {
        let reader = postgres.read().await?;
        let query = sql::POSTGRES_CRON_HOME.for_server(reader.major());
        let row = reader.row(query.text, &[]).await?;
        let Some(database) = row.get::<_, Option<String>>("database") else {
            return Err(Error::failed("this server runs no pg_cron").hint(
                "load it with the server: add pg_cron to `shared_preload_libraries`, restart, and run `authctl init`",
            ));
        };
        let here: String = row.get("here");
        if here == database {
            return Self::installed(database, reader, row.get("installed"));
        }
        let reader = postgres.with_database(&database).read().await?;
        let row = reader.row(query.text, &[]).await?;
        Self::installed(database, reader, row.get("installed"))
    }

    fn installed(database: String, reader: Reader, installed: bool) -> Result<Self> {
        if !installed {
            return Err(Error::failed(format!("pg_cron is loaded and not installed in database {database}"))
                .hint(format!(
                    "as a superuser: `psql -d {} -c 'CREATE EXTENSION pg_cron'`",
                    text::argument(&database)
                )));
        }
        Ok(Self { database, reader })
    }

    fn explained(&self, error: Error) -> Error {
        if error.server_code() != Some("42501") {
            return error;
        }
        let role = sql::identifier(self.reader.user());
        error.without_advice().hint(format!(
            "in database {}: `{}; {}`",
            sql::identifier(&self.database),
            rights::usage(&role),
            rights::reading(&role)
        ))
    }

    async fn job(&self, name: &str, database: Option<&str>) -> Result<Option<Job>> {
        let query = sql::POSTGRES_CRON_JOB.for_server(self.reader.major());
        let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 2] =
            [(&name, Type::TEXT), (&database, Type::TEXT)];
        let rows = self.reader.rows(query.text, &parameters).await.map_err(|error| self.explained(error))?;
        Ok(rows.first().map(|row| Job {
            id: row.get("job"),
            name: row.get("name"),
            schedule: row.get("schedule"),
            command: row.get("command"),
            database: row.get("database"),
            user: row.get("user"),
        }))
    }
}

struct Job {
    id: i64,
    name: Option<String>,
    schedule: String,
    command: String,
    database: String,
    user: String,
}

/// The jobs of the server, each with its last run.
pub async fn list(postgres: &Postgres) -> Result<Answer> {
    let home = Home::find(postgres).await?;
    let query = sql::POSTGRES_CRON_JOBS.for_server(home.reader.major());
    let rows = home.reader.rows(query.text, &[]).await.map_err(|error| home.explained(error))?;
    let mut table = Table::new([
        Column::new("job"),
        Column::new("name"),
        Column::new("verdict"),
        Column::new("schedule"),
        Column::expendable("active", 5),
        Column::expendable("database", 4),
        Column::expendable("user", 6),
        Column::new("last_status"),
        Column::new("last_age_seconds"),
        Column::expendable("last_seconds", 3),
        Column::expendable("last_message", 2),
        Column::new("command"),
    ]);
    let mut worst = Verdict::Fine;
    for row in &rows {
        let (verdict, cells) = listed(row);
        worst = worst.max(verdict);
        table.push(cells);
    }
    Ok(Answer {
        data: None,
        kind: "postgres.cron.list/1",
        table: table.when_empty("no job is scheduled that this role may see"),
        verdict: worst,
        notes: vec![format!("pg_cron lives in database {}, and shows each role its own jobs", home.database)],
        source: home.reader.source(),
    })
}

fn listed(row: &Row) -> (Verdict, Vec<Cell>) {
    let status: Option<String> = row.get("last_status");
    let active: bool = row.get("active");
    let verdict = match status.as_deref() {
        Some("failed") if active => Verdict::Bad,
        _ if !active => Verdict::Warn,
        _ => Verdict::Fine,
    };
    let mut command: Value = row.get::<_, String>("command").into();
    literals::hide(&mut command);
    let text = |name: &str| Cell::from(row.get::<_, Option<String>>(name));
    let cells = vec![
        Value::Number(row.get("job")).into(),
        text("name"),
        verdict.into(),
        text("schedule"),
        active.into(),
        text("database"),
        text("user"),
        status.into(),
        seconds(row.get("last_age_seconds")).into(),
        seconds(row.get("last_seconds")).into(),
        text("last_message"),
        command.into(),
    ];
    (verdict, cells)
}

/// The last `limit` runs, newest first: of one job or of all, failed ones only or all.
pub async fn runs(postgres: &Postgres, job: Option<&str>, failed: bool, limit: u32) -> Result<Answer> {
    let home = Home::find(postgres).await?;
    if let Some(name) = job
        && home.job(name, None).await?.is_none()
    {
        return Err(missing(name));
    }
    let query = sql::POSTGRES_CRON_RUNS.for_server(home.reader.major());
    let limit = i64::from(limit);
    let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 3] =
        [(&job, Type::TEXT), (&failed, Type::BOOL), (&limit, Type::INT8)];
    let rows = home.reader.rows(query.text, &parameters).await.map_err(|error| home.explained(error))?;
    let mut table = Table::new([
        Column::new("run"),
        Column::new("job"),
        Column::new("name"),
        Column::new("status"),
        Column::new("started_at"),
        Column::new("seconds"),
        Column::expendable("database", 3),
        Column::expendable("user", 4),
        Column::new("message"),
    ]);
    for row in &rows {
        let text = |name: &str| Cell::from(row.get::<_, Option<String>>(name));
        table.push([
            Cell::from(count(row.get("run"))),
            Value::Number(row.get("job")).into(),
            text("name"),
            text("status"),
            moment(row.get("started_at")).into(),
            seconds(row.get("seconds")).into(),
            text("database"),
            text("user"),
            text("message"),
        ]);
    }
    Ok(Answer {
        data: None,
        kind: "postgres.cron.runs/1",
        table: table.when_empty("no run is recorded; `cron.log_run` may be off, or the details were purged"),
        verdict: Verdict::Fine,
        notes: Vec::new(),
        source: home.reader.source(),
    })
}

fn missing(name: &str) -> Error {
    Error::failed(format!("there is no job {}", text::clean(name)))
        .hint("`authctl postgres cron list` lists those that this role may see")
}

/// Schedules `command` under a name; a job of that name becomes this one. It runs in `database`, or in the one of
/// the configuration.
pub async fn schedule(
    postgres: &Postgres,
    (name, schedule, command): (&str, &str, &str),
    database: Option<&str>,
) -> Result<Change> {
    if Schedule::parse(schedule, false).is_none() {
        return Err(Error::usage(format!("`{}` is no schedule of pg_cron", text::clean(schedule)))
            .hint("write five fields, such as `0 3 * * *`, or `30 seconds`"));
    }
    let home = Home::find(postgres).await?;
    let database = database.unwrap_or(&postgres.settings().database);
    let before = home.job(name, None).await?.filter(|job| job.name.as_deref() == Some(name));
    let same = before.as_ref().is_some_and(|job| {
        (job.schedule.as_str(), job.command.as_str(), job.database.as_str()) == (schedule, command, database)
    });
    let [quoted, when, what, place] = [name, schedule, command, database].map(sql::literal);
    let statement = if database == home.database {
        format!("SELECT cron.schedule({quoted}, {when}, {what})")
    } else {
        format!("SELECT cron.schedule_in_database({quoted}, {when}, {what}, {place})")
    };
    let mut properties = vec![("job", Cell::from(name)), ("database", database.into())];
    if let Some(job) = &before {
        properties.extend([
            ("schedule_now", Cell::from(job.schedule.as_str())),
            ("command_now", job.command.as_str().into()),
        ]);
    }
    properties.extend([("schedule", Cell::from(schedule)), ("command", command.into())]);
    let verb = if before.is_some() { "change" } else { "schedule" };
    let acts = if same { Vec::new() } else { vec![Act::Statement(statement)] };
    Ok(home.change(&SCHEDULE, (name, format!("{verb} job \"{name}\"")), properties, acts))
}

/// Takes a job off the schedule, by its name or number.
pub async fn unschedule(postgres: &Postgres, name: &str) -> Result<Change> {
    let home = Home::find(postgres).await?;
    let job = home.job(name, None).await?.ok_or_else(|| missing(name))?;
    if job.user != home.reader.user() && job.name.as_deref() == Some(name) {
        let owner = text::clean(&job.user);
        return Err(Error::new(Kind::Denied, format!("job {name} belongs to {owner}"))
            .because("pg_cron takes a job off by its name only for the role that scheduled it")
            .hint(format!("name it by its number: `authctl postgres cron unschedule {}`", job.id)));
    }
    let properties = vec![
        ("job", Cell::from(name)),
        ("database", job.database.as_str().into()),
        ("schedule", job.schedule.as_str().into()),
        ("command", job.command.as_str().into()),
    ];
    let acts = vec![Act::Statement(format!("SELECT cron.unschedule({})", job.id))];
    let mut change =
        home.change(&UNSCHEDULE, (name, format!("take job \"{name}\" off the schedule")), properties, acts);
    change.danger = Danger::Destructive;
    Ok(change)
}

impl Home {
    fn change(
        &self,
        verb: &'static Verb,
        (name, summary): (&str, String),
        properties: Vec<(&'static str, Cell)>,
        acts: Vec<Act>,
    ) -> Change {
        let role = sql::identifier(self.reader.user());
        Change {
            verb,
            target: name.to_owned(),
            summary,
            danger: Danger::Reversible,
            properties,
            steps: acts.into_iter().map(|act| Step { database: self.database.clone(), act }).collect(),
            superuser: false,
            grant: rights::usage(&role),
            notes: Vec::new(),
            source: self.reader.source(),
        }
    }
}
