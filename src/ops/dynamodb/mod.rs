//! The table of the refresh tokens, and who may do what with it.

mod check;
mod create;
mod describe;
pub mod iam;

pub use crate::ops::token_table::Expectation;
pub use check::{Checked, check};
pub use create::{Creation, Done, Wishes, apply, create};
pub use describe::{Description, describe};
