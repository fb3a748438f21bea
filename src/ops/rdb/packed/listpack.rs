//! Listpacks: every element with its length behind it, so that they can be walked both ways.

use super::{Damage, Element, Elements, Layout};

pub(super) fn open(block: &[u8]) -> Result<Elements<'_>, Damage> {
    let mut header = block;
    let length = u32::from_le_bytes(super::array(&mut header)?);
    let count = u16::from_le_bytes(super::array(&mut header)?);
    let rest = super::body(block, 6, length)?;
    Ok(Elements { layout: Layout::Listpack, rest, width: 0, left: super::promised(count) })
}

pub(super) fn read<'a>(rest: &mut &'a [u8]) -> Result<Element<'a>, Damage> {
    let before = rest.len();
    let element = element(rest)?;
    let size = before - rest.len();
    super::cut(rest, width_of_length(size))?;
    Ok(element)
}

fn element<'a>(rest: &mut &'a [u8]) -> Result<Element<'a>, Damage> {
    let [first] = super::array(rest)?;
    let low = |mask: u8| u32::from(first & mask);
    match first {
        0x00..=0x7f => Ok(Element::Number(i64::from(first))),
        0x80..=0xbf => super::text(rest, low(0x3f)),
        0xc0..=0xdf => {
            let [second] = super::array(rest)?;
            // 13 bits, moved to the top and back for the sign
            let bits = u16::from_be_bytes([first & 0x1f, second]) << 3;
            Ok(Element::Number(i64::from(bits.cast_signed() >> 3)))
        }
        0xe0..=0xef => {
            let [second] = super::array(rest)?;
            super::text(rest, low(0x0f) << 8 | u32::from(second))
        }
        0xf0 => {
            let length = u32::from_le_bytes(super::array(rest)?);
            super::text(rest, length)
        }
        0xf1..=0xf3 => super::number(rest, usize::from(first - 0xf0) + 1).map(Element::Number),
        0xf4 => super::number(rest, 8).map(Element::Number),
        _ => Err("an element of a listpack is written in no known way"),
    }
}

/// How many bytes the length behind an element takes.
fn width_of_length(size: usize) -> usize {
    match size {
        0..=127 => 1,
        128..=16_382 => 2,
        16_383..=2_097_150 => 3,
        2_097_151..=268_435_454 => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(elements: &[u8], count: u16) -> Vec<u8> {
        let length = u32::try_from(elements.len() + 7).unwrap().to_le_bytes();
        [&length[..], &count.to_le_bytes(), elements, &[0xff]].concat()
    }

    fn all(block: &[u8]) -> Result<Vec<Element<'_>>, Damage> {
        Elements::of(Layout::Listpack, block)?.collect()
    }

    #[test]
    fn every_way_to_write_an_element_is_known() {
        let elements = b"\x7f\x01\x82hi\x03\xdf\xff\x02\xe0\x01x\x03\xf0\x01\0\0\0y\x06\xf1\xfe\xff\x03\
            \xf2\0\0\x80\x04\xf3\xff\xff\xff\x7f\x05\xf4\0\0\0\0\0\0\0\x80\x09";
        let block = block(elements, 9);
        let number = Element::Number;
        let expected = [
            number(127),
            Element::Text(b"hi"),
            number(-1),
            Element::Text(b"x"),
            Element::Text(b"y"),
            number(-2),
            number(-8_388_608),
            number(i32::MAX.into()),
            number(i64::MIN),
        ];
        assert_eq!(all(&block).unwrap(), expected);
    }

    #[test]
    fn a_block_must_be_what_it_says() {
        assert!(all(&block(b"\x01\x01", 65_535)).is_ok());
        assert!(all(&block(b"\x01\x01", 2)).is_err());
        assert!(all(&block(b"\x01\x01\x02\x01", 1)).is_err());
        assert!(all(&block(b"\x85hi\x03", 1)).is_err());
        assert!(all(&block(b"\x01", 1)).is_err());
        assert!(all(b"\x07\0\0\0\0\0\x01").is_err());
        assert!(all(b"").is_err());
    }
}
