//! A directory archive: a file for the table of contents, and files for data.

use bytes::Bytes;

use super::header::{Compression, Format, Version};
use super::toc::{Entry, Place, Toc};
use crate::error::{Error, Result};

/// What follows the rows in a data file.
pub const DATA_FOOTER: &[u8] = b"\\.\n\n\n";

/// The file of a large object, without what compression appends to the name.
pub fn blob_file(oid: u32) -> String {
    format!("blob_{oid}.dat")
}

/// The line of a large object in the list that the file of its entry is. The list is never compressed.
pub fn blob_line(oid: u32) -> String {
    format!("{oid} {}\n", blob_file(oid))
}

impl Toc {
    /// The table of contents of a directory with the same objects, as `pg_dump --format=directory` writes it.
    pub fn to_directory(mut self, compression: Compression) -> Result<Self> {
        let old = self.header.version == Version::V14;
        if old && !matches!(compression, Compression::None | Compression::Gzip) {
            return Err(Error::usage("archives of PostgreSQL 15 and older know no compression but gzip")
                .hint("set gzip for backups of this server"));
        }
        self.header.format = Format::Directory;
        self.header.compress(compression);
        let version = self.header.version;
        for entry in &mut self.entries {
            entry.place = Place::File(Bytes::from(file_name(entry, version)));
        }
        Ok(self)
    }
}

fn file_name(entry: &Entry, version: Version) -> String {
    match (entry.is(&["BLOBS"]), entry.has_data) {
        (true, _) if version < Version::V16 => "blobs.toc".to_owned(),
        (true, _) => format!("blobs_{}.toc", entry.dump_id),
        (false, true) => format!("{}.dat", entry.dump_id),
        (false, false) => String::new(),
    }
}
