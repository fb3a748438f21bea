//! The statements of the files one after the other, each with what it does to tables at that point.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use squawk_syntax::ast::{self, AstNode, NameLike, Stmt};

use super::live::{Live, Table};
use crate::ops::migrate::grammar::{LockLevel, Relation, Target, Work, targets};
use crate::ops::migrate::prepare::{Course, Prepared, Way};

/// A statement.
pub(super) struct Deed<'a> {
    /// Its file.
    pub(super) file: &'a Prepared,
    /// The place of its file among the files.
    pub(super) turn: usize,
    /// The statement as the parser has it.
    pub(super) statement: Stmt,
    /// Its place in what is sent, in bytes.
    pub(super) range: Range<usize>,
    /// The transaction it runs in, by its number in the file; `None` outside of any.
    pub(super) transaction: Option<usize>,
    targets: Vec<Target>,
    /// The tables that it locks.
    pub(super) touches: Vec<Touch>,
}

impl Deed<'_> {
    /// The table that it makes or changes.
    pub(super) fn table(&self) -> Option<Relation> {
        let made = made(&self.statement).map(|(relation, _)| relation);
        made.or_else(|| self.touches.first().map(|touch| touch.table.clone()))
    }

    /// Whether nobody uses any of the tables yet that it is about.
    pub(super) fn is_about_new_tables(&self) -> bool {
        let mut mains = self.touches.iter().filter(|touch| !touch.aside).peekable();
        mains.peek().is_some() && mains.all(|touch| touch.is_new)
    }
}

/// A table that a statement locks.
#[derive(Clone, Debug)]
pub(super) struct Touch {
    /// The table: by the name that the database has for it, else as the file writes it.
    pub(super) table: Relation,
    /// How it is locked.
    pub(super) level: LockLevel,
    /// What is done with its rows meanwhile.
    pub(super) work: Work,
    /// Whether the statement is about another table.
    pub(super) aside: bool,
    /// Whether one of the files makes it, so that nobody uses it yet and nothing is in it.
    pub(super) is_new: bool,
}

/// The statements of `files`, in order.
pub(super) fn deeds<'a>(files: &[&'a Prepared]) -> Vec<Deed<'a>> {
    files.iter().enumerate().flat_map(|(turn, file)| of_file(turn, file)).collect()
}

fn of_file(turn: usize, file: &Prepared) -> Vec<Deed<'_>> {
    let mut ranges = file.parsed.statements.iter().map(|statement| statement.range.clone()).peekable();
    let deed = |statement: Stmt| {
        let end: usize = statement.syntax().text_range().end().into();
        // a statement without a word has no range of its own
        let range = ranges.next_if(|range| range.start < end)?;
        let transaction = transaction(&file.course, range.start);
        let targets = targets(&statement);
        Some(Deed { file, turn, statement, range, transaction, targets, touches: Vec::new() })
    };
    file.parsed.tree.tree().stmts().filter_map(deed).collect()
}

/// The transaction of the statement at `at`.
fn transaction(course: &Course, at: usize) -> Option<usize> {
    match course {
        Course::Whole => Some(0),
        Course::Stepwise(steps) => {
            steps.iter().position(|step| step.range.contains(&at) && step.way == Way::InTransaction)
        }
    }
}

/// Every name that the statements have for a table or an index.
pub(super) fn names(deeds: &[Deed<'_>]) -> BTreeSet<Relation> {
    let touched = deeds.iter().flat_map(|deed| &deed.targets).map(|target| target.relation.clone());
    let made = deeds.iter().filter_map(|deed| made(&deed.statement)).map(|(relation, _)| relation);
    touched.chain(made).collect()
}

/// Works out what each statement touches, given what those before it have done.
pub(super) fn settle(deeds: &mut [Deed<'_>], live: Option<&Live>) {
    let mut scene = Scene { live, made: BTreeMap::new(), renamed: BTreeMap::new(), indexes: BTreeMap::new() };
    for deed in deeds {
        let targets = std::mem::take(&mut deed.targets);
        deed.touches = targets.into_iter().filter_map(|target| scene.touch(target)).collect();
        scene.change(&deed.statement, &deed.touches);
    }
}

/// What is there before a statement runs.
struct Scene<'a> {
    live: Option<&'a Live>,
    /// Tables that the files have made, by their bare names.
    made: BTreeMap<String, BTreeSet<Relation>>,
    /// What the database still knows under an older name.
    renamed: BTreeMap<Relation, Relation>,
    /// The tables of the indexes that the files have made.
    indexes: BTreeMap<String, Relation>,
}

impl Scene<'_> {
    fn touch(&self, target: Target) -> Option<Touch> {
        let Target { relation, by_index, level, work, aside } = target;
        let named = if by_index { self.table_of_index(&relation)? } else { relation };
        let named = self.renamed.get(&named).cloned().unwrap_or(named);
        let is_new = self.is_new(&named);
        let known = if is_new { None } else { self.find(&named) };
        let table = known.map_or(named, |table| table.relation.clone());
        Some(Touch { table, level, work, aside, is_new })
    }

    fn table_of_index(&self, index: &Relation) -> Option<Relation> {
        let known = || self.find(index).map(|table| table.relation.clone());
        self.indexes.get(&index.name).cloned().or_else(known)
    }

    fn find(&self, name: &Relation) -> Option<&Table> {
        self.live.and_then(|live| live.find(name))
    }

    /// Which of two schemas a bare name means is for the search path to say, so it is taken for the new table
    /// unless the database has one that it may mean.
    fn is_new(&self, table: &Relation) -> bool {
        let Some(namesakes) = self.made.get(&table.name) else { return false };
        namesakes.contains(table)
            || (self.find(table).is_none() && namesakes.iter().any(|made| may_be(made, table)))
    }

    fn change(&mut self, statement: &Stmt, touches: &[Touch]) {
        if let Some((relation, only_if_absent)) = made(statement)
            && !(only_if_absent && self.find(&relation).is_some())
        {
            self.made.entry(relation.name.clone()).or_default().insert(relation);
        }
        match (statement, touches) {
            (Stmt::CreateIndex(node), [touch, ..]) => {
                let index = node.index().and_then(|index| Relation::made(&index.path()?));
                self.indexes.extend(index.map(|index| (index.name, touch.table.clone())));
            }
            (Stmt::DropTable(_), _) => touches.iter().for_each(|touch| self.forget(&touch.table)),
            (Stmt::AlterTable(node), [touch, ..]) => {
                node.actions()
                    .filter_map(|action| new_name(&action, &touch.table))
                    .for_each(|name| self.rename(touch, name));
            }
            _ => {}
        }
    }

    fn forget(&mut self, table: &Relation) {
        if let Some(namesakes) = self.made.get_mut(&table.name) {
            namesakes.retain(|made| !may_be(made, table));
        }
    }

    fn rename(&mut self, touch: &Touch, name: Relation) {
        if touch.is_new {
            self.forget(&touch.table);
            self.made.entry(name.name.clone()).or_default().insert(name);
        } else {
            self.renamed.insert(Relation { schema: None, ..name.clone() }, touch.table.clone());
            self.renamed.insert(name, touch.table.clone());
        }
    }
}

/// The name that an action gives its table.
fn new_name(action: &ast::AlterTableAction, table: &Relation) -> Option<Relation> {
    match action {
        ast::AlterTableAction::TableRenameTo(node) => {
            let name = Relation::made(&node.table_name()?.path()?)?.name;
            Some(Relation { schema: table.schema.clone(), name })
        }
        ast::AlterTableAction::SetSchema(node) => {
            Some(Relation { schema: Some(node.schema_ref()?.text()), name: table.name.clone() })
        }
        _ => None,
    }
}

/// The table that a statement makes, and whether only where there is none of that name.
fn made(statement: &Stmt) -> Option<(Relation, bool)> {
    let (path, only_if_absent) = match statement {
        Stmt::CreateTable(node) => (node.table_name()?.path()?, node.if_not_exists().is_some()),
        Stmt::CreateTableAs(node) => (node.table_name()?.path()?, node.if_not_exists().is_some()),
        Stmt::SelectInto(node) => (node.into_clause()?.table_name()?.path()?, false),
        Stmt::CreateMaterializedView(node) => (node.view()?.path()?, node.if_not_exists().is_some()),
        _ => return None,
    };
    Some((Relation::made(&path)?, only_if_absent))
}

/// Whether two names can mean the same table.
pub(super) fn may_be(one: &Relation, other: &Relation) -> bool {
    let schemas = one.schema.as_ref().zip(other.schema.as_ref());
    one.name == other.name && schemas.is_none_or(|(one, other)| one == other)
}
