//! Small collections that the server keeps in one block of memory and writes as one text: listpacks, ziplists of
//! servers before 7.0, and sets of whole numbers.

mod intset;
mod listpack;
mod ziplist;

use super::decimal::Decimal;
use super::digest;

/// Why a block makes no sense.
pub(super) type Damage = &'static str;

/// An element of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Element<'a> {
    /// A text.
    Text(&'a [u8]),
    /// A whole number, which is the text of its digits.
    Number(i64),
}

impl Element<'_> {
    /// The hash of it as a text, however it is kept.
    pub(super) fn hash(self) -> u128 {
        match self {
            Self::Text(text) => digest::hash(text),
            Self::Number(number) => digest::hash(Decimal::of(number).bytes()),
        }
    }
}

/// How a block is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Listpack,
    Ziplist,
    Intset,
}

/// The elements of a block from the front; the end is reached only by a block that is whole.
pub(super) struct Elements<'a> {
    layout: Layout,
    /// What is left, without a mark of the end.
    rest: &'a [u8],
    /// Of each number in an intset.
    width: usize,
    /// How many elements are left, where the block says so.
    left: Option<u64>,
}

impl<'a> Elements<'a> {
    /// The elements of `block`.
    pub(super) fn of(layout: Layout, block: &'a [u8]) -> Result<Self, Damage> {
        match layout {
            Layout::Listpack => listpack::open(block),
            Layout::Ziplist => ziplist::open(block),
            Layout::Intset => intset::open(block),
        }
    }

    fn read(&mut self) -> Result<Element<'a>, Damage> {
        if let Some(left) = &mut self.left {
            *left = left.checked_sub(1).ok_or("a block has more elements than it says")?;
        }
        match self.layout {
            Layout::Listpack => listpack::read(&mut self.rest),
            Layout::Ziplist => ziplist::read(&mut self.rest),
            Layout::Intset => intset::read(&mut self.rest, self.width),
        }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Result<Element<'a>, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.rest.is_empty() {
            return Some(self.read());
        }
        match self.left {
            None | Some(0) => None,
            Some(_) => {
                self.left = None;
                Some(Err("a block has fewer elements than it says"))
            }
        }
    }
}

/// Cuts `length` bytes off the front.
fn cut<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], Damage> {
    let (front, behind) = rest.split_at_checked(length).ok_or("an element reaches beyond its block")?;
    *rest = behind;
    Ok(front)
}

/// Cuts a fixed number of bytes off the front.
fn array<const LENGTH: usize>(rest: &mut &[u8]) -> Result<[u8; LENGTH], Damage> {
    let (front, behind) = rest.split_first_chunk().ok_or("an element reaches beyond its block")?;
    *rest = behind;
    Ok(*front)
}

/// Cuts a number of 1 to 8 bytes off the front, the low byte first.
fn number(rest: &mut &[u8], width: usize) -> Result<i64, Damage> {
    let bytes = cut(rest, width)?;
    // the upper bytes are all like the sign
    let sign = if bytes.last().is_some_and(|last| *last > 0x7f) { 0xff } else { 0 };
    let mut whole = [sign; 8];
    whole[..width].copy_from_slice(bytes);
    Ok(i64::from_le_bytes(whole))
}

/// Cuts a text off the front.
fn text<'a>(rest: &mut &'a [u8], length: u32) -> Result<Element<'a>, Damage> {
    let length = usize::try_from(length).map_err(|_| "an element reaches beyond its block")?;
    cut(rest, length).map(Element::Text)
}

/// The block behind its header and before the byte that ends it, when the header's length is right.
fn body(block: &[u8], header: usize, length: u32) -> Result<&[u8], Damage> {
    if usize::try_from(length) != Ok(block.len()) {
        return Err("a block is not as long as it says");
    }
    match block.get(header..) {
        Some([body @ .., 0xff]) => Ok(body),
        _ => Err("a block has no end"),
    }
}

/// How many elements a header promises; a count that does not fit is not told.
fn promised(count: u16) -> Option<u64> {
    (count != u16::MAX).then_some(u64::from(count))
}
