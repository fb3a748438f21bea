//! Which tables a statement locks, how strongly, and what it does with their rows meanwhile.
//!
//! From the pages of the statements in <https://www.postgresql.org/docs/current/sql-commands.html> and from
//! <https://www.postgresql.org/docs/current/explicit-locking.html>, the same for versions 15 to 18. SELECT and
//! what only reads are left out: ACCESS SHARE is in nobody's way but that of ACCESS EXCLUSIVE.

use squawk_syntax::ast::{self, HasPathRef, Stmt};

use super::level::LockLevel;
use super::relation::{Relation, Target, Work};
use super::{alter, keys};

/// The tables that `statement` locks, those first that it is about.
pub(in crate::ops::migrate) fn targets(statement: &Stmt) -> Vec<Target> {
    [definitions, removals, maintenance, rows]
        .into_iter()
        .find_map(|sort| sort(statement))
        .unwrap_or_default()
}

/// CREATE and ALTER of tables and of what hangs on them.
fn definitions(statement: &Stmt) -> Option<Vec<Target>> {
    Some(match statement {
        Stmt::AlterTable(node) => alter::targets(statement, node),
        Stmt::CreateTable(node) => drawn_in(statement, node),
        Stmt::CreateIndex(node) => created_index(node),
        Stmt::CreateTrigger(node) => on_relation(node.on_relation(), LockLevel::ShareRowExclusive),
        Stmt::AlterTrigger(node) => on_relation(node.on_relation(), LockLevel::AccessExclusive),
        Stmt::CreatePolicy(node) => on_table(node.on_table()),
        Stmt::AlterPolicy(node) => on_table(node.on_table()),
        Stmt::CreateRule(node) => {
            let relation = node.rule_on().and_then(|on| on.relation_name_ref());
            tables(relation, LockLevel::AccessExclusive)
        }
        Stmt::CreateStatistics(node) => {
            let table = node.from_table().and_then(|from| from.table_name_ref());
            tables(table, LockLevel::ShareUpdateExclusive)
        }
        _ => return None,
    })
}

/// DROP and TRUNCATE.
fn removals(statement: &Stmt) -> Option<Vec<Target>> {
    Some(match statement {
        Stmt::DropTable(node) => tables(node.table_name_refs(), LockLevel::AccessExclusive),
        Stmt::DropIndex(node) if node.concurrently_token().is_some() => {
            indexes(node.index_refs(), LockLevel::ShareUpdateExclusive)
        }
        Stmt::DropIndex(node) => indexes(node.index_refs(), LockLevel::AccessExclusive),
        Stmt::DropTrigger(node) => on_relation(node.on_relation(), LockLevel::AccessExclusive),
        Stmt::DropRule(node) => on_relation(node.on_relation(), LockLevel::AccessExclusive),
        Stmt::DropPolicy(node) => on_table(node.on_table()),
        Stmt::Truncate(node) => {
            let names = node.table_list().into_iter().flat_map(|list| list.table_relation_names());
            tables(names.filter_map(|name| name.table_name_ref()), LockLevel::AccessExclusive)
        }
        _ => return None,
    })
}

/// VACUUM, ANALYZE, CLUSTER, REINDEX, REFRESH and LOCK.
fn maintenance(statement: &Stmt) -> Option<Vec<Target>> {
    Some(match statement {
        Stmt::Vacuum(node) if node.is_full() => {
            working(listed(node.table_and_columns_list(), LockLevel::AccessExclusive), Work::Rewrite)
        }
        Stmt::Vacuum(node) => listed(node.table_and_columns_list(), LockLevel::ShareUpdateExclusive),
        Stmt::Analyze(node) => listed(node.table_and_columns_list(), LockLevel::ShareUpdateExclusive),
        Stmt::Cluster(node) => {
            let legacy = node.cluster_legacy().and_then(|legacy| legacy.on_path()?.table_name_ref());
            let table = node.table_name_ref().or(legacy);
            working(tables(table, LockLevel::AccessExclusive), Work::Rewrite)
        }
        Stmt::Reindex(node) => reindexed(node),
        Stmt::Refresh(node) => {
            let concurrently = node.concurrently_token().is_some();
            let level = if concurrently { LockLevel::Exclusive } else { LockLevel::AccessExclusive };
            working(tables(node.view_ref(), level), Work::Rewrite)
        }
        Stmt::Lock(node) => {
            let names = node.relation_list().into_iter().flat_map(|list| list.relation_names());
            tables(names.filter_map(|name| name.relation_name_ref()), explicit(node))
        }
        _ => return None,
    })
}

/// What changes rows.
fn rows(statement: &Stmt) -> Option<Vec<Target>> {
    Some(match statement {
        Stmt::Insert(node) => tables(node.relation_name_ref(), LockLevel::RowExclusive),
        Stmt::Update(node) => {
            tables(node.relation_name().and_then(|name| name.relation_name_ref()), LockLevel::RowExclusive)
        }
        Stmt::Delete(node) => {
            tables(node.relation_name().and_then(|name| name.relation_name_ref()), LockLevel::RowExclusive)
        }
        Stmt::Merge(node) => {
            let name = node.table_relation_name().and_then(|name| name.table_name_ref());
            tables(name, LockLevel::RowExclusive)
        }
        Stmt::Copy(node) if matches!(node.copy_direction(), Some(ast::CopyDirection::CopyFrom(_))) => {
            tables(node.copy_table().and_then(|table| table.table_name_ref()), LockLevel::RowExclusive)
        }
        _ => return None,
    })
}

/// Tables that exist before a new one and are locked for it: its parents, and what its foreign keys refer to.
fn drawn_in(statement: &Stmt, node: &ast::CreateTable) -> Vec<Target> {
    let parent = node.partition_of().and_then(|parent| parent.table_name_ref());
    let parents = node.inherits().into_iter().flat_map(|inherits| inherits.table_name_refs());
    let referred = keys::foreign_keys(statement).into_iter().map(|key| key.referred);
    let partitioned = referred_to(parent, LockLevel::AccessExclusive);
    let inherited = referred_to(parents, LockLevel::ShareUpdateExclusive);
    let keys = referred.map(|table| Target::aside(table, LockLevel::ShareRowExclusive));
    partitioned.chain(inherited).chain(keys).collect()
}

fn referred_to(
    references: impl IntoIterator<Item = ast::TableNameRef>,
    level: LockLevel,
) -> impl Iterator<Item = Target> {
    let relations = references.into_iter().filter_map(|reference| Relation::referred(&reference));
    relations.map(move |relation| Target::aside(relation, level))
}

fn created_index(node: &ast::CreateIndex) -> Vec<Target> {
    let concurrently = node.concurrently_token().is_some();
    let level = if concurrently { LockLevel::ShareUpdateExclusive } else { LockLevel::Share };
    let table = node.table_relation_name().and_then(|name| name.table_name_ref());
    working(tables(table, level), Work::Scan)
}

/// Without CONCURRENTLY the table takes no writes and its index no reads; of a whole schema nothing is known.
fn reindexed(node: &ast::Reindex) -> Vec<Target> {
    let level = if node.is_concurrently() { LockLevel::ShareUpdateExclusive } else { LockLevel::Share };
    let targets = match node.reindex_target() {
        Some(ast::ReindexTarget::ReindexTargetTable(target)) => tables(target.table_name_ref(), level),
        Some(ast::ReindexTarget::ReindexTargetIndex(target)) => indexes(target.index_ref(), level),
        _ => Vec::new(),
    };
    working(targets, Work::Scan)
}

/// The level that LOCK TABLE asks for.
fn explicit(node: &ast::Lock) -> LockLevel {
    let mode = node.lock_mode_clause().and_then(|clause| clause.lock_mode());
    match mode {
        Some(ast::LockMode::AccessShare(_)) => LockLevel::AccessShare,
        Some(ast::LockMode::RowShare(_)) => LockLevel::RowShare,
        Some(ast::LockMode::RowExclusive(_)) => LockLevel::RowExclusive,
        Some(ast::LockMode::ShareUpdateExclusive(_)) => LockLevel::ShareUpdateExclusive,
        Some(ast::LockMode::Share(_)) => LockLevel::Share,
        Some(ast::LockMode::ShareRowExclusive(_)) => LockLevel::ShareRowExclusive,
        Some(ast::LockMode::Exclusive(_)) => LockLevel::Exclusive,
        Some(ast::LockMode::AccessExclusive(_)) | None => LockLevel::AccessExclusive,
    }
}

fn tables<R: HasPathRef>(references: impl IntoIterator<Item = R>, level: LockLevel) -> Vec<Target> {
    let relations = references.into_iter().filter_map(|reference| Relation::referred(&reference));
    relations.map(|relation| Target::new(relation, level)).collect()
}

fn indexes(references: impl IntoIterator<Item = ast::IndexRef>, level: LockLevel) -> Vec<Target> {
    tables(references, level).into_iter().map(Target::by_index).collect()
}

fn on_relation(on: Option<ast::OnRelation>, level: LockLevel) -> Vec<Target> {
    tables(on.and_then(|on| on.relation_name_ref()), level)
}

fn on_table(on: Option<ast::OnTable>) -> Vec<Target> {
    tables(on.and_then(|on| on.table_name_ref()), LockLevel::AccessExclusive)
}

fn listed(list: Option<ast::TableAndColumnsList>, level: LockLevel) -> Vec<Target> {
    let names = list.into_iter().flat_map(|list| list.table_and_columnss());
    tables(names.filter_map(|name| name.table_relation_name()?.table_name_ref()), level)
}

fn working(targets: Vec<Target>, work: Work) -> Vec<Target> {
    targets.into_iter().map(|target| target.working(work)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    /// The tables of the one statement of `text`: `t ACCESS EXCLUSIVE Scan`, `+ r ...` where it is drawn in.
    fn locks(text: &str) -> Vec<String> {
        let parsed = parse(text);
        assert!(parsed.errors().is_empty(), "{text}");
        let shown = |target: Target| {
            let Target { relation, by_index, level, work, aside } = target;
            let kind = if by_index { "index " } else { "" };
            let aside = if aside { "+ " } else { "" };
            format!("{aside}{kind}{relation} {} {work:?}", level.name())
        };
        parsed.tree.tree().stmts().flat_map(|statement| targets(&statement)).map(shown).collect()
    }

    #[test]
    fn names_are_folded_as_the_server_folds_them() {
        assert_eq!(
            locks("TRUNCATE Users, \"Users\", a.B"),
            [
                "users ACCESS EXCLUSIVE Nothing",
                "Users ACCESS EXCLUSIVE Nothing",
                "a.b ACCESS EXCLUSIVE Nothing",
            ]
        );
    }

    #[test]
    fn the_strongest_action_decides() {
        assert_eq!(
            locks(
                "ALTER TABLE ONLY t ALTER a SET STATISTICS 1, ADD FOREIGN KEY (a) REFERENCES s.r (a), CLUSTER ON i"
            ),
            ["t SHARE ROW EXCLUSIVE Scan", "+ s.r SHARE ROW EXCLUSIVE Nothing"]
        );
        assert_eq!(
            locks("ALTER TABLE IF EXISTS t ADD a int CHECK (a > 0) REFERENCES r, ALTER b TYPE int8"),
            ["t ACCESS EXCLUSIVE Rewrite", "+ r SHARE ROW EXCLUSIVE Nothing"]
        );
    }

    #[test]
    fn what_happens_to_rows_is_told() {
        for (action, work) in [
            ("ADD a int", "Nothing"),
            ("ADD a int DEFAULT 1 NOT NULL", "Nothing"),
            ("ADD a bigserial", "Rewrite"),
            ("ADD a int GENERATED ALWAYS AS (b + 1) STORED", "Rewrite"),
            ("ADD a int GENERATED ALWAYS AS (b + 1) VIRTUAL", "Nothing"),
            ("ADD a int GENERATED BY DEFAULT AS IDENTITY", "Rewrite"),
            ("ADD a int UNIQUE", "Scan"),
            ("ADD CHECK (a > 0)", "Scan"),
            ("ADD CONSTRAINT c CHECK (a > 0) NOT VALID", "Nothing"),
            ("ADD CONSTRAINT c UNIQUE USING INDEX i", "Nothing"),
            ("ADD EXCLUDE USING gist (a WITH =)", "Scan"),
            ("ALTER a SET NOT NULL", "Scan"),
            ("ALTER a SET DEFAULT 1", "Nothing"),
            ("SET LOGGED", "Rewrite"),
        ] {
            assert_eq!(
                locks(&format!("ALTER TABLE t {action}")),
                [format!("t ACCESS EXCLUSIVE {work}")],
                "{action}"
            );
        }
    }

    #[test]
    fn an_index_stands_for_its_table() {
        assert_eq!(locks("DROP INDEX CONCURRENTLY s.i"), ["index s.i SHARE UPDATE EXCLUSIVE Nothing"]);
        assert_eq!(
            locks("DROP INDEX i, j"),
            ["index i ACCESS EXCLUSIVE Nothing", "index j ACCESS EXCLUSIVE Nothing"]
        );
        assert_eq!(locks("REINDEX (CONCURRENTLY) INDEX i"), ["index i SHARE UPDATE EXCLUSIVE Scan"]);
        assert_eq!(locks("REINDEX TABLE t"), ["t SHARE Scan"]);
    }

    #[test]
    fn maintenance_is_known_in_its_spellings() {
        for text in [
            "VACUUM FULL t",
            "VACUUM (FULL, VERBOSE) t (a)",
            "CLUSTER t",
            "CLUSTER i ON t",
            "CLUSTER t USING i",
        ] {
            assert_eq!(locks(text), ["t ACCESS EXCLUSIVE Rewrite"], "{text}");
        }
        assert_eq!(locks("VACUUM (FULL false) t"), ["t SHARE UPDATE EXCLUSIVE Nothing"]);
        assert_eq!(locks("REFRESH MATERIALIZED VIEW CONCURRENTLY v"), ["v EXCLUSIVE Rewrite"]);
        assert_eq!(locks("COPY t (a) FROM '/tmp/x'"), ["t ROW EXCLUSIVE Nothing"]);
        assert_eq!(locks("COPY t TO '/tmp/x'; VACUUM; SELECT 1; GRANT SELECT ON t TO r"), [""; 0]);
    }
}
