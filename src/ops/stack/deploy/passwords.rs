//! Passwords that databases get before the services are told of them.

use super::Deployment;
use crate::error::{Error, Result};
use crate::ops::stack::plan::{DeployPlan, Kind as StepKind};
use crate::plan::Approved;

impl Deployment<'_> {
    /// Gives roles their new passwords. The secrets are there by now, and no service was touched yet.
    pub(super) async fn passwords(&mut self, approved: &Approved<DeployPlan>) -> Result<()> {
        let plan = self.plan;
        for rotation in &plan.rotations {
            let Some(step) = plan.steps.iter().find(|step| rotation.is_of(step)) else { continue };
            self.site.progress.detail(&format!("role {} is given its new password", step.name));
            rotation.carry_out(approved).await?;
            self.done.push(step);
        }
        Ok(())
    }

    /// A database that has its new password already is told of, with the way back.
    pub(super) fn with_way_back(&self, error: Error) -> Error {
        let changed = self.done.iter().find(|step| step.kind == StepKind::Role);
        changed.into_iter().fold(error, |error, step| {
            error.hint(format!(
                "role {} has its new password already: deploy again to go on; with the old content in the secret's file, \
                 a deployment gives it the old one back",
                step.name
            ))
        })
    }
}
