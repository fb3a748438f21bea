//! Restoring a backup to know that it can be restored: every store of it, each into something that is thrown away.
//!
//! A store that cannot be rehearsed here is UNKNOWN, with the reason. It was read back all the same.

mod outcome;
mod plan;
mod stage;

pub use outcome::Rehearsed;
pub use plan::RehearsePlan;

use std::time::Instant;

use super::verify;
use crate::conn::Context;
use crate::error::{Error, Result};
use crate::ops::repository::{
    Catalog, Identities, Method, SetReader, Store, StoreVerification, Verification,
};
use crate::plan::Approved;
use stage::{Place, Stage};

/// How a set is rehearsed.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The set: its name or the beginning of it, its label, or `latest`.
    pub backup: String,
    /// How many sessions write side by side.
    pub jobs: usize,
    /// Whether a store that could not be rehearsed is a failure.
    pub strict: bool,
}

/// Finds the set, and where each of its stores can be restored. An error where none of them can.
pub async fn plan(context: &Context<'_>, wishes: &Wishes) -> Result<RehearsePlan> {
    let reader = context.repository.read().await?;
    let catalog = Catalog::read(&reader).await?;
    let manifest = &catalog.find(&wishes.backup)?.manifest;
    let (mut stages, mut failure) = (Vec::new(), None);
    for part in &manifest.parts {
        let place = Place::of(part, context).await;
        let place = place.map_err(|error| {
            let why = in_words(&error);
            failure.get_or_insert(error);
            why
        });
        stages.push(Stage::new(part, context, place));
    }
    if let Some(error) = failure.filter(|_| stages.iter().all(|stage| stage.place.is_err())) {
        return Err(error);
    }
    Ok(RehearsePlan { set: manifest.set.clone(), wishes: wishes.clone(), stages })
}

/// Reads the whole set, then restores each of its stores and compares it.
pub async fn apply(context: &Context<'_>, approved: &Approved<RehearsePlan>) -> Result<Rehearsed> {
    let (plan, begun) = (approved.plan(), Instant::now());
    context.sweep_scratch();
    let read = verify::one(context, &plan.set).await?;
    let reader = context.repository.read().await?;
    let mut failure = None;
    let verification = if read.good {
        let identities = Identities::of(context.repository.settings())?;
        let set = SetReader::open(reader.clone(), &plan.set, identities).await?;
        let mut rehearsal = Rehearsal { context, approved, set: &set, done: Vec::new(), failure: None };
        for stage in &plan.stages {
            rehearsal.of(stage, &read).await?;
        }
        failure = rehearsal.failure;
        Verification::of_stores(&plan.set, Vec::new(), rehearsal.done)
    } else {
        read
    };
    let kept = verification.keep(&reader).await.err();
    match failure.filter(|_| verification.stores.iter().all(|store| store.method != Method::Restore)) {
        Some(error) => Err(error.done("everything in the set was read back and is whole")),
        None => Ok(Rehearsed::new(plan, verification, begun.elapsed(), kept)),
    }
}

/// The rehearsal of one store after the other.
struct Rehearsal<'a> {
    context: &'a Context<'a>,
    approved: &'a Approved<RehearsePlan>,
    set: &'a SetReader,
    done: Vec<StoreVerification>,
    /// The first store that could not be rehearsed.
    failure: Option<Error>,
}

impl Rehearsal<'_> {
    /// Rehearses a store. An error only where the run was told to stop.
    async fn of(&mut self, stage: &Stage, read: &Verification) -> Result<()> {
        let outcome = match &stage.place {
            Ok(place) => place.rehearse(self.context, self.approved, self.set).await,
            Err(why) => {
                self.done.push(unknown(stage.store, read, why.clone()));
                return Ok(());
            }
        };
        match outcome {
            Ok(findings) => {
                self.done.push(StoreVerification::new(stage.store, Method::Restore, findings));
            }
            Err(error) if self.context.running.is_stopped() => return Err(self.so_far(error, stage.store)),
            Err(error) => {
                self.done.push(unknown(stage.store, read, in_words(&error)));
                self.failure.get_or_insert(error);
            }
        }
        Ok(())
    }

    fn so_far(&self, error: Error, store: Store) -> Error {
        let error = error
            .context(format!("the rehearsal of {} was cut off", store.name()))
            .done("everything in the set was read back and is whole");
        let restored = self.done.iter().filter(|done| done.method == Method::Restore);
        let error = restored.fold(error, |error, done| {
            error.done(format!("{} was restored and compared", done.store.name()))
        });
        error.hint("run the command again: it begins anew, and nothing of this was recorded")
    }
}

/// A store that was read, and of which nobody knows whether it can be restored.
fn unknown(store: Store, read: &Verification, why: String) -> StoreVerification {
    let own = read.stores.iter().find(|own| own.store == store).cloned();
    let own = own.unwrap_or_else(|| StoreVerification::new(store, read.method, Vec::new()));
    StoreVerification { unknown: Some(why), ..own }
}

/// An error and the first thing to do about it.
fn in_words(error: &Error) -> String {
    match error.hints().first() {
        Some(hint) => format!("{error} ({hint})"),
        None => error.to_string(),
    }
}
