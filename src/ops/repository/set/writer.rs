//! Writing a set.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::cipher::{Cipher, ENDING};
use super::super::compression::{Compressor, Packing};
use super::super::heartbeat::Heartbeat;
use super::super::mark::{BEGUN, MANIFEST, Mark, REMOVED};
use super::super::pipe::Measure;
use super::super::removal::clear;
use super::super::sink::Stages;
use super::super::{Compression, File, Manifest, Pace, Part, Recipients, Sink, TOOL, sealed};
use super::SetId;
use super::ledger::Ledger;
use super::reader::unlike;
use crate::conn::repository::{Object, Writer};
use crate::error::{Error, Kind, Result};

/// What a new set is begun with.
#[derive(Clone, Debug)]
pub struct Begin {
    /// What the operator calls it.
    pub label: Option<String>,
    /// The profile whose services it is of.
    pub profile: Option<String>,
    /// To whom its files are encrypted; nobody where it is empty.
    pub recipients: Recipients,
    /// How fast content may be taken from the servers.
    pub pace: Pace,
}

/// A set that is being written. Sinks of it may be written side by side.
///
/// Dropped, it leaves its mark and its files, which are swept when this process has ended.
pub struct SetWriter {
    id: SetId,
    begin: Begin,
    begun_at: Timestamp,
    writer: Writer,
    ledger: Ledger,
    heartbeat: Heartbeat,
}

impl SetWriter {
    /// Begins a set: its mark is in the repository from now on and renewed until the end.
    pub async fn begin(writer: Writer, begin: Begin) -> Result<Self> {
        check_label(begin.label.as_deref())?;
        let begun_at = Timestamp::now();
        let sets = writer.folders("").await?;
        let newest = sets.iter().filter_map(|name| SetId::parse(name)).max();
        let id = SetId::new(begun_at, newest.as_ref());
        let heartbeat = Heartbeat::begin(writer.clone(), Mark::new(&id, begun_at)).await?;
        Ok(Self { id, begin, begun_at, writer, ledger: Ledger::default(), heartbeat })
    }

    /// Its name.
    pub fn id(&self) -> &SetId {
        &self.id
    }

    /// How fast content may be taken from the servers.
    pub fn pace(&self) -> &Pace {
        &self.begin.pace
    }

    /// A file of the set: `postgres/3412.dat`, whose name gets the ending of its compression (`.gz`, `.zst`) and of
    /// its encryption (`.age`).
    ///
    /// What others have compressed goes in without compression under a name that ends in `.gz` or `.zst` already; it
    /// is decompressed beside, to know that it can be and how much it holds.
    pub async fn create(&self, name: &str, compression: Compression) -> Result<Sink> {
        let compressor = Compressor::new(compression)?;
        let cipher = Cipher::new(&self.begin.recipients)?;
        let packing = Packing::of(name);
        if name.ends_with(ENDING) || (packing != Packing::Plain && compression != Compression::None) {
            return Err(Error::bug(format!("`{name}` has an ending that it is to get")));
        }
        let ending = if cipher.is_some() { ENDING } else { "" };
        let entry = self.ledger.open(format!("{name}{}{ending}", compression.ending()))?;
        let upload = self.writer.upload(&self.id.path(entry.path())).await?;
        let measure = (packing != Packing::Plain).then(|| Measure::new(packing));
        Ok(Sink::new(entry, Stages::new(compressor, cipher), upload, measure))
    }

    /// Writes the manifest, which makes the set exist, and takes the mark away. Where that fails, what was written is
    /// removed.
    pub async fn finish(self, parts: Vec<Part>) -> Result<Manifest> {
        let Self { id, begin, begun_at, writer, ledger, heartbeat } = self;
        let manifest = Manifest {
            format: Manifest::FORMAT,
            set: id,
            label: begin.label,
            tool: TOOL.to_owned(),
            profile: begin.profile,
            begun_at,
            ended_at: Timestamp::now(),
            encryption: begin.recipients.encryption(),
            parts,
            files: Vec::new(),
        };
        heartbeat.stop().await;
        let set = manifest.set.clone();
        match conclude(&writer, manifest, &ledger).await {
            Ok(manifest) => Ok(manifest),
            Err(error) => Err(match remove(&writer, &set).await {
                Ok(()) => error.done(format!("what was written of set {set} was removed")),
                Err(_) => {
                    error.hint(format!("what is left of set {set} is swept by the next `backup create`"))
                }
            }),
        }
    }

    /// Removes what was written of a set that came to nothing.
    pub async fn discard(self) -> Result<()> {
        self.heartbeat.stop().await;
        self.writer.quiet().await;
        remove(&self.writer, &self.id).await?;
        self.writer.delete_folder(self.id.as_str()).await
    }
}

/// A label must not mean something else already.
fn check_label(label: Option<&str>) -> Result<()> {
    match label {
        Some("") => Err(Error::usage("a label has at least one character")),
        Some(label) if label == "latest" || SetId::parse(label).is_some() => {
            Err(Error::usage(format!("`{label}` cannot be a label: it names a set already")))
        }
        _ => Ok(()),
    }
}

async fn conclude(writer: &Writer, mut manifest: Manifest, ledger: &Ledger) -> Result<Manifest> {
    manifest.files = ledger.files()?;
    manifest.check().map_err(|gap| Error::bug(format!("the manifest is incomplete: {gap}")))?;
    let document = sealed::seal(&manifest)?;
    let set = &manifest.set;
    check_files(set, &manifest.files, &writer.list(set.as_str()).await?)?;
    writer.put(&set.path(MANIFEST), document).await?;
    // whoever took this writer for dead has said so before looking for the manifest: see the module of marks
    if writer.get(&set.path(REMOVED)).await?.is_some() || writer.get(&set.path(BEGUN)).await?.is_none() {
        return Err(lost(set, "another run took its writer for dead and removed it"));
    }
    writer.delete(&[set.path(BEGUN)]).await?;
    Ok(manifest)
}

/// Everything that was written must be there as it was written, and nothing else but the mark.
fn check_files(set: &SetId, files: &[File], found: &[Object]) -> Result<()> {
    let found: BTreeMap<&str, &Object> = found.iter().map(|object| (object.path.as_str(), object)).collect();
    if !found.contains_key(set.path(BEGUN).as_str()) {
        return Err(lost(set, "its mark is gone"));
    }
    let findings = unlike(set, files, &found, &[BEGUN]);
    match findings.first() {
        None => Ok(()),
        Some(finding) => Err(lost(set, finding)),
    }
}

fn lost(set: &SetId, why: &str) -> Error {
    let message = format!("set {set} was changed by somebody else while it was written, so it is given up");
    Error::new(Kind::Conflict, message).because(why)
}

/// Removes a set that this process was writing: its mark goes last, so that a kill leaves it to be swept.
async fn remove(writer: &Writer, set: &SetId) -> Result<()> {
    let mark = set.path(BEGUN);
    writer.delete(&[set.path(MANIFEST)]).await?;
    clear(writer, set, &mark).await?;
    writer.delete(&[mark]).await
}
