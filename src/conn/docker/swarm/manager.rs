//! Changes of the swarm.

use serde_json::{Value as Json, json};

use super::{Swarm, segment};
use crate::conn::docker::request::Request;
use crate::error::{Error, Result};
use crate::plan::{Approved, Plan};
use crate::secret::Secret;

/// A swarm that may be changed.
pub struct Manager {
    swarm: Swarm,
}

/// What became of a change to an object that others may change too.
#[derive(Debug, PartialEq, Eq)]
pub enum Updated {
    /// It was changed; the engine's warnings.
    Done(Vec<String>),
    /// Somebody else changed it since it was read: read it again.
    Stale,
}

impl Swarm {
    /// The swarm for the changes of a plan that was agreed to.
    pub fn manage<P: Plan>(&self, _approved: &Approved<P>) -> Manager {
        Manager { swarm: self.clone() }
    }
}

impl Manager {
    /// The swarm that it changes.
    pub fn swarm(&self) -> &Swarm {
        &self.swarm
    }

    /// Makes the engine the manager of a new swarm.
    pub async fn init(&self) -> Result<()> {
        let body = json!({ "ListenAddr": "0.0.0.0:2377", "AdvertiseAddr": "" });
        match self.swarm.ask(Request::post("/swarm/init", &body)).await {
            Err(error) => Err(error.context("the swarm could not be made").hint(
                "where the machine has several addresses, choose: `docker swarm init --advertise-addr ADDRESS`",
            )),
            Ok(_) => Ok(()),
        }
    }

    /// Makes a network; its id.
    pub async fn create_network(&self, name: &str, spec: &Json) -> Result<String> {
        let mut body = spec.clone();
        body["Name"] = name.into();
        self.create("/networks/create", &body).await.map_err(|error| create("network", name, error))
    }

    /// Makes a secret; its id.
    pub async fn create_secret(&self, name: &str, body: &Json) -> Result<String> {
        self.create("/secrets/create", body).await.map_err(|error| create("secret", name, error))
    }

    /// Makes a config; its id.
    pub async fn create_config(&self, name: &str, body: &Json) -> Result<String> {
        self.create("/configs/create", body).await.map_err(|error| create("config", name, error))
    }

    async fn create(&self, path: &str, body: &Json) -> Result<String> {
        let answer = self.swarm.ask(Request::post(path, body)).await?;
        // networks say `Id`, the others `ID`
        let id = answer["Id"].as_str().or(answer["ID"].as_str());
        Ok(id.unwrap_or_default().to_owned())
    }

    /// Makes a service; the engine's warnings.
    pub async fn create_service(
        &self,
        name: &str,
        spec: &Json,
        login: Option<Secret>,
    ) -> Result<Vec<String>> {
        let request = Request::post("/services/create", spec).with_login(login);
        let answer = self.swarm.ask(request).await.map_err(|error| create("service", name, error))?;
        Ok(warnings(&answer["Warning"], &answer["Warnings"]))
    }

    /// Gives a service another spec, unless it is no longer at `version`.
    pub async fn update_service(
        &self,
        id: &str,
        version: u64,
        spec: &Json,
        login: Option<Secret>,
    ) -> Result<Updated> {
        let request = Request::post(format!("/services/{}/update", segment(id)), spec)
            .with("version", &version.to_string())
            .with("registryAuthFrom", "spec")
            .with_login(login);
        self.update(request).await
    }

    /// Gives a service back the spec it had before, unless it is no longer at `version`.
    pub async fn roll_back_service(&self, id: &str, version: u64, spec: &Json) -> Result<Updated> {
        let request = Request::post(format!("/services/{}/update", segment(id)), spec)
            .with("version", &version.to_string())
            .with("rollback", "previous");
        self.update(request).await
    }

    /// Gives a secret or config other labels; its content is as it is.
    pub async fn relabel(&self, kind: &str, id: &str, version: u64, spec: &Json) -> Result<Updated> {
        let request = Request::post(format!("/{kind}s/{}/update", segment(id)), spec);
        self.update(request.with("version", &version.to_string())).await
    }

    async fn update(&self, request: Request) -> Result<Updated> {
        match self.swarm.engine.ask(request).await {
            Err(fault) if fault.is_out_of_sequence() => Ok(Updated::Stale),
            answer => {
                let answer = answer.map_err(|fault| self.swarm.explained(&fault))?;
                Ok(Updated::Done(warnings(&answer["Warning"], &answer["Warnings"])))
            }
        }
    }

    /// Removes a service, network, secret, config or volume; one that is gone already is no failure.
    pub async fn remove(&self, kind: &str, id: &str) -> Result<()> {
        match self.swarm.engine.ask(Request::delete(format!("/{kind}s/{}", segment(id)))).await {
            Err(fault) if fault.is_missing() => Ok(()),
            answer => answer.map(drop).map_err(|fault| self.swarm.explained(&fault)),
        }
    }
}

fn create(what: &str, name: &str, error: Error) -> Error {
    error.context(format!("{what} {name} could not be created"))
}

/// Engines tell one warning or a list.
fn warnings(one: &Json, several: &Json) -> Vec<String> {
    let several = several.as_array().into_iter().flatten();
    let all = std::iter::once(one).chain(several).filter_map(Json::as_str);
    all.filter(|warning| !warning.is_empty()).map(str::to_owned).collect()
}
