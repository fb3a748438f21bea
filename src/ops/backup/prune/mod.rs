//! Old sets go by rules; what writers left behind goes with them.

mod apply;
mod plan;
mod reason;
mod retention;

pub use apply::{Pruned, apply};
pub use plan::{PrunePlan, plan};
pub use retention::Rules;

/// What is wanted of a prune.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Which sets to keep.
    pub rules: Rules,
    /// Whether sets that are known not to be whole go too.
    pub remove_damaged: bool,
    /// The profile in force: only sets of its services go; those of everybody where there is none.
    pub profile: Option<String>,
}
