//! What a database needs before its first migration: extensions, the application's role, its grants.

mod apply;
mod extensions;
mod plan;
mod roles;

pub use apply::{Done, apply};
pub use plan::{Init, Wishes, plan};
