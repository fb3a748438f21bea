//! From files to a plan, for the verbs that deploy and compare.

use super::chosen::{self, Chosen};
use crate::cli::Run;
use crate::conn::docker::swarm::Swarm;
use crate::error::Result;
use crate::ops::stack::convert::{Naming, convert};
use crate::ops::stack::plan::{self, DeployPlan, Wishes};
use crate::ops::stack::salt;

/// The files of a stack, and what is wanted beyond them.
pub(super) struct Prepared<'a> {
    pub(super) run: &'a Run<'a>,
    pub(super) swarm: &'a Swarm,
    pub(super) stack: &'a str,
    pub(super) files: Chosen,
    pub(super) wishes: Wishes,
    /// `None` where names are those that docker gives.
    salt: Option<String>,
}

impl<'a> Prepared<'a> {
    /// Finds the files, and the salt of the stack: a new one has to stay the same until the stack is deployed.
    pub(super) async fn new(
        run: &'a Run<'a>,
        swarm: &'a Swarm,
        stack: &'a str,
        files: Chosen,
        (wishes, plain_names): (Wishes, bool),
    ) -> Result<Self> {
        let salt = if plain_names { None } else { Some(salt::salt(swarm, stack).await?) };
        Ok(Self { run, swarm, stack, files, wishes, salt })
    }

    /// What has to be done.
    pub(super) async fn plan(&self) -> Result<DeployPlan> {
        let loaded = self.files.load(self.run)?;
        let naming = match &self.salt {
            Some(salt) => Naming::ByContent { salt: salt.as_bytes() },
            None => Naming::Compatible,
        };
        let mut desired = convert(&loaded.compose, self.stack, naming)?;
        if let Some(salt) = &self.salt {
            salt::keep(&mut desired, salt);
        }
        let plan = plan::plan(self.swarm, desired, &self.wishes).await?;
        Ok(plan.with_notes(chosen::notes(&loaded.findings)))
    }
}
