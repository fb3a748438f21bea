//! Which entries are left out where only some tables are restored.

use std::collections::{BTreeSet, HashMap};

use super::toc::{DumpId, Entry, Toc};
use crate::error::{Error, Result};
use crate::text;

/// What holds rows.
const TABLES: &[&str] = &["TABLE", "FOREIGN TABLE"];
/// Large objects belong to no table, so they come with none, as with `pg_dump --table`.
const LARGE_OBJECTS: &[&str] = &["BLOB", "BLOBS", "BLOB METADATA"];
/// What is a part of the object it depends on.
const ATTRIBUTES: &[&str] = &["ACL", "COMMENT", "SECURITY LABEL", "DEFAULT"];
/// What stands in every archive and in no list.
const SETTINGS: &[&str] = &["ENCODING", "STDSTRINGS", "SEARCHPATH"];

/// The entries to leave out so that these tables are restored with all that belongs to them and all that they need.
///
/// A table is called `table` or `schema.table`; its partitions and the tables that inherit from it come with it. What
/// depends on a table that is left out is left out too: views, foreign keys, policies that ask it. A table that a
/// selected one needs to be made, such as the one that it inherits from, is made without rows.
pub fn closure(toc: &Toc, tables: &[String]) -> Result<BTreeSet<DumpId>> {
    let graph = Graph::of(toc);
    let selected = graph.with_children(named(toc, tables)?);
    let needed = graph.needs_of(&selected);
    Ok(graph.left_out(&selected, &needed))
}

/// The text of a list for `pg_restore --use-list` with all entries but those left out.
pub fn list(toc: &Toc, left_out: &BTreeSet<DumpId>) -> String {
    let listed = |entry: &&Entry| !entry.is(SETTINGS) && !left_out.contains(&entry.dump_id);
    toc.entries.iter().filter(listed).map(line).collect()
}

fn line(entry: &Entry) -> String {
    let word = |text: &Option<bytes::Bytes>| {
        let text = String::from_utf8_lossy(text.as_deref().unwrap_or(b"-")).into_owned();
        text.replace(['\n', '\r'], " ")
    };
    let Entry { dump_id, catalog, oid, description, schema, tag, owner, .. } = entry;
    format!(
        "{dump_id}; {catalog} {oid} {} {} {} {}\n",
        word(description),
        word(schema),
        word(tag),
        word(owner)
    )
}

fn named(toc: &Toc, names: &[String]) -> Result<BTreeSet<DumpId>> {
    let tables: Vec<_> =
        toc.entries.iter().filter(|entry| entry.is(TABLES)).map(|entry| (entry, called(entry))).collect();
    let mut found = BTreeSet::new();
    for name in names {
        let ids = tables.iter().filter(|(_, called)| called.contains(name)).map(|(entry, _)| entry.dump_id);
        let before = found.len();
        let ids: Vec<_> = ids.collect();
        found.extend(&ids);
        if ids.is_empty() && found.len() == before {
            return Err(unknown(name, tables.iter().flat_map(|(_, called)| called)));
        }
    }
    Ok(found)
}

/// `users` and `auth.users`.
fn called(table: &Entry) -> [String; 2] {
    let word = |text: &Option<bytes::Bytes>| {
        String::from_utf8_lossy(text.as_deref().unwrap_or_default()).into_owned()
    };
    let (schema, name) = (word(&table.schema), word(&table.tag));
    [name.clone(), format!("{schema}.{name}")]
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a String>) -> Error {
    let error = Error::usage(format!("the backup has no table {}", text::clean(name)));
    match text::nearest(name, known.map(String::as_str)) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error,
    }
}

/// Entries by their number, and what depends on each.
struct Graph<'a> {
    toc: &'a Toc,
    entries: HashMap<DumpId, &'a Entry>,
    dependents: HashMap<DumpId, Vec<&'a Entry>>,
    /// Each partition with the table that it is a part of.
    partitions: BTreeSet<(DumpId, DumpId)>,
}

impl<'a> Graph<'a> {
    fn of(toc: &'a Toc) -> Self {
        let entries: HashMap<_, _> = toc.entries.iter().map(|entry| (entry.dump_id, entry)).collect();
        let mut dependents: HashMap<_, Vec<_>> = HashMap::new();
        for entry in &toc.entries {
            entry.dependencies.iter().for_each(|other| dependents.entry(*other).or_default().push(entry));
        }
        let attached = toc.entries.iter().filter(|entry| entry.is(&["TABLE ATTACH"]));
        let pairs = attached.flat_map(|attached| partition_and_whole(attached, &entries));
        Self { toc, partitions: pairs.collect(), entries, dependents }
    }

    /// The tables, and those that their rows are parts of.
    fn with_children(&self, mut selected: BTreeSet<DumpId>) -> BTreeSet<DumpId> {
        loop {
            let is_child = |entry: &&Entry| {
                let inherits = entry.is(TABLES) && inherits(entry);
                let child_of =
                    |other: &DumpId| inherits || self.partitions.contains(&(entry.dump_id, *other));
                let parent = |other: &&DumpId| selected.contains(other) && child_of(other);
                !selected.contains(&entry.dump_id) && entry.dependencies.iter().any(|other| parent(&other))
            };
            let attached = self.partitions.iter().filter(|(_, whole)| selected.contains(whole));
            let children: BTreeSet<_> =
                self.toc.entries.iter().filter(is_child).map(|entry| entry.dump_id).collect();
            let children: BTreeSet<_> = attached.map(|(part, _)| *part).chain(children).collect();
            if children.is_subset(&selected) {
                return selected;
            }
            selected.extend(children);
        }
    }

    /// All that must be there before these can be made.
    fn needs_of(&self, selected: &BTreeSet<DumpId>) -> BTreeSet<DumpId> {
        let mut needed = BTreeSet::new();
        let mut open: Vec<_> = selected.iter().copied().collect();
        while let Some(id) = open.pop() {
            let Some(entry) = self.entries.get(&id) else { continue };
            let needs = entry.dependencies.iter().filter(|other| self.needs(entry, **other));
            let new = needs.filter(|other| !selected.contains(other) && needed.insert(**other));
            open.extend(new);
        }
        needed
    }

    /// Whether the statement of `entry` fails without the other one. A partition is made like any table and attached
    /// later, and so is a sequence that a column owns.
    fn needs(&self, entry: &Entry, other: DumpId) -> bool {
        let sequence = entry.definition.as_ref().is_some_and(|text| text.starts_with(b"CREATE SEQUENCE"));
        let owned = sequence && self.entries.get(&other).is_some_and(|other| other.is(TABLES));
        !owned && !self.partitions.contains(&(entry.dump_id, other))
    }

    fn left_out(&self, selected: &BTreeSet<DumpId>, needed: &BTreeSet<DumpId>) -> BTreeSet<DumpId> {
        let kept = |id: &DumpId| selected.contains(id) || needed.contains(id);
        let is_seed = |entry: &&Entry| {
            let kind = entry.is(TABLES) || entry.is(LARGE_OBJECTS);
            let place = self.hangs_on_bare(entry, needed) || self.gives_to_nobody(entry, kept);
            !kept(&entry.dump_id) && (kind || place)
        };
        let mut out: BTreeSet<_> =
            self.toc.entries.iter().filter(is_seed).map(|entry| entry.dump_id).collect();
        let mut open: Vec<_> = out.iter().copied().collect();
        while let Some(id) = open.pop() {
            let gone = self.entries.get(&id);
            let dependents = self.dependents.get(&id).into_iter().flatten();
            let lost = dependents
                .filter(|entry| !kept(&entry.dump_id) && !gone.is_some_and(|gone| outlives(entry, gone)));
            open.extend(lost.map(|entry| entry.dump_id).filter(|id| out.insert(*id)));
        }
        out
    }

    /// Whether it gives a sequence to a column of a table that is left out, which its dependencies do not tell.
    fn gives_to_nobody(&self, entry: &Entry, kept: impl Fn(&DumpId) -> bool) -> bool {
        let sequences = entry.dependencies.iter().filter_map(|id| self.entries.get(id));
        let mut owners = sequences.flat_map(|sequence| &sequence.dependencies);
        let is_gone = |id: &DumpId| self.entries.get(id).is_some_and(|owner| owner.is(TABLES)) && !kept(id);
        entry.is(&["SEQUENCE OWNED BY"]) && owners.any(is_gone)
    }

    /// Whether it belongs to a table that is made without rows.
    fn hangs_on_bare(&self, entry: &Entry, needed: &BTreeSet<DumpId>) -> bool {
        let bare =
            |id: &DumpId| needed.contains(id) && self.entries.get(id).is_some_and(|other| other.is(TABLES));
        !entry.is(ATTRIBUTES) && entry.dependencies.iter().any(bare)
    }
}

/// A partition's index is made like any index and attached to the whole one later, although it depends on that.
fn outlives(entry: &Entry, gone: &Entry) -> bool {
    let own = &["INDEX", "CONSTRAINT"];
    entry.is(own) && gone.is(own)
}

/// Whether its statement names tables that it inherits from.
fn inherits(table: &Entry) -> bool {
    let definition = table.definition.as_deref().unwrap_or_default();
    definition.windows(11).any(|words| words == b"\nINHERITS (")
}

/// The two tables that `ALTER TABLE ... ATTACH PARTITION` joins; it bears the partition's name.
fn partition_and_whole(attached: &Entry, entries: &HashMap<DumpId, &Entry>) -> Vec<(DumpId, DumpId)> {
    let tables =
        attached.dependencies.iter().filter_map(|id| entries.get(id)).filter(|entry| entry.is(TABLES));
    let tables: Vec<_> = tables.collect();
    let is_part = |entry: &&&&Entry| entry.tag == attached.tag && entry.schema == attached.schema;
    let Some(part) = tables.iter().find(is_part) else { return Vec::new() };
    let wholes = tables.iter().filter(|entry| entry.dump_id != part.dump_id);
    wholes.map(|whole| (part.dump_id, whole.dump_id)).collect()
}
