//! What a program writes to standard error, of which the beginning and the end are kept.

use std::collections::VecDeque;

/// What is kept of either end.
const KEPT: usize = 64 * 1024;

/// The beginning and the end of a text.
#[derive(Clone, Default)]
pub(super) struct Said {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    left_out: usize,
}

impl Said {
    /// Takes more of it in.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        let (first, rest) = bytes.split_at(bytes.len().min(KEPT - self.head.len()));
        self.head.extend_from_slice(first);
        let kept = &rest[rest.len().saturating_sub(KEPT)..];
        self.tail.extend(kept);
        let over = self.tail.len().saturating_sub(KEPT);
        self.tail.drain(..over);
        self.left_out += rest.len() - kept.len() + over;
    }

    /// It, with a line about what is missing in the middle.
    pub(super) fn text(&self) -> String {
        let mut text = String::from_utf8_lossy(&self.head).into_owned();
        if self.left_out > 0 {
            text.extend(["\n… ", &self.left_out.to_string(), " bytes left out …\n"]);
        }
        let (one, other) = self.tail.as_slices();
        text.push_str(&String::from_utf8_lossy(&[one, other].concat()));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_much_the_beginning_and_the_end_are_kept() {
        let mut said = Said::default();
        said.add(b"first\n");
        for _ in 0..1000 {
            said.add(&[b'x'; 1000]);
        }
        said.add(b"\nlast");
        let text = said.text();
        assert!(text.starts_with("first\nxxx") && text.ends_with("xxx\nlast"));
        assert!(text.contains(&format!("… {} bytes left out …", 1_000_011 - 2 * KEPT)));

        let mut said = Said::default();
        said.add(&vec![b'y'; 300_000]);
        assert!(said.text().contains(&format!("… {} bytes left out …", 300_000 - 2 * KEPT)));
    }

    #[test]
    fn little_is_kept_whole() {
        let mut said = Said::default();
        said.add("ä".as_bytes());
        said.add(b" b");
        assert_eq!(said.text(), "ä b");
    }
}
