//! Files that hold several things in sections, each below a comment that says what it is.

use super::lines::Lines;

/// What stands below one directive.
pub(super) struct Section<'a> {
    /// The directive, as the tool's own rule made it out.
    pub(super) directive: &'a str,
    /// Its line.
    pub(super) number: usize,
    /// The lines below it, up to the next.
    pub(super) lines: Lines<'a>,
}

/// The lines above the first directive, and the sections; `directive` makes out of a line what it directs.
pub(super) fn cut<'a>(
    text: &'a str,
    directive: impl Fn(&'a str) -> Option<&'a str>,
) -> (Lines<'a>, Vec<Section<'a>>) {
    let (mut header, mut sections) = (Lines::default(), Vec::<Section<'a>>::new());
    for (number, line) in Lines::of(text).iter() {
        match (directive(line), sections.last_mut()) {
            (Some(directive), _) => sections.push(Section { directive, number, lines: Lines::default() }),
            (None, Some(section)) => section.lines.push(number, line),
            (None, None) => header.push(number, line),
        }
    }
    (header, sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let (header, sections) = cut("h\n@a\n1\n2\n@b\n", |line| line.strip_prefix('@'));
        let seen: Vec<_> = sections.iter().map(|one| (one.directive, one.number, one.lines.text())).collect();
        assert_eq!(header.text(), "h\n");
        assert_eq!(seen, [("a", 2, "1\n2\n".to_owned()), ("b", 5, String::new())]);
    }
}
