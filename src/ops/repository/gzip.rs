//! gzip in members of one block each, which say how long they are.
//!
//! A member's header carries the member's size in a field of its own, as BGZF's does, so that a reader can take
//! one whole and hand it to libdeflate, which decompresses whole buffers only. To everybody else it is gzip.

use std::io::{self, BufRead, Cursor, Read};

use bytes::Bytes;
use flate2::bufread::MultiGzDecoder;
use libdeflater::{CompressionLvl, Decompressor};

use super::compression::{BLOCK, damage, piece_of};
use crate::error::{Error, Result};

/// Magic, deflate, "there is an extra field", no time, no flags, no system; 8 bytes of extra fields: `AC`, 4 bytes.
const HEADER: [u8; 16] = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 8, 0, b'A', b'C', 4, 0];
/// With the size of the member after it.
const HEAD: usize = HEADER.len() + 4;
/// CRC-32 and size of the content.
const TAIL: usize = 8;
/// More than libdeflate makes of the most stubborn block.
const LONGEST: usize = 2 * BLOCK;

/// Makes members.
pub(super) struct Compressor(libdeflater::Compressor);

impl Compressor {
    /// For `level` of libdeflate.
    pub(super) fn new(level: u8) -> Result<Self> {
        let level = CompressionLvl::new(level.into());
        let level = level.map_err(|_| Error::usage("gzip's levels are 1 to 12"))?;
        Ok(Self(libdeflater::Compressor::new(level)))
    }

    /// The member that holds `block`, of at most [`BLOCK`] bytes.
    pub(super) fn member(&mut self, block: &[u8]) -> Result<Vec<u8>> {
        let mut member = vec![0; HEAD + self.0.deflate_compress_bound(block.len()) + TAIL];
        let packed = self.0.deflate_compress(block, &mut member[HEAD..]);
        let packed = packed.map_err(|error| Error::bug("a block cannot be compressed").caused_by(&error))?;
        member.truncate(HEAD + packed);
        member.extend(crc32fast::hash(block).to_le_bytes());
        member.extend(number(block.len())?.to_le_bytes());
        member[..HEADER.len()].copy_from_slice(&HEADER);
        let size = number(member.len())?;
        member[HEADER.len()..HEAD].copy_from_slice(&size.to_le_bytes());
        Ok(member)
    }
}

fn number(length: usize) -> Result<u32> {
    u32::try_from(length).map_err(|_| Error::bug("a block is too large for a member of gzip"))
}

/// Reads gzip, whoever wrote it.
pub(super) enum Reader<R> {
    /// Members that say how long they are.
    Members(Members<R>),
    /// Members that do not.
    Foreign(Box<MultiGzDecoder<io::Chain<Cursor<Vec<u8>>, R>>>),
}

impl<R: BufRead> Reader<R> {
    /// Looks at the beginning of `input` to see who wrote it.
    pub(super) fn new(mut input: R) -> io::Result<Self> {
        let mut head = Vec::with_capacity(HEAD);
        input.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        if head.is_empty() {
            return Err(damage("is empty, which no gzip file is"));
        }
        if head.starts_with(&HEADER) {
            let members = Members { input, head, packed: Vec::new(), decompressor: Decompressor::new() };
            return Ok(Self::Members(members));
        }
        Ok(Self::Foreign(Box::new(MultiGzDecoder::new(Cursor::new(head).chain(input)))))
    }

    /// The next piece of content.
    pub(super) fn next(&mut self) -> io::Result<Option<Bytes>> {
        match self {
            Self::Members(members) => members.next(),
            Self::Foreign(decoder) => piece_of(decoder),
        }
    }
}

/// Reads members that say how long they are.
pub(super) struct Members<R> {
    input: R,
    /// The beginning of the next member; empty after the last.
    head: Vec<u8>,
    packed: Vec<u8>,
    decompressor: Decompressor,
}

impl<R: BufRead> Members<R> {
    /// The content of the next member that has some.
    fn next(&mut self) -> io::Result<Option<Bytes>> {
        while !self.head.is_empty() {
            let block = self.member()?;
            self.head.clear();
            self.input.by_ref().take(HEAD as u64).read_to_end(&mut self.head)?;
            if !block.is_empty() {
                return Ok(Some(block));
            }
        }
        Ok(None)
    }

    fn member(&mut self) -> io::Result<Bytes> {
        self.read_packed()?;
        let (packed, tail) = self.packed.split_at(self.packed.len() - TAIL);
        let (sum, length) = (word(&tail[..4])?, word(&tail[4..])? as usize);
        if length > BLOCK {
            return Err(damage("has a member that claims to be longer than any"));
        }
        let mut block = vec![0; length];
        let unpacked = self.decompressor.deflate_decompress(packed, &mut block).map_err(io::Error::other)?;
        if unpacked != length || crc32fast::hash(&block) != sum {
            return Err(damage("has a member whose content differs from its check sum"));
        }
        Ok(block.into())
    }

    /// Reads what follows the head of a member.
    fn read_packed(&mut self) -> io::Result<()> {
        if self.head.len() < HEAD || !self.head.starts_with(&HEADER) {
            return Err(damage("has something between its members that is none"));
        }
        let size = word(&self.head[HEADER.len()..])? as usize;
        if !(HEAD + TAIL..=LONGEST).contains(&size) {
            return Err(damage("has a member of an impossible size"));
        }
        self.packed.resize(size - HEAD, 0);
        self.input.read_exact(&mut self.packed).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => damage("ends in the middle of a member"),
            _ => error,
        })
    }
}

fn word(bytes: &[u8]) -> io::Result<u32> {
    let bytes = bytes.try_into().map_err(|_| damage("is cut off"))?;
    Ok(u32::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn read(file: &[u8]) -> io::Result<Vec<u8>> {
        let mut reader = Reader::new(file)?;
        let mut content = Vec::new();
        while let Some(piece) = reader.next()? {
            content.extend(piece);
        }
        Ok(content)
    }

    fn two_members() -> (Vec<u8>, Vec<u8>) {
        let mut compressor = Compressor::new(1).unwrap();
        let blocks = [b"first ".repeat(20), b"second ".repeat(20)];
        let file = blocks.iter().flat_map(|block| compressor.member(block).unwrap()).collect();
        (blocks.concat(), file)
    }

    #[test]
    fn members_are_gzip_to_everybody_else() {
        let (content, file) = two_members();
        let mut seen = Vec::new();
        MultiGzDecoder::new(&file[..]).read_to_end(&mut seen).unwrap();
        assert_eq!(seen, content);
        assert_eq!(read(&file).unwrap(), content);
    }

    #[test]
    fn what_others_wrote_is_read() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"by another").unwrap();
        let one = encoder.finish().unwrap();
        assert_eq!(read(&one).unwrap(), b"by another");
        assert_eq!(read(&[one.clone(), one.clone()].concat()).unwrap(), b"by anotherby another");
        assert!(read(&one[..one.len() - 1]).is_err());
        assert!(read(&[&one[..], b"rubbish"].concat()).is_err());
    }

    #[test]
    fn an_empty_content_is_a_member_and_an_empty_file_is_damaged() {
        let member = Compressor::new(1).unwrap().member(b"").unwrap();
        assert_eq!(read(&member).unwrap(), b"");
        assert!(read(b"").is_err());
    }

    #[test]
    fn every_flipped_bit_changes_nothing_or_is_an_error() {
        let (content, file) = two_members();
        for bit in 0..file.len() * 8 {
            let mut damaged = file.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert!(read(&damaged).is_err_and(|_| true) || read(&damaged).unwrap() == content, "bit {bit}");
        }
    }

    #[test]
    fn a_truncation_within_a_member_and_a_foreign_tail_are_errors() {
        let (_, file) = two_members();
        let first = u32::from_le_bytes(file[HEADER.len()..HEAD].try_into().unwrap()) as usize;
        for length in (1..file.len()).filter(|length| *length != first) {
            assert!(read(&file[..length]).is_err(), "{length} bytes");
        }
        assert!(read(&[&file[..], b"\0"].concat()).is_err());
    }

    #[test]
    fn the_most_stubborn_block_fits_a_member() {
        let noise: Vec<u8> =
            (0..BLOCK as u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes()[5]).collect();
        let member = Compressor::new(12).unwrap().member(&noise).unwrap();
        assert!(member.len() < LONGEST);
        assert_eq!(read(&member).unwrap(), noise);
    }
}
