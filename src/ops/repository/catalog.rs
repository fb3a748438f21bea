//! The sets of a repository.

use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;

use super::mark::{BEGUN, MANIFEST, REMOVED};
use super::set::{Opened, open_manifest};
use super::{Manifest, SetId, Verification, verification};
use crate::conn::repository::Reader;
use crate::error::{Error, Kind, Result};
use crate::text;

/// How many sets are looked at side by side.
const SIDE_BY_SIDE: usize = 16;

/// Every set of a repository, the newest last, and what is no set.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The sets.
    pub sets: Vec<Known>,
    /// Sets that are being written or removed, or whose writer is gone: name and when their mark was last renewed.
    pub unfinished: Vec<(SetId, Timestamp)>,
    /// Sets whose manifest is damaged or lost, with what is wrong.
    pub damaged: Vec<(SetId, String)>,
    /// What a reader must know beside: records that could not be read.
    pub notes: Vec<String>,
}

/// A set with a whole manifest.
#[derive(Clone, Debug)]
pub struct Known {
    /// What is in it.
    pub manifest: Manifest,
    /// Its verifications, the newest last.
    pub verifications: Vec<Verification>,
}

impl Known {
    /// Its name.
    pub fn id(&self) -> &SetId {
        &self.manifest.set
    }

    fn has_label(&self, name: &str) -> bool {
        self.manifest.label.as_deref() == Some(name)
    }
}

/// What a folder with a set's name turned out to be.
enum Found {
    Whole(Box<Known>, Vec<String>),
    Unfinished(SetId, Timestamp),
    Damaged(SetId, String),
    Nothing,
}

impl Catalog {
    /// Reads what is there. Folders and files that are no sets are nobody's business.
    pub async fn read(reader: &Reader) -> Result<Self> {
        let mut sets: Vec<_> =
            reader.folders("").await?.iter().filter_map(|name| SetId::parse(name)).collect();
        sets.sort();
        let looks = sets.into_iter().map(|set| look(reader, set)).collect::<Vec<_>>();
        let found: Vec<Found> = stream::iter(looks).buffered(SIDE_BY_SIDE).try_collect().await?;
        let mut catalog = Self::default();
        for found in found {
            match found {
                Found::Whole(set, notes) => {
                    catalog.sets.push(*set);
                    catalog.notes.extend(notes);
                }
                Found::Unfinished(set, renewed) => catalog.unfinished.push((set, renewed)),
                Found::Damaged(set, how) => catalog.damaged.push((set, how)),
                Found::Nothing => {}
            }
        }
        Ok(catalog)
    }

    /// The set that `name` means: its name, the beginning of it that only one has, its label, or `latest`. Of several
    /// with one label it is the newest; [`caveat`](Self::caveat) says so.
    pub fn find(&self, name: &str) -> Result<&Known> {
        if name == "latest" {
            return self.sets.last().ok_or_else(|| self.unknown(name));
        }
        if let Some(set) = self.sets.iter().find(|set| set.id().as_str() == name) {
            return Ok(set);
        }
        let labelled = self.sets.iter().rfind(|set| set.has_label(name));
        let mut begun: Vec<&Known> = self.beginning(name).collect();
        begun.retain(|set| !set.has_label(name));
        match (labelled, begun.as_slice()) {
            (Some(set), []) => Ok(set),
            (None, [set]) => Ok(set),
            (None, []) => Err(self.unknown(name)),
            (labelled, begun) => Err(ambiguous(name, labelled.into_iter().chain(begun.iter().copied()))),
        }
    }

    fn beginning(&self, name: &str) -> impl Iterator<Item = &Known> {
        self.sets.iter().filter(move |set| !name.is_empty() && set.id().as_str().starts_with(name))
    }

    /// What must be said beside the set that [`find`](Self::find) finds by `name`: that others have its label too, or
    /// that the latest is not the newest that was begun.
    pub fn caveat(&self, name: &str) -> Option<String> {
        let found = self.find(name).ok()?;
        if name == "latest" {
            let newer =
                self.damaged.iter().map(|(set, how)| (set, how.as_str())).rfind(|(set, _)| *set > found.id());
            return newer.map(|(set, how)| {
                format!("set {set} is newer than {} and of no use: its manifest {how}", found.id())
            });
        }
        let others = self.sets.iter().filter(|set| set.has_label(name)).count();
        (found.has_label(name) && others > 1).then(|| {
            format!("{} are labelled `{name}`; {} is the newest", text::plural(others, "set"), found.id())
        })
    }

    fn unknown(&self, name: &str) -> Error {
        let stands = |set: &SetId| !name.is_empty() && set.as_str().starts_with(name);
        if let Some((set, how)) = self.damaged.iter().find(|(set, _)| stands(set)) {
            return Error::new(Kind::Findings, format!("the manifest of set {set} {how}"));
        }
        if let Some((set, renewed)) = self.unfinished.iter().find(|(set, _)| stands(set)) {
            return Error::new(Kind::Conflict, format!("set {set} has no manifest yet")).because(format!(
                "it is being written or removed, or was left so; last sign of life at {renewed}"
            ));
        }
        let message = match name {
            "latest" => "there is no set in the repository".to_owned(),
            name => format!("there is no set `{}`", text::clean(name)),
        };
        let labels = self.sets.iter().filter_map(|set| set.manifest.label.as_deref());
        let names = labels.chain(self.sets.iter().map(|set| set.id().as_str()));
        let hint = match text::nearest(name, names) {
            Some(near) => format!("did you mean `{near}`? `authctl backup list` shows what is there"),
            None => "`authctl backup list` shows what is there".to_owned(),
        };
        Error::usage(message).hint(hint)
    }
}

fn ambiguous<'a>(name: &str, sets: impl Iterator<Item = &'a Known>) -> Error {
    let sets: Vec<&str> = sets.map(|set| set.id().as_str()).collect();
    Error::usage(format!("`{name}` may mean {}", text::plural(sets.len(), "set"))).because(sets.join(", "))
}

async fn look(reader: &Reader, set: SetId) -> Result<Found> {
    let mut opened = open_manifest(reader, &set).await?;
    if matches!(opened, Opened::Missing) {
        let files = reader.list(set.as_str()).await?;
        let file = |name: &str| files.iter().find(|file| file.path == set.path(name));
        if file(MANIFEST).is_none() {
            return Ok(match file(REMOVED).or_else(|| file(BEGUN)) {
                Some(mark) => Found::Unfinished(set, mark.modified),
                None if files.is_empty() => Found::Nothing,
                None => Found::Damaged(set, "is missing, and nobody is at work on the set".to_owned()),
            });
        }
        // it was finished between the two looks
        opened = open_manifest(reader, &set).await?;
    }
    match opened {
        Opened::Whole(manifest) => known(reader, *manifest).await,
        Opened::Damaged(how) => Ok(Found::Damaged(set, how)),
        Opened::Missing => Ok(Found::Nothing),
    }
}

async fn known(reader: &Reader, manifest: Manifest) -> Result<Found> {
    let set = &manifest.set;
    let paths = verification::records(reader, set).await?;
    let documents = paths.iter().map(|path| reader.get(path));
    let documents: Vec<_> =
        stream::iter(documents.collect::<Vec<_>>()).buffered(SIDE_BY_SIDE).try_collect().await?;
    let (mut verifications, mut notes) = (Vec::new(), Vec::new());
    for (path, document) in paths.iter().zip(documents) {
        match document.map(|document| Verification::read(&document, set)) {
            Some(Ok(record)) => verifications.push(record),
            Some(Err(how)) => notes.push(format!("the record {path} {how}, so it does not count")),
            None => {}
        }
    }
    verifications.sort_by_key(|record| record.at);
    Ok(Found::Whole(Box::new(Known { manifest, verifications }), notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(name: &str, label: Option<&str>) -> Known {
        let manifest = Manifest {
            format: 1,
            set: SetId::parse(name).unwrap(),
            label: label.map(str::to_owned),
            tool: String::new(),
            profile: None,
            begun_at: Timestamp::UNIX_EPOCH,
            ended_at: Timestamp::UNIX_EPOCH,
            encryption: None,
            parts: Vec::new(),
            files: Vec::new(),
        };
        Known { manifest, verifications: Vec::new() }
    }

    fn catalog() -> Catalog {
        let sets = vec![
            set("20260101-000000-aaaa", Some("before")),
            set("20260102-000000-bbbb", Some("before")),
            set("20260103-000000-cccc", Some("202601")),
        ];
        let lost = SetId::parse("20260104-000000-dddd").unwrap();
        Catalog { sets, damaged: vec![(lost, "is cut off".to_owned())], ..Catalog::default() }
    }

    fn found(name: &str) -> Result<String, Error> {
        catalog().find(name).map(|set| set.id().to_string())
    }

    #[test]
    fn a_set_is_found_by_name_beginning_label_and_as_the_latest() {
        assert_eq!(found("20260102-000000-bbbb").unwrap(), "20260102-000000-bbbb");
        assert_eq!(found("20260102").unwrap(), "20260102-000000-bbbb");
        assert_eq!(found("before").unwrap(), "20260102-000000-bbbb");
        assert_eq!(found("latest").unwrap(), "20260103-000000-cccc");
    }

    #[test]
    fn what_means_several_sets_is_said() {
        assert!(
            found("2026010").unwrap_err().to_string().contains("20260101-000000-aaaa, 20260102-000000-bbbb")
        );
        // one set's label is the beginning of the others' names
        assert!(found("202601").unwrap_err().message().contains("3 sets"));
        assert!(catalog().caveat("before").unwrap().contains("2 sets are labelled `before`"));
        assert_eq!(catalog().caveat("20260102"), None);
    }

    #[test]
    fn a_damaged_newer_set_is_told_beside_the_latest() {
        assert!(catalog().caveat("latest").unwrap().contains("20260104-000000-dddd"));
        let error = found("20260104").unwrap_err();
        assert_eq!(error.kind(), Kind::Findings);
        assert!(error.message().ends_with("is cut off"), "{error}");
    }

    #[test]
    fn what_is_not_there_is_no_set() {
        for name in ["", "nothing", "2027"] {
            assert_eq!(found(name).unwrap_err().kind(), Kind::Usage, "{name:?}");
        }
        assert!(Catalog::default().find("latest").unwrap_err().message().contains("no set"));
        assert!(found("befor").unwrap_err().hints()[0].contains("`before`"));
    }
}
