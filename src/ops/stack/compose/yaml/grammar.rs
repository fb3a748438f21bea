//! What the tokens of the first document say, as events.

use std::collections::BTreeMap;

use super::cursor::{Malformed, Mark};
use super::scanner::{Scanner, Token};

/// Tags of YAML's own.
pub(super) const OWN: &str = "tag:yaml.org,2002:";

/// Something that was read.
pub(super) enum Event {
    /// A list begins.
    List(Properties),
    /// A map begins.
    Map(Properties),
    /// The innermost list or map ends.
    End,
    Scalar {
        text: String,
        is_plain: bool,
        properties: Properties,
    },
    Alias(String),
    /// Something stands behind the document.
    Another,
}

/// What stands in front of a node.
#[derive(Default)]
pub(super) struct Properties {
    pub(super) anchor: Option<String>,
    /// In full: `tag:yaml.org,2002:str`.
    pub(super) tag: Option<String>,
}

/// Takes events, or stops.
pub(super) trait Sink {
    /// Why it stops.
    type Stop: From<Malformed>;

    /// Takes an event.
    fn take(&mut self, event: Event, mark: Mark) -> Result<(), Self::Stop>;
}

/// Reads the first document of a text.
pub(super) fn read<S: Sink>(text: &str, sink: &mut S) -> Result<(), S::Stop> {
    let mut grammar = Grammar { scanner: Scanner::new(text), handles: BTreeMap::new(), sink };
    grammar.document()
}

struct Grammar<'a, S> {
    scanner: Scanner,
    handles: BTreeMap<String, String>,
    sink: &'a mut S,
}

impl<S: Sink> Grammar<'_, S> {
    fn document(&mut self) -> Result<(), S::Stop> {
        while self.is_next(&[Token::DocumentEnd])? {
            self.scanner.take()?;
        }
        self.directives()?;
        if self.is_next(&[Token::End])? {
            return Ok(());
        }
        if self.is_next(&[Token::DocumentStart])? {
            self.scanner.take()?;
        }
        match self.scanner.peek()? {
            (
                Token::Version(_)
                | Token::TagHandle(..)
                | Token::DocumentStart
                | Token::DocumentEnd
                | Token::End,
                mark,
            ) => {
                let mark = *mark;
                self.empty(mark, Properties::default())?;
            }
            _ => self.node(true, false)?,
        }
        while self.is_next(&[Token::DocumentEnd, Token::DocumentStart])? {
            self.scanner.take()?;
        }
        match self.scanner.peek()? {
            (Token::End, _) => Ok(()),
            (_, mark) => {
                let mark = *mark;
                self.sink.take(Event::Another, mark)
            }
        }
    }

    fn directives(&mut self) -> Result<(), S::Stop> {
        let mut mark = None;
        while let (Token::Version(_) | Token::TagHandle(..), _) = self.scanner.peek()? {
            let (token, at) = self.scanner.take()?;
            mark = Some(at);
            match token {
                Token::Version(version) if version != "1.1" => {
                    return Err(
                        Malformed { what: "docker reads YAML 1.1 alone; remove the line", mark: at }.into()
                    );
                }
                Token::TagHandle(handle, prefix) => drop(self.handles.insert(handle, prefix)),
                _ => {}
            }
        }
        match mark {
            Some(mark) if !self.is_next(&[Token::DocumentStart])? => {
                Err(Malformed { what: "`---` has to follow a directive", mark }.into())
            }
            _ => Ok(()),
        }
    }

    fn is_next(&mut self, tokens: &[Token]) -> Result<bool, S::Stop> {
        let (next, _) = self.scanner.peek()?;
        Ok(tokens.contains(next))
    }

    fn empty(&mut self, mark: Mark, properties: Properties) -> Result<(), S::Stop> {
        self.sink.take(Event::Scalar { text: String::new(), is_plain: true, properties }, mark)
    }

    /// A node; an `indentless` list may stand as far out as the key that it belongs to.
    fn node(&mut self, in_block: bool, indentless: bool) -> Result<(), S::Stop> {
        if let (Token::Alias(_), _) = self.scanner.peek()?
            && let (Token::Alias(name), mark) = self.scanner.take()?
        {
            return self.sink.take(Event::Alias(name), mark);
        }
        let before = self.scanner.peek()?.1;
        let properties = self.properties()?;
        let (token, mark) = self.scanner.peek()?.clone();
        match token {
            Token::BlockEntry if indentless => self.block_list(mark, properties, true),
            Token::Scalar { text, is_plain } => {
                self.scanner.take()?;
                self.sink.take(Event::Scalar { text, is_plain, properties }, mark)
            }
            Token::FlowSequence => self.flow_list(properties),
            Token::FlowMapping => self.flow_map(properties),
            Token::BlockSequence if in_block => {
                self.scanner.take()?;
                self.block_list(mark, properties, false)
            }
            Token::BlockMapping if in_block => self.block_map(properties),
            _ if properties.anchor.is_some() || properties.tag.is_some() => self.empty(before, properties),
            _ => Err(Malformed { what: "a value is missing here", mark }.into()),
        }
    }

    fn properties(&mut self) -> Result<Properties, S::Stop> {
        let mut properties = Properties::default();
        loop {
            match self.scanner.peek()? {
                (Token::Anchor(name), _) if properties.anchor.is_none() => {
                    properties.anchor = Some(name.clone());
                }
                (Token::Tag(handle, suffix), mark) if properties.tag.is_none() => {
                    let (handle, suffix, mark) = (handle.clone(), suffix.clone(), *mark);
                    properties.tag = Some(self.full_tag(&handle, &suffix, mark)?);
                }
                _ => return Ok(properties),
            }
            self.scanner.take()?;
        }
    }

    fn full_tag(&self, handle: &str, suffix: &str, mark: Mark) -> Result<String, Malformed> {
        match (self.handles.get(handle), handle) {
            (Some(prefix), _) => Ok(format!("{prefix}{suffix}")),
            (None, "!!") => Ok(format!("{OWN}{suffix}")),
            (None, "" | "!") => Ok(format!("{handle}{suffix}")),
            _ => Err(Malformed { what: "a tag that no `%TAG` explains", mark }),
        }
    }

    fn block_list(&mut self, mark: Mark, properties: Properties, indentless: bool) -> Result<(), S::Stop> {
        self.sink.take(Event::List(properties), mark)?;
        while self.is_next(&[Token::BlockEntry])? {
            let (_, mark) = self.scanner.take()?;
            let is_over: &[Token] = if indentless {
                &[Token::BlockEntry, Token::Key, Token::Value, Token::BlockEnd]
            } else {
                &[Token::BlockEntry, Token::BlockEnd]
            };
            self.node_or_nothing(is_over, mark, (true, false))?;
        }
        let mark = self.scanner.peek()?.1;
        if !indentless {
            self.expect(
                &Token::BlockEnd,
                "an item of the list, which begins with `-`, or the list's end is missing here",
            )?;
        }
        self.sink.take(Event::End, mark)
    }

    fn node_or_nothing(
        &mut self,
        is_over: &[Token],
        mark: Mark,
        (in_block, indentless): (bool, bool),
    ) -> Result<(), S::Stop> {
        if self.is_next(is_over)? {
            self.empty(mark, Properties::default())
        } else {
            self.node(in_block, indentless)
        }
    }

    fn expect(&mut self, token: &Token, what: &'static str) -> Result<(), S::Stop> {
        let (next, mark) = self.scanner.peek()?;
        if next != token {
            return Err(Malformed { what, mark: *mark }.into());
        }
        self.scanner.take()?;
        Ok(())
    }

    fn block_map(&mut self, properties: Properties) -> Result<(), S::Stop> {
        const OVER: [Token; 3] = [Token::Key, Token::Value, Token::BlockEnd];
        let (_, mark) = self.scanner.take()?;
        self.sink.take(Event::Map(properties), mark)?;
        while self.is_next(&[Token::Key])? {
            let (_, mark) = self.scanner.take()?;
            self.node_or_nothing(&OVER, mark, (true, true))?;
            self.value(&OVER, mark, (true, true))?;
        }
        let mark = self.scanner.peek()?.1;
        self.expect(&Token::BlockEnd, "a key is missing here, or is not as far in as the others")?;
        self.sink.take(Event::End, mark)
    }

    /// The value behind a key.
    fn value(&mut self, is_over: &[Token], key: Mark, place: (bool, bool)) -> Result<(), S::Stop> {
        if !self.is_next(&[Token::Value])? {
            return self.empty(key, Properties::default());
        }
        let (_, mark) = self.scanner.take()?;
        self.node_or_nothing(is_over, mark, place)
    }

    fn flow_list(&mut self, properties: Properties) -> Result<(), S::Stop> {
        const OVER: [Token; 2] = [Token::FlowEntry, Token::FlowSequenceEnd];
        let (_, mark) = self.scanner.take()?;
        self.sink.take(Event::List(properties), mark)?;
        let mut is_first = true;
        while !self.is_next(&[Token::FlowSequenceEnd])? {
            if !is_first {
                self.expect(&Token::FlowEntry, "a `,` or the `]` of the list is missing here")?;
            }
            is_first = false;
            if self.is_next(&[Token::Key])? {
                let (_, mark) = self.scanner.take()?;
                self.sink.take(Event::Map(Properties::default()), mark)?;
                self.node_or_nothing(
                    &[Token::Value, Token::FlowEntry, Token::FlowSequenceEnd],
                    mark,
                    (false, false),
                )?;
                self.value(&OVER, mark, (false, false))?;
                self.sink.take(Event::End, mark)?;
            } else if !self.is_next(&[Token::FlowSequenceEnd])? {
                self.node(false, false)?;
            }
        }
        let (_, mark) = self.scanner.take()?;
        self.sink.take(Event::End, mark)
    }

    fn flow_map(&mut self, properties: Properties) -> Result<(), S::Stop> {
        const OVER: [Token; 2] = [Token::FlowEntry, Token::FlowMappingEnd];
        let (_, mark) = self.scanner.take()?;
        self.sink.take(Event::Map(properties), mark)?;
        let mut is_first = true;
        while !self.is_next(&[Token::FlowMappingEnd])? {
            if !is_first {
                self.expect(&Token::FlowEntry, "a `,` or the `}` of the map is missing here")?;
            }
            is_first = false;
            if self.is_next(&[Token::Key])? {
                let (_, mark) = self.scanner.take()?;
                self.node_or_nothing(
                    &[Token::Value, Token::FlowEntry, Token::FlowMappingEnd],
                    mark,
                    (false, false),
                )?;
                self.value(&OVER, mark, (false, false))?;
            } else if !self.is_next(&[Token::FlowMappingEnd])? {
                let mark = self.scanner.peek()?.1;
                self.node(false, false)?;
                self.empty(mark, Properties::default())?;
            }
        }
        let (_, mark) = self.scanner.take()?;
        self.sink.take(Event::End, mark)
    }
}
