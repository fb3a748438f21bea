//! What a program is started for.

use super::Program;

/// One run of a program.
#[derive(Clone, Copy, Default)]
pub struct Call<'a> {
    /// The database to connect to; empty where it only reads an archive.
    pub database: &'a str,
    /// The arguments, without any about the connection.
    pub arguments: &'a [String],
    /// Whether it is to read what [`Process::feed`](super::Process::feed) gives it.
    pub fed: bool,
}

impl Call<'_> {
    /// The whole command line behind the program's name.
    ///
    /// A database's name stands in the environment, where libpq takes it as it is. `pg_restore` connects only
    /// where it is told a database, and would take one with `=` in it for a list of keywords.
    pub(super) fn words(&self, program: Program) -> Vec<String> {
        let fixed: &[&str] = match program {
            Program::Restore if self.database.is_empty() => &[],
            Program::Dump | Program::Restore => &["--no-password"],
            Program::Psql => &["--no-password", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--pset=pager=off"],
        };
        let mut words: Vec<_> = fixed.iter().map(|word| (*word).to_owned()).collect();
        if program == Program::Restore && !self.database.is_empty() {
            words.push(format!("--dbname={}", keyword("dbname", self.database)));
        }
        words.extend_from_slice(self.arguments);
        words
    }
}

/// `dbname='it''s'`, as libpq's list of keywords escapes it.
fn keyword(name: &str, value: &str) -> String {
    format!("{name}='{}'", value.replace('\\', r"\\").replace('\'', r"\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_taken_for_a_connection() {
        let words = |program, database| Call { database, ..Call::default() }.words(program);
        assert!(words(Program::Restore, r"a='\b").contains(&r"--dbname=dbname='a=\'\\b'".to_owned()));
        assert!(words(Program::Restore, "").is_empty());
        assert_eq!(words(Program::Dump, "host=elsewhere"), ["--no-password"]);
        assert!(!words(Program::Psql, "host=elsewhere").iter().any(|word| word.contains("elsewhere")));
    }
}
