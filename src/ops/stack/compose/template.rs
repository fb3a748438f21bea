//! Variables in texts: `$NAME`, `${NAME}`, `${NAME:-default}` and its relatives, nested, and `$$` for a dollar.

/// Variables inside each other.
const DEEPEST: usize = 32;

/// Why a text cannot be filled in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A dollar that begins nothing.
    Malformed,
    /// `${NAME:?message}` without a value.
    Required { name: String, message: String },
}

/// What was met while a text was filled in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Met {
    /// Variables without value or default, which became nothing.
    pub(super) unset: Vec<String>,
    /// `$NAME` with an operator behind it, which docker takes for a part of the variable.
    pub(super) ambiguous: Vec<String>,
}

/// The text with its variables filled in from `lookup`.
pub(super) fn fill(
    text: &str,
    lookup: &dyn Fn(&str) -> Option<String>,
    met: &mut Met,
) -> Result<String, Fault> {
    let mut filler = Filler { rest: text, lookup, met, depth: 0 };
    filler.until_end()
}

struct Filler<'a> {
    rest: &'a str,
    lookup: &'a dyn Fn(&str) -> Option<String>,
    met: &'a mut Met,
    depth: usize,
}

/// How the word behind a name is used.
#[derive(Clone, Copy)]
struct Operator {
    sign: char,
    /// Whether an empty value counts as none.
    empty_too: bool,
}

impl Filler<'_> {
    fn until_end(&mut self) -> Result<String, Fault> {
        let mut filled = String::new();
        while let Some(dollar) = self.rest.find('$') {
            filled.push_str(&self.rest[..dollar]);
            self.rest = &self.rest[dollar + 1..];
            filled.push_str(&self.variable()?);
        }
        filled.push_str(self.rest);
        Ok(filled)
    }

    /// What stands for the dollar that was passed just now.
    fn variable(&mut self) -> Result<String, Fault> {
        if let Some(rest) = self.rest.strip_prefix('$') {
            self.rest = rest;
            return Ok("$".to_owned());
        }
        if let Some(rest) = self.rest.strip_prefix('{') {
            self.rest = rest;
            return self.braced();
        }
        let name = self.name().ok_or(Fault::Malformed)?;
        if self.rest.starts_with([':', '-', '?']) && begins_with_operator(self.rest) {
            self.met.ambiguous.push(name.clone());
        }
        Ok(self.value(&name))
    }

    fn braced(&mut self) -> Result<String, Fault> {
        self.depth += 1;
        let name = self.name().filter(|_| self.depth <= DEEPEST).ok_or(Fault::Malformed)?;
        let operator = self.operator();
        let filled = match operator {
            Some(operator) => {
                let unset = self.met.unset.len();
                let word = self.word()?;
                let value = (self.lookup)(&name);
                let used = operator.uses_word(value.as_deref());
                if !used {
                    // what the word lacks does not matter
                    self.met.unset.truncate(unset);
                }
                operator.apply(&name, value, word)?
            }
            None => self.value(&name),
        };
        self.rest = self.rest.strip_prefix('}').ok_or(Fault::Malformed)?;
        self.depth -= 1;
        Ok(filled)
    }

    fn name(&mut self) -> Option<String> {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        let well_formed = !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit());
        well_formed.then(|| {
            self.rest = rest;
            name.to_owned()
        })
    }

    fn operator(&mut self) -> Option<Operator> {
        let behind_colon = self.rest.strip_prefix(':');
        let sign = behind_colon.unwrap_or(self.rest).chars().next().filter(|c| "-?+".contains(*c))?;
        let operator = Operator { sign, empty_too: behind_colon.is_some() };
        self.rest = &behind_colon.unwrap_or(self.rest)[1..];
        Some(operator)
    }

    /// The word behind an operator, up to its closing brace, filled in.
    fn word(&mut self) -> Result<String, Fault> {
        let mut word = String::new();
        loop {
            let end = self.rest.find(['$', '}']).ok_or(Fault::Malformed)?;
            word.push_str(&self.rest[..end]);
            self.rest = &self.rest[end..];
            match self.rest.strip_prefix('$') {
                None => return Ok(word),
                Some(rest) => self.rest = rest,
            }
            word.push_str(&self.variable()?);
        }
    }

    fn value(&mut self, name: &str) -> String {
        (self.lookup)(name).unwrap_or_else(|| {
            self.met.unset.push(name.to_owned());
            String::new()
        })
    }
}

impl Operator {
    fn uses_word(self, value: Option<&str>) -> bool {
        let has_value = value.is_some_and(|value| !self.empty_too || !value.is_empty());
        (self.sign == '+') == has_value
    }

    fn apply(self, name: &str, value: Option<String>, word: String) -> Result<String, Fault> {
        match (self.sign, self.uses_word(value.as_deref())) {
            ('?', true) => Err(Fault::Required { name: name.to_owned(), message: word }),
            (_, true) => Ok(word),
            ('+', false) => Ok(String::new()),
            (_, false) => Ok(value.unwrap_or_default()),
        }
    }
}

fn begins_with_operator(text: &str) -> bool {
    text.strip_prefix(':').unwrap_or(text).starts_with(['-', '?'])
}
