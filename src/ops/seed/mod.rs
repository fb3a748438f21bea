//! Test data: accounts with their sessions, codes, cache entries and refresh tokens, the same on every
//! machine for the same recipe.
//!
//! Every row is drawn from its own random stream, named by the recipe's seed, the kind of row, the user
//! and the row's number at that user. So a row does not depend on how many others are made, in which order,
//! or by how many threads: the first thousand users of a million are the thousand users of a thousand.

mod account;
mod cached;
mod dice;
pub mod dynamodb;
mod names;
mod passwords;
pub mod plan;
pub mod postgres;
mod recipe;
pub mod redis;
mod rows;
mod survey;
mod tables;

pub use passwords::{Passwords, generated_password};
pub use recipe::Recipe;
