//! goose: `00001_add_users.sql` with annotations `-- +goose Up`, `-- +goose Down` and four others.

use super::folder::{File, Folder};
use super::lines::Lines;
use super::sections::{Section, cut};
use super::transaction::{Frame, settle};
use super::{Converted, Origin, name};

/// What `goose create` writes where a way back belongs: it does nothing.
const TEMPLATE: &str = "SELECT 'down SQL query';";

/// Why a file with variables is refused.
const ENVSUB: &str = "from here on goose fills in variables of the environment; no file of ours does, so write \
                      their values";

/// Whether goose takes a file of this name for a migration.
pub(super) fn owns(name: &str) -> bool {
    words(name, ".sql").is_some()
}

/// What stands between the number and the ending.
fn words<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    name::number(name)?.1.strip_prefix('_')?.strip_suffix(ending)
}

/// Migrations that are programs: a complaint about each.
pub(super) fn programs(folder: &Folder) -> Vec<String> {
    let is_program = |name: &&String| words(name, ".go").is_some_and(|words| !words.ends_with("_test"));
    let complaint = |name: &String| {
        let path = folder.path.join(name);
        format!("{}: it is a migration in Go; write what it does as SQL", path.display())
    };
    folder.others.iter().filter(is_program).map(complaint).collect()
}

/// The line itself, where it is an annotation.
pub(super) fn annotation(line: &str) -> Option<&str> {
    (line.trim_start().starts_with("--") && line.contains("+goose")).then_some(line)
}

/// An annotation's words, in lower case.
pub(super) fn command(annotation: &str) -> String {
    annotation.replace("--", "").replacen("+goose", "", 1).trim().to_lowercase()
}

/// The migrations of `files`, by rising version.
pub(super) fn convert(files: &[&File], problems: &mut Vec<String>) -> Vec<Converted> {
    let mut migrations = name::each(files, migration, problems);
    migrations.sort_by_key(|migration| migration.version);
    migrations
}

fn migration(file: &File, version: i64, rest: &str) -> Result<Converted, String> {
    let (header, sections) = cut(&file.text, annotation);
    let mut reading = Reading { header, ..Reading::default() };
    for section in sections {
        let number = section.number;
        reading.take(section).map_err(|what| file.at(number, &what))?;
    }
    let Parts { up, down, frame } = reading.parts().map_err(|(line, what)| file.at(line, what))?;
    let name = name::words(rest.strip_suffix(".sql").unwrap_or(rest));
    let up = settle(file, Origin::of(file), up, frame)?;
    let down = settle(file, Origin::of(file), down, frame)?.filter(|script| script.text.trim() != TEMPLATE);
    Ok(Converted::new(version, name, Origin::of(file), up, down))
}

/// A file, taken apart.
struct Parts<'a> {
    up: Lines<'a>,
    down: Lines<'a>,
    frame: Frame,
}

/// A file that is being read.
#[derive(Default)]
struct Reading<'a> {
    header: Lines<'a>,
    up: Option<Lines<'a>>,
    down: Option<Lines<'a>>,
    /// Whether it is run without a transaction.
    is_free: bool,
    /// The line of the `StatementBegin` whose end is still to come.
    open: Option<usize>,
}

impl<'a> Reading<'a> {
    fn take(&mut self, section: Section<'a>) -> Result<(), String> {
        let Section { directive, number, lines } = section;
        if directive.starts_with([' ', '\t']) {
            return Err("goose takes no annotation with blanks before it; begin the line with it".to_owned());
        }
        let command = command(directive);
        let is_open = self.open.is_some();
        match command.as_str() {
            "up" if self.up.is_none() => self.up = Some(Lines::default()),
            "down" if self.up.is_some() && self.down.is_none() && !is_open => {
                self.down = Some(Lines::default());
            }
            "statementbegin" if self.up.is_some() && !is_open => self.open = Some(number),
            "statementend" if is_open => self.close(number),
            "no transaction" => self.is_free = true,
            "envsub off" => {}
            "envsub on" => return Err(ENVSUB.to_owned()),
            "up" | "down" | "statementbegin" | "statementend" => {
                return Err(format!("`-- +goose {command}` does not belong here"));
            }
            _ => return Err(format!("goose has no annotation `{command}`")),
        }
        self.current().append(lines);
        Ok(())
    }

    fn current(&mut self) -> &mut Lines<'a> {
        self.down.as_mut().or(self.up.as_mut()).unwrap_or(&mut self.header)
    }

    /// goose sends what stands between the two annotations by itself, so it needs no semicolon there.
    fn close(&mut self, number: usize) {
        self.open = None;
        let current = self.current();
        let code = |line: &'a str| line.split("--").next().unwrap_or_default().trim_end();
        let last = current.iter().map(|(_, line)| code(line)).filter(|line| !line.is_empty()).last();
        if last.is_some_and(|line| !line.ends_with(';')) {
            current.push(number, ";");
        }
    }

    fn parts(self) -> Result<Parts<'a>, (usize, &'static str)> {
        if let Some(line) = self.open {
            return Err((line, "no `-- +goose StatementEnd` follows this"));
        }
        let Some(up) = self.up else { return Err((1, "it has no `-- +goose Up`")) };
        if let Some(line) = self.header.first_statement() {
            return Err((line, "this statement stands above `-- +goose Up`"));
        }
        let mut whole = self.header;
        whole.append(up);
        let frame = Frame::without_if(self.is_free);
        Ok(Parts { up: whole, down: self.down.unwrap_or_default(), frame })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str) -> Result<Converted, String> {
        let file = File::of("00007_add_users.sql", text);
        let mut problems = Vec::new();
        let mut migrations = convert(&[&file], &mut problems);
        problems.into_iter().next().map_or_else(|| Ok(migrations.remove(0)), Err)
    }

    #[test]
    fn annotations_become_files() {
        let migration = converted(
            "-- by hand\n-- +goose Up\n-- +goose StatementBegin\nCREATE FUNCTION f() RETURNS int AS $$\nSELECT 1;\n\
             $$ LANGUAGE sql -- last\n-- +goose StatementEnd\nSELECT 2;\n\n-- +goose down\nSELECT 3;\n",
        )
        .unwrap();
        assert_eq!((migration.version, migration.name.as_str()), (7, "add_users"));
        assert_eq!(
            migration.up.text,
            "-- by hand\nCREATE FUNCTION f() RETURNS int AS $$\nSELECT 1;\n$$ LANGUAGE sql -- last\n;\nSELECT 2;\n"
        );
        assert_eq!(migration.down.unwrap().text, "SELECT 3;\n");
    }

    #[test]
    fn no_transaction_holds_for_both_ways_wherever_it_stands() {
        for text in [
            "-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n",
            "-- +goose Up\n-- +goose no transaction\nSELECT 1;\n-- +goose Down\nSELECT 2;\n",
        ] {
            let migration = converted(text).unwrap();
            assert!(migration.up.outside_transaction);
            assert!(migration.down.unwrap().outside_transaction);
            assert_eq!(migration.up.text, "SELECT 1;\n");
        }
    }

    #[test]
    fn a_template_is_no_way_back() {
        let text = "-- +goose Up\n-- +goose Down\n-- +goose StatementBegin\nSELECT 'down SQL query';\n\
                    -- +goose StatementEnd\n";
        assert!(converted(text).unwrap().down.is_none());
        assert_eq!(converted("-- +goose Up\n").unwrap().up.text, "SELECT 1;\n");
    }

    #[test]
    fn what_goose_refuses_is_refused_at_its_line() {
        for (text, complaint) in [
            ("SELECT 1;", "1: it has no `-- +goose Up`"),
            ("SELECT 1;\n-- +goose Up", "1: this statement stands above"),
            ("-- +goose Down\n-- +goose Up", "1: `-- +goose down` does not belong here"),
            ("-- +goose Up\n-- +goose Up", "2: `-- +goose up` does not belong here"),
            ("-- +goose Up\n-- +goose StatementBegin\nSELECT 1", "2: no `-- +goose StatementEnd` follows"),
            ("-- +goose Up\n -- +goose Down", "2: goose takes no annotation with blanks before it"),
            ("-- +goose Up\n-- +goose Upward", "2: goose has no annotation `upward`"),
            ("-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${A}';", "2: from here on goose fills in"),
        ] {
            let problem = converted(text).err().unwrap();
            assert!(problem.starts_with(&format!("00007_add_users.sql:{complaint}")), "{problem}");
        }
        let folder = Folder::of(&[("00002_b.go", ""), ("00002_b_test.go", ""), ("embed.go", "")]);
        assert_eq!(programs(&folder), ["old/00002_b.go: it is a migration in Go; write what it does as SQL"]);
    }
}
