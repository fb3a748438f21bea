//! From files to a plan, for the verbs that deploy and compare.

use super::chosen::{self, Chosen};
use crate::cli::Run;
use crate::conn::docker::swarm::Swarm;
use crate::error::Result;
use crate::ops::stack::convert::{Naming, convert};
use crate::ops::stack::live::Live;
use crate::ops::stack::plan::{self, DeployPlan, Wishes};
use crate::ops::stack::salt::{self, Salt};

/// The files of a stack, and what is wanted beyond them.
pub(super) struct Prepared<'a> {
    run: &'a Run<'a>,
    swarm: &'a Swarm,
    stack: &'a str,
    files: Chosen,
    wishes: Wishes,
    plain_names: bool,
    /// For a stack that has no salt yet: it has to stay the same until the stack is deployed.
    fresh: String,
}

impl<'a> Prepared<'a> {
    /// Finds the files.
    pub(super) fn new(
        run: &'a Run<'a>,
        swarm: &'a Swarm,
        stack: &'a str,
        files: Chosen,
        (wishes, plain_names): (Wishes, bool),
    ) -> Self {
        Self { run, swarm, stack, files, wishes, plain_names, fresh: salt::fresh() }
    }

    /// What has to be done.
    pub(super) async fn plan(&self) -> Result<DeployPlan> {
        let loaded = self.files.load(self.run)?;
        let live = Live::read(self.swarm, self.wishes.init_swarm).await?;
        let salt = Salt::of(&live, self.stack, &self.fresh);
        let digests = salt.digests();
        let naming = if self.plain_names { Naming::Plain(digests) } else { Naming::ByContent(digests) };
        let mut desired = convert(&loaded.compose, self.stack, naming)?;
        salt.keep(&mut desired);
        let postgres = &self.run.context.postgres;
        let plan = plan::plan(self.swarm, postgres, (desired, &live), &self.wishes).await?;
        Ok(plan.with_notes(chosen::notes(&loaded.findings)))
    }
}
