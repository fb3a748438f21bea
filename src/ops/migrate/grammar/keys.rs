//! Foreign keys and indexes that a statement makes.

use squawk_syntax::ast::{self, AstNode, NameLike, Stmt};

use super::relation::Relation;

/// A constraint that a statement adds.
#[derive(Clone, Debug)]
pub(in crate::ops::migrate) struct Added {
    /// The column it is written at; `None` where it is the table's.
    pub(in crate::ops::migrate) column: Option<String>,
    /// The constraint.
    pub(in crate::ops::migrate) constraint: ast::Constraint,
}

/// A foreign key that a statement adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct ForeignKey {
    /// Where it is written, in bytes.
    pub(in crate::ops::migrate) at: usize,
    /// The columns that refer.
    pub(in crate::ops::migrate) columns: Vec<String>,
    /// The table that is referred to.
    pub(in crate::ops::migrate) referred: Relation,
}

/// An index that a statement makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ops::migrate) struct Index {
    /// Its name, where it is given one.
    pub(in crate::ops::migrate) name: Option<String>,
    /// The columns it is sorted by; an expression is an empty name.
    pub(in crate::ops::migrate) columns: Vec<String>,
    /// The column whose NULLs it leaves out, if it does.
    pub(in crate::ops::migrate) without_null: Option<String>,
}

/// The constraints that `statement` adds, those of new columns too.
pub(in crate::ops::migrate) fn constraints(statement: &Stmt) -> Vec<Added> {
    match statement {
        Stmt::CreateTable(node) => {
            node.table_arg_list().into_iter().flat_map(|list| list.args()).flat_map(declared).collect()
        }
        Stmt::AlterTable(node) => node.actions().flat_map(appended).collect(),
        _ => Vec::new(),
    }
}

fn declared(argument: ast::TableArg) -> Vec<Added> {
    match argument {
        ast::TableArg::Column(column) => {
            let name = column.name().map(|name| name.text());
            let clauses =
                column.clauses().filter_map(|clause| ast::Constraint::cast(clause.syntax().clone()));
            clauses.map(|constraint| Added { column: name.clone(), constraint }).collect()
        }
        ast::TableArg::TableConstraint(constraint) => {
            let constraint = ast::Constraint::cast(constraint.syntax().clone());
            constraint.map(|constraint| Added { column: None, constraint }).into_iter().collect()
        }
        ast::TableArg::LikeClause(_) => Vec::new(),
    }
}

fn appended(action: ast::AlterTableAction) -> Vec<Added> {
    match action {
        ast::AlterTableAction::AddConstraint(node) => {
            node.constraint().map(|constraint| Added { column: None, constraint }).into_iter().collect()
        }
        ast::AlterTableAction::AddColumn(node) => {
            let column = node.column_name().map(|name| name.text());
            node.constraints().map(|constraint| Added { column: column.clone(), constraint }).collect()
        }
        _ => Vec::new(),
    }
}

/// The foreign keys that `statement` adds.
pub(in crate::ops::migrate) fn foreign_keys(statement: &Stmt) -> Vec<ForeignKey> {
    constraints(statement).iter().filter_map(Added::foreign_key).collect()
}

/// The indexes that `statement` makes, those behind its constraints too.
pub(in crate::ops::migrate) fn indexes(statement: &Stmt) -> Vec<Index> {
    match statement {
        Stmt::CreateIndex(node) => created(node).into_iter().collect(),
        _ => constraints(statement).iter().filter_map(Added::index).collect(),
    }
}

impl Added {
    /// The foreign key it is.
    pub(super) fn foreign_key(&self) -> Option<ForeignKey> {
        let (referred, columns) = match &self.constraint {
            ast::Constraint::ForeignKeyConstraint(node) => {
                (node.table_name_ref()?, names(node.from_columns()?.column_name_refs()))
            }
            ast::Constraint::ReferencesConstraint(node) => (node.table()?, vec![self.column.clone()?]),
            _ => return None,
        };
        let at = self.constraint.syntax().text_range().start().into();
        Some(ForeignKey { at, columns, referred: Relation::referred(&referred)? })
    }

    /// The index that is made for it; one that takes an index over makes none.
    fn index(&self) -> Option<Index> {
        let parameters = match &self.constraint {
            ast::Constraint::UniqueConstraint(node) if node.using_index().is_none() => {
                node.index_parameters()
            }
            ast::Constraint::PrimaryKeyConstraint(node) if node.using_index().is_none() => {
                node.index_parameters()
            }
            _ => return None,
        };
        let listed = parameters.and_then(|parameters| parameters.column_list());
        let columns = match listed {
            Some(list) => names(list.column_name_refs()),
            None => vec![self.column.clone()?],
        };
        let name = self.constraint.constraint_name().map(|name| name.text());
        Some(Index { name, columns, without_null: None })
    }
}

/// The index of a CREATE INDEX, where it can be searched for equal values: of a kind that is sorted or hashed,
/// and of every row, save perhaps those without a value.
fn created(node: &ast::CreateIndex) -> Option<Index> {
    let method = node.using_method().and_then(|using| using.access_method_ref());
    let method = method.map_or_else(|| "btree".to_owned(), |method| method.text());
    let condition = node.where_clause().map(|clause| clause.expr());
    let without_null = condition.as_ref().map(|condition| not_null(condition.as_ref()?));
    if !["btree", "hash"].contains(&method.as_str()) || without_null == Some(None) {
        return None;
    }
    let items = node.partition_item_list()?.partition_items();
    let column = |item: ast::PartitionItem| match item.expr() {
        Some(ast::Expr::NameRef(name)) => name.text(),
        _ => String::new(),
    };
    let name = node.index().and_then(|index| Some(Relation::made(&index.path()?)?.name));
    Some(Index { name, columns: items.map(column).collect(), without_null: without_null.flatten() })
}

/// The column of `column IS NOT NULL`.
fn not_null(condition: &ast::Expr) -> Option<String> {
    let ast::Expr::BinExpr(comparison) = condition else { return None };
    let ast::Expr::Literal(value) = comparison.rhs()? else { return None };
    let is_not_null =
        matches!(comparison.op()?, ast::BinOp::IsNot(_)) && matches!(value.kind()?, ast::LitKind::Null(_));
    match comparison.lhs()? {
        ast::Expr::NameRef(name) if is_not_null => Some(name.text()),
        _ => None,
    }
}

fn names(references: impl Iterator<Item = ast::ColumnNameRef>) -> Vec<String> {
    references.map(|reference| reference.text()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn of<T>(text: &str, what: fn(&Stmt) -> Vec<T>) -> Vec<T> {
        parse(text).tree.tree().stmts().flat_map(|statement| what(&statement)).collect()
    }

    #[test]
    fn foreign_keys_are_found_at_columns_and_tables() {
        let text = "CREATE TABLE t (a int REFERENCES r, b int, FOREIGN KEY (b, \"C\") REFERENCES s.r (x, y)); \
                    ALTER TABLE t ADD d int REFERENCES q (id), ADD CONSTRAINT f FOREIGN KEY (e) REFERENCES p;";
        let found: Vec<_> = of(text, foreign_keys)
            .into_iter()
            .map(|key| format!("{} -> {}", key.columns.join(","), key.referred))
            .collect();
        assert_eq!(found, ["a -> r", "b,C -> s.r", "d -> q", "e -> p"]);
    }

    #[test]
    fn an_index_is_known_by_its_columns() {
        let text = "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE, UNIQUE (c, d), CHECK (a > 0)); \
                    CREATE INDEX i ON t (A, lower(b), c) INCLUDE (d); CREATE INDEX ON t USING gin (a); \
                    CREATE INDEX ON t (a) WHERE b > 0; CREATE INDEX ON t (a) WHERE a IS NOT NULL; \
                    ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX i, ADD PRIMARY KEY (e);";
        let found: Vec<_> = of(text, indexes)
            .into_iter()
            .map(|index| {
                format!("{}{}", index.columns.join(","), index.without_null.map_or("", |_| " not null"))
            })
            .collect();
        assert_eq!(found, ["a", "b", "c,d", "a,,c", "a not null", "e"]);
    }
}
