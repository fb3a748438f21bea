//! What the engine tells of the services of stacks.

use serde_json::Value as Json;

use super::Reach;
use crate::conn::docker::Docker;
use crate::conn::docker::swarm::Membership;
use crate::error::{Error, Result};
use crate::ops::monitor::stack;
use crate::report::Report;

/// What the swarm tells.
#[derive(Debug, Default)]
pub(crate) struct Swarm {
    /// The services of all stacks.
    pub(crate) services: Vec<Service>,
}

/// A service.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Service {
    pub(crate) name: String,
    pub(crate) image: String,
    pub(crate) running: i64,
    pub(crate) wanted: i64,
    pub(crate) failed: i64,
    /// `None` where its tasks are on other nodes.
    pub(crate) kills: Option<i64>,
    pub(crate) memory_bytes: Option<i64>,
    /// `None` where it has no limit.
    pub(crate) memory_limit_bytes: Option<i64>,
    /// `fine`, `warn`, `bad`.
    pub(crate) verdict: String,
    pub(crate) why: Vec<String>,
}

/// What an engine outside of any swarm says; nobody asked for one by name.
const NO_SWARM: &str = "outside of any swarm";

/// Looks at every stack.
pub(super) async fn look(engine: &Docker) -> Result<Swarm> {
    let swarm = engine.swarm().await?;
    if swarm.membership().await? == Membership::None {
        return Err(Error::failed(NO_SWARM).hint("`docker swarm init` makes one"));
    }
    let answer = stack::stack(&swarm, None).await?;
    let rows = answer.data();
    Ok(Swarm { services: rows.as_array().into_iter().flatten().map(service).collect() })
}

/// An engine without a swarm has no services to diagnose, unless somebody says that it should.
pub(super) fn only_managers(reach: Reach<Swarm>, by_name: bool) -> Reach<Swarm> {
    match reach {
        Reach::Failed(error) if !by_name && error.message() == NO_SWARM => Reach::NotAsked,
        other => other,
    }
}

fn service(row: &Json) -> Service {
    let number = |name: &str| row[name].as_i64();
    let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let why = row["why"].as_array().into_iter().flatten().filter_map(Json::as_str);
    Service {
        name: text("service"),
        image: text("image"),
        running: number("running_tasks").unwrap_or_default(),
        wanted: number("wanted_tasks").unwrap_or_default(),
        failed: number("failed_tasks").unwrap_or_default(),
        kills: number("out_of_memory_kills"),
        memory_bytes: number("memory_bytes"),
        memory_limit_bytes: number("memory_limit_bytes"),
        verdict: text("verdict"),
        why: why.map(str::to_owned).collect(),
    }
}
