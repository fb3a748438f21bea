//! How files of a set are compressed.
//!
//! Content is cut into blocks, each of which becomes a gzip member or a zstd frame of its own. That costs a
//! fraction of a percent in size, bounds the memory of every level, and makes both faster than one long stream.

use std::io::{self, BufRead, Read};

use bytes::Bytes;
use zstd::bulk;
use zstd::stream::raw::{self, InBuffer, Operation, OutBuffer};

use super::gzip;
use crate::error::{Error, Result};

/// How much content is compressed at once.
pub(super) const BLOCK: usize = 1 << 20;

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip, which every tool knows; level 1 to 12 of libdeflate.
    Gzip(u8),
    /// zstd; level 1 to 19.
    Zstd(u8),
}

impl Compression {
    /// What it adds to the name of a file: `.gz`, `.zst` or nothing.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Gzip(_) => ".gz",
            Self::Zstd(_) => ".zst",
        }
    }
}

/// How a file is to be read, as the ending of its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// As it is.
    Plain,
    /// gzip.
    Gzip,
    /// zstd.
    Zstd,
}

impl Packing {
    /// Of the file `name`, which does not end in `.age`.
    pub(super) fn of(name: &str) -> Self {
        match name.rsplit_once('.') {
            Some((_, "gz")) => Self::Gzip,
            Some((_, "zst")) => Self::Zstd,
            _ => Self::Plain,
        }
    }
}

/// Compresses block by block.
pub(super) enum Compressor {
    /// Leaves blocks as they are.
    None,
    /// Makes gzip members.
    Gzip(gzip::Compressor),
    /// Makes zstd frames.
    Zstd(bulk::Compressor<'static>),
}

impl Compressor {
    /// For `compression`.
    pub(super) fn new(compression: Compression) -> Result<Self> {
        match compression {
            Compression::None => Ok(Self::None),
            Compression::Gzip(level @ 1..=12) => gzip::Compressor::new(level).map(Self::Gzip),
            Compression::Gzip(_) => Err(Error::usage("gzip's levels are 1 to 12")),
            Compression::Zstd(level @ 1..=19) => frames(level).map(Self::Zstd),
            Compression::Zstd(_) => Err(Error::usage("zstd's levels are 1 to 19")),
        }
    }

    /// What `block`, of at most [`BLOCK`] bytes, becomes; `None` where it stays as it is.
    pub(super) fn pack(&mut self, block: &[u8]) -> Result<Option<Vec<u8>>> {
        match self {
            Self::None => Ok(None),
            Self::Gzip(compressor) => compressor.member(block).map(Some),
            Self::Zstd(compressor) => compressor.compress(block).map(Some).map_err(|error| unusable(&error)),
        }
    }
}

fn frames(level: u8) -> Result<bulk::Compressor<'static>> {
    let mut compressor = bulk::Compressor::new(level.into()).map_err(|error| unusable(&error))?;
    compressor.include_checksum(true).map_err(|error| unusable(&error))?;
    Ok(compressor)
}

fn unusable(error: &io::Error) -> Error {
    Error::bug("zstd cannot compress").caused_by(error)
}

/// Decompresses, piece by piece.
pub(super) enum Decompressor<R> {
    /// What is not compressed.
    Plain(R),
    /// gzip.
    Gzip(gzip::Reader<R>),
    /// zstd.
    Zstd(Frames<R>),
}

impl<R: BufRead> Decompressor<R> {
    /// Of `input`.
    pub(super) fn new(input: R, packing: Packing) -> io::Result<Self> {
        match packing {
            Packing::Plain => Ok(Self::Plain(input)),
            Packing::Gzip => gzip::Reader::new(input).map(Self::Gzip),
            Packing::Zstd => Frames::new(input).map(Self::Zstd),
        }
    }

    /// The next piece of content, of at most [`BLOCK`] bytes; `None` at the end, which is an error where something
    /// is missing before it.
    pub(super) fn next(&mut self) -> io::Result<Option<Bytes>> {
        match self {
            Self::Plain(input) => piece_of(input),
            Self::Gzip(reader) => reader.next(),
            Self::Zstd(frames) => frames.next(),
        }
    }
}

/// Whatever `input` has, up to a block.
pub(super) fn piece_of(input: &mut impl Read) -> io::Result<Option<Bytes>> {
    let mut piece = Vec::with_capacity(BLOCK);
    input.take(BLOCK as u64).read_to_end(&mut piece)?;
    Ok((!piece.is_empty()).then(|| piece.into()))
}

/// Reads zstd frames, whoever wrote them.
pub(super) struct Frames<R> {
    input: R,
    decoder: raw::Decoder<'static>,
    /// Whether a frame has begun and not ended; also before the first, since a file without any is none.
    is_open: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(input: R) -> io::Result<Self> {
        Ok(Self { input, decoder: raw::Decoder::new()?, is_open: true })
    }

    fn next(&mut self) -> io::Result<Option<Bytes>> {
        let mut piece = vec![0; BLOCK];
        let mut filled = 0;
        while filled < BLOCK && self.decode(&mut piece, &mut filled)? {}
        piece.truncate(filled);
        Ok((filled > 0).then(|| piece.into()))
    }

    /// Whether there may be more.
    fn decode(&mut self, piece: &mut [u8], filled: &mut usize) -> io::Result<bool> {
        let packed = self.input.fill_buf()?;
        let is_last = packed.is_empty();
        if is_last && !self.is_open {
            return Ok(false);
        }
        let mut source = InBuffer::around(packed);
        let mut target = OutBuffer::around(&mut piece[*filled..]);
        let wanted = self.decoder.run(&mut source, &mut target)?;
        let (read, written) = (source.pos(), target.pos());
        self.input.consume(read);
        *filled += written;
        self.is_open = wanted > 0;
        if is_last && written == 0 {
            return Err(damage("ends in the middle of a frame"));
        }
        Ok(true)
    }
}

/// That a file is damaged, in words that go after its name.
pub(super) fn damage(words: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(length: usize) -> Vec<u8> {
        let lines = (0..9973).map(|number| format!("{number}\tuser{number}@example.com\n"));
        lines.collect::<Vec<_>>().concat().bytes().cycle().take(length).collect()
    }

    fn packed(content: &[u8], compression: Compression) -> Vec<u8> {
        let mut compressor = Compressor::new(compression).unwrap();
        let blocks = content.chunks(BLOCK).chain(content.is_empty().then_some(&[][..]));
        blocks.flat_map(|block| compressor.pack(block).unwrap().unwrap_or_else(|| block.to_vec())).collect()
    }

    fn unpacked(file: &[u8], packing: Packing) -> io::Result<Vec<u8>> {
        let mut decompressor = Decompressor::new(io::BufReader::with_capacity(1000, file), packing)?;
        let mut content = Vec::new();
        while let Some(piece) = decompressor.next()? {
            assert!(!piece.is_empty() && piece.len() <= BLOCK);
            content.extend(piece);
        }
        Ok(content)
    }

    const WAYS: [(Compression, Packing); 3] = [
        (Compression::None, Packing::Plain),
        (Compression::Gzip(1), Packing::Gzip),
        (Compression::Zstd(1), Packing::Zstd),
    ];

    #[test]
    fn whatever_goes_in_comes_out() {
        for (compression, packing) in WAYS {
            for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK * 7 / 2] {
                let content = content(length);
                let file = packed(&content, compression);
                assert!(unpacked(&file, packing).unwrap() == content, "{compression:?} {length}");
            }
        }
    }

    #[test]
    fn stock_zstd_reads_ours_and_we_read_its_own() {
        let content = content(BLOCK + 5);
        let file = packed(&content, Compression::Zstd(3));
        assert!(zstd::decode_all(&file[..]).unwrap() == content);
        let foreign = zstd::encode_all(&content[..], 3).unwrap();
        assert!(unpacked(&foreign, Packing::Zstd).unwrap() == content);
        assert!(unpacked(&[foreign.clone(), foreign].concat(), Packing::Zstd).unwrap() == content.repeat(2));
    }

    #[test]
    fn a_cut_or_prolonged_frame_is_an_error() {
        let file = packed(&content(3000), Compression::Zstd(1));
        for length in 0..file.len() {
            assert!(unpacked(&file[..length], Packing::Zstd).is_err(), "{length} bytes");
        }
        assert!(unpacked(&[&file[..], b"!"].concat(), Packing::Zstd).is_err());
        assert!(unpacked(&[&file[..], b"rubbish"].concat(), Packing::Zstd).is_err());
    }

    #[test]
    fn levels_that_do_not_exist_are_refused() {
        for (compression, packing) in
            [(Compression::Gzip(12), Packing::Gzip), (Compression::Zstd(19), Packing::Zstd)]
        {
            assert_eq!(unpacked(&packed(b"content", compression), packing).unwrap(), b"content");
        }
        for compression in
            [Compression::Gzip(0), Compression::Gzip(13), Compression::Zstd(0), Compression::Zstd(20)]
        {
            assert!(Compressor::new(compression).is_err());
        }
    }

    #[test]
    fn the_ending_says_how_to_read_a_file() {
        assert_eq!(Packing::of("postgres/3412.dat.gz"), Packing::Gzip);
        assert_eq!(Packing::of("redis/dump.rdb.zst"), Packing::Zstd);
        assert_eq!(Packing::of("postgres/toc.dat"), Packing::Plain);
    }
}
