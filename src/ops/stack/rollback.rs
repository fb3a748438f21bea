//! `stack rollback`: services get back the spec that they had before their last change, one of them or all.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value as Json;

use super::desired::{DIGEST_LABEL, VERSIONS_LABEL};
use super::live::{Live, named};
use super::object::{Object, moment};
use super::plan::{
    Changes, Deed, Kind as StepKind, Step, changed_password, data, names, no_secret, table, told_otherwise,
};
use super::site::Site;
use super::wait::{self, Goal, Service, Watch, Watched, missing};
use crate::conn::docker::swarm::{Swarm, Updated};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Plan};
use crate::report::{Cell, Column, Report, Source, Table};
use crate::text;

/// How services are to be given back what they were.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Their names, with or without that of the stack; all that were changed where none is named.
    pub services: Vec<String>,
    /// Secrets whose password the database has, by their keys in the file or their names in the swarm.
    pub rotated: Vec<String>,
    /// Whether nobody waits for them.
    pub detach: bool,
    /// How long is waited for them.
    pub limit: Duration,
}

/// What would be taken back.
pub struct RollbackPlan {
    stack: String,
    wishes: Wishes,
    steps: Vec<Step>,
    notes: Vec<String>,
    source: Source,
}

/// What was taken back.
pub struct RolledBack {
    steps: Vec<Step>,
    source: Source,
}

/// Works out which services have something to go back to. Those that were changed last come first: a deployment changes a
/// service after those that it depends on.
pub async fn plan(swarm: &Swarm, stack: &str, wishes: &Wishes) -> Result<RollbackPlan> {
    let live = Live::read(swarm, false).await?;
    let own: Vec<&Object> = live.services.iter().filter(|service| service.stack() == Some(stack)).collect();
    if own.is_empty() {
        return Err(missing(stack));
    }
    let mut chosen = chosen(&own, stack, &wishes.services)?;
    chosen.sort_by_key(|service| Reverse(changed_at(service)));
    check_names(&live, stack, wishes)?;
    let networks = names(&live.networks);
    let mut notes = Vec::new();
    let mut steps = Vec::new();
    for service in chosen {
        let previous = service.told().get("PreviousSpec").filter(|previous| previous.is_object());
        let Some(previous) = previous else {
            notes.push(format!("{} was not changed since it was made or rolled back.", service.name()));
            continue;
        };
        check_password(service, previous, (&live, stack), wishes)?;
        notes.extend(told_otherwise(service, previous));
        let changes = Changes::of(service.spec(), previous, &networks);
        let changes = changes.moving(live.would_move(service, previous));
        let why = changes.words().collect();
        let restarts = changes.restarts();
        let step = Step::new(Deed::Update, StepKind::Service, service.name()).of(service.id());
        steps.push(Step { restarts, why, changes, ..step });
    }
    Ok(RollbackPlan { stack: stack.to_owned(), wishes: wishes.clone(), steps, notes, source: swarm.source() })
}

/// When the swarm began with the last change of a service; one that needed no new tasks only tells when it was written.
fn changed_at(service: &Object) -> Option<Timestamp> {
    Service::read(service).update_began.or_else(|| moment(&service.told()["UpdatedAt"]))
}

/// What the file calls a secret of the stack, as far as the swarm knows.
fn key<'a>(live: &'a Live, stack: &str, name: &'a str) -> &'a str {
    let secret = live.secrets.iter().find(|secret| secret.name() == name);
    let common = secret.and_then(|secret| secret.label(VERSIONS_LABEL)).unwrap_or(name);
    common.strip_prefix(stack).and_then(|rest| rest.strip_prefix('_')).unwrap_or(common)
}

/// Fails where `--rotated` names what no secret is called.
fn check_names(live: &Live, stack: &str, wishes: &Wishes) -> Result<()> {
    let is_known = |rotated: &&String| {
        live.secrets
            .iter()
            .any(|secret| [secret.name(), key(live, stack, secret.name())].contains(&rotated.as_str()))
    };
    wishes.rotated.iter().find(|rotated| !is_known(rotated)).map_or(Ok(()), |name| Err(no_secret(name)))
}

/// The database keeps the password that it has, whatever secret is mounted.
fn check_password(
    service: &Object,
    previous: &Json,
    (live, stack): (&Live, &str),
    wishes: &Wishes,
) -> Result<()> {
    let Some((now, before)) = changed_password(service.spec(), previous) else { return Ok(()) };
    let digest = |name| named(&live.secrets, name).and_then(|secret| secret.label(DIGEST_LABEL));
    let is_same = digest(now).is_some() && digest(now) == digest(before);
    let key = key(live, stack, before);
    if is_same || wishes.rotated.iter().any(|rotated| rotated == before || rotated == key) {
        return Ok(());
    }
    let name = service.name();
    Err(Error::new(
        Kind::Refused,
        format!("{name} would get secret {before} back in place of {now}, and its database keep the password that it has"),
    )
    .because("nothing was changed")
    .hint(format!(
        "deploy with the old content in the secret's file: that gives the database its old password, too; or change it in \
         the database first, `ALTER ROLE ... PASSWORD` through `docker://{name}`, and say so with `--rotated {key}`"
    )))
}

fn chosen<'a>(services: &[&'a Object], stack: &str, wanted: &[String]) -> Result<Vec<&'a Object>> {
    if wanted.is_empty() {
        return Ok(services.to_vec());
    }
    let find = |name: &String| {
        let service = services.iter().find(|service| service.name() == name || service.short_name() == name);
        service.copied().ok_or_else(|| {
            Error::usage(format!("stack {stack} has no service {name}"))
                .hint(format!("`authctl stack services {stack}` shows those it has"))
        })
    };
    let mut found: Vec<&Object> = wanted.iter().map(find).collect::<Result<_>>()?;
    found.sort_by_key(|service| service.name());
    found.dedup_by_key(|service| service.name());
    Ok(found)
}

/// Takes back what was agreed to.
pub async fn roll_back(site: Site<'_>, approved: &Approved<RollbackPlan>) -> Result<RolledBack> {
    let plan = approved.plan();
    let manager = site.swarm.manage(approved);
    let mut done: Vec<&Step> = Vec::new();
    for step in &plan.steps {
        let stopped = |error| stopped(error, &done);
        let there = site.swarm.service(&step.id).await.map_err(stopped)?.map(Object::new);
        let there = there.ok_or_else(|| stopped(changed(step)))?;
        let updated = manager.roll_back_service(there.id(), there.version(), there.spec()).await;
        // a service that somebody changes just now has another spec to go back to
        if updated.map_err(stopped)? == Updated::Stale {
            return Err(stopped(changed(step)));
        }
        done.push(step);
    }
    if !plan.wishes.detach {
        wait(site, plan).await.map_err(|error| stopped(error, &done))?;
    }
    Ok(RolledBack { steps: plan.steps.clone(), source: plan.source.clone() })
}

async fn wait(site: Site<'_>, plan: &RollbackPlan) -> Result<()> {
    let names: BTreeSet<&str> = plan.steps.iter().map(|step| step.name.as_str()).collect();
    let goals: BTreeMap<_, _> = names.iter().map(|name| ((*name).to_owned(), Goal::Converged)).collect();
    let mut watch = Watch::new(site, &plan.stack, plan.wishes.limit);
    for name in names {
        watch.add(name, Watched::unchanged());
    }
    match watch.until(&goals).await? {
        Ok(_) => Ok(()),
        Err(troubles) => Err(wait::error(&plan.stack, &troubles, goals.len())),
    }
}

fn changed(step: &Step) -> Error {
    Error::new(Kind::Conflict, format!("service {} was changed since the plan was made", step.name))
        .hint("run the command again and read the new plan")
}

fn stopped(error: Error, done: &[&Step]) -> Error {
    done.iter().fold(error, |error, step| error.done(format!("rolled back service {}", step.name)))
}

impl Report for RollbackPlan {
    fn kind(&self) -> &'static str {
        "stack.rollback.plan/1"
    }

    fn table(&self) -> Table {
        table(&self.steps)
    }

    fn data(&self) -> Json {
        data(&self.stack, &self.steps)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for RollbackPlan {
    fn action(&self) -> &'static str {
        "stack.rollback"
    }

    fn target(&self) -> &str {
        &self.stack
    }

    fn summary(&self) -> String {
        format!("roll back {} of stack {}", text::plural(self.steps.len(), "service"), self.stack)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

impl Report for RolledBack {
    fn kind(&self) -> &'static str {
        "stack.rollback/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["done", "service"].map(Column::new));
        for step in &self.steps {
            table.push([Cell::from("rolled back"), step.name.as_str().into()]);
        }
        table
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
