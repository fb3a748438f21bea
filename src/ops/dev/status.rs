//! What runs, where, since when, and whether it answers.

use super::written;
use super::{Dev, Server, State};
use crate::error::Result;
use crate::report::{Cell, Column, Label, Report, Source, Table, Value, Verdict};

/// Both servers as they are.
pub struct Status {
    servers: Vec<Observed>,
    folder: String,
}

struct Observed {
    server: Server,
    state: State,
    address: Option<String>,
    data: String,
}

/// Looks at both servers.
pub async fn observe(dev: &Dev) -> Result<Status> {
    let written = written::read(&dev.folder)?;
    let mut servers = Vec::new();
    for server in Server::ALL {
        let state = dev.state(server, written.as_ref()).await;
        let (host, port) = match (&written, server) {
            (Some(written), Server::Postgres) => (&written.postgres.host, written.postgres.port),
            (Some(written), Server::Redis) => (&written.redis.host, written.redis.port),
            (None, _) => (&String::new(), 0),
        };
        let address = written.is_some().then(|| format!("{host}:{port}"));
        servers.push(Observed {
            server,
            state,
            address,
            data: dev.folder.data(server).display().to_string(),
        });
    }
    Ok(Status { servers, folder: dev.target() })
}

impl Status {
    /// Whether both run and answer.
    fn is_up(&self) -> bool {
        self.servers.iter().all(|observed| matches!(observed.state, State::Answering(..)))
    }
}

impl Observed {
    fn row(&self) -> [Cell; 7] {
        let (state, process, version) = match &self.state {
            State::Answering(process, version) => {
                (Cell::labelled("running", Label::Good), Some(process), Some(version.clone()))
            }
            State::Silent(process) => (Cell::labelled("not answering", Label::Bad), Some(process), None),
            State::Stopped => (Cell::labelled("not running", Label::Bad), None, None),
        };
        let pid = process.map_or(Value::Nothing, |process| Value::Number(process.pid.into()));
        let since: Value = process.and_then(|process| process.since).into();
        [
            self.server.name().into(),
            state,
            self.address.clone().into(),
            pid.into(),
            since.into(),
            version.into(),
            self.data.as_str().into(),
        ]
    }
}

impl Report for Status {
    fn kind(&self) -> &'static str {
        "dev.status/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("server"),
            Column::new("state"),
            Column::new("address"),
            Column::expendable("pid", 3),
            Column::expendable("since_at", 5),
            Column::expendable("version", 4),
            Column::expendable("data", 9),
        ]);
        for observed in &self.servers {
            table.push(observed.row());
        }
        table
    }

    fn verdict(&self) -> Verdict {
        if self.is_up() { Verdict::Fine } else { Verdict::Bad }
    }

    fn notes(&self) -> Vec<String> {
        if self.is_up() { Vec::new() } else { vec!["`authctl dev up` starts what is missing.".to_owned()] }
    }

    fn source(&self) -> Source {
        Source { target: Some(self.folder.clone()), server: None }
    }
}
