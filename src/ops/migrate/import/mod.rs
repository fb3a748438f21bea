//! `migrate import`: the migrations of another tool as files of ours.

mod arrange;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{self, Migration, Source};
use super::foreign::{self, Folder, Layout};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::report::{Cell, Column, Label, Report, Table, Value};
use crate::text;
use arrange::{Arrangement, Entry, NewFile};
use write::Room;

/// Where the files go.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The folder; it is made where there is none.
    pub folder: PathBuf,
    /// Whether the configuration names it, so that every other command uses it.
    pub is_configured: bool,
}

/// The migrations of another tool, and the files that they become.
pub struct Import {
    asked: Option<Layout>,
    from: PathBuf,
    to: Destination,
    target: String,
    layout: Layout,
    entries: Vec<Entry>,
    files: Vec<NewFile>,
    notes: Vec<String>,
}

/// Works out what the migrations in `from` become in `to`; their layout is recognised where none is said.
pub fn plan(layout: Option<Layout>, from: &Path, to: &Destination) -> Result<Import> {
    keep_apart(from, &to.folder)?;
    let folder = Folder::read(from)?;
    let found = decide(layout, &folder, from)?;
    let conversion = foreign::convert(found, &folder)?;
    let there = there_already(&to.folder)?;
    let Arrangement { entries, files, mut notes } =
        arrange::arrange(&conversion.migrations, &there, &to.folder)?;
    if !conversion.left_out.is_empty() {
        let (title, files) = (found.title(), conversion.left_out.join(", "));
        notes.push(format!("Left out, as {title} does itself: {files}."));
    }
    if found == Layout::Ef && !entries.iter().any(|entry| entry.has_way_back) {
        notes.push(
            "The script leads forward only. One more in the same folder, made with `dotnet ef migrations script \
             LAST 0`, gives the ways back."
                .to_owned(),
        );
    }
    Ok(Import {
        asked: layout,
        from: from.to_owned(),
        to: to.clone(),
        target: to.folder.display().to_string(),
        layout: found,
        entries,
        files,
        notes,
    })
}

/// A folder with the files of two tools would be of use to neither.
fn keep_apart(from: &Path, to: &Path) -> Result<()> {
    let (Ok(source), Ok(target)) = (from.canonicalize(), to.canonicalize()) else { return Ok(()) };
    if source != target {
        return Ok(());
    }
    let shown = text::operand(&from.to_string_lossy());
    Err(Error::usage(format!("`{}` is the folder to write to as well", text::clean(&from.to_string_lossy())))
        .hint(format!(
            "write into another one: `authctl migrate import --set migrations.folder=NEW {shown}`"
        )))
}

/// The layout to read by: what was said, unless the files say otherwise.
fn decide(asked: Option<Layout>, folder: &Folder, from: &Path) -> Result<Layout> {
    let contents = folder.contents();
    match (asked, foreign::recognise(&contents)) {
        (Some(asked), Some(seen)) if !agree(asked, seen) => {
            let (title, sign) = (seen.title(), seen.sign());
            Err(Error::usage(format!("these are {title}'s files ({sign}), not {}'s", asked.title()))
                .hint(format!("say `--from {}`, or leave it out", seen.word())))
        }
        (Some(layout), _) | (None, Some(layout)) => Ok(layout),
        (None, None) => Err(unknown(&contents, from)),
    }
}

/// A pair of files is the same to golang-migrate and to sqlx.
fn agree(asked: Layout, seen: Layout) -> bool {
    let pairs = [Layout::GolangMigrate, Layout::Sqlx];
    asked == seen || (pairs.contains(&asked) && pairs.contains(&seen))
}

fn unknown(contents: &[(&str, &str)], from: &Path) -> Error {
    let shown = text::clean(&from.to_string_lossy());
    if let Some(stranger) = foreign::stranger(contents) {
        return Error::usage(stranger)
            .hint("or write each by hand as `V<number>__<name>.sql`, with `down/` for the ways back");
    }
    if contents.iter().any(|(name, _)| foreign::is_ours(name)) {
        let set = text::argument(&format!("migrations.folder={}", from.to_string_lossy()));
        return Error::usage(format!("the files of `{shown}` are in authctl's own layout already"))
            .hint(format!("use them where they are: `authctl migrate status --set {set}`"));
    }
    let words = Layout::ALL.map(Layout::word).join(", ");
    Error::usage(format!("cannot tell which tool the files of `{shown}` were written for"))
        .hint(format!("say it with `--from`, which takes one of {words}"))
}

fn there_already(folder: &Path) -> Result<Vec<Migration>> {
    if std::fs::symlink_metadata(folder).is_err() {
        return Ok(Vec::new());
    }
    if !folder.is_dir() {
        return Err(Error::usage(format!("`{}` is no folder", folder.display()))
            .hint("set `migrations.folder` to a folder, which need not be there yet"));
    }
    let source = Source { folder: Some(folder.to_owned()), gaps_allowed: true, variables: BTreeMap::new() };
    files::load(&source).map_err(|error| {
        error.context(format!("`{}` is not in order, so nothing is written there", folder.display()))
    })
}

/// Writes the files: all of them appear, each of them whole, or none.
pub fn apply(approved: &Approved<Import>) -> Result<Imported> {
    let import = approved.plan();
    let room = Room::enter(&import.to.folder)?;
    // between the plan and the lock another run may have taken a number
    let now = plan(import.asked, &import.from, &import.to)?;
    if now.fingerprint() != approved.fingerprint() {
        return Err(Error::new(
            Kind::Conflict,
            format!("{} changed since the plan was shown", import.target),
        )
        .hint("run the command again and read the new plan"));
    }
    room.fill(&import.files)?;
    Ok(Imported { entries: import.entries.clone(), to: import.to.clone() })
}

impl Import {
    fn to_write(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.is_there).count()
    }
}

fn table(entries: &[Entry], done: bool) -> Table {
    let mut table = Table::new([
        Column::new("version"),
        Column::new("name"),
        Column::new("action"),
        Column::new("way_back"),
        Column::new("transaction"),
        Column::expendable("from", 3),
        Column::expendable("file", 5),
    ]);
    let action = if done { "written" } else { "write" };
    for entry in entries {
        let action = if entry.is_there { Cell::labelled("there already", Label::Dim) } else { action.into() };
        table.push([
            Value::Number(entry.version).into(),
            entry.name.as_str().into(),
            action,
            entry.has_way_back.into(),
            entry.in_transaction.into(),
            entry.origin.as_str().into(),
            entry.file.as_str().into(),
        ]);
    }
    table
}

impl Report for Import {
    fn kind(&self) -> &'static str {
        "migrate.import.plan/1"
    }

    fn table(&self) -> Table {
        table(&self.entries, false)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}

impl Plan for Import {
    fn action(&self) -> &'static str {
        "migrate.import"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let count = text::plural(self.to_write(), "migration");
        format!("write {count} of {} into {}", self.layout.title(), self.target)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    fn fingerprint(&self) -> Fingerprint {
        let paths: Vec<_> = self.files.iter().map(|file| file.path.to_string_lossy()).collect();
        let texts = self.files.iter().map(|file| file.text.as_str());
        let files = paths.iter().map(AsRef::as_ref).zip(texts).flat_map(|(path, text)| [path, text]);
        Fingerprint::of(&[self.action(), &self.target].into_iter().chain(files).collect::<Vec<_>>())
    }
}

/// The files that were written.
pub struct Imported {
    entries: Vec<Entry>,
    to: Destination,
}

impl Report for Imported {
    fn kind(&self) -> &'static str {
        "migrate.import/1"
    }

    fn table(&self) -> Table {
        table(&self.entries, true)
    }

    fn notes(&self) -> Vec<String> {
        let folder = self.to.folder.to_string_lossy();
        let set = text::argument(&format!("migrations.folder={folder}"));
        let option = if self.to.is_configured { String::new() } else { format!(" --set {set}") };
        let mut notes = vec![
            format!(
                "Look for what would hurt a live database with `authctl migrate lint --offline{option}`."
            ),
            format!(
                "A database that has this schema already is told so with `authctl migrate baseline{option}`."
            ),
        ];
        if !self.to.is_configured {
            notes.push(format!(
                "No configuration names {folder}: set `migrations.folder` in authctl.toml to use it without `--set`."
            ));
        }
        notes
    }
}
