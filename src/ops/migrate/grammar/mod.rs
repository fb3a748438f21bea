//! PostgreSQL's grammar: a text as statements. The only room, beside the lint rules, that knows the parser.

mod alter;
mod keys;
mod level;
mod relation;
mod sort;
mod target;
mod tokens;

use std::ops::Range;

use squawk_syntax::ast::AstNode;
use squawk_syntax::{Parse, SourceFile};

pub(super) use keys::{constraints, foreign_keys, indexes};
pub(super) use level::LockLevel;
pub(super) use relation::{Relation, Target, Work};
pub(super) use sort::{Alone, Control, Object, Sort};
pub(super) use target::targets;
pub(super) use tokens::Name;

use tokens::Tokens;

/// A text, parsed. What the parser does not understand is told by [`Parsed::errors`], and the rest stands.
pub(super) struct Parsed {
    /// The parser's own tree, for those who ask for more than statements.
    pub(super) tree: Parse<SourceFile>,
    /// The statements, in order.
    pub(super) statements: Vec<Statement>,
}

/// One statement.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// Its place in the text, in bytes, without the semicolon.
    pub(super) range: Range<usize>,
    /// How it has to be run.
    pub(super) sort: Sort,
    /// Whether it changes objects that stay, and nothing of the session.
    pub(super) only_objects: bool,
    /// Whether it changes more of the server than this database.
    pub(super) server_wide: bool,
    /// The extension that it makes.
    pub(super) extension: Option<String>,
}

/// What the parser does not understand.
#[derive(Clone, Debug)]
pub(super) struct Mistake {
    /// Where, in bytes.
    pub(super) at: usize,
    /// The parser's words.
    pub(super) message: String,
}

/// Parses `text`.
pub(super) fn parse(text: &str) -> Parsed {
    let tree = SourceFile::parse(text);
    let statement = |statement: squawk_syntax::ast::Stmt| {
        let tokens = Tokens::of(statement.syntax());
        let range = tokens.range()?;
        Some(Statement {
            range,
            sort: sort::of(&tokens),
            only_objects: sort::is_of_objects(&tokens),
            server_wide: sort::is_server_wide(&tokens),
            extension: sort::extension(&tokens),
        })
    };
    let statements = tree.tree().stmts().filter_map(statement).collect();
    Parsed { tree, statements }
}

impl Parsed {
    /// What is not understood, by place.
    pub(super) fn errors(&self) -> Vec<Mistake> {
        let mistake = |error: squawk_syntax::syntax_error::SyntaxError| Mistake {
            at: error.range().start().into(),
            message: error.message().to_owned(),
        };
        self.tree.errors().into_iter().map(mistake).collect()
    }
}
