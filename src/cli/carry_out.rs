//! plan → consent → apply: the one way a command changes anything.

use super::Run;
use super::globals::Consent;
use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::plan::{Approved, Plan, Policy};
use crate::report::Report;

/// Shows the plan, stops at `--dry-run` or when there is nothing to do, asks, makes sure that the world
/// is still the one the plan saw, applies, reports.
pub(super) async fn carry_out<P, R>(
    run: &Run<'_>,
    consent: &Consent,
    prepare: impl AsyncFn() -> Result<P>,
    apply: impl AsyncFnOnce(&Approved<P>) -> Result<R>,
) -> Result<Exit>
where
    P: Plan,
    R: Report,
{
    let plan = prepare().await?;
    if consent.dry_run {
        return run.ui.emit(&plan);
    }
    if plan.is_empty() {
        run.ui.note("Nothing to do.");
        return run.ui.emit(&plan);
    }
    run.ui.show(&plan)?;
    let approved = Approved::ask(plan, &policy(run, consent), &mut run.ui.asker())?;
    still_the_same(&approved, &prepare().await?)?;
    let outcome = apply(&approved).await?;
    run.ui.emit(&outcome)
}

fn policy(run: &Run<'_>, consent: &Consent) -> Policy {
    let profile = || run.config.profile.clone().unwrap_or_else(|| "default".to_owned());
    Policy {
        dry_run: consent.dry_run,
        yes: consent.yes,
        confirm: consent.confirm.clone(),
        protected: run.config.protected.then(profile),
    }
}

fn still_the_same<P: Plan>(approved: &Approved<P>, now: &P) -> Result<()> {
    if now.fingerprint() == approved.fingerprint() {
        return Ok(());
    }
    Err(Error::new(
        Kind::Conflict,
        format!("{} changed since the plan was shown; nothing was changed", now.target()),
    )
    .hint("run the command again and read the new plan"))
}
