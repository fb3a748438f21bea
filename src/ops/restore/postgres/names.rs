//! Under which names a database is made, and what becomes of the one whose name it takes.

use crate::error::{Error, Kind, Result};
use crate::sql::{self, identifier, literal};

/// What a database's name ends with while it is restored.
const UNFINISHED: &str = "_authctl_restoring";

/// What the name of a database ends with that is about to be dropped.
const REPLACED: &str = "_authctl_replaced";

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
        let longest = longest.len().max(target.len() + UNFINISHED.len().max(REPLACED.len()));
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

    /// How the unfinished database gets its name: in one transaction, so that a kill at any moment leaves the live
    /// database where and as it was, or the new one in its place.
    pub(super) fn exchange(&self, target_exists: bool) -> Vec<String> {
        let [target, unfinished] = [&self.target, &self.unfinished].map(|name| identifier(name));
        let evict = format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}",
            literal(&self.target)
        );
        let retire = format!("ALTER DATABASE {target} RENAME TO {}", identifier(&self.replaced()));
        let promote = [
            format!("COMMENT ON DATABASE {unfinished} IS NULL"),
            format!("ALTER DATABASE {unfinished} RENAME TO {target}"),
        ];
        let away = if target_exists { vec![evict, retire] } else { Vec::new() };
        away.into_iter().chain(promote).collect()
    }

    /// What drops the database whose place was taken; nothing where it is kept.
    pub(super) fn bury(&self, target_exists: bool) -> Option<String> {
        let is_dropped = target_exists && self.aside.is_none();
        is_dropped.then(|| format!("DROP DATABASE {} WITH (FORCE)", identifier(&self.replaced())))
    }

    /// What the database whose place was taken is called, at least until it is dropped.
    fn replaced(&self) -> String {
        self.aside.clone().unwrap_or_else(|| format!("{}{REPLACED}", self.target))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_live_database_is_touched_only_when_that_was_meant() {
        let beside = Names::new("auth", Existing::Refuse, "x").unwrap();
        assert!(beside.check(true, false).is_err());
        assert_eq!((beside.exchange(false).len(), beside.bury(false)), (2, None));
        let swap = Names::new("auth", Existing::Aside, "20261124").unwrap();
        assert!(swap.check(true, true).is_err());
        let retire = r#"ALTER DATABASE "auth" RENAME TO "auth_before_20261124""#.to_owned();
        assert!(swap.exchange(true).contains(&retire));
        assert_eq!(swap.bury(true), None);
        let clean = Names::new("au\"th", Existing::Drop, "x").unwrap();
        assert_eq!(clean.bury(true).unwrap(), r#"DROP DATABASE "au""th_authctl_replaced" WITH (FORCE)"#);
        let promote = r#"ALTER DATABASE "au""th_authctl_restoring" RENAME TO "au""th""#;
        assert_eq!(clean.exchange(true).last().unwrap(), promote);
    }

    #[test]
    fn names_that_would_be_cut_off_are_refused() {
        assert!(Names::new(&"x".repeat(50), Existing::Refuse, "y").is_err());
        assert!(Names::new("", Existing::Refuse, "y").is_err());
    }
}
