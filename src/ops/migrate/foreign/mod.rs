//! The migrations of other tools: recognised, and converted into files of ours.
//!
//! Each tool's files are read as the tool itself reads them. What it would do and a file of ours cannot do
//! is an error with file and line, never a silent loss.

mod dbmate;
mod ef;
mod folder;
mod golang_migrate;
mod goose;
mod lines;
mod name;
mod pairs;
mod sections;
mod sqlx;
mod stranger;
mod transaction;

use crate::error::{Error, Result};
use crate::text;
use folder::File;
pub(super) use folder::Folder;
use pairs::Direction;
pub(super) use stranger::stranger;

/// The migration layouts of other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Sections in one file.
    Dbmate,
    /// A file each way.
    GolangMigrate,
    /// One file, or a file each way.
    Sqlx,
    /// Annotations in one file.
    Goose,
    /// A script of everything.
    Ef,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Dbmate, Self::GolangMigrate, Self::Sqlx, Self::Goose, Self::Ef];

    /// The word for it on a command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dbmate => "dbmate",
            Self::GolangMigrate => "golang-migrate",
            Self::Sqlx => "sqlx",
            Self::Goose => "goose",
            Self::Ef => "ef",
        }
    }

    /// The tool's own name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ef => "Entity Framework",
            other => other.word(),
        }
    }

    /// By what its files are known.
    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Dbmate => "`-- migrate:up` sections",
            Self::GolangMigrate => "`<number>_<name>.up.sql` and `.down.sql`",
            Self::Sqlx => "`<number>_<name>.sql`",
            Self::Goose => "`-- +goose Up` annotations",
            Self::Ef => "rows of `__EFMigrationsHistory`",
        }
    }

    fn owns(self, file: &File) -> bool {
        match self {
            Self::Dbmate => dbmate::owns(&file.name),
            Self::GolangMigrate => golang_migrate::owns(&file.name),
            Self::Sqlx => sqlx::owns(&file.name),
            Self::Goose => goose::owns(&file.name),
            Self::Ef => ef::is_script(&file.text),
        }
    }
}

/// The layout that these files are in, where they are in another tool's: names and texts of every `.sql`
/// file of a folder.
pub(super) fn recognise(files: &[(&str, &str)]) -> Option<Layout> {
    let any_line = |is: fn(&str) -> bool| files.iter().any(|(_, text)| text.lines().any(is));
    if any_line(|line| goose::annotation(line).is_some_and(|line| goose::command(line) == "up")) {
        return Some(Layout::Goose);
    }
    if any_line(|line| dbmate::directive(line).is_some()) {
        return Some(Layout::Dbmate);
    }
    if files.iter().any(|(_, text)| ef::is_script(text)) {
        return Some(Layout::Ef);
    }
    by_name(files)
}

/// Files without any mark: a pair is golang-migrate's unless a single file or sqlx's own directive is there.
fn by_name(files: &[(&str, &str)]) -> Option<Layout> {
    if files.iter().any(|(name, _)| is_ours(name)) || stranger(files).is_some() {
        return None;
    }
    let directions: Vec<_> = files.iter().filter_map(|(name, _)| pairs::parse(name)).collect();
    let single = directions.iter().any(|(direction, _)| *direction == Direction::Only);
    let directed = files.iter().any(|(_, text)| text.starts_with(sqlx::NO_TRANSACTION));
    match directions.first()? {
        _ if single || directed => Some(Layout::Sqlx),
        _ => Some(Layout::GolangMigrate),
    }
}

/// Whether a name looks like one of our own.
pub(super) fn is_ours(name: &str) -> bool {
    name.starts_with('V') && name.contains("__") && name.strip_suffix(".sql").is_some()
}

/// What to do with a folder of this layout, as a sentence.
pub(super) fn advice(layout: Layout) -> String {
    let (title, sign, word) = (layout.title(), layout.sign(), layout.word());
    format!(
        "these are {title}'s files ({sign}): convert them into a folder of their own with \
         `authctl migrate import --from {word} DIR --set migrations.folder=NEW`"
    )
}

/// Where a script comes from, for the comment at the top of its file: one line, without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin(String);

impl Origin {
    fn of(file: &File) -> Self {
        Self::from(&file.name)
    }

    fn of_part(file: &File, part: usize) -> Self {
        Self::from(&format!("{}, section {part}", file.name))
    }

    fn from(words: &str) -> Self {
        Self(text::clean(words))
    }

    /// The words.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What one file of ours is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Script {
    /// Where it comes from.
    pub(super) origin: Origin,
    /// Its statements.
    pub(super) text: String,
    /// Whether it is to be run outside of a transaction.
    pub(super) outside_transaction: bool,
    /// Whether BEGIN and COMMIT around it were taken out.
    pub(super) unframed: bool,
}

/// One converted migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Converted {
    /// Its number in the other tool.
    pub(super) version: i64,
    /// Its words, as refinery takes them.
    pub(super) name: String,
    /// The way forward.
    pub(super) up: Script,
    /// The way back, where there is one.
    pub(super) down: Option<Script>,
}

impl Converted {
    /// One of these parts; a way forward without statements is kept, because its number counts: its file does
    /// nothing, and says so by a statement.
    fn new(version: i64, name: String, origin: Origin, up: Option<Script>, down: Option<Script>) -> Self {
        let nothing =
            || Script { origin, text: "SELECT 1;\n".to_owned(), outside_transaction: false, unframed: false };
        Self { version, name, up: up.unwrap_or_else(nothing), down }
    }
}

/// What became of a folder.
pub(super) struct Conversion {
    /// The migrations, in the order in which the tool applies them.
    pub(super) migrations: Vec<Converted>,
    /// SQL files that the tool itself leaves alone.
    pub(super) left_out: Vec<String>,
}

/// The migrations of `folder`, or everything that is wrong with them.
pub(super) fn convert(layout: Layout, folder: &Folder) -> Result<Conversion> {
    let (own, others): (Vec<_>, Vec<_>) = folder.files.iter().partition(|file| layout.owns(file));
    let mut problems = Vec::new();
    let migrations = match layout {
        Layout::Dbmate => dbmate::convert(&own, &mut problems),
        Layout::GolangMigrate => golang_migrate::convert(&own, &mut problems),
        Layout::Sqlx => sqlx::convert(&own, &mut problems),
        Layout::Goose => goose::convert(&own, &mut problems),
        Layout::Ef => ef::convert(&own, &mut problems),
    };
    problems.extend(match layout {
        Layout::Goose => goose::programs(folder),
        Layout::GolangMigrate => golang_migrate::other_endings(folder),
        Layout::Dbmate | Layout::Sqlx | Layout::Ef => Vec::new(),
    });
    if !problems.is_empty() {
        return Err(refusal(layout, problems));
    }
    if migrations.is_empty() {
        let message = format!("there is no migration of {} in `{}`", layout.title(), folder.path.display());
        return Err(Error::usage(message).hint(format!("its files are known by {}", layout.sign())));
    }
    let left_out = others.into_iter().map(|file| text::clean(&file.name)).collect();
    Ok(Conversion { migrations, left_out })
}

fn refusal(layout: Layout, mut problems: Vec<String>) -> Error {
    let hint = "correct that in the other tool's files; nothing was written";
    if problems.len() == 1 {
        return Error::usage(problems.remove(0)).hint(hint);
    }
    let places = text::plural(problems.len(), "place");
    let message = format!("{}'s files cannot be converted at {places}", layout.title());
    problems.into_iter().fold(Error::usage(message), Error::because).hint(hint)
}

#[cfg(test)]
impl Converted {
    /// What files with these names and texts become.
    pub(super) fn of(layout: Layout, files: &[(&str, &str)]) -> Vec<Self> {
        convert(layout, &Folder::of(files)).map(|conversion| conversion.migrations).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_are_told_apart() {
        let up = "-- migrate:up\n";
        for (files, layout) in [
            (vec![("1_a.sql", "--  migrate:up transaction:false")], Some(Layout::Dbmate)),
            (vec![("1_a.sql", "SELECT 1;"), ("2_b.sql", "-- +goose up\n")], Some(Layout::Goose)),
            (vec![("a.sql", "DELETE FROM h WHERE \"MigrationId\" = '1_A'")], Some(Layout::Ef)),
            (vec![("a.sql", "INSERT INTO h (migration_id, product_version)")], Some(Layout::Ef)),
            (vec![("1_a.sql", "DROP TABLE \"__EFMigrationsHistory\"")], Some(Layout::Sqlx)),
            (vec![("1_a.up.sql", ""), ("1_a.down.sql", "")], Some(Layout::GolangMigrate)),
            (vec![("1_a.up.sql", "-- no-transaction\n"), ("1_a.down.sql", "")], Some(Layout::Sqlx)),
            (vec![("1_a.up.sql", ""), ("1_a.down.sql", ""), ("2_b.sql", "")], Some(Layout::Sqlx)),
            (vec![("20240101120000_a.sql", "SELECT 1;")], Some(Layout::Sqlx)),
            (vec![("V1__a.sql", "SELECT 1;"), ("2_b.sql", "SELECT 1;")], None),
            (vec![("V1__a.sql", "SELECT 1;"), ("2_b.sql", up)], Some(Layout::Dbmate)),
            (vec![("1_a.sql", "---- create above / drop below ----")], None),
            (vec![("users.sql", "SELECT '-- migrate:up'")], None),
            (vec![], None),
        ] {
            assert_eq!(recognise(&files), layout, "{files:?}");
        }
    }

    #[test]
    fn all_complaints_are_told_at_once() {
        let folder = Folder::of(&[("1_a.sql", ""), ("2_b.sql", "-- migrate:down"), ("seed.sql", "")]);
        let error = convert(Layout::Dbmate, &folder).err().unwrap();
        assert_eq!(error.message(), "dbmate's files cannot be converted at 2 places");
        assert_eq!(error.causes().len(), 2);
    }

    #[test]
    fn what_the_tool_leaves_alone_is_told() {
        let folder = Folder::of(&[("1_a.sql", "-- migrate:up\nSELECT 1;\n"), ("seed.sql", "SELECT 2;")]);
        assert_eq!(convert(Layout::Dbmate, &folder).ok().unwrap().left_out, ["seed.sql"]);
        let error = convert(Layout::Ef, &folder).err().unwrap();
        assert_eq!(error.message(), "there is no migration of Entity Framework in `old`");
    }

    #[test]
    fn advice_names_the_command() {
        assert_eq!(
            advice(Layout::Goose),
            "these are goose's files (`-- +goose Up` annotations): convert them into a folder of their own with \
             `authctl migrate import --from goose DIR --set migrations.folder=NEW`"
        );
    }
}
