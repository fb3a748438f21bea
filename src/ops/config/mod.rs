//! authctl's own configuration.

pub mod check;
pub mod init;
pub mod path;
pub mod show;
