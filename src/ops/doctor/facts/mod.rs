//! What each store tells, as typed values. Looking changes nothing and judges nothing; what could not be seen says
//! why, and which line would show it.

mod application;
mod cron;
mod keys;
mod postgres;
mod redis;
mod session;
mod swarm;
mod tokens;
mod views;

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::{Instant, timeout_at};

pub(super) use application::{COUNTED, Column, Expired, Failures, Load};
pub(super) use cron::CronJob;
pub(super) use keys::{Keys, Large};
pub(super) use postgres::{FULL, LEAST_DEAD, Postgres};
pub(super) use redis::{Client, Node, Redis, Slow};
pub(super) use session::Rows;
pub(super) use swarm::{Service, Swarm};
pub(super) use tokens::Tokens;
pub(super) use views::{
    Connections, Holder, Index, Locked, Sequence, Server, Setting, Slot, Table, Transaction,
};

use super::Wanted;
use super::check::Store;
use crate::error::{Error, Result};

/// Everything is over after this, whatever a store does.
const LIMIT: Duration = Duration::from_millis(4500);
/// How long before its end a look takes no more questions, so that what was answered until then is told.
const REST: Duration = Duration::from_millis(300);
/// Two looks at what a server counts are this far apart.
const SAMPLE: Duration = Duration::from_secs(1);

/// How far we came with a store.
#[derive(Debug)]
pub(super) enum Reach<T> {
    /// It is not configured, or nobody wanted it.
    NotAsked,
    /// It let nobody in.
    Failed(Error),
    /// It told this.
    Reached(T),
}

impl<T> Reach<T> {
    /// What it told.
    pub(super) fn facts(&self) -> Option<&T> {
        match self {
            Self::Reached(facts) => Some(facts),
            _ => None,
        }
    }

    /// Whether anybody was asked at all.
    fn was_asked(&self) -> bool {
        !matches!(self, Self::NotAsked)
    }

    /// Why it let nobody in.
    pub(super) fn failure(&self) -> Option<&Error> {
        match self {
            Self::Failed(error) => Some(error),
            _ => None,
        }
    }
}

/// Where the password of a store was taken from.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The store.
    pub store: Store,
    /// The place in words.
    pub origin: String,
    /// The file, where it was one.
    pub file: Option<PathBuf>,
}

/// Everything that is known.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) postgres: Reach<Postgres>,
    pub(super) redis: Reach<Redis>,
    pub(super) tokens: Reach<Tokens>,
    pub(super) swarm: Reach<Swarm>,
    /// Where passwords were taken from, with the seconds since the file was changed.
    pub(super) kept: Vec<(Kept, Option<f64>)>,
    /// Where was looked, without secrets.
    pub(super) targets: Vec<String>,
    /// Where PostgreSQL is configured to be.
    pub(super) hosts: Vec<String>,
}

/// Looks at every wanted store at once.
pub(super) async fn look(wanted: &Wanted<'_>) -> Facts {
    let end = Instant::now() + LIMIT;
    let deadline = end - REST;
    let postgres = async {
        match wanted.postgres {
            None => Reach::NotAsked,
            Some(service) => bounded(end, Box::pin(postgres::look(service, deadline))).await,
        }
    };
    let redis = async {
        match wanted.redis {
            None => Reach::NotAsked,
            Some(service) => bounded(end, Box::pin(redis::look(service, deadline))).await,
        }
    };
    let tokens = async {
        match wanted.dynamodb {
            Some(aws) if wanted.by_name || aws.is_configured().await => {
                bounded(end, Box::pin(tokens::look(aws))).await
            }
            _ => Reach::NotAsked,
        }
    };
    let swarm = async {
        match wanted.docker {
            Some(engine) if wanted.by_name || engine.is_configured() => {
                swarm::only_managers(bounded(end, Box::pin(swarm::look(engine))).await, wanted.by_name)
            }
            _ => Reach::NotAsked,
        }
    };
    let (postgres, redis, tokens, swarm) = tokio::join!(postgres, redis, tokens, swarm);
    let hosts = wanted.postgres.iter().flat_map(|service| &service.settings().hosts);
    let hosts = hosts.map(|host| host.name.clone()).collect();
    let targets = [
        wanted.postgres.map(crate::conn::postgres::Postgres::target),
        wanted.redis.map(crate::conn::redis::Redis::target),
        wanted.dynamodb.filter(|_| tokens.was_asked()).map(crate::conn::aws::Aws::target),
        wanted.docker.filter(|_| swarm.was_asked()).map(|engine| engine.target().to_owned()),
    ];
    Facts {
        targets: targets.into_iter().flatten().collect(),
        postgres,
        redis,
        tokens,
        swarm,
        kept: wanted.kept.iter().map(changed).collect(),
        hosts,
    }
}

async fn bounded<T>(end: Instant, look: impl Future<Output = Result<T>>) -> Reach<T> {
    match timeout_at(end, look).await {
        Ok(Ok(facts)) => Reach::Reached(facts),
        Ok(Err(error)) => Reach::Failed(error),
        Err(_) => Reach::Failed(
            Error::unreachable("no answer within the time of a diagnosis")
                .hint("`authctl check --timeout 30s` waits longer"),
        ),
    }
}

fn changed(kept: &Kept) -> (Kept, Option<f64>) {
    let written =
        kept.file.as_ref().and_then(|file| std::fs::metadata(file).and_then(|it| it.modified()).ok());
    let written = written.and_then(|moment| Timestamp::try_from(moment).ok());
    let age = written.map(|moment| Timestamp::now().duration_since(moment).as_secs_f64());
    (kept.clone(), age)
}
