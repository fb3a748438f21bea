//! Foreign keys whose columns no index begins with: whenever a row that is referred to goes or gets another key,
//! all of the table that refers is read.

use std::collections::{BTreeMap, BTreeSet};

use squawk_syntax::ast::{AlterTableAction, Stmt};

use super::deed::{Deed, may_be};
use super::evidence::Evidence;
use super::remark::Remark;
use super::seen::Seen;
use super::standing::StandingKey;
use crate::ops::migrate::grammar::{self, Relation};
use crate::report::{Finding, Verdict};
use crate::sql;

/// The name of the check.
pub(super) const CHECK: &str = "foreign_key.unindexed";

/// An index, of the files or of the database.
struct Sorted {
    table: Relation,
    columns: Vec<String>,
    /// The column whose NULLs it leaves out, if it does.
    without_null: Option<String>,
}

/// The indexes that there are when the files have been run, by the bare names of their tables.
pub(super) struct Indexes(BTreeMap<String, Vec<Sorted>>);

impl Indexes {
    /// Those of the database that no file drops, and those that the files make.
    pub(super) fn after(deeds: &[Deed<'_>], seen: &Seen) -> Self {
        let dropped: Vec<_> = deeds.iter().flat_map(|deed| dropped_indexes(&deed.statement)).collect();
        let standing = seen.indexes.iter().filter(|index| !dropped.contains(&index.name));
        let standing = standing.filter_map(|index| {
            let table = seen.live.as_ref()?.of_oid(index.oid)?.relation.clone();
            // an index of some rows is good for those alone, save where the others have no value
            let without_null = index.condition.as_deref().map(column_of_condition);
            (without_null != Some(None)).then(|| Sorted {
                table,
                columns: index.columns.clone(),
                without_null: without_null.flatten(),
            })
        });
        let mut by_name: BTreeMap<String, Vec<Sorted>> = BTreeMap::new();
        for index in standing.chain(deeds.iter().flat_map(made)) {
            by_name.entry(index.table.name.clone()).or_default().push(index);
        }
        Self(by_name)
    }

    fn lead_to(&self, table: &Relation, columns: &[String]) -> bool {
        let leads = |index: &Sorted| {
            let leading = index.columns.get(..columns.len()).unwrap_or_default();
            !leading.is_empty()
                && columns.iter().all(|column| leading.contains(column))
                && index.without_null.as_ref().is_none_or(|column| columns.contains(column))
        };
        let mut namesakes = self.0.get(&table.name).into_iter().flatten();
        namesakes.any(|index| may_be(&index.table, table) && leads(index))
    }
}

fn made<'a>(deed: &'a Deed<'_>) -> impl Iterator<Item = Sorted> + 'a {
    let table = deed.table();
    grammar::indexes(&deed.statement).into_iter().filter_map(move |index| {
        Some(Sorted { table: table.clone()?, columns: index.columns, without_null: index.without_null })
    })
}

fn dropped_indexes(statement: &Stmt) -> Vec<String> {
    let Stmt::DropIndex(node) = statement else { return Vec::new() };
    node.index_refs().filter_map(|index| Some(Relation::referred(&index)?.name)).collect()
}

/// `account` of `(account IS NOT NULL)`, as the catalog writes it.
fn column_of_condition(condition: &str) -> Option<String> {
    let column = condition.strip_prefix('(')?.strip_suffix(" IS NOT NULL)")?;
    let quoted = column.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let plain = column.chars().all(|c| c.is_alphanumeric() || c == '_');
    quoted.map(|name| name.replace("\"\"", "\"")).or_else(|| plain.then(|| column.to_owned()))
}

/// What is said of the foreign keys that the files add.
pub(super) fn remarks<'a>(deeds: &'a [Deed<'a>], indexes: &Indexes) -> Vec<Remark<'a>> {
    let added = deeds.iter().flat_map(|deed| {
        let table = deed.table();
        grammar::foreign_keys(&deed.statement)
            .into_iter()
            .filter_map(move |key| Some((deed, table.clone()?, key)))
    });
    let bare = added.filter(|(_, table, key)| !indexes.lead_to(table, &key.columns));
    bare.map(|(deed, table, key)| {
        let sentence = sentence(&table, &key.columns, &key.referred);
        let is_new = deed.is_about_new_tables() || matches!(deed.statement, Stmt::CreateTable(_));
        let remark = Remark::on(deed, CHECK, Verdict::Warn, sentence).at(key.at);
        let remark = remark.remedy(remedy(&table, &key.columns, is_new));
        if is_new { remark.about_new(&table).whole() } else { remark }
    })
    .collect()
}

/// What is said of those that the tables have which the files are about, once `due` of them have been run.
pub(super) fn findings(deeds: &[Deed<'_>], due: &[Deed<'_>], seen: &Seen) -> Vec<Finding> {
    let Some(live) = &seen.live else { return Vec::new() };
    let (indexes, touched) = (Indexes::after(due, seen), touched(deeds));
    let finding = |key: &StandingKey| {
        let table = live.of_oid(key.oid)?;
        let is_touched = touched.iter().any(|name| may_be(name, &table.relation));
        let is_kept = is_touched && !is_dropped(due, &table.relation, &key.name);
        if !is_kept || indexes.lead_to(&table.relation, &key.columns) {
            return None;
        }
        let subject = format!("{}.{}", table.relation, key.name);
        let sentence =
            format!("{}; {}", sentence(&table.relation, &key.columns, &key.referred), table.size());
        let evidence = Evidence {
            table: Some(table.relation.to_string()),
            rows: table.rows,
            size_bytes: table.size_bytes,
            ..Evidence::default()
        };
        let finding = evidence.of(Finding::new(CHECK, subject, Verdict::Warn, sentence));
        let remedy = remedy(&table.relation, &key.columns, false);
        Some(finding.evidence("constraint", key.name.as_str()).remedy(remedy))
    };
    seen.keys.iter().filter_map(finding).collect()
}

/// The tables that the files are about.
fn touched(deeds: &[Deed<'_>]) -> BTreeSet<Relation> {
    let locked = deeds.iter().flat_map(|deed| &deed.touches).filter(|touch| !touch.aside);
    let made = deeds.iter().filter(|deed| matches!(deed.statement, Stmt::CreateTable(_)));
    locked.map(|touch| touch.table.clone()).chain(made.filter_map(Deed::table)).collect()
}

fn is_dropped(deeds: &[Deed<'_>], table: &Relation, constraint: &str) -> bool {
    deeds.iter().any(|deed| {
        let is_of_table = deed.touches.iter().any(|touch| !touch.aside && touch.table == *table);
        is_of_table && drops(&deed.statement, constraint)
    })
}

/// Whether a statement takes a constraint of its table away, or the table with it.
pub(super) fn drops(statement: &Stmt, constraint: &str) -> bool {
    match statement {
        Stmt::DropTable(_) => true,
        Stmt::AlterTable(node) => node.actions().any(|action| match action {
            AlterTableAction::DropConstraint(node) => {
                let name = node.constraint_name_ref().and_then(|name| name.path_ref()?.segment());
                name.is_some_and(|name| name.text() == constraint)
            }
            _ => false,
        }),
        _ => false,
    }
}

fn sentence(table: &Relation, columns: &[String], referred: &Relation) -> String {
    format!(
        "{table} refers to {referred} by {}, which no index of it begins with: whenever a row of {referred} is \
         deleted or gets another key, all of {table} is read",
        columns.join(", ")
    )
}

fn remedy(table: &Relation, columns: &[String], is_new: bool) -> String {
    let schema =
        table.schema.as_ref().map(|schema| format!("{}.", sql::identifier(schema))).unwrap_or_default();
    let columns: Vec<_> = columns.iter().map(|column| sql::identifier(column)).collect();
    let on = format!("ON {schema}{} ({})", sql::identifier(&table.name), columns.join(", "));
    if is_new {
        return format!("`CREATE INDEX {on}` in the same file");
    }
    format!(
        "`CREATE INDEX CONCURRENTLY <name> {on}` in a file of its own that begins with `-- authctl: no-transaction`"
    )
}
