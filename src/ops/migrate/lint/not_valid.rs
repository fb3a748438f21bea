//! Constraints that were added NOT VALID and that nobody validates: rows from before may break them, and the
//! planner does not trust them.

use squawk_syntax::ast::{AlterTableAction, Constraint, NameLike, Stmt};

use super::deed::{Deed, may_be};
use super::evidence::Evidence;
use super::foreign_keys::drops;
use super::remark::Remark;
use super::standing::Unvalidated;
use crate::ops::migrate::grammar::{self, Relation};
use crate::report::{Finding, Verdict};
use crate::sql;

/// The name of the check.
pub(super) const CHECK: &str = "constraint.not_valid";

/// Those that the files add and that none of the files after them validates. Only where all files are at hand: of
/// those that wait, the last may be one that a later release validates.
pub(super) fn remarks<'a>(deeds: &'a [Deed<'a>]) -> Vec<Remark<'a>> {
    let added = deeds.iter().enumerate().flat_map(|(place, deed)| {
        let constraints = grammar::constraints(&deed.statement).into_iter().map(|added| added.constraint);
        let names = constraints
            .filter(Constraint::is_not_valid)
            .filter_map(|one| Some(one.constraint_name()?.text()));
        names.filter_map(move |name| Some((place, deed, deed.table()?, name)))
    });
    let left = added.filter(|(place, deed, table, name)| {
        !validates(&deed.statement, name) && !is_settled(&deeds[place + 1..], table, name)
    });
    left.map(|(_, deed, table, name)| {
        let sentence = format!("{name} of {table} is added NOT VALID, and no later file validates it");
        Remark::on(deed, CHECK, Verdict::Warn, sentence).whole().remedy(remedy(&table, &name))
    })
    .collect()
}

/// Those of the database that no file is about to validate.
pub(super) fn findings(deeds: &[Deed<'_>], unvalidated: &[Unvalidated]) -> Vec<Finding> {
    let left = unvalidated.iter().filter(|one| !is_settled(deeds, &one.table, &one.name));
    left.map(|Unvalidated { table, name }| {
        let summary =
            format!("{name} of {table} was added NOT VALID and never validated: older rows may break it");
        let evidence = Evidence { table: Some(table.to_string()), ..Evidence::default() };
        let finding = evidence.of(Finding::new(CHECK, format!("{table}.{name}"), Verdict::Warn, summary));
        finding.evidence("constraint", name.as_str()).remedy(remedy(table, name))
    })
    .collect()
}

fn is_settled(deeds: &[Deed<'_>], table: &Relation, constraint: &str) -> bool {
    deeds.iter().any(|deed| {
        let is_of_table = deed.touches.iter().any(|touch| !touch.aside && may_be(&touch.table, table));
        is_of_table && (validates(&deed.statement, constraint) || drops(&deed.statement, constraint))
    })
}

fn validates(statement: &Stmt, constraint: &str) -> bool {
    let Stmt::AlterTable(node) = statement else { return false };
    node.actions().any(|action| match action {
        AlterTableAction::ValidateConstraint(node) => {
            let name = node.constraint_name_ref().and_then(|name| name.path_ref()?.segment());
            name.is_some_and(|name| name.text() == constraint)
        }
        _ => false,
    })
}

fn remedy(table: &Relation, constraint: &str) -> String {
    let schema =
        table.schema.as_ref().map(|schema| format!("{}.", sql::identifier(schema))).unwrap_or_default();
    let (table, constraint) = (sql::identifier(&table.name), sql::identifier(constraint));
    format!(
        "`ALTER TABLE {schema}{table} VALIDATE CONSTRAINT {constraint}` in a later file: nobody waits for it"
    )
}
