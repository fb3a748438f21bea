//! Views: what a server is doing, as rows with a verdict where there is something to judge.

mod answer;
mod dynamodb;
mod literals;
pub mod postgres;
pub mod redis;
pub mod stack;

pub use answer::Answer;
pub use dynamodb::dynamodb;
