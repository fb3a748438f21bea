//! A value that is added to an enum cannot be used before its transaction has ended: error 55P04. One of a type
//! that the same transaction made can.

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode, Stmt};
use tokio_postgres::types::Type;

use super::deed::{Deed, may_be};
use super::live::ask;
use super::remark::Remark;
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::ops::migrate::grammar::Relation;
use crate::report::Verdict;
use crate::sql;

/// The name of the check.
pub(super) const CHECK: &str = "enum.used_too_early";

/// A value that may be used too early.
pub(super) struct Suspicion<'a> {
    type_name: String,
    value: String,
    deed: &'a Deed<'a>,
    /// Where it is used.
    at: usize,
}

/// Tables with a column of a type, by the name of the type.
pub(super) type Typed = Vec<(String, Relation)>;

/// Values that are written in a transaction that has added them to a type.
pub(super) fn suspicions<'a>(deeds: &'a [Deed<'a>]) -> Vec<Suspicion<'a>> {
    let added = deeds.iter().enumerate().filter_map(|(place, deed)| {
        let (type_name, value) = added(&deed.statement)?;
        let before = deeds[..place].iter().filter(|other| is_together(deed, other));
        let is_new = before.filter_map(|other| created(&other.statement)).any(|name| name == type_name);
        (!is_new).then_some((place, type_name, value))
    });
    added.flat_map(|(place, type_name, value)| uses(deeds, place, &type_name, &value)).collect()
}

/// The first use of a value in each statement behind the one that adds it.
fn uses<'a>(deeds: &'a [Deed<'a>], place: usize, type_name: &str, value: &str) -> Vec<Suspicion<'a>> {
    let later = deeds[place + 1..].iter().filter(|other| is_together(&deeds[place], other));
    let used = later.filter_map(|deed| Some((deed, place_of(&deed.statement, value)?)));
    let suspicion =
        |(deed, at)| Suspicion { type_name: type_name.to_owned(), value: value.to_owned(), deed, at };
    used.map(suspicion).collect()
}

fn is_together(one: &Deed<'_>, other: &Deed<'_>) -> bool {
    one.turn == other.turn && one.transaction.is_some() && one.transaction == other.transaction
}

fn added(statement: &Stmt) -> Option<(String, String)> {
    let Stmt::AlterType(node) = statement else { return None };
    let Some(ast::AlterTypeAction::AddValue(action)) = node.action() else { return None };
    Some((Relation::referred(&node.type_name_ref()?)?.name, action.literal()?.string_value()?))
}

fn created(statement: &Stmt) -> Option<String> {
    let Stmt::CreateType(node) = statement else { return None };
    Some(Relation::made(&node.type_name()?.path()?)?.name)
}

/// Where a statement uses a string of this value. Types and comments take it for a word, and a function for text.
fn place_of(statement: &Stmt, value: &str) -> Option<usize> {
    let literal = |node: SyntaxNode| ast::Literal::cast(node);
    match statement {
        Stmt::AlterType(_) | Stmt::CreateType(_) | Stmt::CommentOn(_) | Stmt::Set(_) => None,
        Stmt::Do(node) => {
            let body = node.body()?;
            let text = body.string_value()?;
            text.contains(&sql::literal(value)).then(|| body.syntax().text_range().start().into())
        }
        _ => {
            let mut literals = statement.syntax().descendants().filter_map(literal);
            let found = literals.find(|literal| literal.string_value().as_deref() == Some(value))?;
            Some(found.syntax().text_range().start().into())
        }
    }
}

/// The tables of the database that have a column of one of the types in question.
pub(super) async fn typed(reader: &Reader, suspicions: &[Suspicion<'_>]) -> Result<Typed> {
    if suspicions.is_empty() {
        return Ok(Vec::new());
    }
    let types: Vec<_> = suspicions.iter().map(|suspicion| suspicion.type_name.as_str()).collect();
    let rows = ask(reader, sql::MIGRATE_LINT_ENUM_COLUMNS, &[(&types, Type::TEXT_ARRAY)]).await?;
    let relation =
        |row: &tokio_postgres::Row| Relation { schema: Some(row.get("schema")), name: row.get("table") };
    Ok(rows.iter().map(|row| (row.get("type"), relation(row))).collect())
}

/// What is refused for certain, and what is if the string is meant as a value of the type.
pub(super) fn remarks<'a>(
    suspicions: Vec<Suspicion<'a>>,
    deeds: &[Deed<'_>],
    typed: &Typed,
) -> Vec<Remark<'a>> {
    suspicions.into_iter().map(|suspicion| suspicion.remark(deeds, typed)).collect()
}

impl<'a> Suspicion<'a> {
    fn remark(self, deeds: &[Deed<'_>], typed: &Typed) -> Remark<'a> {
        let Self { type_name, value, deed, at } = &self;
        let is_certain = names_type(&deed.statement, type_name)
            || self
                .tables(deeds, typed)
                .any(|table| deed.touches.iter().any(|touch| may_be(&touch.table, &table)));
        let value = sql::literal(value);
        let (verdict, sentence) = if is_certain {
            let why = "and is used before that transaction has ended";
            (
                Verdict::Bad,
                format!("{value} is added to {type_name} above, {why}, which PostgreSQL refuses (55P04)"),
            )
        } else {
            let refusal = "PostgreSQL refuses it before that transaction has ended (55P04)";
            (
                Verdict::Warn,
                format!("{value} is added to {type_name} above; if it is meant as that here, {refusal}"),
            )
        };
        Remark::on(deed, CHECK, verdict, sentence)
            .at(*at)
            .whole()
            .remedy("add the value in a file of its own before this one")
    }

    /// Tables with a column of the type, of the database and of the files.
    fn tables(&self, deeds: &[Deed<'_>], typed: &Typed) -> impl Iterator<Item = Relation> {
        let known = typed.iter().filter(|(name, _)| *name == self.type_name).map(|(_, table)| table.clone());
        let made =
            deeds.iter().filter(|deed| matches!(deed.statement, Stmt::CreateTable(_) | Stmt::AlterTable(_)));
        let made = made.filter(|deed| names_type(&deed.statement, &self.type_name)).filter_map(Deed::table);
        known.chain(made).collect::<Vec<_>>().into_iter()
    }
}

/// Whether a statement casts to a type or gives it to a column.
fn names_type(statement: &Stmt, type_name: &str) -> bool {
    let types = statement.syntax().descendants().filter_map(ast::PathType::cast);
    let mut names = types.filter_map(|path| Some(path.path_ref()?.segment()?.text()));
    names.any(|name| name == type_name)
}
