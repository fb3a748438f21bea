//! Under which names a database is made, and what becomes of the one whose name it takes.

use crate::error::{Error, Kind, Result};
use crate::sql::{self, identifier, literal};

/// What a database's name ends with while it is restored.
const UNFINISHED: &str = "_authctl_restoring";

/// The beginning of the comment that makes an unfinished database ours to drop: a name alone could be anybody's.
pub(super) const MARK: &str = "authctl restore: unfinished";

/// What becomes of a database that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// There must be none.
    Refuse,
    /// It is kept under another name.
    Aside,
    /// It is dropped.
    Drop,
}

/// The names of a restore.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// What it is called at the end.
    pub(super) target: String,
    /// What it is called until then.
    pub(super) unfinished: String,
    /// What the one whose name it takes is called afterwards.
    pub(super) aside: Option<String>,
    existing: Existing,
}

impl Names {
    /// Those of a restore that ends as database `target`; `suffix` tells it from others.
    pub(super) fn new(target: &str, existing: Existing, suffix: &str) -> Result<Self> {
        let aside = format!("{target}_before_{suffix}");
        let longest = if existing == Existing::Aside { &aside } else { target };
        let longest = longest.len().max(target.len() + UNFINISHED.len());
        if target.is_empty() || target.contains('\0') || longest > sql::LONGEST_IDENTIFIER {
            return Err(Error::usage(format!("`{target}` is no name for a restored database"))
                .because("with what stands behind it on the way, PostgreSQL would cut it off after 63 bytes")
                .hint("name another with `--into NAME`"));
        }
        Ok(Self {
            target: target.to_owned(),
            unfinished: format!("{target}{UNFINISHED}"),
            aside: (existing == Existing::Aside).then_some(aside),
            existing,
        })
    }

    /// Refuses to touch what was not meant to be touched.
    pub(super) fn check(&self, target_exists: bool, aside_exists: bool) -> Result<()> {
        let exists = |name: &str| Error::new(Kind::Conflict, format!("database \"{name}\" exists"));
        match (&self.aside, self.existing) {
            (_, Existing::Refuse) if target_exists => Err(exists(&self.target)
                .hint("restore beside it with `--into OTHER`, in its place with `--swap`, or over it with `--clean`")),
            (Some(aside), _) if aside_exists => Err(exists(aside).hint(format!(
                "an earlier `--swap` kept it: drop it when it is not needed: `authctl db drop {}`",
                crate::text::argument(aside)
            ))),
            _ => Ok(()),
        }
    }

    /// How the unfinished database gets its name; each statement can be repeated by hand where it stopped.
    pub(super) fn finish(&self, target_exists: bool) -> Vec<String> {
        let [target, unfinished] = [&self.target, &self.unfinished].map(|name| identifier(name));
        let promote = [
            format!("COMMENT ON DATABASE {unfinished} IS NULL"),
            format!("ALTER DATABASE {unfinished} RENAME TO {target}"),
        ];
        let evict = [
            format!("ALTER DATABASE {target} WITH ALLOW_CONNECTIONS false"),
            format!(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}",
                literal(&self.target)
            ),
        ];
        let away = match &self.aside {
            _ if !target_exists => Vec::new(),
            Some(aside) => {
                let aside = identifier(aside);
                let retire = format!("ALTER DATABASE {target} RENAME TO {aside}");
                let open = format!("ALTER DATABASE {aside} WITH ALLOW_CONNECTIONS true");
                evict.into_iter().chain([retire, open]).collect()
            }
            None => vec![format!("DROP DATABASE {target} WITH (FORCE)")],
        };
        away.into_iter().chain(promote).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_live_database_is_touched_only_when_that_was_meant() {
        let beside = Names::new("auth", Existing::Refuse, "x").unwrap();
        assert!(beside.check(true, false).is_err());
        assert_eq!(beside.finish(false).len(), 2);
        let swap = Names::new("auth", Existing::Aside, "20261124").unwrap();
        assert!(swap.check(true, true).is_err());
        assert!(
            swap.finish(true)
                .contains(&r#"ALTER DATABASE "auth" RENAME TO "auth_before_20261124""#.to_owned())
        );
        let clean = Names::new("au\"th", Existing::Drop, "x").unwrap();
        assert_eq!(clean.finish(true)[0], r#"DROP DATABASE "au""th" WITH (FORCE)"#);
        assert_eq!(
            clean.finish(true).last().unwrap(),
            r#"ALTER DATABASE "au""th_authctl_restoring" RENAME TO "au""th""#
        );
    }

    #[test]
    fn names_that_would_be_cut_off_are_refused() {
        assert!(Names::new(&"x".repeat(50), Existing::Refuse, "y").is_err());
        assert!(Names::new("", Existing::Refuse, "y").is_err());
    }
}
