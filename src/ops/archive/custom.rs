//! A custom archive as it comes out of a pipe.

use std::collections::BTreeSet;

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt};

use super::header::{Compression, Format, Header};
use super::notation::{Cursor, Fault, Read, damaged};
use super::toc::{self, DumpId, Entry, Toc};
use crate::error::{Error, Result};

/// Data are handed out in pieces of about this size, however small the rows are that `pg_dump` wrote one by one.
const PIECE: usize = 256 * 1024;
/// From this size on, what `pg_dump` wrote at once is handed out without being copied.
const LARGE: usize = 32 * 1024;

const ROWS: u8 = 1;
const LARGE_OBJECTS: u8 = 3;

/// What comes next in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The table of contents, first of all.
    Toc(Box<Toc>),
    /// The data of a table begin.
    DataBegin {
        /// Its entry.
        dump_id: DumpId,
    },
    /// A piece of a table's data or of a large object; rows may be cut in two.
    Data(Bytes),
    /// The data of the table are complete, with what ends them.
    DataEnd,
    /// Large objects begin.
    BlobsBegin {
        /// Their entry.
        dump_id: DumpId,
    },
    /// A large object begins.
    BlobBegin {
        /// Its number.
        oid: u32,
    },
    /// The large object is complete.
    BlobEnd,
    /// The large objects of the entry are complete.
    BlobsEnd,
    /// The archive is complete: all data that its table of contents promises were there.
    End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Rows,
    LargeObject,
}

enum State {
    /// In the table of contents: how many bytes of it were seen, its header, and how many entries are missing.
    Contents { seen: usize, header: Option<(Box<Header>, u32)> },
    /// Between the data of two entries.
    Between,
    /// In data, so many bytes before the next length.
    Data { inside: Inside, left: usize },
    /// After the last piece of data.
    AfterData(Inside),
    /// Between two large objects.
    LargeObjects,
}

/// Takes a custom archive in pieces of any size and tells what is in it. Only archives that are not compressed
/// (`--compress=0`), which is the way to have them from a pipe.
pub struct CustomReader {
    pending: BytesMut,
    /// Data that wait until they are a piece.
    gathered: BytesMut,
    state: State,
    /// Entries whose data did not come yet.
    promised: BTreeSet<DumpId>,
    /// Whether no more bytes follow.
    finished: bool,
}

impl Default for CustomReader {
    fn default() -> Self {
        Self {
            pending: BytesMut::new(),
            gathered: BytesMut::new(),
            state: State::Contents { seen: 0, header: None },
            promised: BTreeSet::new(),
            finished: false,
        }
    }
}

impl CustomReader {
    /// Takes more of the archive.
    pub fn push(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
    }

    /// Says that the archive has no more bytes.
    pub fn finish(&mut self) {
        self.finished = true;
    }

    /// What comes next; nothing where more bytes are needed to know.
    #[expect(
        clippy::should_implement_trait,
        reason = "no item means that more bytes are needed, not the end"
    )]
    pub fn next(&mut self) -> Result<Option<Event>> {
        match self.step() {
            Ok(event) => Ok(Some(event)),
            Err(Fault::Short) if !self.finished => Ok(None),
            Err(fault) => Err(fault.explained().hint("look at what `pg_dump` said before")),
        }
    }

    fn step(&mut self) -> Read<Event> {
        match self.state {
            State::Contents { .. } => self.contents(),
            State::Between => self.block(),
            State::Data { inside, left } => self.data(inside, left),
            State::AfterData(Inside::Rows) => Ok(self.turn(State::Between, Event::DataEnd)),
            State::AfterData(Inside::LargeObject) => Ok(self.turn(State::LargeObjects, Event::BlobEnd)),
            State::LargeObjects => self.large_object(),
        }
    }

    fn turn(&mut self, state: State, event: Event) -> Event {
        self.state = state;
        event
    }

    fn contents(&mut self) -> Read<Event> {
        let State::Contents { seen, header } = &mut self.state else { return Err(Fault::Short) };
        if header.is_none() {
            let mut cursor = Cursor::measuring(&self.pending);
            let read = (Box::new(Header::read(&mut cursor)?), toc::count(&mut cursor)?);
            only_plain(&read.0)?;
            *seen = self.pending.len() - cursor.left();
            *header = Some(read);
        }
        while let Some((header, missing)) = header.as_mut().filter(|(_, missing)| *missing > 0) {
            let mut cursor = Cursor::measuring(&self.pending[*seen..]);
            Entry::read(&mut cursor, header)?;
            *seen = self.pending.len() - cursor.left();
            *missing -= 1;
        }
        let contents = self.pending.split_to(*seen).freeze();
        let toc = Toc::parse(&contents)?;
        self.promised =
            toc.entries.iter().filter(|entry| entry.has_data).map(|entry| entry.dump_id).collect();
        Ok(self.turn(State::Between, Event::Toc(Box::new(toc))))
    }

    fn block(&mut self) -> Read<Event> {
        if self.pending.is_empty() && self.finished {
            return match self.promised.first() {
                None => Ok(Event::End),
                Some(missing) => Err(Fault::Damaged(format!("it ends before the data of entry {missing}"))),
            };
        }
        let mut cursor = Cursor::measuring(&self.pending);
        let kind = cursor.byte()?;
        let number = cursor.number()?;
        let dump_id = DumpId::try_from(number).ok().filter(|id| self.promised.remove(id));
        let dump_id = dump_id.ok_or_else(|| Fault::Damaged(format!("it has data of entry {number}")))?;
        self.forget(cursor.left());
        match kind {
            ROWS => Ok(self.turn(data(Inside::Rows), Event::DataBegin { dump_id })),
            LARGE_OBJECTS => Ok(self.turn(State::LargeObjects, Event::BlobsBegin { dump_id })),
            other => Err(Fault::Damaged(format!("data of kind {other} follow"))),
        }
    }

    fn data(&mut self, inside: Inside, mut left: usize) -> Read<Event> {
        while self.gathered.len() < PIECE {
            if left == 0 {
                left = self.length()?;
                self.state = if left == 0 { State::AfterData(inside) } else { State::Data { inside, left } };
                if left == 0 {
                    return if self.gathered.is_empty() { self.step() } else { Ok(self.piece()) };
                }
            }
            let available = left.min(self.pending.len());
            if available == 0 {
                return Err(Fault::Short);
            }
            left -= available;
            self.state = State::Data { inside, left };
            if self.gathered.is_empty() && available >= LARGE {
                return Ok(Event::Data(self.pending.split_to(available).freeze()));
            }
            self.gathered.extend_from_slice(&self.pending[..available]);
            self.pending.advance(available);
        }
        Ok(self.piece())
    }

    fn piece(&mut self) -> Event {
        Event::Data(self.gathered.split().freeze())
    }

    fn large_object(&mut self) -> Read<Event> {
        let mut cursor = Cursor::measuring(&self.pending);
        // a number of 32 bits without a sign, written as if it had one
        let number = cursor.number()?;
        let oid = u32::try_from(number).or_else(|_| i32::try_from(number).map(i32::cast_unsigned));
        let oid = oid.map_err(|_| Fault::Damaged(format!("a large object has the number {number}")))?;
        self.forget(cursor.left());
        Ok(match oid {
            0 => self.turn(State::Between, Event::BlobsEnd),
            oid => self.turn(data(Inside::LargeObject), Event::BlobBegin { oid }),
        })
    }

    fn length(&mut self) -> Read<usize> {
        let mut cursor = Cursor::measuring(&self.pending);
        let number = cursor.number()?;
        let length = usize::try_from(number);
        self.forget(cursor.left());
        length.map_err(|_| Fault::Damaged(format!("a piece of data has the length {number}")))
    }

    /// Lets go of what was read, all but the last so many bytes.
    fn forget(&mut self, left: usize) {
        self.pending.advance(self.pending.len() - left);
    }
}

fn data(inside: Inside) -> State {
    State::Data { inside, left: 0 }
}

fn only_plain(header: &Header) -> Read<()> {
    if header.format != Format::Custom {
        return Err(Fault::Damaged("it is of another format than custom".to_owned()));
    }
    if header.compression != Compression::None {
        return Err(Fault::Damaged("it is compressed, and `--compress=0` was expected".to_owned()));
    }
    Ok(())
}

/// The same over what `pg_dump` writes.
pub struct CustomStream<R> {
    input: R,
    reader: CustomReader,
}

impl<R: AsyncRead + Unpin> CustomStream<R> {
    /// Reads the archive from `input`.
    pub fn new(input: R) -> Self {
        Self { input, reader: CustomReader::default() }
    }

    /// What comes next. Nothing is lost where the future is dropped.
    pub async fn next(&mut self) -> Result<Event> {
        loop {
            if let Some(event) = self.reader.next()? {
                return Ok(event);
            }
            self.reader.pending.reserve(PIECE);
            let read = self.input.read_buf(&mut self.reader.pending).await;
            if read.map_err(|error| unreadable(&error))? == 0 {
                self.reader.finish();
            }
        }
    }
}

fn unreadable(error: &std::io::Error) -> Error {
    damaged("it cannot be read").caused_by(error)
}
