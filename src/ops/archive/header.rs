//! What an archive begins with.

use bytes::Bytes;

use super::notation::{self, Cursor, Fault, Read};
use crate::ops::repository;

const MAGIC: &[u8] = b"PGDMP";
/// Bytes of a number, as the header tells; those of every machine of our days.
const NUMBER_BYTES: u8 = 4;

/// The shapes of an archive that PostgreSQL 15 to 18 write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 1.14, of PostgreSQL 12 to 15: compression is a level.
    V14,
    /// 1.15, of PostgreSQL 16: compression is a method.
    V15,
    /// 1.16, of PostgreSQL 17 and 18: an entry tells what kind of relation it makes, and large objects come in groups.
    V16,
}

impl Version {
    fn minor(self) -> u8 {
        match self {
            Self::V14 => 14,
            Self::V15 => 15,
            Self::V16 => 16,
        }
    }

    fn read(cursor: &mut Cursor<'_>) -> Read<Self> {
        let version = match cursor.take(3)? {
            [1, 14, 0] => Self::V14,
            [1, 15, 0] => Self::V15,
            [1, 16, 0] => Self::V16,
            [major, minor, _] => {
                return Err(Fault::Damaged(format!(
                    "its version is {major}.{minor}, and only 1.14 to 1.16 (PostgreSQL 12 to 18) are known"
                )));
            }
            _ => return Err(Fault::Short),
        };
        Ok(version)
    }
}

/// Where an archive keeps its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// After the table of contents in the same file.
    Custom,
    /// In files beside it; the byte is the one of tar archives.
    Directory,
}

impl Format {
    fn byte(self) -> u8 {
        match self {
            Self::Custom => 1,
            Self::Directory => 3,
        }
    }
}

/// How an archive's data are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// zlib's: gzip in files.
    Gzip,
    /// LZ4, which only `pg_dump` itself writes.
    Lz4,
    /// Zstandard, since 1.15.
    Zstd,
}

impl Compression {
    /// The methods, each at the place of its number.
    const ALL: [Self; 4] = [Self::None, Self::Gzip, Self::Lz4, Self::Zstd];

    /// What the names of data files end with.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Gzip => ".gz",
            Self::Lz4 => ".lz4",
            Self::Zstd => ".zst",
        }
    }
}

impl From<repository::Compression> for Compression {
    fn from(compression: repository::Compression) -> Self {
        match compression {
            repository::Compression::None => Self::None,
            repository::Compression::Gzip(_) => Self::Gzip,
            repository::Compression::Zstd(_) => Self::Zstd,
        }
    }
}

/// What an archive begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The shape of what follows.
    pub version: Version,
    /// Where the data are.
    pub format: Format,
    /// How the data are compressed.
    pub compression: Compression,
    /// The level of zlib that 1.14 names instead of a method; −1 is zlib's own choice.
    level: i64,
    /// Bytes of a position in a file.
    pub(super) offset_bytes: u8,
    /// Second, minute, hour, day, month, year and summer time, as C has them.
    created: [i64; 7],
    /// The database that was dumped.
    pub database: Option<Bytes>,
    /// The version of its server.
    pub server_version: Option<Bytes>,
    /// The version of `pg_dump`.
    pub tool_version: Option<Bytes>,
}

impl Header {
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Read<Self> {
        if cursor.take(MAGIC.len())? != MAGIC {
            return Err(Fault::Damaged("it does not begin as archives do".to_owned()));
        }
        let version = Version::read(cursor)?;
        let (number_bytes, offset_bytes) = (cursor.byte()?, cursor.byte()?);
        if number_bytes != NUMBER_BYTES || offset_bytes > 8 {
            return Err(Fault::Damaged(format!(
                "its numbers have {number_bytes} bytes and its positions {offset_bytes}"
            )));
        }
        let format = match cursor.byte()? {
            1 => Format::Custom,
            3 => Format::Directory,
            other => return Err(Fault::Damaged(format!("its format is {other}"))),
        };
        let (compression, level) = compression(cursor, version)?;
        let mut created = [0; 7];
        for part in &mut created {
            *part = cursor.number()?;
        }
        Ok(Self {
            version,
            format,
            compression,
            level,
            offset_bytes,
            created,
            database: cursor.string()?,
            server_version: cursor.string()?,
            tool_version: cursor.string()?,
        })
    }

    pub(super) fn write(&self, to: &mut Vec<u8>) {
        to.extend(MAGIC);
        to.extend([1, self.version.minor(), 0, NUMBER_BYTES, self.offset_bytes, self.format.byte()]);
        match self.version {
            Version::V14 => notation::write_number(to, self.level),
            Version::V15 | Version::V16 => to.push(self.compression as u8),
        }
        self.created.iter().for_each(|part| notation::write_number(to, *part));
        for string in [&self.database, &self.server_version, &self.tool_version] {
            notation::write_string(to, string.as_deref());
        }
    }

    /// Says how the data will be compressed, at the level that `pg_dump` takes when nobody names one.
    pub(super) fn compress(&mut self, compression: Compression) {
        self.compression = compression;
        self.level = if compression == Compression::None { 0 } else { -1 };
    }

    /// The major version of `pg_dump`.
    pub fn tool_major(&self) -> Option<u32> {
        let version = std::str::from_utf8(self.tool_version.as_deref()?).ok()?;
        version.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    }
}

fn compression(cursor: &mut Cursor<'_>, version: Version) -> Read<(Compression, i64)> {
    if version == Version::V14 {
        let level = cursor.number()?;
        return Ok((if level == 0 { Compression::None } else { Compression::Gzip }, level));
    }
    let method = cursor.byte()?;
    let known = Compression::ALL.get(usize::from(method)).copied();
    let known = known.ok_or_else(|| Fault::Damaged(format!("its compression is {method}")))?;
    Ok((known, 0))
}
