//! Tests against files that servers wrote: one content in small and in large encodings.
//!
//! `samples/content.resp` are the commands that made it (`redis-cli --pipe`), and SAVE wrote each file. The large ones
//! are of a server with `hash-max-listpack-entries 0`, `set-max-intset-entries 0`, `set-max-listpack-entries 0`,
//! `zset-max-listpack-entries 0`, `list-max-listpack-size 1` and `rdbcompression no`; in those called `fields` some
//! fields of `hash` expire (HPEXPIREAT).

use std::collections::BTreeMap;

use bytes::Bytes;

use super::payload;
use super::reader::{Entry, Event, Reader};
use super::writer::Writer;
use crate::error::Result;

const SAMPLES: [(&str, &[u8]); 7] = [
    ("redis 7.0", include_bytes!("samples/redis-7.0.rdb")),
    ("redis 7.0 large", include_bytes!("samples/redis-7.0-large.rdb")),
    ("redis 8", include_bytes!("samples/redis-8.rdb")),
    ("redis 8 large", include_bytes!("samples/redis-8-large.rdb")),
    ("valkey 8", include_bytes!("samples/valkey-8.rdb")),
    ("redis 8 fields", include_bytes!("samples/redis-8-fields.rdb")),
    ("redis 8 fields large", include_bytes!("samples/redis-8-fields-large.rdb")),
];
/// How many of them are without fields that expire.
const PLAIN: usize = 5;

/// The keys and libraries of a stream that comes in pieces of this size.
fn read(stream: &[u8], size: usize) -> Result<(Vec<Entry>, Vec<Vec<u8>>)> {
    let mut pieces = stream.chunks(size).map(Bytes::copy_from_slice).collect::<Vec<_>>().into_iter();
    let mut reader = Reader::open(Box::new(move || pieces.next()), true)?;
    let (mut entries, mut libraries) = (Vec::new(), Vec::new());
    while let Some(event) = reader.next()? {
        match event {
            Event::Key(entry) => entries.push(std::mem::take(entry)),
            Event::Library(code) => libraries.push(code.to_vec()),
        }
    }
    Ok((entries, libraries))
}

fn digests(stream: &[u8]) -> BTreeMap<(u64, String), u128> {
    let name = |entry: &Entry| (entry.database, String::from_utf8_lossy(&entry.key).into_owned());
    let (entries, _) = read(stream, usize::MAX).unwrap();
    entries.iter().map(|entry| (name(entry), entry.digest)).collect()
}

#[test]
fn every_server_and_encoding_digests_the_same() {
    let first = digests(SAMPLES[0].1);
    assert_eq!(first.len(), 17);
    for (name, stream) in &SAMPLES[1..PLAIN] {
        assert_eq!(digests(stream), first, "{name}");
    }
}

#[test]
fn fields_that_expire_are_another_content() {
    let [plain, small, large] = [2, 5, 6].map(|sample| digests(SAMPLES[sample].1));
    assert_eq!(small, large);
    let differs = |key: &&(u64, String)| plain[*key] != small[*key];
    let different: Vec<_> = plain.keys().filter(differs).collect();
    assert_eq!(different, [&(0, "hash".to_owned())]);
    let (entries, _) = read(SAMPLES[5].1, 100).unwrap();
    let hash = entries.iter().find(|entry| entry.key == b"hash").unwrap();
    assert_eq!((hash.expires_at, hash.until), (None, Some(4_102_444_800_777)));
}

#[test]
fn what_is_known_of_a_key_is_told() {
    let (entries, libraries) = read(SAMPLES[0].1, 7).unwrap();
    let find =
        |database, key: &[u8]| entries.iter().find(|entry| (entry.database, &*entry.key) == (database, key));
    let expiring = find(0, b"expiring").unwrap();
    assert_eq!((expiring.expires_at, expiring.until), (Some(4_102_444_800_123), Some(4_102_444_800_123)));
    assert_eq!(find(0, b"text").unwrap().expires_at, None);
    assert_ne!(find(0, b"text").unwrap().digest, find(3, b"text").unwrap().digest);
    assert!(find(0, b"binary\x00\xff\r\n").is_some());
    assert!(libraries.len() == 1 && libraries[0].starts_with(b"#!lua name=greet"));
}

#[test]
fn pieces_of_any_size_read_the_same() {
    for (name, stream) in SAMPLES {
        let whole = read(stream, usize::MAX).unwrap();
        for size in [1, 2, 3, 5, 8, 13, 64, 1000] {
            assert_eq!(read(stream, size).unwrap(), whole, "{name} in pieces of {size}");
        }
    }
}

#[test]
fn a_long_text_is_the_same_however_it_is_written() {
    // three letters, and 264 times each what lies three before, 5000 times
    let packed = [&b"\x02abc"[..], &b"\xe0\xff\x02".repeat(5000)].concat();
    let length = |length: usize| [&b"\x80"[..], &u32::try_from(length).unwrap().to_be_bytes()].concat();
    let whole = 3 + 264 * 5000;
    let plain = [length(whole), b"abc".repeat(whole / 3)].concat();
    let packed = [b"\xc3".to_vec(), length(packed.len()), length(whole), packed].concat();
    let stream = |text: &[u8]| [b"REDIS0011\0\x04text", text, b"\xff", &[0; 8]].concat();
    let read = |text: &[u8], size| read(&stream(text), size).unwrap().0[0].digest;
    for size in [1000, 65_536, usize::MAX] {
        assert_eq!(read(&packed, size), read(&plain, size));
    }
    assert_eq!(read(&plain, 1000), read(&plain, usize::MAX));
}

#[test]
fn digests_are_those_of_older_manifests() {
    let total = digests(SAMPLES[0].1).values().fold(0, |sum: u128, digest| sum.wrapping_add(*digest));
    assert_eq!(format!("{total:032x}"), "a4ac143992ab24d0bcf74ccaffef39bf");
}

#[test]
fn what_is_cut_short_is_refused_everywhere() {
    for (name, stream) in [SAMPLES[0], SAMPLES[5]] {
        for length in 0..stream.len() {
            assert!(read(&stream[..length], 100).is_err(), "{name} cut after {length}");
        }
        assert!(read(&[stream, b"\0"].concat(), 100).is_err(), "{name} goes on");
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    for (name, stream) in [SAMPLES[0], SAMPLES[5]] {
        // a bit of each byte, and over all of them each bit
        for bit in (0..stream.len()).map(|byte| byte * 8 + byte % 8) {
            let mut flipped = stream.to_vec();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(read(&flipped, 1 << 20).is_err(), "{name}, bit {bit}");
        }
    }
}

#[test]
fn without_a_check_sum_the_structure_is_still_looked_at() {
    let (_, stream) = SAMPLES[0];
    let unsummed = [&stream[..stream.len() - 8], &[0; 8]].concat();
    assert_eq!(read(&unsummed, 100).unwrap(), read(stream, 100).unwrap());
    for at in 9..unsummed.len() {
        for byte in [0x00, 0x81, 0xc3, 0xff] {
            let mut damaged = unsummed.clone();
            damaged[at] = byte;
            // whatever comes of it, it comes to an end
            drop(read(&damaged, 64));
        }
    }
}

#[test]
fn a_length_that_nothing_backs_takes_no_memory() {
    let huge = [&b"\x81"[..], &u64::MAX.to_be_bytes()].concat();
    let header = b"REDIS0011\xfe\0";
    for begin in
        [&b"\0"[..], b"\x01\x01k", b"\x12\x01k", b"\x10\x01k", b"\x0f\x01k\x01", b"\x00\x01k\xc3\x05"]
    {
        let stream = [header, begin, &huge].concat();
        assert!(read(&stream, 4).is_err(), "{begin:?}");
    }
}

#[test]
fn a_stream_is_written_from_payloads() {
    for (name, stream) in SAMPLES {
        let (entries, libraries) = read(stream, usize::MAX).unwrap();
        let version = String::from_utf8_lossy(&stream[5..9]).parse().unwrap();
        let mut writer = Writer::begin(version, &[("redis-ver", "7.0.15")]);
        let mut written = Vec::new();
        for entry in &entries {
            let opened = payload::open(&entry.payload).unwrap();
            writer.key(entry.database, &entry.key, entry.expires_at, &opened);
            written.extend_from_slice(&writer.take());
        }
        written.extend_from_slice(&writer.end());
        let again = read(&written, 100).unwrap();
        assert_eq!(again, (entries, Vec::new()), "{name}");
        assert_eq!(libraries.len(), 1);
    }
}
