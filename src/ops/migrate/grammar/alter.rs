//! ALTER TABLE, action by action: <https://www.postgresql.org/docs/current/sql-altertable.html>. The statement
//! takes the strongest lock that any of its actions needs. Where the page is silent, the levels are those of
//! `AlterTableGetLockLevel` in the server's `tablecmds.c`, versions 15 to 18.

use squawk_syntax::ast::{self, AlterColumnOption, AlterTableAction, Stmt};

use super::keys;
use super::level::LockLevel;
use super::relation::{Relation, Target, Work};

/// The pseudo-types whose columns draw a value of a sequence for every row that is there already.
const SERIALS: [&str; 6] = ["serial", "serial2", "serial4", "serial8", "smallserial", "bigserial"];

/// The table and those that its actions draw in.
pub(super) fn targets(statement: &Stmt, node: &ast::AlterTable) -> Vec<Target> {
    let table = node.table_relation_name().and_then(|name| name.table_name_ref());
    let Some(table) = table.and_then(|table| Relation::referred(&table)) else { return Vec::new() };
    let needs: Vec<_> = node.actions().map(|action| need(&action)).collect();
    let level = needs.iter().map(|(level, _)| *level).max().unwrap_or(LockLevel::AccessExclusive);
    let work = needs.iter().map(|(_, work)| *work).max().unwrap_or(Work::Nothing);
    let keys = keys::foreign_keys(statement).into_iter();
    let referred = keys.map(|key| Target::aside(key.referred, LockLevel::ShareRowExclusive));
    let others = node.actions().filter_map(|action| other(&action));
    std::iter::once(Target::new(table, level).working(work)).chain(others).chain(referred).collect()
}

/// What an action needs of the table itself.
fn need(action: &AlterTableAction) -> (LockLevel, Work) {
    match action {
        AlterTableAction::AddColumn(node) => (LockLevel::AccessExclusive, added_column(node)),
        AlterTableAction::AddConstraint(node) => added_constraint(node.constraint().as_ref()),
        AlterTableAction::AlterColumn(node) => column(node.option().as_ref()),
        AlterTableAction::ValidateConstraint(_) => (LockLevel::ShareUpdateExclusive, Work::Scan),
        AlterTableAction::AttachPartition(_)
        | AlterTableAction::ClusterOn(_)
        | AlterTableAction::SetWithoutCluster(_)
        | AlterTableAction::SetOptions(_)
        | AlterTableAction::ResetOptions(_) => (LockLevel::ShareUpdateExclusive, Work::Nothing),
        // CONCURRENTLY and FINALIZE
        AlterTableAction::DetachPartition(node) if node.detach_partition_option().is_some() => {
            (LockLevel::ShareUpdateExclusive, Work::Nothing)
        }
        AlterTableAction::EnableTrigger(_)
        | AlterTableAction::EnableAlwaysTrigger(_)
        | AlterTableAction::EnableReplicaTrigger(_)
        | AlterTableAction::DisableTrigger(_) => (LockLevel::ShareRowExclusive, Work::Nothing),
        AlterTableAction::SetLogged(_)
        | AlterTableAction::SetUnlogged(_)
        | AlterTableAction::SetTablespace(_)
        | AlterTableAction::SetAccessMethod(_)
        | AlterTableAction::MergePartitions(_)
        | AlterTableAction::SplitPartition(_) => (LockLevel::AccessExclusive, Work::Rewrite),
        _ => (LockLevel::AccessExclusive, Work::Nothing),
    }
}

/// A default that is the same for every row costs nothing. One that is not is told by a rule of squawk's.
fn added_column(node: &ast::AddColumn) -> Work {
    let is_serial = match node.ty() {
        Some(ast::Type::PathType(path)) => {
            let name = path.path_ref().and_then(|path| path.segment());
            name.is_some_and(|name| SERIALS.contains(&name.text().as_str()))
        }
        _ => false,
    };
    let work = |constraint: ast::Constraint| match &constraint {
        ast::Constraint::GeneratedConstraint(node) if is_stored(node) => Work::Rewrite,
        ast::Constraint::DefaultConstraint(_)
        | ast::Constraint::GeneratedConstraint(_)
        | ast::Constraint::NotNullConstraint(_)
        | ast::Constraint::NullConstraint(_) => Work::Nothing,
        other => added_constraint(Some(other)).1,
    };
    let column = if is_serial { Work::Rewrite } else { Work::Nothing };
    node.constraints().map(work).max().unwrap_or(Work::Nothing).max(column)
}

/// What is generated when it is read, PostgreSQL 18's default, is in no row.
fn is_stored(node: &ast::GeneratedConstraint) -> bool {
    match node.generated_as() {
        Some(ast::GeneratedAs::GeneratedStored(node)) => {
            matches!(node.generated_kind(), Some(ast::GeneratedKind::Stored(_)))
        }
        Some(ast::GeneratedAs::GeneratedIdentity(_)) => true,
        None => false,
    }
}

fn added_constraint(constraint: Option<&ast::Constraint>) -> (LockLevel, Work) {
    let takes_over = match constraint {
        Some(ast::Constraint::UniqueConstraint(node)) => node.using_index().is_some(),
        Some(ast::Constraint::PrimaryKeyConstraint(node)) => node.using_index().is_some(),
        _ => false,
    };
    let is_unchecked = takes_over || constraint.is_none_or(ast::Constraint::is_not_valid);
    let level = match constraint {
        Some(ast::Constraint::ForeignKeyConstraint(_)) => LockLevel::ShareRowExclusive,
        _ => LockLevel::AccessExclusive,
    };
    (level, if is_unchecked { Work::Nothing } else { Work::Scan })
}

fn column(option: Option<&AlterColumnOption>) -> (LockLevel, Work) {
    match option {
        Some(
            AlterColumnOption::SetStatistics(_)
            | AlterColumnOption::SetOptions(_)
            | AlterColumnOption::ResetOptions(_),
        ) => (LockLevel::ShareUpdateExclusive, Work::Nothing),
        Some(AlterColumnOption::SetType(_) | AlterColumnOption::SetExpression(_)) => {
            (LockLevel::AccessExclusive, Work::Rewrite)
        }
        Some(AlterColumnOption::SetNotNull(_)) => (LockLevel::AccessExclusive, Work::Scan),
        _ => (LockLevel::AccessExclusive, Work::Nothing),
    }
}

/// Another table that an action is about: a partition, which is read to see that its rows belong there, or a
/// parent. A partition that leaves concurrently is locked like its parent until the last moment.
fn other(action: &AlterTableAction) -> Option<Target> {
    let (table, level, work) = match action {
        AlterTableAction::AttachPartition(node) => {
            (node.table_name_ref()?, LockLevel::AccessExclusive, Work::Scan)
        }
        AlterTableAction::DetachPartition(node) => {
            (node.table_name_ref()?, LockLevel::AccessExclusive, Work::Nothing)
        }
        AlterTableAction::InheritTable(node) => {
            (node.table_name_ref()?, LockLevel::ShareUpdateExclusive, Work::Nothing)
        }
        _ => return None,
    };
    Some(Target::aside(Relation::referred(&table)?, level).working(work))
}
