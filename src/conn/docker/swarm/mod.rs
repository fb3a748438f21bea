//! The swarm behind an engine. A [`Swarm`] is asked; a [`Manager`] changes, and is only there for a plan that was
//! agreed to. Objects are JSON as the engine wrote it.

mod credentials;
mod logs;
mod manager;
mod registry;

use std::sync::Arc;

use serde_json::Value as Json;
use tokio::sync::OnceCell;

pub use credentials::Logins;
pub use logs::{LogLine, Logs, Span};
pub use manager::{Manager, Updated};
pub use registry::Pinned;

use super::request::{Fault, Request};
use super::{Docker, Engine, explain};
use crate::error::Result;
use crate::report::Source;

/// The label by which the engine's objects say which stack they belong to.
pub const NAMESPACE_LABEL: &str = "com.docker.stack.namespace";

/// A swarm that is asked.
#[derive(Clone)]
pub struct Swarm {
    engine: Engine,
    info: Arc<OnceCell<Json>>,
}

/// What part the engine has in a swarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// It manages one.
    Manager,
    /// It works in one that others manage.
    Worker,
    /// It is in a swarm that waits to be unlocked, or cannot take part in it just now.
    Locked,
    /// It is in none.
    None,
}

impl Docker {
    /// The swarm behind the engine, whether or not there is one yet.
    pub async fn swarm(&self) -> Result<Swarm> {
        Ok(Swarm { engine: self.open().await?, info: Arc::default() })
    }
}

impl Swarm {
    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        self.engine.source()
    }

    /// The engine's address.
    pub fn target(&self) -> &str {
        self.engine.target()
    }

    /// The `x` of the version 1.x of the interface that the engine speaks.
    pub fn interface(&self) -> u32 {
        self.engine.interface()
    }

    /// What part the engine has in it.
    pub async fn membership(&self) -> Result<Membership> {
        let info = self.ask(Request::get("/info")).await?;
        let swarm = &info["Swarm"];
        Ok(match swarm["LocalNodeState"].as_str() {
            _ if swarm["ControlAvailable"] == true => Membership::Manager,
            Some("active") => Membership::Worker,
            Some("" | "inactive") | None => Membership::None,
            Some(_) => Membership::Locked,
        })
    }

    /// Fails, and says what to do, unless the engine manages the swarm.
    pub async fn must_be_managed_here(&self) -> Result<()> {
        self.must_be(self.membership().await?)
    }

    /// The same for an engine of which it is known what part it has.
    pub fn must_be(&self, membership: Membership) -> Result<()> {
        match membership {
            Membership::Manager => Ok(()),
            other => Err(explain::no_manager(other, self.target())),
        }
    }

    /// The id of the engine's own node.
    pub async fn own_node(&self) -> Result<String> {
        let info = self.info.get_or_try_init(|| self.ask(Request::get("/info"))).await?;
        Ok(info["Swarm"]["NodeID"].as_str().unwrap_or_default().to_owned())
    }

    /// The services of a stack, or of all stacks where none is named; with how many tasks of each run.
    pub async fn services(&self, stack: Option<&str>) -> Result<Vec<Json>> {
        self.list(of_stack("/services", stack).with("status", "true")).await
    }

    /// Every service, also those of no stack.
    pub async fn all_services(&self) -> Result<Vec<Json>> {
        self.list(Request::get("/services")).await
    }

    /// One service by its id or full name; `None` where there is none.
    pub async fn service(&self, name: &str) -> Result<Option<Json>> {
        match self.engine.ask(Request::get(format!("/services/{}", segment(name)))).await {
            Err(fault) if fault.is_missing() => Ok(None),
            answer => Ok(Some(answer.map_err(|fault| self.explained(&fault))?)),
        }
    }

    /// The tasks of a stack, or all; those of the past too.
    pub async fn tasks(&self, stack: Option<&str>) -> Result<Vec<Json>> {
        match stack {
            Some(_) => self.list(of_stack("/tasks", stack)).await,
            None => self.list(Request::get("/tasks")).await,
        }
    }

    /// The tasks of a stack that were made by the newest version of their service.
    pub async fn current_tasks(&self, stack: &str) -> Result<Vec<Json>> {
        let label = format!("{NAMESPACE_LABEL}={stack}");
        self.list(Request::get("/tasks").filtered(&[("label", &label), ("_up-to-date", "true")])).await
    }

    /// The nodes.
    pub async fn nodes(&self) -> Result<Vec<Json>> {
        self.list(Request::get("/nodes")).await
    }

    /// The networks that the engine knows, those of one node too.
    pub async fn networks(&self) -> Result<Vec<Json>> {
        self.list(Request::get("/networks")).await
    }

    /// The secrets, without what is in them.
    pub async fn secrets(&self) -> Result<Vec<Json>> {
        self.list(Request::get("/secrets")).await
    }

    /// The configs, with what is in them.
    pub async fn configs(&self) -> Result<Vec<Json>> {
        self.list(Request::get("/configs")).await
    }

    /// The volumes of a stack that are on the engine's own node.
    pub async fn volumes(&self, stack: &str) -> Result<Vec<Json>> {
        let answer = self.ask(of_stack("/volumes", Some(stack))).await?;
        Ok(elements(&answer["Volumes"]))
    }

    /// The containers of a stack that are on the engine's own node, also those that have ended.
    pub async fn containers(&self, stack: &str) -> Result<Vec<Json>> {
        self.list(of_stack("/containers/json", Some(stack)).with("all", "true")).await
    }

    /// One container on the engine's own node; `None` where there is none.
    pub async fn container(&self, id: &str) -> Result<Option<Json>> {
        self.local(format!("/containers/{}/json", segment(id))).await
    }

    /// What a running container on the engine's own node uses, over about a second; `None` where there is none.
    pub async fn usage(&self, id: &str) -> Result<Option<Json>> {
        self.local(format!("/containers/{}/stats?stream=false", segment(id))).await
    }

    async fn local(&self, path: String) -> Result<Option<Json>> {
        match self.engine.ask(Request::get(path)).await {
            Err(fault) if fault.is_missing() => Ok(None),
            answer => Ok(Some(answer.map_err(|fault| self.explained(&fault))?)),
        }
    }

    async fn list(&self, request: Request) -> Result<Vec<Json>> {
        Ok(elements(&self.ask(request).await?))
    }

    async fn ask(&self, request: Request) -> Result<Json> {
        self.engine.ask(request).await.map_err(|fault| self.explained(&fault))
    }

    fn explained(&self, fault: &Fault) -> crate::error::Error {
        explain::swarm(fault, self.target())
    }
}

/// What is at `path` and belongs to the stack, or to any.
fn of_stack(path: &str, stack: Option<&str>) -> Request {
    let label =
        stack.map_or_else(|| NAMESPACE_LABEL.to_owned(), |stack| format!("{NAMESPACE_LABEL}={stack}"));
    Request::get(path).filtered(&[("label", &label)])
}

fn elements(list: &Json) -> Vec<Json> {
    list.as_array().cloned().unwrap_or_default()
}

/// A name as one part of a path.
fn segment(name: &str) -> String {
    percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC).to_string()
}
