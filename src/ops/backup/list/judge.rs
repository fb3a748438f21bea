//! Whether there is a good set, and whether it is young enough.

use std::time::Duration;

use jiff::Timestamp;

use super::Wanted;
use super::row::{Row, State};
use crate::ops::backup::standing::{Standing, lies_ahead};
use crate::ops::backup::subject::{Scope, Subject};
use crate::ops::repository::{Catalog, Known, Store};
use crate::report::{Finding, Findings, Verdict};
use crate::text;

/// What is to be said of the repository, the demands of `wanted` among it.
pub(super) fn judge(catalog: &Catalog, rows: &[Row], wanted: &Wanted, now: Timestamp) -> Findings {
    let mut findings: Vec<_> = rows.iter().filter_map(|row| of_row(row, now)).collect();
    let is_demanding = wanted.max_age.is_some() || wanted.verified_within.is_some();
    let demand = Demand { wanted, now };
    for store in stores(catalog, wanted) {
        let backups = Backups::of(store, catalog, wanted.profile.as_deref(), now);
        if is_demanding {
            findings.extend(demand.judge(&backups));
        } else if let Some(finding) = backups.never_verified() {
            findings.push(finding);
        }
    }
    if is_demanding && catalog.sets.is_empty() && wanted.stores.is_empty() {
        findings.push(nothing("any store", "create"));
    }
    Findings(findings)
}

/// The stores asked for, or those that there are backups of.
fn stores(catalog: &Catalog, wanted: &Wanted) -> Vec<Store> {
    let held = |store: &Store| catalog.sets.iter().any(|known| known.manifest.part(*store).is_some());
    let is_wanted = |store: &Store| match wanted.stores.as_slice() {
        [] => held(store),
        stores => {
            stores.contains(store) && (wanted.max_age.or(wanted.verified_within).is_some() || held(store))
        }
    };
    Store::ALL.into_iter().filter(is_wanted).collect()
}

/// What is wrong with one of them.
fn of_row(row: &Row, now: Timestamp) -> Option<Finding> {
    let set = row.set.to_string();
    match &row.state {
        State::Damaged(wrong) => Some(
            Finding::new("backup.damaged", &set, Verdict::Bad, format!("its manifest {wrong}"))
                .remedy("Its files may still be of use; `authctl backup prune --remove-damaged` removes it"),
        ),
        State::Left(why) => Some(
            Finding::new("backup.unfinished", &set, Verdict::Warn, format!("nobody will finish it: {why}"))
                .remedy("The next `authctl backup create` or `prune` sweeps it"),
        ),
        State::AtWork(_) => None,
        State::Known(known) => of_set(known, now),
    }
}

fn of_set(known: &Known, now: Timestamp) -> Option<Finding> {
    let set = known.manifest.set.to_string();
    if lies_ahead(known.manifest.begun_at, now) {
        let summary = format!(
            "it claims to be of {}, which has not come yet; it is not counted",
            known.manifest.begun_at
        );
        let finding = Finding::new("backup.clock", &set, Verdict::Warn, summary);
        return Some(finding.remedy("Compare the clocks of this machine and of the one that wrote it"));
    }
    let last = known.verifications.last().filter(|last| !last.good)?;
    let wrong = last.findings.first().map(|finding| format!(": {finding}")).unwrap_or_default();
    let summary = format!("it was read back at {} and is not whole{wrong}", last.at);
    let again = format!("Look again with `authctl backup verify {set}`");
    Some(Finding::new("backup.bad", &set, Verdict::Bad, summary).remedy(again))
}

/// The sets that hold the whole of a store, the newest first.
struct Backups<'a> {
    store: Store,
    sets: Vec<&'a Known>,
}

impl<'a> Backups<'a> {
    fn of(store: Store, catalog: &'a Catalog, profile: Option<&str>, now: Timestamp) -> Self {
        let is_whole = |known: &Known| {
            let whole = |subject: &Subject| subject.store == store && subject.scope == Scope::Whole;
            Subject::all_of(&known.manifest).iter().any(whole)
        };
        let is_asked_for = |known: &&Known| {
            let manifest = &known.manifest;
            (profile.is_none() || manifest.profile.as_deref() == profile)
                && !lies_ahead(manifest.begun_at, now)
                && is_whole(known)
        };
        let mut sets: Vec<_> = catalog.sets.iter().filter(is_asked_for).collect();
        sets.sort_by(|a, b| b.manifest.set.cmp(&a.manifest.set));
        Self { store, sets }
    }

    /// The newest that was read back and was whole.
    fn newest_good(&self) -> Option<&'a Known> {
        self.sets.iter().copied().find(|known| Standing::of(known) == Standing::Verified)
    }

    /// Those of unknown worth before the newest good one.
    fn unverified(&self) -> Vec<&'a Known> {
        let newer = self.sets.iter().take_while(|known| Standing::of(known) != Standing::Verified);
        newer.filter(|known| Standing::of(known) == Standing::Unverified).copied().collect()
    }

    fn never_verified(&self) -> Option<Finding> {
        let newest = self.unverified().first().copied().filter(|_| self.newest_good().is_none())?;
        let summary = format!("{}, and none was read back and found whole", self.count());
        Some(
            Finding::new("backup.verified", self.store.name(), Verdict::Warn, summary)
                .remedy(format!("`authctl backup verify {}` reads the newest one back", newest.manifest.set)),
        )
    }

    fn count(&self) -> String {
        match self.sets.len() {
            1 => "1 set holds it".to_owned(),
            count => format!("{count} sets hold it"),
        }
    }

    /// What could become good by being read back.
    fn doubtful(&self) -> String {
        match self.unverified().as_slice() {
            [] => String::new(),
            [one] => format!("; {} is newer and was never verified", one.manifest.set),
            [newest, ..] => {
                let count = self.unverified().len();
                format!("; {count} newer ones were never verified, the newest being {}", newest.manifest.set)
            }
        }
    }

    /// What makes a good one.
    fn remedy(&self) -> String {
        match self.unverified().first() {
            Some(newest) => format!("Read it back with `authctl backup verify {}`", newest.manifest.set),
            None => format!("Make one with `authctl backup create {}`", self.store.name()),
        }
    }
}

/// What is demanded of the newest good set of a store.
struct Demand<'a> {
    wanted: &'a Wanted,
    now: Timestamp,
}

impl Demand<'_> {
    fn judge(&self, backups: &Backups<'_>) -> Vec<Finding> {
        let Some(good) = backups.newest_good() else { return vec![self.no_good_one(backups)] };
        let age = self.wanted.max_age.map(|limit| self.age(backups, good, limit));
        let look = self.wanted.verified_within.and_then(|limit| self.last_look(backups, good, limit));
        age.into_iter().chain(look).collect()
    }

    fn no_good_one(&self, backups: &Backups<'_>) -> Finding {
        let name = backups.store.name();
        if backups.sets.is_empty() {
            let whose = self.wanted.profile.as_ref().map(|profile| format!(" of profile {profile}"));
            let finding = nothing(name, &format!("create {name}"));
            let summary = format!("no set{} holds the whole of it", whose.unwrap_or_default());
            return Finding { summary, ..finding };
        }
        let summary =
            format!("{}, and none was read back and found whole{}", backups.count(), backups.doubtful());
        Finding::new("backup.age", name, Verdict::Bad, summary).remedy(backups.remedy())
    }

    fn age(&self, backups: &Backups<'_>, good: &Known, limit: Duration) -> Finding {
        let age = self.now.duration_since(good.manifest.begun_at).as_secs_f64();
        let is_old = age > limit.as_secs_f64();
        let summary = format!(
            "the newest verified set {} is {} old, at most {} is allowed{}",
            good.manifest.set,
            text::seconds(age.max(0.0)),
            text::duration(limit),
            backups.doubtful()
        );
        let verdict = if is_old { Verdict::Bad } else { Verdict::Fine };
        let finding = Finding::new("backup.age", backups.store.name(), verdict, summary)
            .evidence("set", good.manifest.set.to_string())
            .evidence("age_seconds", age)
            .evidence("max_age_seconds", limit.as_secs_f64());
        if is_old { finding.remedy(backups.remedy()) } else { finding }
    }

    fn last_look(&self, backups: &Backups<'_>, good: &Known, limit: Duration) -> Option<Finding> {
        let (set, last) = (&good.manifest.set, good.verified()?);
        let age = self.now.duration_since(last.at).as_secs_f64();
        let is_old = age > limit.as_secs_f64();
        let summary = format!(
            "{set} was read back {} ago ({}), at most {} is allowed",
            text::seconds(age.max(0.0)),
            last.method.in_words(),
            text::duration(limit)
        );
        let verdict = if is_old { Verdict::Bad } else { Verdict::Fine };
        let finding = Finding::new("backup.verified", backups.store.name(), verdict, summary)
            .evidence("set", set.to_string())
            .evidence("verified_age_seconds", age)
            .evidence("max_verified_age_seconds", limit.as_secs_f64());
        Some(if is_old {
            finding.remedy(format!("Read it back with `authctl backup verify {set}`"))
        } else {
            finding
        })
    }
}

fn nothing(subject: &str, verb: &str) -> Finding {
    Finding::new("backup.age", subject, Verdict::Bad, "no set is in the repository")
        .remedy(format!("Make one with `authctl backup {verb}`"))
}
