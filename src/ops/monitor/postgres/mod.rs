//! Views of PostgreSQL: one SQL file each, one runner for all.

mod activity;
mod connections;
mod rows;
mod slow;
mod tables;

pub use activity::{Activity, activity};
pub use connections::connections;
pub use slow::{Order, slow};
pub use tables::tables;
