//! What has to be done so that the swarm holds what the files say. Everything is looked at before anything is changed,
//! and what goes, goes last.

mod changes;
mod check;
mod images;
mod old;
mod password;
mod ports;
mod problems;
mod rotation;
mod step;
mod steps;
mod waves;
mod wishes;

use serde_json::{Value as Json, json};

use super::desired::{Desired, DesiredService};
use super::live::Live;
use super::spec;
use crate::conn::docker::swarm::Swarm;
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::plan::{Danger, Plan};
use crate::report::{Column, Report, Source, Table};
use crate::text;

pub(super) use changes::names;
pub use changes::{Changes, NetworkNames};
pub(super) use password::{changed as changed_password, no_secret, told_otherwise};
pub use problems::Problem;
use problems::Problems;
pub use rotation::Rotation;
pub use step::{Deed, Kind, Step};
pub use wishes::{Force, Resolve, Wishes};

/// What has to be done.
pub struct DeployPlan {
    pub(super) desired: Desired,
    pub(super) wishes: Wishes,
    pub(super) steps: Vec<Step>,
    /// Keys of services, wave after wave.
    pub(super) waves: Vec<Vec<String>>,
    /// Roles that get another password before services change.
    pub(super) rotations: Vec<Rotation>,
    /// What a deployment would be refused for; only a plan that is looked at has any.
    obstacles: Vec<Problem>,
    notes: Vec<String>,
    source: Source,
}

/// Works out what has to be done from what is there; fails with everything that is in the way, unless the plan is only
/// looked at. `postgres` is the configured way to databases, whose login may change passwords of those in services.
pub async fn plan(
    swarm: &Swarm,
    postgres: &Postgres,
    (mut desired, live): (Desired, &Live),
    wishes: &Wishes,
) -> Result<DeployPlan> {
    let waves = waves::waves(&desired)?;
    // told alone: a misspelt name is the very reason why the secret that was meant would be refused
    password::check_names(&desired, wishes)?;
    let mut problems = check::check(&desired, live, wishes);
    let stack = desired.stack.clone();
    let stop_at = |problems: &mut Problems| if wishes.compares { Ok(()) } else { problems.none(&stack) };
    stop_at(&mut problems)?;
    let rotations = password::rotations(postgres, (&desired, live), wishes, &mut problems).await;
    stop_at(&mut problems)?;
    let mut notes = password::notes(&desired, live);
    notes.extend(rotations.iter().any(Rotation::is_our_own).then(|| OUR_OWN.to_owned()));
    notes.extend(forget_unknown(&mut desired, swarm.interface()));
    notes.extend(images::resolve(swarm, &mut desired, live, wishes).await);
    let mut steps = steps::steps((&desired, live), wishes, &waves, &rotations);
    ports::check_updates(&desired, live, &steps, &mut problems);
    stop_at(&mut problems)?;
    if live.is_to_be_made {
        steps
            .insert(0, Step::new(Deed::Create, Kind::Swarm, swarm.target()).because("the engine is in none"));
    }
    if wishes.detach {
        notes.push(
            "Nobody waits for the services, so that old versions of secrets and configs stay.".to_owned(),
        );
    }
    let (wishes, obstacles, source) = (wishes.clone(), problems.into_list(), swarm.source());
    Ok(DeployPlan { desired, wishes, steps, waves, rotations, obstacles, notes, source })
}

/// What is to be known where the password changes that the configuration has, too.
const OUR_OWN: &str = "authctl itself logs in as this role: give the configuration's `postgres.password` the new password, too.";

/// Takes out of the specs what this engine would forget; a note about each service that has such a thing.
fn forget_unknown(desired: &mut Desired, interface: u32) -> Vec<String> {
    let of = |service: &mut DesiredService| {
        let forgotten = spec::forget_unknown(&mut service.spec, interface);
        let key = &service.name;
        (!forgotten.is_empty())
            .then(|| format!("{key}: this engine is too old for {}; it is left out.", forgotten.join(", ")))
    };
    desired.services.iter_mut().filter_map(of).collect()
}

impl DeployPlan {
    /// The same with what a reader must know of the files.
    #[must_use]
    pub fn with_notes(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// What a deployment would be refused for.
    pub fn obstacles(&self) -> &[Problem] {
        &self.obstacles
    }

    /// How many steps do this.
    fn count(&self, deed: Deed) -> usize {
        self.steps.iter().filter(|step| step.deed == deed).count()
    }
}

/// The columns of steps.
pub(super) fn table(steps: &[Step]) -> Table {
    let mut table = Table::new([
        Column::new("action"),
        Column::new("kind"),
        Column::new("name"),
        Column::expendable("restarts_tasks", 2),
        Column::new("why"),
    ]);
    for step in steps {
        table.push(step.cells());
    }
    table
}

/// The machine's view of steps.
pub(super) fn data(stack: &str, steps: &[Step]) -> Json {
    json!({ "stack": stack, "steps": steps.iter().map(Step::to_json).collect::<Vec<_>>() })
}

impl Report for DeployPlan {
    fn kind(&self) -> &'static str {
        "stack.deploy.plan/1"
    }

    fn table(&self) -> Table {
        table(&self.steps)
    }

    fn data(&self) -> Json {
        data(&self.desired.stack, &self.steps)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for DeployPlan {
    fn action(&self) -> &'static str {
        "stack.deploy"
    }

    fn target(&self) -> &str {
        &self.desired.stack
    }

    fn summary(&self) -> String {
        let deeds = [Deed::Create, Deed::Update, Deed::Remove].map(|deed| (deed.word(), self.count(deed)));
        let deeds = deeds.into_iter().filter(|(_, count)| *count > 0);
        let deeds: Vec<_> =
            deeds.map(|(word, count)| format!("{word} {}", text::plural(count, "object"))).collect();
        let restarting = self.steps.iter().filter(|step| step.restarts).count();
        let restarting = match restarting {
            0 => String::new(),
            count => format!(", which starts the tasks of {} anew", text::plural(count, "service")),
        };
        let deeds = if deeds.is_empty() { "change nothing".to_owned() } else { deeds.join(", ") };
        format!("deploy stack {}: {deeds}{restarting}", self.desired.stack)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}
