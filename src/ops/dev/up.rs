//! Starts both servers, and leads every other command to them.

use std::process::Child;
use std::time::{Duration, Instant};

use super::process::{self, Process};
use super::status::{self, Status};
use super::written::{self, Written};
use super::{APPLICATION, Dev, MAINTENANCE, Server, State, postgres, redis};
use crate::error::{Error, Kind, Result};
use crate::ops::throwaway;
use crate::plan::{Approved, Danger, Plan};
use crate::progress::{Progress, Task};
use crate::report::{Column, Report, Source, Table, Verdict};
use crate::sql;

/// The database that is made; the one of the application's own settings.
pub(super) const DATABASE: &str = "authsample";

const LOOPBACK: &str = "127.0.0.1";

/// How long a server may take until it answers: recovery after a kill included.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is missing until both servers run.
pub struct Up {
    target: String,
    steps: Vec<(Server, String)>,
    notes: Vec<String>,
    postgres: Option<(postgres::Programs, Option<Process>)>,
    redis: Option<(&'static str, Option<Process>)>,
}

/// Looks at what runs, and works out what is missing.
pub async fn plan(dev: &Dev) -> Result<Up> {
    let written = written::read(&dev.folder)?;
    let account = dev.folder.account().map(|account| format!("as `{}` ", account.name)).unwrap_or_default();
    let mut up =
        Up { target: dev.target(), steps: Vec::new(), notes: placement(dev), postgres: None, redis: None };
    if let Some(leftover) = missing(dev, Server::Postgres, written.as_ref()).await {
        let programs = postgres::find(&dev.folder)?;
        up.clear(Server::Postgres, leftover);
        if postgres::version_of_data(&dev.folder).is_none() {
            let data = dev.folder.data(Server::Postgres);
            up.step(Server::Postgres, format!("initialise {}", data.display()));
        }
        let (major, folder) = (programs.major, programs.folder.display());
        up.step(Server::Postgres, format!("start PostgreSQL {major} of {folder} {account}on {LOOPBACK}"));
        up.postgres = Some((programs, leftover));
    }
    if let Some(leftover) = missing(dev, Server::Redis, written.as_ref()).await {
        let (program, version) = throwaway::redis::find()?;
        up.clear(Server::Redis, leftover);
        up.step(Server::Redis, format!("start {program} {version} {account}on {LOOPBACK}"));
        up.redis = Some((program, leftover));
    }
    Ok(up)
}

fn placement(dev: &Dev) -> Vec<String> {
    let told = |(data, account): (&std::path::Path, &super::account::Account)| {
        let (data, name) = (data.display(), &account.name);
        format!("The data is in {data}, because the account `{name}` cannot enter {}.", dev.target())
    };
    dev.folder.elsewhere().zip(dev.folder.account()).map(told).into_iter().collect()
}

/// Whether a server has to be started, and what of it has to be stopped before.
async fn missing(dev: &Dev, server: Server, written: Option<&Written>) -> Option<Option<Process>> {
    match dev.state(server, written).await {
        State::Answering(..) => None,
        State::Silent(process) => Some(Some(process)),
        State::Stopped => Some(None),
    }
}

impl Up {
    fn step(&mut self, server: Server, step: String) {
        self.steps.push((server, step));
    }

    fn clear(&mut self, server: Server, leftover: Option<Process>) {
        if let Some(Process { pid, .. }) = leftover {
            self.step(server, format!("stop the half-started server (pid {pid})"));
        }
    }
}

/// Starts what the plan says, waits until both answer, and writes `dev.toml` last.
pub async fn apply(dev: &Dev, approved: &Approved<Up>, progress: &dyn Progress) -> Result<Running> {
    let _lock = dev.folder.create()?;
    still_missing(dev, approved).await?;
    let outcome = start(dev, approved, progress).await;
    if outcome.is_err() {
        for server in started(approved.plan()) {
            if let Some(process) = process::of(server, &dev.folder) {
                process::stop(server, &dev.folder, process).await?;
            }
        }
    }
    outcome?;
    Ok(Running { status: status::observe(dev).await?, notes: approved.plan().notes.clone() })
}

/// Another run may have started the servers before this one held the lock.
async fn still_missing(dev: &Dev, approved: &Approved<Up>) -> Result<()> {
    if plan(dev).await?.fingerprint() == approved.fingerprint() {
        return Ok(());
    }
    let error = Error::new(Kind::Conflict, format!("the servers of {} changed meanwhile", dev.target()));
    Err(error.hint("look at them with `authctl dev status`, then run the command again"))
}

fn started(up: &Up) -> impl Iterator<Item = Server> {
    let servers = [up.postgres.as_ref().map(|_| Server::Postgres), up.redis.as_ref().map(|_| Server::Redis)];
    servers.into_iter().flatten()
}

async fn start(dev: &Dev, approved: &Approved<Up>, progress: &dyn Progress) -> Result<()> {
    let up = approved.plan();
    let written = addresses(dev, up)?;
    if let Some((programs, leftover)) = &up.postgres {
        let _task = Task::open_ended(progress, "starting PostgreSQL");
        stop_first(dev, Server::Postgres, *leftover).await?;
        if postgres::version_of_data(&dev.folder).is_none() {
            postgres::initialise(programs, &dev.folder, &dev.folder.password(Server::Postgres.word())?)?;
        }
        let mut command = postgres::prepare(programs, &dev.folder, written.postgres.port)?;
        let child = process::start(Server::Postgres, &dev.folder, &mut command)?;
        answers(dev, Server::Postgres, &written, child).await?;
    }
    if let Some((program, leftover)) = up.redis {
        let _task = Task::open_ended(progress, "starting Redis");
        stop_first(dev, Server::Redis, leftover).await?;
        let password = dev.folder.password(Server::Redis.word())?;
        let mut command = redis::prepare(program, &dev.folder, written.redis.port, &password)?;
        let child = process::start(Server::Redis, &dev.folder, &mut command)?;
        answers(dev, Server::Redis, &written, child).await?;
    }
    create_database(dev, approved, &written).await?;
    written::write(&dev.folder, &written)
}

async fn stop_first(dev: &Dev, server: Server, leftover: Option<Process>) -> Result<()> {
    match leftover {
        Some(process) => process::stop(server, &dev.folder, process).await,
        None => Ok(()),
    }
}

/// The addresses of before for what runs, free ports for what is started.
fn addresses(dev: &Dev, up: &Up) -> Result<Written> {
    let before = written::read(&dev.folder)?;
    let port = |starts: bool, before: Option<u16>| match before {
        Some(port) if !starts => Ok(port),
        _ => process::free_port(),
    };
    let postgres = before.as_ref().map(|written| written.postgres.port);
    let redis = before.as_ref().map(|written| written.redis.port);
    Ok(Written {
        postgres: written::Postgres {
            host: LOOPBACK.to_owned(),
            port: port(up.postgres.is_some(), postgres)?,
            user: "postgres".to_owned(),
            password: dev.folder.password(Server::Postgres.word())?.expose().to_owned(),
            database: DATABASE.to_owned(),
            application_password: dev.folder.password(APPLICATION)?.expose().to_owned(),
        },
        redis: written::Redis {
            host: LOOPBACK.to_owned(),
            port: port(up.redis.is_some(), redis)?,
            password: dev.folder.password(Server::Redis.word())?.expose().to_owned(),
        },
    })
}

/// Waits until the server answers; what it said last is the cause when it ends or stays silent.
async fn answers(dev: &Dev, server: Server, written: &Written, mut child: Child) -> Result<()> {
    let begin = Instant::now();
    loop {
        let Err(error) = dev.asked(server, written).await else { return Ok(()) };
        let ended = child.try_wait().ok().flatten();
        if ended.is_none() && begin.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        }
        let log = dev.folder.log(server);
        let error = match ended {
            Some(status) => {
                Error::failed(format!("{} ended right after its start ({status})", server.name()))
            }
            None => error.context(format!("{} does not answer", server.name())),
        };
        let last_words = process::last_words(server, &dev.folder).into_iter();
        return Err(last_words.fold(error, Error::because).hint(format!("read `{}`", log.display())));
    }
}

async fn create_database(dev: &Dev, approved: &Approved<Up>, written: &Written) -> Result<()> {
    let writer = dev.postgres_at(&written.postgres, MAINTENANCE).write(approved).await?;
    let known = format!("SELECT 1 FROM pg_database WHERE datname = {}", sql::literal(DATABASE));
    if writer.rows(&known, &[]).await?.is_empty() {
        writer.batch(&format!("CREATE DATABASE {}", sql::identifier(DATABASE))).await?;
    }
    Ok(())
}

impl Report for Up {
    fn kind(&self) -> &'static str {
        "dev.up.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("server"), Column::new("step")])
            .when_empty("PostgreSQL and Redis run already");
        for (server, step) in &self.steps {
            table.push([server.name(), step.as_str()]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}

impl Plan for Up {
    fn action(&self) -> &'static str {
        "dev.up"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        format!("start throwaway servers in {}", self.target)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// Both servers as they run now.
pub struct Running {
    status: Status,
    notes: Vec<String>,
}

impl Report for Running {
    fn kind(&self) -> &'static str {
        "dev.up/1"
    }

    fn table(&self) -> Table {
        self.status.table()
    }

    fn verdict(&self) -> Verdict {
        self.status.verdict()
    }

    fn notes(&self) -> Vec<String> {
        let next = "Every command uses these servers where nothing else is configured; `authctl dev down` stops them.";
        self.notes.iter().cloned().chain([next.to_owned()]).collect()
    }

    fn source(&self) -> Source {
        self.status.source()
    }
}
