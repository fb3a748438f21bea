//! What Redis's failures mean to an operator.

use ::redis::RedisError;

use crate::error::{Error, Kind};

/// Why a connection could not be opened.
pub fn connecting(error: &RedisError, target: &str) -> Error {
    Error::new(Kind::Unreachable, format!("cannot connect to {target}")).caused_by(error)
}

/// Why a command failed.
pub fn asking(error: &RedisError, target: &str) -> Error {
    Error::new(Kind::Failed, format!("{target} refused a command")).caused_by(error)
}
