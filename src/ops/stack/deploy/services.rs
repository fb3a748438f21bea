//! Services, wave after wave.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::Deployment;
use super::files::{ATTEMPTS, restless};
use crate::conn::docker::swarm::Updated;
use crate::error::{Error, Result};
use crate::ops::stack::desired::DesiredService;
use crate::ops::stack::live::objects;
use crate::ops::stack::object::{Object, number};
use crate::ops::stack::plan::{Changes, Deed, Kind as StepKind, NetworkNames, Step, names};
use crate::ops::stack::wait::{Service, Task, UpdateState, Watched};
use crate::secret::Secret;

impl<'a> Deployment<'a> {
    /// Deploys the services that differ, each wave when what it waits for has come so far.
    pub(super) async fn services(&mut self) -> Result<()> {
        let over = self.tasks_that_are_over().await?;
        let networks = names(&objects(self.site.swarm.networks().await?));
        let plan = self.plan;
        for service in &plan.desired.services {
            self.watch.add(service.full_name(), Watched::unchanged());
        }
        for wave in &plan.waves {
            let wave = plan.desired.services.iter().filter(|service| wave.contains(&service.name));
            let wave: Vec<_> = wave.filter_map(|service| Some((service, self.step(service)?))).collect();
            let services: Vec<_> = wave.iter().map(|(service, _)| *service).collect();
            self.wait(self.goals(&services)).await?;
            for (service, step) in wave {
                self.make_way(step).await?;
                self.service(service, step, &networks).await?;
                let watched = if step.restarts || step.deed == Deed::Create {
                    Watched::changed(&over)
                } else {
                    Watched::found()
                };
                self.watch.add(service.full_name(), watched);
                self.done.push(step);
            }
        }
        Ok(())
    }

    fn step(&self, service: &DesiredService) -> Option<&'a Step> {
        let steps =
            self.plan.steps.iter().filter(|step| step.kind == StepKind::Service && step.deed != Deed::Remove);
        steps.into_iter().find(|step| step.name == service.full_name())
    }

    /// Tasks that failed before are none of our business.
    async fn tasks_that_are_over(&self) -> Result<BTreeSet<String>> {
        let tasks = self.site.swarm.tasks(Some(&self.plan.desired.stack)).await?;
        let over = tasks.iter().map(Task::read).filter(|task| task.state.is_over());
        Ok(over.map(|task| task.id).collect())
    }

    async fn service(
        &mut self,
        service: &DesiredService,
        step: &Step,
        networks: &NetworkNames,
    ) -> Result<()> {
        let spec = service.bound(&self.identities)?;
        for _ in 0..ATTEMPTS {
            let there = self.site.swarm.service(service.full_name()).await?.map(Object::new);
            let login = self.login(service).await?;
            let Some(there) = there else {
                let warnings = self.manager.create_service(service.full_name(), &spec, login).await?;
                self.warn(service, warnings);
                return Ok(());
            };
            if !self.is_due(service, step, &there, networks) {
                return Ok(());
            }
            let spec = forced(&spec, &there, self.plan.wishes.force.means(&service.name));
            let updated = self.manager.update_service(there.id(), there.version(), &spec, login).await;
            let context =
                |error: Error| error.context(format!("service {} could not be updated", service.full_name()));
            match updated.map_err(context)? {
                Updated::Done(warnings) => {
                    self.warn(service, warnings);
                    return Ok(());
                }
                Updated::Stale => self.site.progress.detail(&format!("{} was changed meanwhile", step.name)),
            }
        }
        Err(restless(step))
    }

    /// Whether it still differs: somebody else may have been faster.
    fn is_due(&self, service: &DesiredService, step: &Step, there: &Object, networks: &NetworkNames) -> bool {
        let paused = matches!(Service::read(there).update, UpdateState::Paused | UpdateState::RollbackPaused);
        let forced = self.plan.wishes.force.means(&service.name);
        step.deed == Deed::Create
            || paused
            || forced
            || !Changes::of(there.spec(), &service.spec, networks).is_none()
    }

    async fn login(&self, service: &DesiredService) -> Result<Option<Secret>> {
        let wishes = &self.plan.wishes;
        if wishes.with_registry_auth { wishes.logins.of_image(&service.image).await } else { Ok(None) }
    }

    fn warn(&mut self, service: &DesiredService, warnings: Vec<String>) {
        let told = warnings
            .into_iter()
            .map(|warning| format!("The engine says of {}: {warning}.", service.full_name()));
        self.notes.extend(told);
    }
}

/// The spec with the counter that the swarm starts tasks anew by: as it was, or one more.
fn forced(spec: &Json, there: &Object, force: bool) -> Json {
    let counter = number(there.spec(), "/TaskTemplate/ForceUpdate").unwrap_or_default();
    let mut spec = spec.clone();
    spec["TaskTemplate"]["ForceUpdate"] = json!(counter + u64::from(force));
    spec
}
