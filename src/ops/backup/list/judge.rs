//! Whether there is a good set of everything, and whether it is young enough.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;

use super::Wanted;
use super::row::{Row, State};
use crate::ops::backup::standing::{Standing, lies_ahead};
use crate::ops::backup::subject::{Scope, Subject};
use crate::ops::repository::{Catalog, Known, Method, SetId, Store};
use crate::report::{Finding, Findings, Verdict};
use crate::text;

/// What was seen of a repository, and what is demanded of it.
pub(super) struct View<'a> {
    pub(super) catalog: &'a Catalog,
    /// Sets whose files are not all there, with what is wrong.
    pub(super) lost: &'a BTreeMap<SetId, Vec<String>>,
    pub(super) wanted: &'a Wanted,
    pub(super) now: Timestamp,
}

/// What is to be said of the repository, of its `rows` and of what is demanded.
pub(super) fn judge(view: &View<'_>, rows: &[Row]) -> Findings {
    let wanted = view.wanted;
    let mut findings: Vec<_> = rows.iter().filter_map(|row| of_row(row, view.now)).collect();
    let is_demanding = wanted.max_age.is_some() || wanted.verified_within.is_some();
    let demand = Demand { wanted, now: view.now };
    for backups in view.stores().into_iter().flat_map(|store| view.backups(store)) {
        if is_demanding {
            findings.extend(demand.judge(&backups));
        } else if let Some(finding) = backups.never_verified() {
            findings.push(finding);
        }
    }
    if is_demanding && view.catalog.sets.is_empty() && wanted.stores.is_empty() {
        findings.push(nothing("any store", "create"));
    }
    Findings(findings)
}

impl<'a> View<'a> {
    /// The stores asked for, or those that there are backups of.
    fn stores(&self) -> Vec<Store> {
        let wanted = self.wanted;
        let held =
            |store: &Store| self.catalog.sets.iter().any(|known| known.manifest.part(*store).is_some());
        let is_wanted = |store: &Store| match wanted.stores.as_slice() {
            [] => held(store),
            stores => {
                stores.contains(store) && (wanted.max_age.or(wanted.verified_within).is_some() || held(store))
            }
        };
        Store::ALL.into_iter().filter(is_wanted).collect()
    }

    /// The backups of each database, server or table of this store; nothing of the store where there is none.
    fn backups(&self, store: Store) -> Vec<Backups<'a>> {
        let mut groups: Vec<(Subject, Vec<&'a Known>)> = Vec::new();
        // the newest first: what it is of is called as the newest set calls it
        for known in self.catalog.sets.iter().rev().filter(|known| self.counts(known)) {
            for subject in Subject::all_of(&known.manifest).into_iter().filter(|one| one.store == store) {
                let is_whole = subject.scope == Scope::Whole;
                let place = groups.iter().position(|(other, _)| other.is_like(&subject));
                let place = place.unwrap_or_else(|| {
                    groups.push((subject, Vec::new()));
                    groups.len() - 1
                });
                groups[place].1.extend(is_whole.then_some(known));
            }
        }
        let nothing = Backups { store, name: store.name().to_owned(), sets: Vec::new(), lost: self.lost };
        if groups.is_empty() {
            return vec![nothing];
        }
        let names: Vec<String> = groups.iter().map(|(subject, _)| name(subject, &groups)).collect();
        let all = groups.into_iter().zip(names);
        all.map(|((_, sets), name)| Backups { name, sets, lost: self.lost, store }).collect()
    }

    fn counts(&self, known: &Known) -> bool {
        let (manifest, profile) = (&known.manifest, self.wanted.profile.as_deref());
        (profile.is_none() || manifest.profile.as_deref() == profile)
            && !lies_ahead(manifest.begun_at, self.now)
    }
}

/// `postgres auth`, with the place where another one is called so, too.
fn name(subject: &Subject, all: &[(Subject, Vec<&Known>)]) -> String {
    let whole = Subject { scope: Scope::Whole, ..subject.clone() };
    let of_name =
        |(other, _): &&(Subject, Vec<&Known>)| (other.store, &other.name) == (subject.store, &subject.name);
    match all.iter().filter(of_name).count() {
        1 => whole.to_string(),
        _ => format!("{whole} at {}", subject.place()),
    }
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
        State::Known(known) => of_set(known, &row.lost, now),
    }
}

fn of_set(known: &Known, lost: &[String], now: Timestamp) -> Option<Finding> {
    let set = known.manifest.set.to_string();
    if let Some(first) = lost.first() {
        let more = match lost.len() {
            1 => String::new(),
            count => format!(", and {} more", text::plural(count - 1, "file")),
        };
        let summary = format!("its files are not all there as they were written: {first}{more}");
        let remedy = "It counts for nothing; see who else may write to the repository, and make another with \
                      `authctl backup create`";
        return Some(Finding::new("backup.lost", &set, Verdict::Bad, summary).remedy(remedy));
    }
    if lies_ahead(known.manifest.begun_at, now) {
        let summary = format!(
            "it claims to be of {}, which has not come yet; it is not counted",
            known.manifest.begun_at
        );
        let finding = Finding::new("backup.clock", &set, Verdict::Warn, summary);
        return Some(finding.remedy("Compare the clocks of this machine and of the one that wrote it"));
    }
    let worst = known.verifications.iter().rfind(|look| !look.good).filter(|_| known.is_wrong())?;
    let wrong = worst.findings.first().map(|finding| format!(": {finding}")).unwrap_or_default();
    let summary = format!("it was {} at {} and is not whole{wrong}", looked_at(worst.method), worst.at);
    let again = format!("Look again with `authctl backup verify {set}`");
    Some(Finding::new("backup.bad", &set, Verdict::Bad, summary).remedy(again))
}

const fn looked_at(method: Method) -> &'static str {
    match method {
        Method::Stored | Method::Read => "read back",
        Method::Restore => "restored",
    }
}

/// The sets that hold the whole of a database, a server or a table, the newest first.
struct Backups<'a> {
    store: Store,
    /// What they are of.
    name: String,
    sets: Vec<&'a Known>,
    lost: &'a BTreeMap<SetId, Vec<String>>,
}

impl<'a> Backups<'a> {
    fn is_good(&self, known: &Known) -> bool {
        Standing::of(known) == Standing::Verified && !self.lost.contains_key(&known.manifest.set)
    }

    /// The newest that was read back and was whole.
    fn newest_good(&self) -> Option<&'a Known> {
        self.sets.iter().copied().find(|known| self.is_good(known))
    }

    /// Those of unknown worth before the newest good one.
    fn unverified(&self) -> Vec<&'a Known> {
        let is_unknown =
            |known: &&&Known| matches!(Standing::of(known), Standing::Unverified | Standing::Summed);
        let newer = self.sets.iter().take_while(|known| !self.is_good(known));
        newer
            .filter(|known| !self.lost.contains_key(&known.manifest.set))
            .filter(is_unknown)
            .copied()
            .collect()
    }

    fn never_verified(&self) -> Option<Finding> {
        let newest = self.unverified().first().copied().filter(|_| self.newest_good().is_none())?;
        let summary = format!("{}, and none was read back and found whole{}", self.count(), summed(newest));
        Some(Finding::new("backup.verified", &self.name, Verdict::Warn, summary).remedy(read_back(newest)))
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
            [one] => format!("; {} is newer and was never verified{}", one.manifest.set, summed(one)),
            [newest, ..] => {
                let (count, set) = (self.unverified().len(), &newest.manifest.set);
                format!("; {count} newer ones were never verified, the newest being {set}{}", summed(newest))
            }
        }
    }

    /// What makes a good one.
    fn remedy(&self) -> String {
        match self.unverified().first() {
            Some(newest) => read_back(newest),
            None => format!("Make one with `authctl backup create {}`", self.store.name()),
        }
    }
}

fn summed(known: &Known) -> &'static str {
    if Standing::of(known) == Standing::Summed { ": only its check sums were compared" } else { "" }
}

fn read_back(known: &Known) -> String {
    let set = &known.manifest.set;
    match Standing::of(known) {
        Standing::Summed => {
            format!("Read it back where `backup.identity` names its key: `authctl backup verify {set}`")
        }
        _ => format!("Read it back with `authctl backup verify {set}`"),
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
        let (name, store) = (&backups.name, backups.store.name());
        if backups.sets.is_empty() {
            let whose = self.wanted.profile.as_ref().map(|profile| format!(" of profile {profile}"));
            let finding = nothing(name, &format!("create {store}"));
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
        let closest = good.worth(backups.store).closest();
        let summary = format!(
            "the newest verified set {} ({}) is {} old, at most {} is allowed{}",
            good.manifest.set,
            closest.map_or_else(String::new, |look| look.method.in_words().to_owned()),
            text::seconds(age.max(0.0)),
            text::duration(limit),
            backups.doubtful()
        );
        let verdict = if is_old { Verdict::Bad } else { Verdict::Fine };
        let finding = Finding::new("backup.age", &backups.name, verdict, summary)
            .evidence("set", good.manifest.set.to_string())
            .evidence("age_seconds", age)
            .evidence("max_age_seconds", limit.as_secs_f64());
        if is_old { finding.remedy(backups.remedy()) } else { finding }
    }

    fn last_look(&self, backups: &Backups<'_>, good: &Known, limit: Duration) -> Option<Finding> {
        let (set, last) = (&good.manifest.set, good.worth(backups.store).last_read()?);
        let age = self.now.duration_since(last.at).as_secs_f64();
        let is_old = age > limit.as_secs_f64();
        let summary = format!(
            "{set} was read back {} ago ({}), at most {} is allowed",
            text::seconds(age.max(0.0)),
            last.method.in_words(),
            text::duration(limit)
        );
        let verdict = if is_old { Verdict::Bad } else { Verdict::Fine };
        let finding = Finding::new("backup.verified", &backups.name, verdict, summary)
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
