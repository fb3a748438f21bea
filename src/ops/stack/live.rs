//! What the swarm has: all that a plan for a stack must know.

use serde_json::Value as Json;

use super::node::Node;
use super::object::Object;
use super::wait::Task;
use crate::conn::docker::swarm::{Membership, Swarm};
use crate::error::Result;

/// What the swarm has.
#[derive(Default)]
pub struct Live {
    /// Whether there is no swarm yet, and one is to be made.
    pub is_to_be_made: bool,
    /// All services, also those of other stacks and of none, in the order of their names.
    pub services: Vec<Object>,
    /// The tasks of all of them that are not over.
    pub tasks: Vec<Task>,
    /// All networks that the engine knows.
    pub networks: Vec<Object>,
    /// All secrets.
    pub secrets: Vec<Object>,
    /// All configs.
    pub configs: Vec<Object>,
    /// All nodes.
    pub nodes: Vec<Node>,
}

impl Live {
    /// Asks for everything at once; with `makes_swarm` an engine that is in no swarm has an empty one.
    pub async fn read(swarm: &Swarm, makes_swarm: bool) -> Result<Self> {
        let (membership, services, tasks, networks, secrets, configs, nodes) = tokio::join!(
            swarm.membership(),
            services(swarm),
            swarm.tasks(None),
            swarm.networks(),
            swarm.secrets(),
            swarm.configs(),
            swarm.nodes(),
        );
        // what an engine refuses that manages nothing says less than that it does not
        match membership? {
            Membership::None if makes_swarm => return Ok(Self { is_to_be_made: true, ..Self::default() }),
            membership => swarm.must_be(membership)?,
        }
        Ok(Self {
            is_to_be_made: false,
            services: services?,
            tasks: tasks?.iter().map(Task::read).filter(|task| !task.state.is_over()).collect(),
            networks: objects(networks?),
            secrets: objects(secrets?),
            configs: objects(configs?),
            nodes: nodes?.iter().map(Node::read).collect(),
        })
    }

    /// The service of this full name, whoever it belongs to.
    pub fn service(&self, name: &str) -> Option<&Object> {
        named(&self.services, name)
    }

    /// Whether a task of a service runs where constraints of `spec` would not let it.
    pub fn would_move(&self, service: &Object, spec: &Json) -> bool {
        let tasks = self.tasks.iter().filter(|task| task.service == service.id());
        let mut nodes = tasks.filter_map(|task| self.nodes.iter().find(|node| node.id == task.node));
        nodes.any(|node| node.unmet(spec).is_some())
    }

    /// The network of this name that the whole swarm has; else one of this name that a single node has.
    pub fn network(&self, name: &str) -> Option<&Object> {
        let swarm = self.networks.iter().find(|network| network.name() == name && is_of_swarm(network));
        swarm.or_else(|| named(&self.networks, name))
    }
}

/// Every service of the swarm: the engine is not told to keep to stacks.
async fn services(swarm: &Swarm) -> Result<Vec<Object>> {
    let mut services = objects(swarm.all_services().await?);
    services.sort_by(|a, b| a.name().cmp(b.name()));
    Ok(services)
}

/// Whether every node can be attached to it.
pub(super) fn is_of_swarm(network: &Object) -> bool {
    network.told()["Scope"] == "swarm"
}

/// What the engine told, as objects.
pub fn objects(told: Vec<serde_json::Value>) -> Vec<Object> {
    told.into_iter().map(Object::new).collect()
}

/// The one of this name.
pub(super) fn named<'a>(objects: &'a [Object], name: &str) -> Option<&'a Object> {
    objects.iter().find(|object| object.name() == name)
}
