//! authctl's own configuration.

pub mod show;
