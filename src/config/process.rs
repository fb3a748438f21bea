//! What the process itself says about its operator and their terminal.

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
