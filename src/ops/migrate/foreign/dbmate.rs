//! dbmate: `20240101120000_add_users.sql` with sections `-- migrate:up` and `-- migrate:down`.

use super::folder::File;
use super::lines::Lines;
use super::sections::{Section, cut};
use super::transaction::{Frame, settle};
use super::{Converted, Origin, Script, name};

/// Whether dbmate takes a file of this name for a migration.
pub(super) fn owns(name: &str) -> bool {
    name::number(name).is_some_and(|(_, rest)| rest.strip_suffix(".sql").is_some())
}

/// What a line directs: `up`, `down`, perhaps with options behind it.
pub(super) fn directive(line: &str) -> Option<&str> {
    let directive = line.strip_prefix("--")?.trim_start().strip_prefix("migrate:")?;
    let word = directive.split_whitespace().next()?;
    ["up", "down"].contains(&word).then(|| directive.trim())
}

/// The migrations of `files`, in the order of their names, which is dbmate's.
pub(super) fn convert(files: &[&File], problems: &mut Vec<String>) -> Vec<Converted> {
    name::each(files, migrations_of, problems).into_iter().flatten().collect()
}

/// A file may hold several pairs of sections, each in a transaction of its own: each becomes a migration.
fn migrations_of(file: &File, version: i64, rest: &str) -> Result<Vec<Converted>, String> {
    let words = name::words(rest.strip_suffix(".sql").unwrap_or(rest));
    let pairs = pairs(file)?;
    let several = pairs.len() > 1;
    let migration = |(part, pair): (usize, Pair<'_>)| {
        let (name, origin) = if several {
            (format!("{words}_{part}"), Origin::of_part(file, part))
        } else {
            (words.clone(), Origin::of(file))
        };
        let up = pair.up.script(file, &origin)?;
        let down = pair.down.map_or(Ok(None), |down| down.script(file, &origin))?;
        Ok(Converted::new(version, name, origin, up, down))
    };
    (1..).zip(pairs).map(migration).collect()
}

/// A way forward and the way back from there.
struct Pair<'a> {
    up: Half<'a>,
    down: Option<Half<'a>>,
}

/// One section.
struct Half<'a> {
    lines: Lines<'a>,
    /// Whether it is run without a transaction.
    is_free: bool,
}

impl<'a> Half<'a> {
    fn of(section: Section<'a>) -> Self {
        let is_free = section.directive.split_whitespace().any(|option| option == "transaction:false");
        Self { lines: section.lines, is_free }
    }

    fn script(self, file: &File, origin: &Origin) -> Result<Option<Script>, String> {
        settle(file, origin.clone(), self.lines, Frame::without_if(self.is_free))
    }
}

fn pairs(file: &File) -> Result<Vec<Pair<'_>>, String> {
    let (header, sections) = cut(&file.text, directive);
    let mut pairs = Vec::<Pair<'_>>::new();
    for section in sections {
        let number = section.number;
        match (section.directive.starts_with("up"), pairs.last_mut()) {
            (true, _) => pairs.push(Pair { up: Half::of(section), down: None }),
            (false, Some(pair)) if pair.down.is_none() => pair.down = Some(Half::of(section)),
            (false, _) => return Err(file.at(number, "this `-- migrate:down` belongs to no `-- migrate:up`")),
        }
    }
    let Some(first) = pairs.first_mut() else { return Err(file.at(1, "it has no `-- migrate:up`")) };
    if let Some(line) = header.first_statement() {
        return Err(file.at(line, "this statement stands above the first `-- migrate:up`"));
    }
    let mut lines = header;
    lines.append(std::mem::take(&mut first.up.lines));
    first.up.lines = lines;
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, way forward and way back; a `!` marks what is run without a transaction.
    type Parts = (String, String, Option<String>);

    fn converted(text: &str) -> Result<Vec<Parts>, Vec<String>> {
        let file = File::of("20240101120000_add-users.sql", text);
        let mut problems = Vec::new();
        let migrations = convert(&[&file], &mut problems);
        let parts = |one: Converted| {
            let text = |script: &Script| {
                let mark = if script.outside_transaction { "!" } else { "" };
                format!("{mark}{}", script.text)
            };
            (one.name.clone(), text(&one.up), one.down.as_ref().map(text))
        };
        if problems.is_empty() { Ok(migrations.into_iter().map(parts).collect()) } else { Err(problems) }
    }

    fn one(name: &str, up: &str, down: Option<&str>) -> Parts {
        (name.to_owned(), up.to_owned(), down.map(ToOwned::to_owned))
    }

    #[test]
    fn sections_become_files() {
        assert_eq!(
            converted(
                "-- by hand\n--migrate:up\n\nSELECT 1;\n-- migrate:upper\n\n--  migrate:down \nSELECT 2;"
            ),
            Ok(vec![one("add_users", "-- by hand\n\nSELECT 1;\n-- migrate:upper\n", Some("SELECT 2;\n"))])
        );
        assert_eq!(
            converted("-- migrate:up transaction:false\nSELECT 1;\n-- migrate:down\n\n-- nothing\n"),
            Ok(vec![one("add_users", "!SELECT 1;\n", None)])
        );
    }

    #[test]
    fn every_pair_of_sections_is_a_migration() {
        assert_eq!(
            converted(
                "-- migrate:up transaction:false\nSELECT 1;\n-- migrate:down\nSELECT 2;\n\
                 -- migrate:up\nSELECT 3;\n-- migrate:down transaction:false\nSELECT 4;\n"
            ),
            Ok(vec![
                one("add_users_1", "!SELECT 1;\n", Some("SELECT 2;\n")),
                one("add_users_2", "SELECT 3;\n", Some("!SELECT 4;\n")),
            ])
        );
    }

    #[test]
    fn what_dbmate_refuses_is_refused_at_its_line() {
        let file = "20240101120000_add-users.sql";
        for (text, complaint) in [
            ("SELECT 1;\n", "1: it has no `-- migrate:up`"),
            ("-- a\nSELECT 1;\n-- migrate:up\n", "2: this statement stands above the first `-- migrate:up`"),
            ("-- migrate:down\n-- migrate:up\n", "1: this `-- migrate:down` belongs to no"),
            ("-- migrate:up\n-- migrate:down\n-- migrate:down\n", "3: this `-- migrate:down` belongs to no"),
        ] {
            let problems = converted(text).unwrap_err();
            assert!(problems[0].starts_with(&format!("{file}:{complaint}")), "{problems:?}");
        }
    }
}
