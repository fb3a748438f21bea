//! A plan that is agreed to, for tests of what only opens for one.

use ::authctl::error::Result;
use ::authctl::plan::{Approved, Asker, Danger, Plan, Policy};
use ::authctl::report::{Report, Table};

/// Whatever the test does.
pub struct Anything;

impl Report for Anything {
    fn kind(&self) -> &'static str {
        "test/1"
    }
    fn table(&self) -> Table {
        Table::default()
    }
}

impl Plan for Anything {
    fn action(&self) -> &'static str {
        "test"
    }
    fn target(&self) -> &'static str {
        "test"
    }
    fn summary(&self) -> String {
        "do what the test does".to_owned()
    }
    fn danger(&self) -> Danger {
        Danger::Reversible
    }
    fn is_empty(&self) -> bool {
        false
    }
}

struct Nobody;

impl Asker for Nobody {
    fn somebody_is_there(&self) -> bool {
        false
    }
    fn confirm(&mut self, _: &str) -> Result<bool> {
        Ok(false)
    }
    fn type_name(&mut self, _: &str, _: &str) -> Result<String> {
        Ok(String::new())
    }
}

/// The plan, agreed to by `--yes`.
pub fn agreed() -> Approved<Anything> {
    Approved::ask(Anything, &Policy { yes: true, ..Policy::default() }, &mut Nobody).unwrap()
}
