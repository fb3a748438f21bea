//! PostgreSQL's grammar: a text as statements. The only room, beside the lint rules, that knows the parser.

mod alter;
mod effects;
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an effect of its own, and any of them may come together"
)]
pub(super) struct Statement {
    /// Its place in the text, in bytes, without the semicolon.
    pub(super) range: Range<usize>,
    /// How it has to be run.
    pub(super) sort: Sort,
    /// Whether it changes objects that stay, and nothing of the session.
    pub(super) only_objects: bool,
    /// Whether it may change rows, which no comparison of catalogs sees.
    pub(super) may_write_rows: bool,
    /// Whether it leaves something in the session that no SET brings back.
    pub(super) lingers: bool,
    /// Whether it ends with the transaction that it is alone in: SET LOCAL.
    pub(super) local: bool,
    /// Whether it needs a client that feeds it: COPY from STDIN.
    pub(super) exchanges: bool,
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
            only_objects: effects::only_objects(&tokens),
            may_write_rows: effects::may_write_rows(&tokens),
            lingers: effects::lingers(&tokens),
            local: effects::is_local(&tokens),
            exchanges: effects::exchanges(&tokens),
            server_wide: effects::server_wide(&tokens),
            extension: effects::extension(&tokens),
        })
    };
    let statements = tree.tree().stmts().filter_map(statement).collect();
    Parsed { tree, statements }
}

/// Whether byte `at` of `text` is inside of a literal or a comment.
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    let tree = SourceFile::parse(text).syntax_node();
    let tokens = tree.descendants_with_tokens().filter_map(squawk_syntax::SyntaxElement::into_token);
    let holds = |token: &squawk_syntax::SyntaxToken| {
        let range = token.text_range();
        usize::from(range.start()) < at && at < usize::from(range.end())
    };
    tokens.filter(holds).any(|token| !token.text().trim().is_empty())
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
