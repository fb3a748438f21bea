//! Lines of a file, each with its number there, whatever was taken out around it.

/// Lines of one file that belong together.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines<'a>(Vec<(usize, &'a str)>);

impl<'a> Lines<'a> {
    /// All lines of `text`.
    pub(super) fn of(text: &'a str) -> Self {
        Self(text.lines().enumerate().map(|(index, line)| (index + 1, line)).collect())
    }

    /// Adds a line.
    pub(super) fn push(&mut self, number: usize, line: &'a str) {
        self.0.push((number, line));
    }

    /// Adds lines.
    pub(super) fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// The lines with their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.0.iter().copied()
    }

    /// Without blank lines at both ends.
    #[must_use]
    pub(super) fn trimmed(self) -> Self {
        let has_words = |(_, line): &(usize, &str)| !line.trim().is_empty();
        let Some(first) = self.0.iter().position(has_words) else { return Self::default() };
        let last = self.0.iter().rposition(has_words).unwrap_or(first);
        Self(self.0[first..=last].to_vec())
    }

    /// The lines as a text.
    pub(super) fn text(&self) -> String {
        self.0.iter().flat_map(|(_, line)| [*line, "\n"]).collect()
    }

    /// The number in the file of the line with the byte `at` of [`text`](Self::text).
    pub(super) fn number_at(&self, at: usize) -> usize {
        let mut end = 0;
        let reaches = |(_, line): &&(usize, &str)| {
            end += line.len() + 1;
            at < end
        };
        self.0.iter().find(reaches).or(self.0.last()).map_or(1, |(number, _)| *number)
    }

    /// The number of the first line that is neither blank nor a comment.
    pub(super) fn first_statement(&self) -> Option<usize> {
        let is_code = |line: &str| !line.is_empty() && !line.starts_with("--");
        self.0.iter().find(|(_, line)| is_code(line.trim())).map(|(number, _)| *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_number() {
        let mut lines = Lines::default();
        for (number, line) in Lines::of("\na\n-- out\n\nb\n").iter().filter(|(_, line)| *line != "-- out") {
            lines.push(number, line);
        }
        let lines = lines.trimmed();
        assert_eq!(lines.text(), "a\n\nb\n");
        assert_eq!([0, 1, 2, 3, 9].map(|at| lines.number_at(at)), [2, 2, 4, 5, 5]);
        assert_eq!(Lines::of(" \n--a\n  b").first_statement(), Some(3));
    }
}
