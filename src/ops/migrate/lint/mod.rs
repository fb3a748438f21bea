//! What is to be feared of migration files: squawk's rules, and what the live database adds to them.
//!
//! A rule knows what a statement does to a table. How much that hurts depends on the table: nobody waits for one
//! that the files make themselves, and everybody for one of a billion rows that somebody reads just now.

mod deed;
mod enums;
mod evidence;
mod foreign_keys;
mod ignores;
mod live;
mod locks;
mod not_valid;
mod remark;
mod report;
mod rules;
mod seen;
mod standing;
mod syntax;
mod words;

use super::prepare::Prepared;
use crate::conn::postgres::Reader;
use crate::report::{Finding, Findings};
use deed::Deed;
use foreign_keys::Indexes;
use ignores::Ignores;
use live::Live;
use remark::Remark;
use seen::Seen;

pub use report::{Lint, Wishes, lint};

/// The findings of ours that a file may accept.
const OWN: [&str; 6] =
    [enums::CHECK, foreign_keys::CHECK, locks::BUSY, locks::LARGE, not_valid::CHECK, syntax::CHECK];

/// What is to be feared of these files, in the order they are run; `reader` adds what the live database knows.
/// Without it, they are taken for all files that there are.
pub(super) async fn findings(files: &[&Prepared], reader: Option<&Reader>, style: bool) -> Findings {
    examine(&[], files, reader, style).await
}

/// The same with files that were applied before: what is locked now is not locked for them.
async fn examine(
    past: &[&Prepared],
    waiting: &[&Prepared],
    reader: Option<&Reader>,
    style: bool,
) -> Findings {
    let files = [past, waiting].concat();
    let mut deeds = deed::deeds(&files);
    let seen = match reader {
        Some(reader) => Seen::through(reader, &deeds).await,
        None => Seen::default(),
    };
    let begin = before(&deeds, past.len());
    let (done, due) = deeds.split_at_mut(begin);
    deed::settle(done, None);
    deed::settle(due, seen.live.as_ref());
    let set = Set { files: &files, deeds: &deeds, past: past.len(), seen: &seen };
    let remarks = accepted(&files, set.remarks(style));
    let of_files = remarks.into_iter().map(|remark| {
        let live = set.live(remark.turn);
        remark.finding(live)
    });
    Findings(seen.unseen.iter().cloned().chain(of_files).chain(set.standing()).collect())
}

/// The files that are looked at, and what the database shows.
struct Set<'a> {
    files: &'a [&'a Prepared],
    deeds: &'a [Deed<'a>],
    /// How many of the files were applied before.
    past: usize,
    seen: &'a Seen,
}

impl<'a> Set<'a> {
    /// What the database knows that matters to the file at this place.
    fn live(&self, turn: usize) -> Option<&'a Live> {
        self.seen.live.as_ref().filter(|_| turn >= self.past)
    }

    fn due(&self) -> &'a [Deed<'a>] {
        &self.deeds[before(self.deeds, self.past)..]
    }

    /// What is said of places in the files, in order.
    fn remarks(&self, style: bool) -> Vec<Remark<'a>> {
        let mut remarks = Vec::new();
        for (turn, file) in self.files.iter().copied().enumerate() {
            let deeds = &self.deeds[before(self.deeds, turn)..before(self.deeds, turn + 1)];
            let violations = rules::violations(file, self.seen.major, style);
            remarks.extend(syntax::remark(turn, file, deeds));
            remarks.extend(rules::remarks((turn, file), deeds, &violations, self.live(turn)));
        }
        remarks.extend(enums::remarks(enums::suspicions(self.deeds), self.deeds, &self.seen.typed));
        remarks.extend(foreign_keys::remarks(self.due(), &Indexes::after(self.due(), self.seen)));
        match &self.seen.live {
            Some(live) => {
                remarks.extend(locks::large(self.due(), live, &remarks));
                remarks.extend(locks::busy(self.due(), live));
            }
            None => remarks.extend(not_valid::remarks(self.due())),
        }
        remarks.sort_by_key(Remark::order);
        remarks
    }

    /// What is said of the database itself.
    fn standing(&self) -> Vec<Finding> {
        let mut findings = foreign_keys::findings(self.deeds, self.due(), self.seen);
        findings.extend(not_valid::findings(self.due(), &self.seen.unvalidated));
        findings.extend(self.seen.invalid.iter().cloned());
        findings
    }
}

/// How many statements are in the files before this one.
fn before(deeds: &[Deed<'_>], turn: usize) -> usize {
    deeds.partition_point(|deed| deed.turn < turn)
}

/// Without those that a comment in the file accepts.
fn accepted<'a>(files: &[&Prepared], remarks: Vec<Remark<'a>>) -> Vec<Remark<'a>> {
    let ignores: Vec<_> = files.iter().map(|file| Ignores::of(file)).collect();
    let is_accepted = |remark: &Remark<'_>| {
        let (turn, line) = remark.line();
        ignores.get(turn).is_some_and(|ignores| ignores.accept(&remark.check, line))
    };
    remarks.into_iter().filter(|remark| !is_accepted(remark)).collect()
}
