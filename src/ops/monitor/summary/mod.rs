//! Every store on one page: a few numbers of each, side by side, and which of them are bad.

mod postgres;
mod redis;
mod rest;

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::future::FutureExt;
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use crate::conn::aws::Aws;
use crate::conn::docker::Docker;
use crate::conn::postgres::{Postgres, Reader};
use crate::conn::redis::Redis;
use crate::error::{Error, Result};
use crate::report::{Cell, Column, Label, Report, Source, Table, Value, Verdict};
use crate::text;

/// So that the connection's own account of a timeout, which knows more, comes first.
const GRACE: Duration = Duration::from_millis(250);

/// One number of a store.
struct Measure {
    /// `snake_case` with its unit.
    name: &'static str,
    value: Value,
    verdict: Verdict,
    /// What to read it by: a limit, a process id, what to do.
    detail: String,
}

impl Measure {
    fn new(name: &'static str, value: impl Into<Value>, verdict: Verdict, detail: impl Into<String>) -> Self {
        Self { name, value: value.into(), verdict, detail: detail.into() }
    }
}

/// The numbers of one store, or why there are none.
struct Store {
    name: &'static str,
    source: Source,
    measures: Vec<Measure>,
    /// The line that would show what is unknown, or what to do.
    notes: Vec<String>,
}

impl Store {
    fn not_configured(name: &'static str, target: String) -> Self {
        let measures = vec![Measure::new("reach", Value::Unknown, Verdict::Unknown, "not configured")];
        Self { name, source: Source { target: Some(target), server: None }, measures, notes: Vec::new() }
    }

    fn failed(name: &'static str, target: String, error: &Error) -> Self {
        let mut notes = Vec::new();
        let hint = error.hints().first().cloned();
        notes.extend(hint.map(|hint| format!("{name}: {hint}")));
        let cause = error.causes().first().map_or_else(|| error.message().to_owned(), Clone::clone);
        let measures = vec![Measure::new("reach", "failed", Verdict::Bad, cause)];
        Self { name, source: Source { target: Some(target), server: None }, measures, notes }
    }

    fn verdict(&self) -> Verdict {
        self.measures.iter().map(|measure| measure.verdict).max().unwrap_or(Verdict::Fine)
    }
}

/// Who looks at the stores; sessions are kept from one look to the next.
pub struct Looker<'a> {
    postgres: &'a Postgres,
    redis: &'a Redis,
    aws: &'a Aws,
    docker: &'a Docker,
    kept: Option<Reader>,
}

impl<'a> Looker<'a> {
    /// A looker that asked nobody yet.
    pub fn new(postgres: &'a Postgres, redis: &'a Redis, aws: &'a Aws, docker: &'a Docker) -> Self {
        Self { postgres, redis, aws, docker, kept: None }
    }

    /// Looks at every store that is configured, all at once. A store that does not answer in its time is bad, and
    /// keeps nobody waiting any longer.
    pub async fn look(&mut self) -> Summary {
        let Self { postgres, redis, aws, docker, kept } = self;
        let (postgres, redis, aws, docker) = (*postgres, *redis, *aws, *docker);
        // each is large, and they wait side by side
        let users = within(
            "postgres",
            postgres.target(),
            postgres.settings().connect_timeout,
            postgres::look(postgres, kept),
        )
        .boxed_local();
        let sessions =
            within("redis", redis.target(), redis.settings().timeout, redis::look(redis)).boxed_local();
        let tokens = async {
            if aws.is_configured().await {
                let look = Box::pin(rest::tokens(aws, Timestamp::now()));
                within("dynamodb", aws.target(), aws.settings().timeout, look).await
            } else {
                Store::not_configured("dynamodb", aws.target())
            }
        }
        .boxed_local();
        let stacks = async {
            let target = docker.target().to_owned();
            if docker.is_configured() {
                within("stack", target, docker.settings().timeout, rest::stacks(docker)).await
            } else {
                Store::not_configured("stack", target)
            }
        }
        .boxed_local();
        let (users, sessions, tokens, stacks) = tokio::join!(users, sessions, tokens, stacks);
        Summary { stores: vec![users, sessions, tokens, stacks] }
    }
}

async fn within(
    name: &'static str,
    target: String,
    limit: Duration,
    look: impl Future<Output = Result<Store>>,
) -> Store {
    let seen = tokio::time::timeout(limit + GRACE, look).await.unwrap_or_else(|_| {
        Err(Error::unreachable(format!("no answer within {}", text::duration(limit)))
            .hint("`--timeout 20s` waits longer"))
    });
    seen.unwrap_or_else(|error| Store::failed(name, target, &error))
}

/// One page of numbers.
pub struct Summary {
    stores: Vec<Store>,
}

impl Report for Summary {
    fn kind(&self) -> &'static str {
        "monitor.overview/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("store"),
            Column::new("measure"),
            Column::new("verdict"),
            Column::new("value"),
            Column::new("detail"),
        ]);
        for store in &self.stores {
            for (place, measure) in store.measures.iter().enumerate() {
                let name = if place == 0 { store.name } else { "" };
                let heading = Column::new(measure.name).heading().to_lowercase();
                table.push([
                    Cell::from(name),
                    heading.into(),
                    measure.verdict.into(),
                    measure.value.for_people().into(),
                    Cell::labelled(measure.detail.as_str(), Label::Dim),
                ]);
            }
        }
        table
    }

    fn data(&self) -> Json {
        let measure = |measure: &Measure| {
            json!({
                "measure": measure.name,
                "value": measure.value.for_json(),
                "verdict": measure.verdict,
                "detail": Some(measure.detail.as_str()).filter(|detail| !detail.is_empty()),
            })
        };
        let store = |store: &Store| {
            json!({
                "store": store.name,
                "target": store.source.target,
                "server": store.source.server,
                "verdict": store.verdict(),
                "measures": store.measures.iter().map(measure).collect::<Vec<_>>(),
            })
        };
        self.stores.iter().map(store).collect()
    }

    /// A row for each store, with a column for each measure of any.
    fn measured(&self) -> Table {
        let names = self.stores.iter().flat_map(|store| store.measures.iter().map(|measure| measure.name));
        let names = names.filter(|name| *name != "reach").collect::<BTreeSet<_>>().into_iter();
        let fixed = [Column::new("store").identifying(), Column::new("verdict")];
        let mut table = Table::new(fixed.into_iter().chain(names.map(Column::new)));
        for store in &self.stores {
            let of = |column: &Column| {
                let own = store.measures.iter().find(|measure| measure.name == column.name);
                own.map_or(Value::Nothing, |measure| measure.value.clone())
            };
            let values = table.columns[2..].iter().map(|column| Cell::from(of(column))).collect::<Vec<_>>();
            let head = [Cell::from(store.name), store.verdict().into()];
            table.push(head.into_iter().chain(values));
        }
        table
    }

    fn verdict(&self) -> Verdict {
        self.stores.iter().map(Store::verdict).max().unwrap_or(Verdict::Fine)
    }

    fn notes(&self) -> Vec<String> {
        self.stores.iter().flat_map(|store| store.notes.iter().cloned()).collect()
    }
}
