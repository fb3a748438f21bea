//! The table of contents of an archive: a header and an entry for every object.

use std::collections::HashSet;

use bytes::Bytes;

use super::header::{Format, Header, Version};
use super::notation::{self, Cursor, Fault, Read};
use crate::error::Result;

/// The number of an entry, by which others depend on it.
pub type DumpId = u32;

/// When an entry is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// With the object that it is about.
    None = 1,
    /// Before the rows.
    PreData = 2,
    /// With the rows.
    Data = 3,
    /// After the rows.
    PostData = 4,
}

/// Where an entry's data are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a custom archive: how sure it is, and from which byte.
    Position {
        /// 1 where it was not known, 2 where it is, 3 where there are no data.
        state: u8,
        /// The byte, in as many bytes as the header says.
        offset: Bytes,
    },
    /// In a directory: the name of a file, empty where there are no data.
    File(Bytes),
}

/// An object, or its rows.
///
/// Texts are as they were in the database's encoding, or the one that `pg_dump` was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub dump_id: DumpId,
    /// Whether the archive holds data for it.
    pub has_data: bool,
    /// The catalog that lists the object: 1259 for a table, 0 for its rows.
    pub catalog: u32,
    /// The object in it.
    pub oid: u32,
    /// Its name.
    pub tag: Option<Bytes>,
    /// What it is: `TABLE`, `TABLE DATA`.
    pub description: Option<Bytes>,
    /// When it is restored.
    pub section: Section,
    /// The statement that makes it.
    pub definition: Option<Bytes>,
    /// The statement that drops it.
    pub drop_statement: Option<Bytes>,
    /// The statement that takes its data.
    pub copy_statement: Option<Bytes>,
    /// Its schema.
    pub schema: Option<Bytes>,
    /// Its tablespace.
    pub tablespace: Option<Bytes>,
    /// Its table access method.
    pub access_method: Option<Bytes>,
    /// What kind of relation it is, as a character, or 0; only in 1.16.
    pub relation_kind: i64,
    /// Its owner.
    pub owner: Option<Bytes>,
    /// `false`, since PostgreSQL 12.
    pub with_oids: Option<Bytes>,
    /// What must be restored before it.
    pub dependencies: Vec<DumpId>,
    /// Where its data are.
    pub place: Place,
}

impl Entry {
    pub(super) fn read(cursor: &mut Cursor<'_>, header: &Header) -> Read<Self> {
        Ok(Self {
            dump_id: dump_id(cursor)?,
            has_data: truth(cursor)?,
            catalog: cursor.digits()?.ok_or_else(missing)?,
            oid: cursor.digits()?.ok_or_else(missing)?,
            tag: cursor.string()?,
            description: cursor.string()?,
            section: section(cursor)?,
            definition: cursor.string()?,
            drop_statement: cursor.string()?,
            copy_statement: cursor.string()?,
            schema: cursor.string()?,
            tablespace: cursor.string()?,
            access_method: cursor.string()?,
            relation_kind: if header.version < Version::V16 { 0 } else { cursor.number()? },
            owner: cursor.string()?,
            with_oids: cursor.string()?,
            dependencies: dependencies(cursor)?,
            place: place(cursor, header)?,
        })
    }

    fn write(&self, to: &mut Vec<u8>, version: Version) {
        notation::write_number(to, i64::from(self.dump_id));
        notation::write_number(to, i64::from(self.has_data));
        notation::write_digits(to, self.catalog);
        notation::write_digits(to, self.oid);
        notation::write_string(to, self.tag.as_deref());
        notation::write_string(to, self.description.as_deref());
        notation::write_number(to, self.section as i64);
        let middle = [
            &self.definition,
            &self.drop_statement,
            &self.copy_statement,
            &self.schema,
            &self.tablespace,
            &self.access_method,
        ];
        for string in middle {
            notation::write_string(to, string.as_deref());
        }
        if version >= Version::V16 {
            notation::write_number(to, self.relation_kind);
        }
        notation::write_string(to, self.owner.as_deref());
        notation::write_string(to, self.with_oids.as_deref());
        self.dependencies.iter().for_each(|other| notation::write_digits(to, *other));
        notation::write_string(to, None);
        match &self.place {
            Place::Position { state, offset } => {
                to.push(*state);
                to.extend(offset);
            }
            Place::File(name) => notation::write_string(to, Some(name)),
        }
    }

    /// Whether it is one of these: `TABLE`, `INDEX`.
    pub fn is(&self, descriptions: &[&str]) -> bool {
        let own = self.description.as_deref().unwrap_or_default();
        descriptions.iter().any(|description| description.as_bytes() == own)
    }

    /// The file of a directory archive with its data, without what compression appends to the name.
    pub fn file(&self) -> Option<&str> {
        match &self.place {
            Place::File(name) if !name.is_empty() => std::str::from_utf8(name).ok(),
            Place::File(_) | Place::Position { .. } => None,
        }
    }
}

fn missing() -> Fault {
    Fault::Damaged("an entry does not say which object it is".to_owned())
}

fn dump_id(cursor: &mut Cursor<'_>) -> Read<DumpId> {
    let number = cursor.number()?;
    let id = i32::try_from(number).ok().and_then(|id| DumpId::try_from(id).ok()).filter(|id| *id > 0);
    id.ok_or_else(|| Fault::Damaged(format!("an entry has the number {number}")))
}

fn truth(cursor: &mut Cursor<'_>) -> Read<bool> {
    match cursor.number()? {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(Fault::Damaged(format!("{other} is neither yes nor no"))),
    }
}

fn section(cursor: &mut Cursor<'_>) -> Read<Section> {
    match cursor.number()? {
        1 => Ok(Section::None),
        2 => Ok(Section::PreData),
        3 => Ok(Section::Data),
        4 => Ok(Section::PostData),
        other => Err(Fault::Damaged(format!("an entry is of section {other}"))),
    }
}

fn dependencies(cursor: &mut Cursor<'_>) -> Read<Vec<DumpId>> {
    let mut all = Vec::new();
    while let Some(id) = cursor.digits()? {
        all.push(id);
    }
    Ok(all)
}

fn place(cursor: &mut Cursor<'_>, header: &Header) -> Read<Place> {
    match header.format {
        Format::Custom => {
            let state = cursor.byte()?;
            let offset = Bytes::copy_from_slice(cursor.take(usize::from(header.offset_bytes))?);
            Ok(Place::Position { state, offset })
        }
        Format::Directory => {
            let name = cursor.string()?;
            name.map(Place::File).ok_or_else(|| Fault::Damaged("an entry names no file".to_owned()))
        }
    }
}

/// The table of contents of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toc {
    /// What the archive begins with.
    pub header: Header,
    /// Its objects, in the order in which they are restored.
    pub entries: Vec<Entry>,
}

impl Toc {
    /// Reads a `toc.dat`, or what a custom archive begins with. The strings stay parts of `bytes`.
    pub fn read(bytes: &Bytes) -> Result<Self> {
        Self::parse(bytes).map_err(Fault::explained)
    }

    pub(super) fn parse(bytes: &Bytes) -> Read<Self> {
        let cursor = &mut Cursor::keeping(bytes);
        let header = Header::read(cursor)?;
        let count = count(cursor)?;
        let mut toc = Self { header, entries: Vec::new() };
        let mut seen = HashSet::new();
        for _ in 0..count {
            let entry = Entry::read(cursor, &toc.header)?;
            if !seen.insert(entry.dump_id) {
                return Err(Fault::Damaged(format!("two entries have the number {}", entry.dump_id)));
            }
            toc.entries.push(entry);
        }
        match cursor.left() {
            0 => Ok(toc),
            more => Err(Fault::Damaged(format!("{more} bytes follow the last entry"))),
        }
    }

    /// Writes it as `pg_dump` does; what was read comes out byte for byte.
    pub fn write(&self) -> Vec<u8> {
        let mut to = Vec::new();
        self.header.write(&mut to);
        notation::write_number(&mut to, i64::try_from(self.entries.len()).unwrap_or(i64::MAX));
        self.entries.iter().for_each(|entry| entry.write(&mut to, self.header.version));
        to
    }

    /// The entry of this number.
    pub fn entry(&self, id: DumpId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.dump_id == id)
    }

    /// The encoding of its texts, and of all rows in its data files.
    pub fn encoding(&self) -> Option<&str> {
        let entry = self.entries.iter().find(|entry| entry.is(&["ENCODING"]))?;
        std::str::from_utf8(entry.definition.as_deref()?).ok()?.split('\'').nth(1)
    }
}

/// How many entries follow.
pub(super) fn count(cursor: &mut Cursor<'_>) -> Read<u32> {
    let number = cursor.number()?;
    u32::try_from(number).map_err(|_| Fault::Damaged(format!("it has {number} entries")))
}
