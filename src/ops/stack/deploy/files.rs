//! What services need: networks, secrets, configs.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::Deployment;
use crate::conn::docker::swarm::Updated;
use crate::error::{Error, Kind, Result};
use crate::ops::stack::desired::{DesiredFile, Identities};
use crate::ops::stack::live::{named, objects};
use crate::ops::stack::object::Object;
use crate::ops::stack::plan::{Deed, Kind as StepKind, Step};

/// How often an object is read again that somebody else changes at the same moment.
pub(super) const ATTEMPTS: usize = 3;

impl<'a> Deployment<'a> {
    /// Makes the networks that are missing.
    pub(super) async fn networks(&mut self) -> Result<()> {
        for step in self.steps(StepKind::Network, Deed::Create) {
            let own = self.plan.desired.networks.iter().find(|network| network.name == step.name);
            let spec = own.map_or_else(of_others, |network| network.spec.clone());
            self.manager.create_network(&step.name, &spec).await?;
            self.done.push(step);
        }
        Ok(())
    }

    /// Makes secrets and configs, and learns the ids of all that services may name.
    pub(super) async fn files(&mut self) -> Result<()> {
        let plan = self.plan;
        for file in &plan.desired.secrets {
            self.file(StepKind::Secret, file).await?;
        }
        for file in &plan.desired.configs {
            self.file(StepKind::Config, file).await?;
        }
        let (secrets, configs) = tokio::try_join!(self.site.swarm.secrets(), self.site.swarm.configs())?;
        self.identities = Identities { secrets: ids(secrets), configs: ids(configs) };
        Ok(())
    }

    async fn file(&mut self, kind: StepKind, file: &'a DesiredFile) -> Result<()> {
        let steps = self.plan.steps.iter();
        let mut steps =
            steps.filter(|step| step.kind == kind && step.name == file.name && step.deed != Deed::Remove);
        let Some(step) = steps.next() else { return Ok(()) };
        match (step.deed, kind) {
            (Deed::Create, StepKind::Secret) => {
                drop(self.manager.create_secret(&file.name, &file.body()).await?);
            }
            (Deed::Create, _) => drop(self.manager.create_config(&file.name, &file.body()).await?),
            _ => self.relabel(step, file).await?,
        }
        self.done.push(step);
        Ok(())
    }

    async fn relabel(&self, step: &Step, file: &DesiredFile) -> Result<()> {
        for _ in 0..ATTEMPTS {
            let swarm = self.site.swarm;
            let known =
                if step.kind == StepKind::Secret { swarm.secrets().await? } else { swarm.configs().await? };
            let known = objects(known);
            let there = named(&known, &file.name).ok_or_else(|| gone(step))?;
            let updated =
                self.manager.relabel(step.kind.word(), there.id(), there.version(), &file.body()).await;
            let context = |error: Error| {
                error.context(format!("{} {} could not be updated", step.kind.word(), file.name))
            };
            if updated.map_err(context)? != Updated::Stale {
                return Ok(());
            }
        }
        Err(restless(step))
    }
}

/// A network that several stacks share.
fn of_others() -> Json {
    json!({ "Driver": "overlay", "Attachable": true })
}

fn ids(told: Vec<Json>) -> BTreeMap<String, String> {
    let id = |object: &Object| (object.name().to_owned(), object.id().to_owned());
    objects(told).iter().map(id).collect()
}

fn gone(step: &Step) -> Error {
    Error::new(
        Kind::Conflict,
        format!("{} {} is gone: somebody removed it meanwhile", step.kind.word(), step.name),
    )
    .hint("run the command again and read the new plan")
}

/// That somebody else does not stop to change it.
pub(super) fn restless(step: &Step) -> Error {
    Error::new(
        Kind::Conflict,
        format!("{} {} is changed by somebody else all the time", step.kind.word(), step.name),
    )
    .because(format!("it was read {ATTEMPTS} times, and each time it was another by the time of the change"))
    .hint("find out who else deploys it, then run the command again")
}
