//! What the process itself says about its operator and their terminal, and what it hands on.

use std::ffi::OsString;
use std::path::PathBuf;

/// Who runs authctl, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// The operating system's account: `deploy`, or its number where it has no name.
    pub user: String,
    /// The machine's name.
    pub host: String,
}

impl Operator {
    /// The operator of this process. The account is the kernel's word, not `$USER`'s.
    pub fn of_process() -> Self {
        let account = nix::unistd::Uid::effective();
        let named = nix::unistd::User::from_uid(account).ok().flatten().map(|user| user.name);
        let host = nix::unistd::gethostname().ok().and_then(|name| name.into_string().ok());
        Self {
            user: named.unwrap_or_else(|| account.to_string()),
            host: host.unwrap_or_else(|| "unknown".to_owned()),
        }
    }
}

/// `COLUMNS`: how wide a table may be where stdout is no terminal.
pub fn columns() -> Option<u16> {
    variable("COLUMNS")?.trim().parse().ok().filter(|columns| *columns > 0)
}

/// `TERM=dumb`: the cursor cannot be moved.
pub fn has_plain_terminal() -> bool {
    variable("TERM").is_some_and(|term| term == "dumb")
}

/// The folders of `PATH`.
#[expect(clippy::disallowed_methods, reason = "config reads the environment")]
pub fn search_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect()
}

/// What of our environment the programs that we start may see: where they find their libraries and whom
/// those trust. Nothing of it names a server or holds a secret.
#[expect(clippy::disallowed_methods, reason = "config reads the environment")]
pub fn inheritable() -> Vec<(&'static str, OsString)> {
    let names = [
        "PATH",
        "TMPDIR",
        "TZ",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "KRB5CCNAME",
        "KRB5_CONFIG",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "OPENSSL_CONF",
    ];
    names.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))).collect()
}

#[expect(clippy::disallowed_methods, reason = "config reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_runs_this_somewhere() {
        let operator = Operator::of_process();
        assert!(!operator.user.is_empty() && !operator.host.is_empty());
    }
}
