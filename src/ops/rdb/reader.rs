//! An RDB stream key by key.

use super::digest::{self, Chain, element};
use super::input::Pieces;
use super::text::Texts;
use super::value::{self, Value};
use super::{module, payload};
use crate::error::{Error, Kind, Result};

/// A key as it lies in the stream.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entry {
    /// The number of its database.
    pub database: u64,
    /// The key.
    pub key: Vec<u8>,
    /// When it expires, in milliseconds of the epoch.
    pub expires_at: Option<u64>,
    /// For how many seconds nobody had asked for it, where the server keeps count.
    pub idle_seconds: Option<u64>,
    /// How often it is asked for, on the server's own scale, where it keeps count.
    pub frequency: Option<u8>,
    /// Of its database, key, value and expiry.
    pub digest: u128,
    /// Until when it and everything in it stays.
    pub until: Option<u64>,
    /// What RESTORE takes; empty where nobody asked for it.
    pub payload: Vec<u8>,
}

/// What comes next in a stream.
pub(crate) enum Event<'a> {
    /// A key. Its parts may be taken: the next one fills them anew.
    Key(&'a mut Entry),
    /// The code of a library of functions.
    Library(&'a [u8]),
}

/// Reads a stream to its end, and refuses one whose structure or check sum is wrong.
pub(crate) struct Reader {
    texts: Texts,
    version: u32,
    valkey: bool,
    with_payloads: bool,
    database: u64,
    entry: Entry,
}

mod opcode {
    pub(super) const SLOT_INFO: u8 = 244;
    pub(super) const LIBRARY: u8 = 245;
    pub(super) const MODULE: u8 = 247;
    pub(super) const IDLE: u8 = 248;
    pub(super) const FREQUENCY: u8 = 249;
    pub(super) const AUXILIARY: u8 = 250;
    pub(super) const SIZES: u8 = 251;
    pub(super) const EXPIRY_MILLISECONDS: u8 = 252;
    pub(super) const EXPIRY_SECONDS: u8 = 253;
    pub(super) const DATABASE: u8 = 254;
    pub(super) const END: u8 = 255;
    /// The least of them; types of values lie below.
    pub(super) const FIRST: u8 = 240;
}

impl Reader {
    /// Reads what `pieces` give; makes payloads for RESTORE where `with_payloads`.
    pub(crate) fn open(pieces: Pieces, with_payloads: bool) -> Result<Self> {
        let mut texts = Texts::new(pieces);
        let header: [u8; 9] = texts.input.array()?;
        let (valkey, digits) = match &header {
            [b'R', b'E', b'D', b'I', b'S', digits @ ..] => (false, &digits[..]),
            [b'V', b'A', b'L', b'K', b'E', b'Y', digits @ ..] => (true, &digits[..]),
            _ => {
                return Err(Error::new(
                    Kind::Findings,
                    "this is no RDB data: it does not begin with `REDIS`",
                ));
            }
        };
        let version = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        let version = version.ok_or_else(|| texts.damaged("the version of the format is no number"))?;
        let entry = Entry::default();
        Ok(Self { texts, version, valkey, with_payloads, database: 0, entry })
    }

    /// The version of the format.
    pub(crate) fn version(&self) -> u32 {
        self.version
    }

    /// How many bytes were read.
    pub(crate) fn position(&self) -> u64 {
        self.texts.input.position()
    }

    /// The next key or library; nothing at the end, which only a whole stream reaches.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'_>>> {
        self.entry = Entry { key: std::mem::take(&mut self.entry.key), ..Entry::default() };
        loop {
            match self.texts.input.byte()? {
                opcode::LIBRARY => return Ok(Some(Event::Library(self.texts.text()?))),
                opcode::END => return self.end().map(|()| None),
                code if code >= opcode::FIRST => self.remark(code)?,
                code => {
                    self.key(code)?;
                    return Ok(Some(Event::Key(&mut self.entry)));
                }
            }
        }
    }

    /// What is said about the stream, or about the next key.
    fn remark(&mut self, code: u8) -> Result<()> {
        let texts = &mut self.texts;
        match code {
            opcode::DATABASE => self.database = texts.length()?,
            opcode::EXPIRY_SECONDS => {
                let seconds = u64::from(u32::from_le_bytes(texts.input.array()?));
                self.entry.expires_at = Some(seconds * 1000);
            }
            opcode::EXPIRY_MILLISECONDS => {
                let moment = i64::from_le_bytes(texts.input.array()?);
                self.entry.expires_at = Some(u64::try_from(moment).unwrap_or_default());
            }
            opcode::IDLE => self.entry.idle_seconds = Some(texts.length()?),
            opcode::FREQUENCY => self.entry.frequency = Some(texts.input.byte()?),
            opcode::AUXILIARY => {
                texts.hash()?;
                texts.hash()?;
            }
            opcode::SIZES => {
                texts.length()?;
                texts.length()?;
            }
            opcode::SLOT_INFO => {
                texts.length()?;
                texts.length()?;
                texts.length()?;
            }
            opcode::MODULE => module_data(texts)?,
            _ => return Err(texts.damaged(&format!("a mark has the number {code}, which is not known here"))),
        }
        Ok(())
    }

    fn key(&mut self, code: u8) -> Result<()> {
        let Self { texts, entry, .. } = self;
        entry.database = self.database;
        entry.key.clear();
        entry.key.extend_from_slice(texts.text()?);
        if self.with_payloads {
            texts.input.keep(vec![code]);
        }
        let value = value::read(texts, code, self.valkey)?;
        if self.with_payloads {
            entry.payload = texts.input.kept();
            payload::seal(&mut entry.payload, self.version);
        }
        entry.digest(&value);
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        /// The first version with a check sum.
        const SUMMED: u32 = 5;
        let input = &mut self.texts.input;
        let right = input.sum();
        if self.version >= SUMMED {
            let told = u64::from_le_bytes(input.array()?);
            // a server that was told not to sum up writes 0
            if told != 0 && told != right {
                return Err(Error::new(Kind::Findings, "the RDB data is damaged: its check sum is wrong"));
            }
        }
        if input.is_over() {
            return Ok(());
        }
        Err(input.damaged("something follows the end"))
    }
}

/// What a module keeps beside the keys.
fn module_data(texts: &mut Texts) -> Result<()> {
    let _module = texts.length()?;
    if texts.length()? != module::UNSIGNED {
        return Err(texts.damaged("the data of a module does not say when it is for"));
    }
    let _when = texts.length()?;
    module::parts(texts, &mut Chain::default())
}

impl Entry {
    fn digest(&mut self, value: &Value) {
        // an expiry of 0 is one, and different from none
        let expiry = self.expires_at.map_or(0, |moment| moment.saturating_add(1));
        let content = element(digest::hash(&self.key), value.digest, expiry);
        self.digest = element(content, 0, self.database << 8 | value.kind as u64);
        self.until = [self.expires_at, value.field_expires_at].into_iter().flatten().min();
    }
}
