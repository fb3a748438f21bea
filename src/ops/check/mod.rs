//! Every service, asked in parallel: can it be reached, how fast, what is it, who are we there, and what
//! may we not do.

mod docker;
mod dynamodb;
mod postgres;
mod redis;
mod service;

use std::time::{Duration, Instant};

use futures_util::future::{FutureExt, LocalBoxFuture, join_all};
use serde_json::{Value as Json, json};

use crate::conn::aws::Aws;
use crate::conn::docker::Docker;
use crate::conn::postgres::Postgres;
use crate::conn::redis::Redis;
use crate::error::Kind;
use crate::exit::Exit;
use crate::progress::{Progress, Task};
use crate::report::{Cell, Column, Finding, Findings, Report, Table, Verdict};
use crate::text;
use service::Service;

/// The services to check; those that are `None` are left out.
#[derive(Default)]
pub struct Wanted<'a> {
    /// Where users live.
    pub postgres: Option<&'a Postgres>,
    /// Where sessions live.
    pub redis: Option<&'a Redis>,
    /// Where refresh tokens live.
    pub dynamodb: Option<&'a Aws>,
    /// Where stacks run.
    pub docker: Option<&'a Docker>,
    /// Whether the services were asked for by name: then one that is not configured has failed.
    pub by_name: bool,
}

/// What was found, service by service.
pub struct Checked {
    services: Vec<Service>,
}

/// Asks every wanted service once.
pub async fn once(wanted: &Wanted<'_>) -> Checked {
    within(wanted, Duration::MAX).await
}

/// Asks until every wanted service answers or `patience` is over, and reports the last answers.
pub async fn when_all_answer(wanted: &Wanted<'_>, patience: Duration, progress: &dyn Progress) -> Checked {
    let started = Instant::now();
    let _waiting = Task::open_ended(progress, "waiting for the services");
    let mut pause = FIRST_PAUSE;
    let mut told = Vec::new();
    loop {
        let checked = within(wanted, patience.saturating_sub(started.elapsed()).max(LONGEST_PAUSE)).await;
        let silent = checked.silent();
        if silent.is_empty() || started.elapsed() + pause > patience {
            return checked;
        }
        if silent != told {
            progress.note(&format!("waiting up to {} for {}", text::duration(patience), silent.join(", ")));
            told = silent;
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// Short, because a server that is starting is often there within a second.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// A pipeline that waits is not kept longer than this after the services are there.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

async fn within(wanted: &Wanted<'_>, limit: Duration) -> Checked {
    let mut checks: Vec<LocalBoxFuture<'_, Service>> = Vec::new();
    if let Some(server) = wanted.postgres {
        let limit = limit.min(server.settings().connect_timeout);
        checks.push(
            service::bounded("postgres", server.target(), limit, postgres::check(server)).boxed_local(),
        );
    }
    if let Some(server) = wanted.redis {
        let limit = limit.min(server.settings().timeout);
        checks.push(service::bounded("redis", server.target(), limit, redis::check(server)).boxed_local());
    }
    if let Some(aws) = wanted.dynamodb {
        let limit = limit.min(aws.settings().timeout);
        checks.push(tokens(aws, wanted.by_name, limit.min(aws.settings().timeout)).boxed_local());
    }
    if let Some(engine) = wanted.docker {
        let limit = limit.min(engine.settings().timeout);
        checks.push(stacks(engine, wanted.by_name, limit).boxed_local());
    }
    Checked { services: join_all(checks).await }
}

async fn tokens(aws: &Aws, by_name: bool, limit: Duration) -> Service {
    if !by_name && !aws.is_configured().await {
        return Service::not_configured("dynamodb", aws.target());
    }
    service::bounded("dynamodb", aws.target(), limit, dynamodb::check(aws).boxed_local()).await
}

async fn stacks(engine: &Docker, by_name: bool, limit: Duration) -> Service {
    let target = engine.target().to_owned();
    if !by_name && !engine.is_configured() {
        return Service::not_configured("docker", target);
    }
    service::bounded("docker", target, limit, docker::check(engine)).await
}

impl Checked {
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.services.iter().flat_map(|service| &service.findings)
    }

    /// The services that did not answer.
    fn silent(&self) -> Vec<&'static str> {
        let silent = self.services.iter().filter(|service| service.failure == Some(Kind::Unreachable));
        silent.map(|service| service.name).collect()
    }
}

impl Report for Checked {
    fn kind(&self) -> &'static str {
        "check/1"
    }

    /// A row for each finding. What to do about it is in the notes, where it has the room it needs.
    fn table(&self) -> Table {
        let mut table = Table::new(["check", "verdict", "found"].map(Column::new));
        for finding in self.findings() {
            table.push([
                Cell::from(finding.check.as_str()),
                Cell::labelled(finding.verdict.word(), finding.verdict.label()),
                finding.summary.as_str().into(),
            ]);
        }
        table
    }

    fn data(&self) -> Json {
        json!({ "services": self.services.iter().map(Service::to_json).collect::<Vec<_>>() })
    }

    fn verdict(&self) -> Verdict {
        self.services.iter().map(Service::verdict).max().unwrap_or(Verdict::Fine)
    }

    fn judged(&self) -> Option<Findings> {
        Some(Findings(self.findings().cloned().collect()))
    }

    fn notes(&self) -> Vec<String> {
        self.findings().flat_map(notes).collect()
    }

    /// A service that cannot be reached outranks one that refuses us, and both outrank what was found.
    fn exit(&self, strict: bool) -> Exit {
        let failures = || self.services.iter().filter_map(|service| service.failure);
        let worst =
            [Kind::Unreachable, Kind::Denied].into_iter().find(|kind| failures().any(|it| it == *kind));
        if let Some(kind) = worst.or_else(|| failures().next()) {
            return kind.exit();
        }
        let unseen = self.services.iter().any(Service::incomplete);
        match self.verdict().exit(strict) {
            Exit::Fine if strict && unseen => Exit::Incomplete,
            exit => exit,
        }
    }
}

/// The rest of the causes, and what to do.
fn notes(finding: &Finding) -> Vec<String> {
    let causes = finding.evidence.get(service::CAUSES).and_then(Json::as_array);
    let causes =
        causes.into_iter().flatten().filter_map(Json::as_str).map(|cause| format!("because: {cause}"));
    let remedy = finding.remedy.iter().map(|remedy| format!("hint: {remedy}"));
    causes.chain(remedy).map(|words| format!("{}: {words}", finding.check)).collect()
}
