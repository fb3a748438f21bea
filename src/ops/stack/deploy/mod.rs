//! The plan is carried out: what services need, services in waves, what goes. There is no journal: the swarm itself
//! shows how far a run came that was stopped, and the next one does the rest.

mod files;
mod passwords;
mod report;
mod services;

use std::collections::BTreeMap;
use std::time::Instant;

pub use report::Deployed;

use super::compose::model::Condition;
use super::desired::{DesiredService, Identities};
use super::live::objects;
use super::plan::{Deed, DeployPlan, Kind as StepKind, Step};
use super::site::Site;
use super::wait::{self, Goal, State, Watch};
use crate::conn::docker::swarm::Manager;
use crate::error::{Error, Kind, Result};
use crate::plan::Approved;

/// A deployment that is under way.
struct Deployment<'a> {
    site: Site<'a>,
    manager: Manager,
    plan: &'a DeployPlan,
    watch: Watch<'a>,
    identities: Identities,
    /// The steps that were taken.
    done: Vec<&'a Step>,
    notes: Vec<String>,
    /// How far services had come when they were last waited for.
    states: BTreeMap<String, State>,
}

/// Carries out a plan that was agreed to.
pub async fn deploy(site: Site<'_>, approved: &Approved<DeployPlan>) -> Result<Deployed> {
    let plan = approved.plan();
    let mut deployment = Deployment {
        site,
        manager: site.swarm.manage(approved),
        plan,
        watch: Watch::new(site, &plan.desired.stack, plan.wishes.limit),
        identities: Identities::default(),
        done: Vec::new(),
        notes: Vec::new(),
        states: BTreeMap::new(),
    };
    match deployment.run(approved).await {
        Ok(()) => Ok(Deployed::of(plan, &deployment.done, deployment.notes, &deployment.states)),
        Err(error) => Err(deployment.stopped(error)),
    }
}

impl<'a> Deployment<'a> {
    async fn run(&mut self, approved: &Approved<DeployPlan>) -> Result<()> {
        for step in self.steps(StepKind::Swarm, Deed::Create) {
            self.manager.init().await?;
            self.done.push(step);
        }
        self.networks().await?;
        self.files().await?;
        self.passwords(approved).await?;
        self.services().await?;
        if !self.plan.wishes.detach {
            let all = self.plan.desired.services.iter();
            let goals = all.map(|service| (service.full_name().to_owned(), Goal::Converged));
            self.wait(goals.collect()).await?;
        }
        self.remove().await
    }

    /// The steps of one kind.
    fn steps(&self, kind: StepKind, deed: Deed) -> Vec<&'a Step> {
        self.plan.steps.iter().filter(|step| step.kind == kind && step.deed == deed).collect()
    }

    /// Waits until services have come so far.
    async fn wait(&mut self, goals: BTreeMap<String, Goal>) -> Result<()> {
        if goals.is_empty() {
            return Ok(());
        }
        match self.watch.until(&goals).await? {
            Ok(states) => {
                self.states.extend(states);
                Ok(())
            }
            Err(troubles) => Err(wait::error(&self.plan.desired.stack, &troubles, goals.len())),
        }
    }

    /// What services of a wave wait for before they are touched.
    fn goals(&self, wave: &[&DesiredService]) -> BTreeMap<String, Goal> {
        let needs = wave.iter().flat_map(|service| &service.waits_for);
        let goals = needs.filter_map(|(key, condition)| {
            let needed = self.plan.desired.services.iter().find(|service| service.name == *key)?;
            let goal = match condition {
                Condition::CompletedSuccessfully => Goal::Completed,
                _ => Goal::Started,
            };
            Some((needed.full_name().to_owned(), goal))
        });
        goals.collect()
    }

    /// Takes away what nobody needs any more: first what uses the others.
    async fn remove(&mut self) -> Result<()> {
        let removed = self.plan.steps.iter().filter(|step| step.deed == Deed::Remove);
        for step in removed {
            // what made way for another is gone already
            if self.done.iter().any(|done| std::ptr::eq(*done, step)) {
                continue;
            }
            if step.kind == StepKind::Network {
                self.until_over(&format!("{} is still in use", step.name)).await?;
            }
            match self.manager.remove(step.kind.word(), &step.id).await {
                Ok(()) => self.done.push(step),
                // somebody took it into use, who has more right to it than tidiness
                Err(error) if error.kind() == Kind::Conflict && step.kind != StepKind::Service => {
                    self.notes.push(format!("{} {} stays: {error}.", step.kind.word(), step.name));
                }
                Err(error) => {
                    return Err(error.context(format!("cannot remove {} {}", step.kind.word(), step.name)));
                }
            }
        }
        Ok(())
    }

    /// Takes away the services whose place the one of `next` takes: the steps right before it.
    async fn make_way(&mut self, next: &Step) -> Result<()> {
        let steps = self.plan.steps.iter();
        let before = steps.take_while(|step| !std::ptr::eq(*step, next)).collect::<Vec<_>>();
        let going = before.into_iter().rev().take_while(|step| step.deed == Deed::Remove);
        let going: Vec<&'a Step> = going.collect();
        for step in &going {
            let context = |error: Error| error.context(format!("cannot remove service {}", step.name));
            self.manager.remove(step.kind.word(), &step.id).await.map_err(context)?;
            self.done.push(step);
        }
        if !going.is_empty() {
            self.until_over(&format!("{} waits until what it takes the place of has ended", next.name))
                .await?;
        }
        Ok(())
    }

    /// Waits until the tasks are over of services that are gone: networks can go then, and ports are free.
    async fn until_over(&self, why: &str) -> Result<()> {
        let stack = &self.plan.desired.stack;
        let services = objects(self.site.swarm.services(Some(stack)).await?);
        let limit = Instant::now() + self.plan.wishes.limit;
        loop {
            let tasks = self.site.swarm.tasks(Some(stack)).await?;
            let tasks = tasks.iter().map(wait::Task::read);
            let left = tasks
                .filter(|task| !task.state.is_over() && services.iter().all(|it| it.id() != task.service));
            if left.count() == 0 || Instant::now() > limit {
                return Ok(());
            }
            self.site.progress.detail(why);
            self.site.pause(stack).await?;
        }
    }

    /// An end in the middle, with what had been done.
    fn stopped(&self, error: Error) -> Error {
        let error = self.with_way_back(error);
        let error = self.done.iter().fold(error, |error, step| error.done(step.done()));
        let keeps_its_kind = matches!(error.kind(), Kind::Interrupted | Kind::Failed) || self.done.is_empty();
        if keeps_its_kind {
            error
        } else {
            error.with_kind(Kind::PartlyDone).hint("run the command again: it goes on from there")
        }
    }
}
