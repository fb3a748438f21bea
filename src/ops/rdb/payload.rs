//! What DUMP gives and RESTORE takes: a type, a value, the version of the format and a check sum.

use super::checksum;

/// The version and the check sum.
const FOOTER: usize = 10;

/// Puts version and check sum behind a type and a value.
pub(super) fn seal(payload: &mut Vec<u8>, version: u32) {
    payload.extend_from_slice(&u16::try_from(version).unwrap_or(u16::MAX).to_le_bytes());
    payload.extend_from_slice(&checksum::extend(0, payload).to_le_bytes());
}

/// A payload taken apart.
#[derive(Debug, PartialEq)]
pub(crate) struct Opened<'a> {
    /// The type and the value.
    pub content: &'a [u8],
    /// The version of the format.
    pub version: u32,
}

/// Takes a payload apart; nothing when its check sum is wrong.
pub(crate) fn open(payload: &[u8]) -> Option<Opened<'_>> {
    let (content, footer) = payload.split_at_checked(payload.len().checked_sub(FOOTER)?)?;
    let (version, sum) = footer.split_first_chunk()?;
    let right = checksum::extend(0, &payload[..content.len() + version.len()]);
    let whole = sum == right.to_le_bytes() || sum == [0; 8];
    whole.then(|| Opened { content, version: u16::from_le_bytes(*version).into() })
}

/// The version of the format that a server writes, from a dump of it.
pub(crate) fn format_of_dump(payload: &[u8]) -> Option<u32> {
    open(payload).map(|opened| opened.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_of_redis_is_taken_apart_and_put_together() {
        // SET key 10, DUMP key: of the server's own documentation
        let dumped = b"\x00\xc0\n\t\x00\xbem\x06\x89Z(\x00\n";
        let opened = open(dumped).unwrap();
        assert_eq!(opened, Opened { content: b"\x00\xc0\n", version: 9 });
        let mut again = opened.content.to_vec();
        seal(&mut again, 9);
        assert_eq!(again, dumped);
    }

    #[test]
    fn a_damaged_payload_is_noticed() {
        assert_eq!(open(b"\x00\xc1\n\t\x00\xbem\x06\x89Z(\x00\n"), None);
        assert_eq!(open(b"short"), None);
    }
}
