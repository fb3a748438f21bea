//! plan → consent → apply: the one way a command changes anything.

use serde_json::Value as Json;

use super::Run;
use super::globals::Consent;
use crate::config::Operator;
use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::ops::audit::{Change, Recording};
use crate::plan::{Approved, Asker, Plan, Policy};
use crate::report::{Report, Source, Table, Verdict};

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
    run.ui.must_tell_words()?;
    let plan = prepare().await?;
    if consent.dry_run {
        return run.ui.emit_plan(&Preview(&plan));
    }
    if plan.is_empty() {
        return run.ui.emit_empty(&plan);
    }
    run.ui.show(&plan);
    let mut asker = Asked { asker: run.ui.asker(), somebody: false };
    let approved = Approved::ask(plan, &policy(run, consent), &mut asker)?;
    if asker.somebody {
        still_the_same(&approved, &prepare().await?)?;
    }
    let outcome = on_record(run, consent, &approved, apply).await?;
    run.ui.emit_outcome(&outcome)
}

/// Applies between two entries of the audit log: a kill leaves the first one.
async fn on_record<P: Plan, R>(
    run: &Run<'_>,
    consent: &Consent,
    approved: &Approved<P>,
    apply: impl AsyncFnOnce(&Approved<P>) -> Result<R>,
) -> Result<R> {
    let (postgres, progress) = (&run.context.postgres, run.context.progress);
    let Operator { user, host } = Operator::of_process();
    let reason = consent.agreement.reason.clone();
    let change = Change { operator: user, host, command: run.command.to_owned(), reason };
    let recording = Recording::begin(change, approved, &run.config.audit_log, postgres, progress).await?;
    let outcome = apply(approved).await;
    recording.end(outcome.as_ref().err(), approved, postgres, progress).await;
    outcome
}

fn policy(run: &Run<'_>, consent: &Consent) -> Policy {
    let profile = || run.config.profile.clone().unwrap_or_else(|| "default".to_owned());
    Policy {
        dry_run: consent.dry_run,
        yes: consent.agreement.yes,
        confirm: consent.agreement.confirm.clone(),
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

/// Remembers whether a person was asked: an answer takes time, in which the world may change.
struct Asked<A> {
    asker: A,
    somebody: bool,
}

impl<A: Asker> Asker for Asked<A> {
    fn somebody_is_there(&self) -> bool {
        self.asker.somebody_is_there()
    }

    fn confirm(&mut self, question: &str) -> Result<bool> {
        self.somebody = true;
        self.asker.confirm(question)
    }

    fn type_name(&mut self, question: &str, name: &str) -> Result<String> {
        self.somebody = true;
        self.asker.type_name(question, name)
    }
}

/// A plan as the answer to `--dry-run`, with its name and the promise that was kept.
struct Preview<'a, P>(&'a P);

impl<P: Plan> Report for Preview<'_, P> {
    fn kind(&self) -> &str {
        self.0.kind()
    }

    fn table(&self) -> Table {
        self.0.table()
    }

    fn data(&self) -> Json {
        self.0.data()
    }

    fn verdict(&self) -> Verdict {
        self.0.verdict()
    }

    fn notes(&self) -> Vec<String> {
        let promise = format!("Plan {}: {}. Nothing was changed.", self.0.fingerprint(), self.0.summary());
        std::iter::once(promise).chain(self.0.notes()).collect()
    }

    fn source(&self) -> Source {
        self.0.source()
    }

    fn exit(&self, strict: bool) -> Exit {
        self.0.exit(strict)
    }
}
