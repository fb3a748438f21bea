//! `stack logs`: what the tasks of a stack write, each line under its task, those of several in the order of time. One
//! line of each task is held at a time, however many there are.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream::{BoxStream, SelectAll};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use tokio::time::Instant;

use super::live::objects;
use super::node::Node;
use super::object::Object;
use super::ps;
use super::wait::{Task, missing};
use crate::conn::docker::swarm::{LogLine, Logs, Span, Swarm};
use crate::error::{Error, Result};
use crate::report::{Cell, Column, Report, Source, Table, Value};

/// How often new tasks are looked for while one follows.
const NEWCOMERS: Duration = Duration::from_secs(2);

/// Whose lines are wanted, and which.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Services, with or without the stack's name; all where none is named.
    pub services: Vec<String>,
    /// Not those before this moment.
    pub since: Option<Timestamp>,
    /// Of each task only the last so many of what is there.
    pub tail: Option<u32>,
    /// Also those that are still to come.
    pub follow: bool,
}

/// One line of one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The task, as people name it.
    pub task: String,
    /// The line.
    pub line: LogLine,
}

/// The lines of a stack.
pub struct Lines {
    swarm: Swarm,
    stack: String,
    wanted: Wanted,
    /// What was written before we came.
    past: Vec<Past>,
    /// What is written while we listen.
    present: SelectAll<BoxStream<'static, Result<Line>>>,
    known: BTreeSet<String>,
    looked: Instant,
    failures: Vec<Error>,
}

/// The lines of one task that are there already.
struct Past {
    name: String,
    task: Task,
    lines: Logs,
    head: Option<LogLine>,
    last: Option<Timestamp>,
}

/// Opens the logs of a stack.
pub async fn open(swarm: &Swarm, stack: &str, wanted: Wanted) -> Result<Lines> {
    swarm.must_be_managed_here().await?;
    let mut lines = Lines {
        swarm: swarm.clone(),
        stack: stack.to_owned(),
        wanted,
        past: Vec::new(),
        present: SelectAll::new(),
        known: BTreeSet::new(),
        looked: Instant::now(),
        failures: Vec::new(),
    };
    let span = Span { since: lines.wanted.since, tail: lines.wanted.tail, follow: false };
    let tasks = lines.tasks().await?;
    let opened = tasks.into_iter().map(async |(name, task)| {
        let logs = swarm.task_logs(&task.id, task.has_terminal, &span);
        let mut past = Past { name, task, lines: logs, head: None, last: None };
        let failure = past.advance().await.err();
        (past, failure)
    });
    for (past, failure) in join_all(opened).await {
        lines.known.insert(past.task.id.clone());
        lines
            .failures
            .extend(failure.map(|error| error.context(format!("the log of {} cannot be read", past.name))));
        lines.past.push(past);
    }
    Ok(lines)
}

impl Past {
    /// Fetches the next line.
    async fn advance(&mut self) -> Result<()> {
        self.head = self.lines.next().await.transpose()?;
        Ok(())
    }
}

impl Lines {
    /// The next line; `None` after the last. A failure is that of one task: the others go on.
    pub async fn next(&mut self) -> Option<Result<Line>> {
        if let Some(error) = self.failures.pop() {
            return Some(Err(error));
        }
        let oldest = self.past.iter_mut().filter(|past| past.head.is_some());
        if let Some(past) = oldest.min_by_key(|past| past.head.as_ref().and_then(|line| line.moment)) {
            let line = past.head.take()?;
            past.last = line.moment.or(past.last);
            let line = Line { task: past.name.clone(), line };
            self.failures.extend(past.advance().await.err());
            return Some(Ok(line));
        }
        if self.wanted.follow { self.follow().await } else { None }
    }

    async fn follow(&mut self) -> Option<Result<Line>> {
        for past in std::mem::take(&mut self.past) {
            let since = past.last.and_then(|last| last.checked_add(SignedDuration::from_nanos(1)).ok());
            self.listen(past.name, &past.task, since.or(self.wanted.since));
        }
        loop {
            let next = tokio::time::timeout_at(self.looked + NEWCOMERS, self.present.next());
            match next.await {
                Ok(Some(line)) => return Some(line),
                // nobody writes any more, and somebody may still come
                Ok(None) => tokio::time::sleep_until(self.looked + NEWCOMERS).await,
                Err(_) => {}
            }
            if let Err(error) = self.welcome().await {
                return Some(Err(error));
            }
        }
    }

    /// Listens to tasks that were started meanwhile.
    async fn welcome(&mut self) -> Result<()> {
        self.looked = Instant::now();
        for (name, task) in self.tasks().await? {
            if self.known.insert(task.id.clone()) {
                self.listen(name, &task, None);
            }
        }
        Ok(())
    }

    fn listen(&mut self, name: String, task: &Task, since: Option<Timestamp>) {
        if task.state.is_over() && !self.present.is_empty() && since.is_some() {
            return;
        }
        let span = Span { since, tail: None, follow: true };
        let lines = self.swarm.task_logs(&task.id, task.has_terminal, &span);
        let named = move |line: Result<LogLine>| line.map(|line| Line { task: name.clone(), line });
        self.present.push(lines.map(named).boxed());
    }

    /// The tasks that may have written something, under their names.
    async fn tasks(&self) -> Result<Vec<(String, Task)>> {
        let swarm = &self.swarm;
        let (services, tasks, nodes) = tokio::try_join!(
            swarm.services(Some(&self.stack)),
            swarm.tasks(Some(&self.stack)),
            swarm.nodes()
        )?;
        let services = objects(services);
        if services.is_empty() {
            return Err(missing(&self.stack));
        }
        self.check(&services)?;
        let nodes: Vec<_> = nodes.iter().map(Node::read).collect();
        let tasks = tasks.iter().map(Task::read).filter(|task| !task.container.is_empty());
        let wanted = tasks.filter(|task| {
            services.iter().any(|service| service.id() == task.service && self.wants(service))
        });
        Ok(wanted.map(|task| (ps::name(&task, &services, &nodes), task)).collect())
    }

    fn wants(&self, service: &Object) -> bool {
        let named = |name: &String| service.name() == name || service.short_name() == name;
        self.wanted.services.is_empty() || self.wanted.services.iter().any(named)
    }

    fn check(&self, services: &[Object]) -> Result<()> {
        let is_known =
            |name: &&String| services.iter().any(|it| it.name() == *name || it.short_name() == *name);
        match self.wanted.services.iter().find(|name| !is_known(name)) {
            None => Ok(()),
            Some(name) => Err(Error::usage(format!("stack {} has no service {name}", self.stack))
                .hint(format!("`authctl stack services {}` shows those it has", self.stack))),
        }
    }

    /// Whom the lines come from.
    pub fn source(&self) -> Source {
        self.swarm.source()
    }
}

impl Report for Line {
    fn kind(&self) -> &'static str {
        "stack.logs/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["at", "task", "stream", "line"].map(Column::new));
        let stream = if self.line.is_error { "stderr" } else { "stdout" };
        table.push([
            self.line.moment.map_or(Value::Unknown, Value::Time).into(),
            Cell::from(self.task.as_str()),
            stream.into(),
            self.line.text.as_str().into(),
        ]);
        table
    }

    fn data(&self) -> serde_json::Value {
        json!({
            "at": self.line.moment.map(|moment| moment.to_string()),
            "task": self.task,
            "stream": if self.line.is_error { "stderr" } else { "stdout" },
            "line": self.line.text,
        })
    }
}
