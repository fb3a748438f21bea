//! Views of PostgreSQL: one SQL file each, one runner for all.

mod activity;
mod rows;
mod tables;

pub use activity::{Activity, activity};
pub use tables::tables;
