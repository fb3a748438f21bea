//! What the swarm has: all that a plan for a stack must know.

use super::node::Node;
use super::object::Object;
use super::wait::Task;
use crate::conn::docker::swarm::Swarm;
use crate::error::Result;

/// What the swarm has.
#[derive(Default)]
pub struct Live {
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
    /// Asks for everything at once.
    pub async fn read(swarm: &Swarm) -> Result<Self> {
        let (services, tasks, networks, secrets, configs, nodes) = tokio::try_join!(
            services(swarm),
            swarm.tasks(None),
            swarm.networks(),
            swarm.secrets(),
            swarm.configs(),
            swarm.nodes(),
        )?;
        Ok(Self {
            services,
            tasks: tasks.iter().map(Task::read).filter(|task| !task.state.is_over()).collect(),
            networks: objects(networks),
            secrets: objects(secrets),
            configs: objects(configs),
            nodes: nodes.iter().map(Node::read).collect(),
        })
    }

    /// The service of this full name, whoever it belongs to.
    pub fn service(&self, name: &str) -> Option<&Object> {
        named(&self.services, name)
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
