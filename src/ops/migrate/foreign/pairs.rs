//! Migrations of one file each way: `7_add_users.up.sql` and `7_add_users.down.sql`.

use std::collections::BTreeMap;

use super::folder::File;
use super::lines::Lines;
use super::transaction::{Frame, settle};
use super::{Converted, Origin, Script, name};

/// Which way a file leads, and the words of its name; `None` for what is no migration.
pub(super) fn parse(name: &str) -> Option<(Direction, &str)> {
    let rest = name::number(name)?.1.strip_prefix('_')?.strip_suffix(".sql")?;
    let one_of = |ending, direction| Some((direction, rest.strip_suffix(ending)?));
    one_of(".up", Direction::Up)
        .or_else(|| one_of(".down", Direction::Down))
        .or(Some((Direction::Only, rest)))
}

/// Which way a file leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Forward, with a way back beside it.
    Up,
    /// Back.
    Down,
    /// Forward, for a tool that needs no way back.
    Only,
}

/// The lines of a file that count, and how the tool runs them.
type Reading = for<'a> fn(&'a File) -> (Lines<'a>, Frame);

/// A file, read.
struct Half {
    version: i64,
    words: String,
    /// The path to print.
    path: String,
    origin: Origin,
    script: Option<Script>,
}

/// The migrations of `files`, by rising version; as the tools do it, the number alone makes a pair.
pub(super) fn convert(files: &[&File], read: Reading, problems: &mut Vec<String>) -> Vec<Converted> {
    let (downs, ups): (Vec<&File>, Vec<&File>) =
        files.iter().copied().partition(|file| matches!(parse(&file.name), Some((Direction::Down, _))));
    let half = |file: &File, version, _: &str| half(file, version, read(file));
    let downs = name::each(&downs, half, problems).into_iter().map(|half| (half.version, half));
    let mut downs: BTreeMap<i64, Half> = downs.collect();
    // a way forward that cannot be converted is there all the same
    let numbers = ups.iter().filter_map(|file| name::version(file, name::number(&file.name)?.0).ok());
    let numbers: Vec<_> = numbers.collect();
    let lonely = downs.values().filter(|half| !numbers.contains(&half.version));
    problems.extend(lonely.map(|half| format!("{}: there is no `.up.sql` of its number", half.path)));
    let mut ups = name::each(&ups, half, problems);
    ups.sort_by_key(|half| half.version);
    let pair = |up: Half| {
        let down = downs.remove(&up.version).and_then(|half| half.script);
        Converted::new(up.version, up.words, up.origin, up.script, down)
    };
    ups.into_iter().map(pair).collect()
}

fn half(file: &File, version: i64, (lines, frame): (Lines<'_>, Frame)) -> Result<Half, String> {
    let words = parse(&file.name).map(|(_, words)| name::words(words)).unwrap_or_default();
    let (path, origin) = (file.path.clone(), Origin::of(file));
    let script = settle(file, origin.clone(), lines, frame)?;
    Ok(Half { version, words, path, origin, script })
}
