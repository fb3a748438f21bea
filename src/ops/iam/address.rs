//! Ranges of IP addresses: `203.0.113.0/24`.

use std::net::IpAddr;

/// Whether `address` is in `range`; a range without a length is one address.
pub(super) fn is_within(address: &str, range: &str) -> bool {
    let (network, length) = match range.split_once('/') {
        Some((network, length)) => (network, length.parse().ok()),
        None => (range, Some(u32::MAX)),
    };
    match (address.parse(), network.parse(), length) {
        (Ok(address), Ok(network), Some(length)) => share(address, network, length),
        _ => false,
    }
}

/// Whether both are of one family and have their first `length` bits in common.
fn share(one: IpAddr, other: IpAddr, length: u32) -> bool {
    let (one, other, bits) = match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => (u128::from(one.to_bits()), u128::from(other.to_bits()), 32),
        (IpAddr::V6(one), IpAddr::V6(other)) => (one.to_bits(), other.to_bits(), 128),
        _ => return false,
    };
    let different = one ^ other;
    different.checked_shr(bits - length.min(bits)).unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn ranges_hold_what_they_say() {
        for (address, range) in [
            ("203.0.113.9", "203.0.113.0/24"),
            ("203.0.113.9", "203.0.113.9"),
            ("10.1.2.3", "0.0.0.0/0"),
            ("2001:db8::1", "2001:db8::/32"),
            ("::1", "::/0"),
        ] {
            assert!(is_within(address, range), "{address} {range}");
        }
        for (address, range) in [
            ("203.0.114.9", "203.0.113.0/24"),
            ("203.0.113.8", "203.0.113.9"),
            ("::1", "0.0.0.0/0"),
            ("nonsense", "0.0.0.0/0"),
            ("10.0.0.1", "10.0.0.0/x"),
        ] {
            assert!(!is_within(address, range), "{address} {range}");
        }
    }
}
