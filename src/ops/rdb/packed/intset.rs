//! Whole numbers of one width, in order.

use super::{Damage, Element, Elements, Layout};

pub(super) fn open(block: &[u8]) -> Result<Elements<'_>, Damage> {
    let mut rest = block;
    let width = match u32::from_le_bytes(super::array(&mut rest)?) {
        2 => 2,
        4 => 4,
        8 => 8,
        _ => return Err("a set of numbers has a width that there is not"),
    };
    let count = u64::from(u32::from_le_bytes(super::array(&mut rest)?));
    Ok(Elements { layout: Layout::Intset, rest, width, left: Some(count) })
}

pub(super) fn read<'a>(rest: &mut &'a [u8], width: usize) -> Result<Element<'a>, Damage> {
    super::number(rest, width).map(Element::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_sign() {
        let block = b"\x02\0\0\0\x03\0\0\0\xff\xff\0\0\x34\x12";
        let numbers: Vec<_> = Elements::of(Layout::Intset, block).unwrap().map(Result::unwrap).collect();
        assert_eq!(numbers, [-1, 0, 0x1234].map(Element::Number));
        for bad in [&block[..13], &block[..12], b"\x03\0\0\0\0\0\0\0", b"\x02\0"] {
            let all = Elements::of(Layout::Intset, bad).and_then(Iterator::collect::<Result<Vec<_>, _>>);
            assert!(all.is_err(), "{bad:?}");
        }
    }
}
