//! Ziplists, listpacks' predecessor: every element with the length of the one before it.

use super::{Damage, Element, Elements, Layout};

pub(super) fn open(block: &[u8]) -> Result<Elements<'_>, Damage> {
    let mut header = block;
    let length = u32::from_le_bytes(super::array(&mut header)?);
    let _tail: [u8; 4] = super::array(&mut header)?;
    let count = u16::from_le_bytes(super::array(&mut header)?);
    let rest = super::body(block, 10, length)?;
    Ok(Elements { layout: Layout::Ziplist, rest, width: 0, left: super::promised(count) })
}

pub(super) fn read<'a>(rest: &mut &'a [u8]) -> Result<Element<'a>, Damage> {
    let [before] = super::array(rest)?;
    if before == 0xfe {
        super::cut(rest, 4)?;
    }
    element(rest)
}

fn element<'a>(rest: &mut &'a [u8]) -> Result<Element<'a>, Damage> {
    let [first] = super::array(rest)?;
    match first {
        0x00..=0x3f => super::text(rest, u32::from(first)),
        0x40..=0x7f => {
            let [second] = super::array(rest)?;
            super::text(rest, u32::from(u16::from_be_bytes([first & 0x3f, second])))
        }
        0x80..=0xbf => {
            let length = u32::from_be_bytes(super::array(rest)?);
            super::text(rest, length)
        }
        0xc0 => super::number(rest, 2).map(Element::Number),
        0xd0 => super::number(rest, 4).map(Element::Number),
        0xe0 => super::number(rest, 8).map(Element::Number),
        0xf0 => super::number(rest, 3).map(Element::Number),
        0xfe => super::number(rest, 1).map(Element::Number),
        0xf1..=0xfd => Ok(Element::Number(i64::from(first & 0x0f) - 1)),
        _ => Err("an element of a ziplist is written in no known way"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_element_is_known() {
        let elements =
            b"\0\x02hi\x04\x40\x01x\x04\x80\0\0\0\x01y\x07\xc0\xfe\xff\x04\xd0\0\0\0\x80\x06\xf0\xff\xff\x7f\
            \x05\xfe\x80\x03\xf1\x02\xfd\x02\xe0\xff\xff\xff\xff\xff\xff\xff\x7f";
        let length = u32::try_from(elements.len() + 11).unwrap().to_le_bytes();
        let block = [&length[..], &[0; 4], &[10, 0], elements, &[0xff]].concat();
        let elements: Vec<_> = Elements::of(Layout::Ziplist, &block).unwrap().map(Result::unwrap).collect();
        assert_eq!(elements[..3], [&b"hi"[..], b"x", b"y"].map(Element::Text));
        let numbers = [-2, i64::from(i32::MIN), 8_388_607, -128, 0, 12, i64::MAX];
        assert_eq!(elements[3..], numbers.map(Element::Number));
        assert!(Elements::of(Layout::Ziplist, &block[..20]).is_err());
    }
}
