//! Text, truth values, bytes and addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What the binary form of `jsonb` begins with.
const JSONB_VERSION: u8 = 1;
/// How `inet` says which addresses it holds.
const IPV4: u8 = 2;
const IPV6: u8 = 3;
/// `inet` is no `cidr`.
const IS_CIDR: u8 = 0;

/// What is written the same way in both forms. The server checks the encoding and the length in both.
#[expect(clippy::unnecessary_wraps, reason = "one of many translations, most of which may fail")]
pub(super) fn text(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.extend_from_slice(text);
    Some(())
}

/// Text behind a version.
#[expect(clippy::unnecessary_wraps, reason = "one of many translations, most of which may fail")]
pub(super) fn jsonb(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.push(JSONB_VERSION);
    to.extend_from_slice(text);
    Some(())
}

/// `t` or `f`.
pub(super) fn boolean(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.push(match text {
        b"t" => 1,
        b"f" => 0,
        _ => return None,
    });
    Some(())
}

/// Five groups of hexadecimal digits.
pub(super) fn uuid(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    let is_dashed = [8, 13, 18, 23].iter().all(|at| text.get(*at) == Some(&b'-'));
    if text.len() != 36 || !is_dashed {
        return None;
    }
    let mut groups = [0..8, 9..13, 14..18, 19..23, 24..36].into_iter();
    groups.try_for_each(|group| hexadecimal(&text[group], to))
}

/// `\x` and hexadecimal digits.
pub(super) fn bytes(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    hexadecimal(text.strip_prefix(br"\x")?, to)
}

fn hexadecimal(digits: &[u8], to: &mut Vec<u8>) -> Option<()> {
    let (pairs, rest) = digits.as_chunks::<2>();
    for [high, low] in pairs {
        to.push(nibble(*high)? << 4 | nibble(*low)?);
    }
    rest.is_empty().then_some(())
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// An address, with the length of its network where that is not the whole of it.
pub(super) fn inet(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    let text = std::str::from_utf8(text).ok()?;
    let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
    let bits = bits.map(str::parse::<u8>).transpose().ok()?;
    match address.parse::<IpAddr>().ok()? {
        IpAddr::V4(address) => append(IPV4, bits, Ipv4Addr::BITS, &address.octets(), to),
        IpAddr::V6(address) => append(IPV6, bits, Ipv6Addr::BITS, &address.octets(), to),
    }
}

fn append(family: u8, bits: Option<u8>, whole: u32, octets: &[u8], to: &mut Vec<u8>) -> Option<()> {
    let whole = u8::try_from(whole).ok()?;
    let bits = bits.unwrap_or(whole);
    to.extend([family, bits, IS_CIDR, u8::try_from(octets.len()).ok()?]);
    to.extend_from_slice(octets);
    (bits <= whole).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(translate: fn(&[u8], &mut Vec<u8>) -> Option<()>, text: &str) -> Option<Vec<u8>> {
        let mut value = Vec::new();
        translate(text.as_bytes(), &mut value).map(|()| value)
    }

    #[test]
    fn an_identifier_is_sixteen_bytes() {
        let value = of(uuid, "00010203-0405-0607-0809-0a0b0c0d0eff").unwrap();
        assert_eq!(value, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255]);
        for wrong in ["", "00010203-0405-0607-0809-0a0b0c0d0ef", "00010203x0405-0607-0809-0a0b0c0d0eff"] {
            assert_eq!(of(uuid, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn bytes_are_pairs_of_digits() {
        assert_eq!(of(bytes, r"\x00ff"), Some(vec![0, 255]));
        assert_eq!(of(bytes, r"\x"), Some(vec![]));
        for wrong in [r"\x0", "00", r"\x0g", r"\000"] {
            assert_eq!(of(bytes, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn addresses_have_a_family_and_a_network() {
        assert_eq!(of(inet, "192.168.1.5"), Some(vec![2, 32, 0, 4, 192, 168, 1, 5]));
        assert_eq!(of(inet, "10.0.0.1/8"), Some(vec![2, 8, 0, 4, 10, 0, 0, 1]));
        assert_eq!(of(inet, "::1").unwrap()[..4], [3, 128, 0, 16]);
        for wrong in ["10.0.0.1/33", "10.0.0", "::1/129", "::1/", ""] {
            assert_eq!(of(inet, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn truth_is_one_letter() {
        assert_eq!((of(boolean, "t"), of(boolean, "f")), (Some(vec![1]), Some(vec![0])));
        assert_eq!(of(boolean, "true"), None);
    }
}
