//! `stack wait`: how far the services of a stack have come when there is nothing more to wait for.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::judge::{State, Watched};
use super::trouble::{self, Trouble};
use super::watch::{Goal, Watch};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::stack::live::objects;
use crate::ops::stack::object::Object;
use crate::ops::stack::site::Site;
use crate::report::{Cell, Column, Report, Source, Table, Value, Verdict};

/// How far the services of a stack have come.
pub struct Waited {
    rows: Vec<Row>,
    notes: Vec<String>,
    source: Source,
}

struct Row {
    service: String,
    outcome: Result<State, Trouble>,
}

/// Waits until every service of a stack is as it is to be, or will not get there; what counts before that, `watched` says.
pub async fn wait(site: Site<'_>, stack: &str, limit: Duration, watched: fn() -> Watched) -> Result<Waited> {
    site.swarm.must_be_managed_here().await?;
    let services = objects(site.swarm.services(Some(stack)).await?);
    if services.is_empty() {
        return Err(missing(stack));
    }
    let mut watch = Watch::new(site, stack, limit);
    let names = services.iter().map(Object::name);
    let goals: BTreeMap<_, _> = names.map(|name| (name.to_owned(), Goal::Converged)).collect();
    for name in goals.keys() {
        watch.add(name, watched());
    }
    let outcome = watch.until(&goals).await?;
    let rows = goals.into_keys().map(|service| {
        let outcome = match &outcome {
            Ok(states) => states.get(&service).cloned().ok_or_else(|| Trouble::of_missing(&service)),
            Err(troubles) => match troubles.iter().find(|trouble| trouble.service == service) {
                Some(trouble) => Err(trouble.clone()),
                None => Ok(watch.last(&service)),
            },
        };
        Row { service, outcome }
    });
    let rows = rows.collect();
    let notes = outcome.err().into_iter().flatten().flat_map(|trouble| trouble.causes()).collect();
    Ok(Waited { rows, notes, source: site.swarm.source() })
}

/// That there is no such stack.
pub(in crate::ops::stack) fn missing(stack: &str) -> Error {
    Error::failed(format!("there is no stack {stack}")).hint("`authctl stack ls` shows those there are")
}

impl Row {
    fn word(&self) -> &'static str {
        match &self.outcome {
            Ok(State::Converged { .. }) => "converged",
            Ok(State::Completed { .. }) => "completed",
            Ok(_) => "under way",
            Err(_) => "failed",
        }
    }

    fn verdict(&self) -> Verdict {
        match &self.outcome {
            Ok(state) if state.is_final() => Verdict::Fine,
            Ok(_) => Verdict::Warn,
            Err(_) => Verdict::Bad,
        }
    }

    fn ready(&self) -> Value {
        self.outcome.as_ref().map_or(Value::Unknown, |state| Value::of_count(state.ready() as u64))
    }

    fn why(&self) -> String {
        self.outcome.as_ref().map_or_else(Trouble::summary, trouble::words)
    }

    fn to_json(&self) -> Json {
        json!({
            "service": self.service,
            "state": self.word().replace(' ', "_"),
            "ready": self.ready().for_json(),
            "why": self.why(),
            "trouble": self.outcome.as_ref().err().map(Trouble::to_json),
        })
    }
}

impl Report for Waited {
    fn kind(&self) -> &'static str {
        "stack.wait/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["service", "state", "ready", "why"].map(Column::new));
        for row in &self.rows {
            table.push([
                Cell::from(row.service.as_str()),
                Cell::labelled(row.word(), row.verdict().label()),
                row.ready().into(),
                row.why().into(),
            ]);
        }
        table
    }

    fn data(&self) -> Json {
        self.rows.iter().map(Row::to_json).collect()
    }

    fn verdict(&self) -> Verdict {
        self.rows.iter().map(Row::verdict).max().unwrap_or(Verdict::Fine)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }

    /// A stack that does not come up is a failure, not a finding.
    fn exit(&self, _strict: bool) -> Exit {
        if self.verdict() == Verdict::Bad { Exit::Failed } else { Exit::Fine }
    }
}
