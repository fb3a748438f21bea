//! Where a value came from.

use std::fmt;
use std::path::PathBuf;

/// The layer, and the place in it, that a value was taken from. Later variants win over earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Compiled in.
    Default,
    /// Written by `authctl dev up`; used where nothing else names the service.
    Dev(PathBuf),
    /// A .NET settings file and the path inside it.
    AppSettings(PathBuf, String),
    /// A configuration file, outside of any profile.
    File(PathBuf),
    /// A profile of a configuration file.
    Profile(PathBuf, String),
    /// libpq's password file.
    PasswordFile(PathBuf),
    /// An environment variable.
    Environment(String),
    /// `--set`, or a flag that stands for one.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => write!(formatter, "default"),
            Self::Dev(path) => write!(formatter, "authctl dev ({})", path.display()),
            Self::AppSettings(path, key) => write!(formatter, "{} {key}", path.display()),
            Self::File(path) | Self::PasswordFile(path) => write!(formatter, "{}", path.display()),
            Self::Profile(path, name) => write!(formatter, "{} [profile.{name}]", path.display()),
            Self::Environment(name) => write!(formatter, "${name}"),
            Self::CommandLine => write!(formatter, "--set"),
        }
    }
}
