//! A remark on a place of a file, and what becomes of it: a finding with the numbers of the live database.

use std::ops::Range;

use super::deed::{Deed, Touch};
use super::evidence::Evidence;
use super::live::{Holder, Live, distinct};
use crate::ops::migrate::grammar::Relation;
use crate::ops::migrate::prepare::{Place, Prepared};
use crate::report::{Finding, Verdict};
use crate::text;

/// How much of a statement is shown.
const SHOWN_CHARACTERS: usize = 200;
/// How many of those in the way are named in the sentence; the evidence has all.
const NAMED: usize = 3;

/// Something to say about a place of a file.
pub(super) struct Remark<'a> {
    /// The name of the check.
    pub(super) check: String,
    /// How bad it is.
    verdict: Verdict,
    /// What it is, without the numbers.
    sentence: String,
    /// What to do.
    remedy: Option<String>,
    /// The place of its file among the files.
    pub(super) turn: usize,
    file: &'a Prepared,
    /// Where, in bytes of what is sent.
    at: usize,
    /// The statement it is in, in bytes of what is sent.
    statement: Range<usize>,
    touches: Vec<&'a Touch>,
    /// The table it is about, where that is new and the database knows nothing of it.
    new_table: Option<String>,
    /// Whether the sentence has the numbers already.
    is_whole: bool,
}

impl<'a> Remark<'a> {
    /// That `sentence` is to be said of the statement of `deed`.
    pub(super) fn on(deed: &'a Deed<'_>, check: &str, verdict: Verdict, sentence: impl Into<String>) -> Self {
        Self {
            touches: deed.touches.iter().filter(|touch| !touch.is_new).collect(),
            ..Self::of_text(deed.file, deed.turn, deed.range.clone(), (check, verdict, sentence.into()))
        }
    }

    /// That the sentence is to be said of a piece of the text that is no statement.
    pub(super) fn of_text(
        file: &'a Prepared,
        turn: usize,
        statement: Range<usize>,
        (check, verdict, sentence): (&str, Verdict, String),
    ) -> Self {
        let check = check.to_owned();
        let at = statement.start;
        Self {
            check,
            verdict,
            sentence,
            remedy: None,
            file,
            turn,
            at,
            statement,
            touches: Vec::new(),
            new_table: None,
            is_whole: false,
        }
    }

    /// The same at another byte of the statement.
    #[must_use]
    pub(super) fn at(mut self, at: usize) -> Self {
        self.at = at;
        self
    }

    /// The same with the thing to do.
    #[must_use]
    pub(super) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// The same about one of the tables alone.
    #[must_use]
    pub(super) fn about(mut self, touch: &'a Touch) -> Self {
        self.touches = vec![touch];
        self
    }

    /// The same about a table that is new.
    #[must_use]
    pub(super) fn about_new(mut self, table: &Relation) -> Self {
        self.touches = Vec::new();
        self.new_table = Some(table.to_string());
        self
    }

    /// The same with nothing added to the sentence.
    #[must_use]
    pub(super) fn whole(mut self) -> Self {
        self.is_whole = true;
        self
    }

    /// By what remarks are sorted: the file, and the place in it.
    pub(super) fn order(&self) -> (usize, usize) {
        (self.turn, self.at)
    }

    /// The place of its file among the files, and its line.
    pub(super) fn line(&self) -> (usize, usize) {
        (self.turn, self.file.body.place(self.at).line)
    }

    /// Whether it is about the statement of `deed`.
    pub(super) fn is_on(&self, deed: &Deed<'_>) -> bool {
        self.turn == deed.turn && deed.range.contains(&self.at)
    }

    /// The finding, with what `live` knows.
    pub(super) fn finding(self, live: Option<&Live>) -> Finding {
        let place = self.file.body.place(self.at);
        let weightiest = self.weightiest(live);
        let table = weightiest.and_then(|touch| live?.find(&touch.table));
        let in_the_way = self.in_the_way(live);
        let facts = weightiest.filter(|_| !self.is_whole).and_then(|touch| facts(touch, live, &in_the_way));
        let parts = [Some(self.sentence.clone()), facts];
        let summary = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
        let evidence = Evidence {
            place: Some((self.file.file.clone(), place)),
            statement: Some(excerpt(self.file, &self.statement)),
            table: weightiest.map(|touch| touch.table.to_string()).or(self.new_table),
            lock: weightiest.map(|touch| touch.level.name()),
            rows: table.and_then(|table| table.rows),
            size_bytes: table.and_then(|table| table.size_bytes),
            blockers: table.map(|_| in_the_way.iter().map(|holder| holder.to_json()).collect()),
        };
        let subject = format!("{}:{place}", self.file.file);
        let finding = evidence.of(Finding::new(&self.check, subject, self.verdict, summary));
        match self.remedy {
            Some(remedy) => finding.remedy(remedy),
            None => finding,
        }
    }

    /// The table that the numbers are told of: of those the statement is about, the largest.
    fn weightiest(&self, live: Option<&Live>) -> Option<&'a Touch> {
        let size = |touch: &Touch| live.and_then(|live| live.find(&touch.table)?.size_bytes);
        // of equals the first
        self.touches.iter().copied().rev().max_by_key(|touch| (!touch.aside, size(touch)))
    }

    fn in_the_way<'l>(&self, live: Option<&'l Live>) -> Vec<&'l Holder> {
        let Some(live) = live else { return Vec::new() };
        let of = |touch: &&Touch| live.find(&touch.table).map(|table| table.in_the_way(touch.level));
        distinct(self.touches.iter().filter_map(of).flatten())
    }
}

/// How large the table is, what its lock does to others, and who holds it.
fn facts(touch: &Touch, live: Option<&Live>, in_the_way: &[&Holder]) -> Option<String> {
    let size = match live?.find(&touch.table) {
        Some(table) => table.size(),
        None => return Some(format!("the database has no {} now", touch.table)),
    };
    let waiting = match (touch.level.blocks_reads(), touch.level.blocks_writes()) {
        (true, _) => Some("reads and writes"),
        (false, true) => Some("writes"),
        (false, false) => None,
    };
    let lock = waiting.map(|waiting| format!("{} on it blocks {waiting}", touch.level.name()));
    let holders = (!in_the_way.is_empty()).then(|| format!("in the way now: {}", named(in_the_way)));
    Some([Some(size), lock, holders].into_iter().flatten().collect::<Vec<_>>().join("; "))
}

/// The first of them by name, the others by number.
pub(super) fn named(holders: &[&Holder]) -> String {
    let mut names: Vec<_> = holders.iter().take(NAMED).map(|holder| holder.sentence()).collect();
    if holders.len() > NAMED {
        names.push(format!("{} more", holders.len() - NAMED));
    }
    names.join(", ")
}

/// The beginning of a statement as the file has it: a value that was filled in may be a secret.
fn excerpt(file: &Prepared, statement: &Range<usize>) -> String {
    let written = &file.body.written;
    let start = offset(written, file.body.place(statement.start));
    let end = offset(written, file.body.place(statement.end));
    let words = text::clean(written.get(start..end).unwrap_or_default());
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = line.chars().take(SHOWN_CHARACTERS).collect();
    if shown.len() < line.len() { format!("{shown}…") } else { shown }
}

/// The byte of a place.
fn offset(text: &str, place: Place) -> usize {
    let before: usize = text.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
    let line = text[before..].split_inclusive('\n').next().unwrap_or_default();
    before + line.char_indices().nth(place.column - 1).map_or(line.len(), |(at, _)| at)
}
