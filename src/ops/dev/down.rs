//! Stops both servers, and removes their data when asked to.

use super::process::{self, Process};
use super::{Dev, Server, folder};
use crate::error::Result;
use crate::plan::{Approved, Danger, Plan};
use crate::report::{Column, Report, Source, Table};

/// What is stopped and removed.
pub struct Down {
    target: String,
    running: Vec<(Server, Process)>,
    written: bool,
    purge: Vec<String>,
}

/// Looks at what runs and what is there; `purge` takes the data too.
pub fn plan(dev: &Dev, purge: bool) -> Down {
    let running =
        Server::ALL.into_iter().filter_map(|server| Some((server, process::of(server, &dev.folder)?)));
    let data = Server::ALL.map(|server| dev.folder.data(server)).into_iter().filter(|data| data.exists());
    let purge = purge && dev.folder.is_ours();
    Down {
        target: dev.target(),
        running: running.collect(),
        written: dev.folder.toml().exists(),
        purge: if purge { data.map(|data| data.display().to_string()).collect() } else { Vec::new() },
    }
}

/// Stops the servers, gracefully where they let it happen.
pub async fn apply(dev: &Dev, approved: &Approved<Down>) -> Result<Stopped> {
    let _lock = dev.folder.lock()?;
    let down = approved.plan();
    folder::remove(&dev.folder.toml())?;
    for (server, process) in &down.running {
        process::stop(*server, &dev.folder, *process).await?;
    }
    if !down.purge.is_empty() {
        dev.folder.purge()?;
    }
    Ok(Stopped { table: down.table(), target: down.target.clone() })
}

impl Down {
    fn steps(&self) -> impl Iterator<Item = String> {
        let stop =
            |(server, process): &(Server, Process)| format!("stop {} (pid {})", server.name(), process.pid);
        let written = self.written.then(|| "remove dev.toml, which leads other commands there".to_owned());
        let purge = self.purge.iter().map(|data| format!("remove {data} with all data"));
        self.running.iter().map(stop).chain(written).chain(purge)
    }
}

impl Report for Down {
    fn kind(&self) -> &'static str {
        "dev.down.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("step")]).when_empty("no server of this folder runs");
        for step in self.steps() {
            table.push([step]);
        }
        table
    }
}

impl Plan for Down {
    fn action(&self) -> &'static str {
        "dev.down"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let data = if self.purge.is_empty() { "" } else { " and remove their data" };
        format!("stop the throwaway servers of {}{data}", self.target)
    }

    fn danger(&self) -> Danger {
        if self.purge.is_empty() { Danger::Reversible } else { Danger::Destructive }
    }

    fn is_empty(&self) -> bool {
        self.steps().next().is_none()
    }
}

/// What was stopped and removed.
pub struct Stopped {
    table: Table,
    target: String,
}

impl Report for Stopped {
    fn kind(&self) -> &'static str {
        "dev.down/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn source(&self) -> Source {
        Source { target: Some(self.target.clone()), server: None }
    }
}
