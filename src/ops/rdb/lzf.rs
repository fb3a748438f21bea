//! Texts that the server packed with LZF.

use super::input::Input;
use crate::error::Result;

/// How far back a packed text may refer.
const WINDOW: usize = 1 << 13;
/// How much is unpacked at a time of a text that nobody needs whole.
const PART: usize = 1 << 18;

/// A packed text on its way into `out`.
pub(super) struct Unpacking<'a> {
    /// Where the packed text lies.
    pub input: &'a mut Input,
    /// Where the text goes.
    pub out: &'a mut Vec<u8>,
    /// How much of the packed text is left.
    pub packed: u64,
    /// How much of the text is missing.
    pub missing: u64,
}

impl Unpacking<'_> {
    /// Unpacks everything.
    pub(super) fn whole(mut self) -> Result<()> {
        while self.packed > 0 {
            self.step()?;
        }
        self.end()
    }

    /// Unpacks part by part, and shows each.
    pub(super) fn parts(mut self, mut show: impl FnMut(&[u8])) -> Result<()> {
        while self.packed > 0 {
            self.step()?;
            if self.out.len() >= PART {
                let ready = self.out.len() - WINDOW;
                show(&self.out[..ready]);
                self.out.drain(..ready);
            }
        }
        show(self.out);
        self.end()
    }

    fn end(&self) -> Result<()> {
        if self.missing == 0 {
            return Ok(());
        }
        Err(self.input.damaged("a packed text is shorter than it says"))
    }

    /// One step: some bytes as they are, or some that were there before.
    fn step(&mut self) -> Result<()> {
        let control = self.byte()?;
        if control < 1 << 5 {
            return self.literal(u64::from(control) + 1);
        }
        let mut length = usize::from(control >> 5);
        if length == 7 {
            length += usize::from(self.byte()?);
        }
        let back = usize::from(u16::from_be_bytes([control & 0x1f, self.byte()?])) + 1;
        self.again(back, length + 2)
    }

    fn byte(&mut self) -> Result<u8> {
        self.spend(1)?;
        self.input.byte()
    }

    fn literal(&mut self, length: u64) -> Result<()> {
        self.spend(length)?;
        self.grow(length)?;
        self.out.extend_from_slice(self.input.take(length)?);
        Ok(())
    }

    fn again(&mut self, back: usize, length: usize) -> Result<()> {
        self.grow(length as u64)?;
        let Some(begin) = self.out.len().checked_sub(back) else {
            return Err(self.input.damaged("a packed text refers to what lies before it"));
        };
        if length <= back {
            self.out.extend_from_within(begin..begin + length);
        } else {
            // what is copied overlaps what it is copied from: a run
            (begin..begin + length).for_each(|at| self.out.push(self.out[at]));
        }
        Ok(())
    }

    fn spend(&mut self, length: u64) -> Result<()> {
        match self.packed.checked_sub(length) {
            Some(left) => self.packed = left,
            None => return Err(self.input.damaged("a packed text is cut short")),
        }
        Ok(())
    }

    fn grow(&mut self, length: u64) -> Result<()> {
        match self.missing.checked_sub(length) {
            Some(left) => self.missing = left,
            None => return Err(self.input.damaged("a packed text is longer than it says")),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn unpack(packed: &[u8], missing: u64) -> Result<Vec<u8>> {
        let mut pieces = packed.chunks(3).map(Bytes::copy_from_slice).collect::<Vec<_>>().into_iter();
        let mut input = Input::new(Box::new(move || pieces.next()));
        let mut out = Vec::new();
        let unpacking = Unpacking { input: &mut input, out: &mut out, packed: packed.len() as u64, missing };
        unpacking.whole().map(|()| out)
    }

    #[test]
    fn runs_and_words_are_repeated() {
        // a letter and 20 times the one before it, four letters and the first three of them
        let packed = b"\x00a\xe0\x0b\x00\x03word\x20\x03";
        assert_eq!(unpack(packed, 28).unwrap(), b"aaaaaaaaaaaaaaaaaaaaawordwor");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (packed, missing) in [(&b"\x00a"[..], 2), (b"\x01ab", 1), (b"\x05a", 6), (b"\x00a\x20\x03", 4)] {
            unpack(packed, missing).unwrap_err();
        }
    }
}
