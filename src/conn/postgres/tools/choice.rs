//! Which of the programs that were found fits, and what to say where none does.

use std::path::PathBuf;

use super::Program;
use crate::error::Error;

/// A release of PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// `15.18`, `18beta1`.
    pub(super) text: String,
    pub(super) major: u32,
    minor: u32,
}

impl Version {
    /// Out of `pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
    pub(super) fn read(said: &str) -> Option<Self> {
        let text = said.lines().next()?.split_once(") ")?.1.split(' ').next()?;
        let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
        let major = digits(text);
        let minor =
            text.strip_prefix(&major)?.strip_prefix('.').map_or(0, |rest| digits(rest).parse().unwrap_or(0));
        Some(Self { text: text.to_owned(), major: major.parse().ok()?, minor })
    }
}

/// A program that is there.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Which it is, or why that cannot be told.
    pub(super) version: Result<Version, String>,
}

impl Found {
    /// A program that answered this when it was asked which it is.
    pub(super) fn that_said(path: PathBuf, said: &str) -> Self {
        let unclear = || match said.lines().next() {
            Some(line) => format!("it does not say its version: {line}"),
            None => "it does not say its version".to_owned(),
        };
        Self { path, version: Version::read(said).ok_or_else(unclear) }
    }
}

/// What is looked for.
pub(super) struct Wanted {
    pub(super) program: Program,
    /// The server's major version.
    pub(super) server: u32,
    /// The major version of the `pg_dump` whose archive is to be read.
    pub(super) archive: Option<u32>,
}

impl Wanted {
    /// The program to use: the nearest major version that is not too old, in its newest release. Of two of the
    /// same release it is the one that was found first.
    pub(super) fn choose(&self, found: &[Found]) -> Option<(PathBuf, Version)> {
        let fitting = found.iter().filter_map(|found| Some((&found.path, found.version.as_ref().ok()?)));
        let fitting = fitting.filter(|(_, version)| version.major >= self.oldest());
        let nearest = fitting.min_by_key(|(_, version)| (version.major, u32::MAX - version.minor));
        nearest.map(|(path, version)| (path.clone(), version.clone()))
    }

    fn oldest(&self) -> u32 {
        self.server.max(self.archive.unwrap_or_default())
    }

    /// Why one will not do.
    pub(super) fn objection(&self, found: &Found) -> String {
        let path = found.path.display();
        match (&found.version, self.archive) {
            (Err(why), _) => format!("{path}: {why}"),
            (Ok(version), Some(archive)) if version.major < archive => {
                format!("{path} is {}, older than the pg_dump {archive} that wrote the archive", version.text)
            }
            (Ok(version), _) => {
                format!("{path} is {}, older than the server ({})", version.text, self.server)
            }
        }
    }

    /// That none of these will do, and what to install.
    pub(super) fn refusal(&self, found: &[Found]) -> Error {
        let (name, oldest) = (self.program.name(), self.oldest());
        let error = Error::failed(format!("there is no {name} here that fits PostgreSQL {oldest}"));
        let error = match found {
            [] => error.because(format!("no {name} is installed")),
            _ => found.iter().fold(error, |error, found| error.because(self.objection(found))),
        };
        error
            .hint(format!(
                "install it with `apt-get install postgresql-client-{oldest}` or `dnf install postgresql{oldest}`"
            ))
            .hint("name the folder of another installation with `--set postgres.tools=FOLDER`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, said: &str) -> Found {
        Found::that_said(PathBuf::from(path), said)
    }

    fn several() -> Vec<Found> {
        vec![
            found("/a", "pg_dump (PostgreSQL) 15.3"),
            found("/b", "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"),
            found("/c", "pg_dump (PostgreSQL) 18.4"),
            found("/d", "pg_dump (PostgreSQL) 17.2 - Percona Server for PostgreSQL 17.2.1"),
            found("/e", "cannot execute binary file"),
        ]
    }

    fn chosen(server: u32, archive: Option<u32>) -> Option<String> {
        let wanted = Wanted { program: Program::Restore, server, archive };
        wanted.choose(&several()).map(|(path, version)| format!("{} {}", path.display(), version.text))
    }

    #[test]
    fn versions_are_read_as_builds_write_them() {
        let read = |said| Version::read(said).map(|version| (version.text, version.major, version.minor));
        assert_eq!(read("psql (PostgreSQL) 18beta1"), Some(("18beta1".to_owned(), 18, 0)));
        assert_eq!(
            read("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(("15.18".into(), 15, 18))
        );
        assert_eq!(read("pg_dump (EnterpriseDB) 16.1.0"), Some(("16.1.0".to_owned(), 16, 1)));
        assert_eq!(read("pg_dump: error while loading shared libraries: libpq.so.5"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn the_nearest_that_is_not_older_in_its_newest_release() {
        assert_eq!(chosen(15, None).as_deref(), Some("/b 15.18"));
        assert_eq!(chosen(16, None).as_deref(), Some("/d 17.2"));
        assert_eq!(chosen(18, None).as_deref(), Some("/c 18.4"));
        assert_eq!(chosen(19, None), None);
    }

    #[test]
    fn an_archive_wants_a_reader_that_is_not_older_than_its_writer() {
        assert_eq!(chosen(15, Some(15)).as_deref(), Some("/b 15.18"));
        assert_eq!(chosen(15, Some(18)).as_deref(), Some("/c 18.4"));
        assert_eq!(chosen(15, Some(19)), None);
    }

    #[test]
    fn a_refusal_says_of_each_why_not_and_what_to_install() {
        let wanted = Wanted { program: Program::Restore, server: 17, archive: Some(19) };
        let error = wanted.refusal(&several());
        assert_eq!(error.message(), "there is no pg_restore here that fits PostgreSQL 19");
        assert!(
            error.causes().contains(&"/c is 18.4, older than the pg_dump 19 that wrote the archive".into())
        );
        assert!(
            error.causes().contains(&"/e: it does not say its version: cannot execute binary file".into())
        );
        assert!(error.hints()[0].contains("`apt-get install postgresql-client-19`"), "{:?}", error.hints());

        let wanted = Wanted { program: Program::Dump, server: 19, archive: None };
        assert!(
            wanted.refusal(&several()).causes().contains(&"/c is 18.4, older than the server (19)".into())
        );
        assert_eq!(wanted.refusal(&[]).causes(), ["no pg_dump is installed"]);
    }
}
