//! Views: what a server is doing, as rows with a verdict where there is something to judge.

mod dynamodb;
mod grants;
pub mod postgres;
pub mod redis;
pub mod stack;
mod summary;

use super::literals;

pub use dynamodb::dynamodb;
pub use grants::{Grants, Names, grants};
pub use summary::{Looker, Summary};
