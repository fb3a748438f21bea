//! Patterns of names, learned as names come: a tree of words, in which words that turn out to be one key's own are
//! folded into `*`.

use std::collections::BTreeMap;

use super::look::Seen;
use super::shape::{self, Part, SEPARATORS};
use super::tally::Tally;

/// From so many different words at one place on, those that few keys have are taken for ids.
const MOST_WORDS: usize = 64;
/// Words at one place are of the keys themselves when there are at least so many and each has a key or two.
const SINGLE_WORDS: usize = 8;
/// No name has more parts that matter.
const DEEPEST: usize = 12;
/// Places that are remembered in all: some 8 MiB. What comes later is counted with the other ids of its place.
const MOST_PLACES: usize = 20_000;
/// A stem that fewer keys than one in so many of its place have is the beginning of an id.
const RARE: u64 = 50;

/// Letters of an id that may be taken for the end of the word before it.
const STRAY_LETTERS: usize = 4;

/// A pattern and what its keys have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// `sess:*`; a name without `*` is one key's.
    pub name: String,
    /// Of its keys.
    pub tally: Tally,
}

/// The tree.
#[derive(Default)]
pub(super) struct Patterns {
    root: Place,
    places: usize,
    stems: Vec<String>,
}

/// What may follow here, and the keys that end here.
#[derive(Default)]
struct Place {
    words: BTreeMap<Box<str>, Place>,
    any: Option<Box<Place>>,
    ends: Option<Box<Tally>>,
    /// Keys that end here or below.
    keys: u64,
    /// Whether words that are new here are ids.
    varied: bool,
    /// Whether the word that leads here had no separator behind it.
    is_stem: bool,
}

impl Patterns {
    /// An empty tree; `stems` are words that are known to be followed by an id without a separator.
    pub(super) fn new(stems: Vec<String>) -> Self {
        Self { stems, ..Self::default() }
    }

    /// Counts a key.
    pub(super) fn count(&mut self, key: &[u8], seen: &Seen) {
        let key = String::from_utf8_lossy(key);
        let parts = shape::parts(&key, &self.stems);
        self.root.count(&parts, seen, &mut self.places, DEEPEST);
    }

    /// The patterns, those with the most memory first, or with the most keys where memory is not known.
    pub(super) fn into_list(mut self) -> Vec<Pattern> {
        self.root.settle(true);
        let mut list = Vec::new();
        self.root.collect(String::new(), &mut list);
        list.sort_by(|one, other| {
            let rank = |pattern: &Pattern| (pattern.tally.bytes, pattern.tally.keys);
            rank(other).cmp(&rank(one)).then_with(|| one.name.cmp(&other.name))
        });
        list
    }
}

/// The parts behind an id: the separator of a word that was taken for one, and not an id that is a part of it.
fn behind_id<'k>(id: Part<'k>, rest: &[Part<'k>]) -> Vec<Part<'k>> {
    let separator = match id {
        Part::Word(word) if word.ends_with(SEPARATORS) => Some(Part::Word(&word[word.len() - 1..])),
        _ => None,
    };
    let ids = if separator.is_some() {
        0
    } else {
        rest.iter().take_while(|part| matches!(part, Part::Id(_))).count()
    };
    separator.into_iter().chain(rest[ids..].iter().copied()).collect()
}

impl Place {
    fn count(&mut self, parts: &[Part<'_>], seen: &Seen, places: &mut usize, depth: usize) {
        self.keys += 1;
        let Some((part, rest)) = parts.split_first().filter(|_| depth > 0) else {
            return self.ends.get_or_insert_default().count(seen);
        };
        let next = match *part {
            Part::Word(word) => self.word(word, places),
            Part::Stem(word) => self.stem(word, places),
            Part::Id(_) => None,
        };
        if let Some(place) = next {
            place.count(rest, seen, places, depth - 1);
        } else {
            let any = self.any.get_or_insert_default();
            any.count(&behind_id(*part, rest), seen, places, depth - 1);
        }
        if self.words.len() > MOST_WORDS {
            self.fold(places);
        }
    }

    /// Where this word leads; `None` where it is taken for an id.
    fn word(&mut self, word: &str, places: &mut usize) -> Option<&mut Self> {
        if !self.words.contains_key(word) {
            if self.varied || *places >= MOST_PLACES {
                return None;
            }
            *places += 1;
            self.words.insert(word.into(), Self::default());
        }
        self.words.get_mut(word)
    }

    /// Where this stem leads; one that only goes on a little after a known one has letters of the id in it.
    fn stem(&mut self, stem: &str, places: &mut usize) -> Option<&mut Self> {
        let shorter =
            (0..=STRAY_LETTERS).rev().filter_map(|letters| stem.get(..stem.len().checked_sub(letters)?));
        let mut shorter = shorter.filter(|stem| self.words.get(*stem).is_some_and(|place| place.is_stem));
        let known = shorter.next();
        let place = self.word(known.unwrap_or(stem), places)?;
        place.is_stem = true;
        Some(place)
    }

    /// Makes one of stems that differ by letters of ids.
    fn join_stems(&mut self) {
        let mut base: Option<Box<str>> = None;
        for (word, place) in std::mem::take(&mut self.words) {
            let known = base.as_ref().filter(|base| {
                place.is_stem && word.starts_with(base.as_ref()) && word.len() <= base.len() + STRAY_LETTERS
            });
            if let Some(known) = known.and_then(|base| self.words.get_mut(base)) {
                known.absorb(place);
                continue;
            }
            if place.is_stem {
                base = Some(word.clone());
            }
            self.words.insert(word, place);
        }
    }

    /// Folds the words that few keys have into `*`, here and for those that come.
    fn fold(&mut self, places: &mut usize) {
        self.varied = true;
        self.join_stems();
        let (total, most) = (self.keys, MOST_WORDS as u64);
        let folded = self.fold_those(|place| place.keys * most <= total);
        *places = places.saturating_sub(folded);
    }

    fn fold_those(&mut self, is_rare: impl Fn(&Self) -> bool) -> usize {
        let all = std::mem::take(&mut self.words);
        let (rare, kept): (BTreeMap<_, _>, _) = all.into_iter().partition(|(_, place)| is_rare(place));
        self.words = kept;
        let folded = rare.len();
        for (word, place) in rare {
            self.any.get_or_insert_default().absorb_into_any(&word, place);
        }
        folded
    }

    /// Takes in the place of a word that was an id. The separator at its end is none of it, and an id behind it is.
    fn absorb_into_any(&mut self, word: &str, mut other: Self) {
        if word.ends_with(SEPARATORS) {
            self.keys += other.keys;
            let separator = &word[word.len() - 1..];
            match self.words.get_mut(separator) {
                Some(known) => known.absorb(other),
                None => drop(self.words.insert(separator.into(), other)),
            }
            return;
        }
        if let Some(below) = other.any.take() {
            self.absorb(*below);
        }
        self.absorb(other);
    }

    fn absorb(&mut self, other: Self) {
        // what stood below as an id is counted there and in `keys` of its place
        let below: u64 = other.words.values().map(|place| place.keys).sum();
        let ends = other.ends.as_ref().map_or(0, |tally| tally.keys);
        let any = other.any.as_ref().map_or(0, |place| place.keys);
        self.keys += below + ends + any;
        if let Some(tally) = other.ends {
            self.ends.get_or_insert_default().add(&tally);
        }
        if let Some(place) = other.any {
            self.any.get_or_insert_default().absorb(*place);
        }
        for (word, place) in other.words {
            match self.words.get_mut(&word) {
                Some(known) => known.absorb(place),
                None => drop(self.words.insert(word, place)),
            }
        }
        self.varied |= other.varied;
    }

    /// What only the whole shows: stems that were the beginnings of ids, and words that each key has for itself.
    fn settle(&mut self, is_root: bool) {
        let total = self.keys;
        self.join_stems();
        if self.any.is_some() {
            self.fold_those(|place| place.is_stem && place.keys * RARE < total);
        }
        let is_single = |place: &Self| place.keys <= 2;
        let singles = self.words.values().filter(|place| is_single(place)).count();
        // few strays among very many ids are ids that look like words
        let ids = self.any.as_ref().map_or(0, |any| any.keys);
        let strays = self.varied || ids > singles as u64 * RARE;
        if !is_root && (singles >= SINGLE_WORDS || (singles > 0 && strays)) {
            self.fold_those(is_single);
        }
        for place in self.words.values_mut().chain(self.any.as_deref_mut()) {
            place.settle(false);
        }
    }

    fn collect(self, name: String, list: &mut Vec<Pattern>) {
        for (word, place) in self.words {
            place.collect(format!("{name}{word}"), list);
        }
        if let Some(place) = self.any {
            place.collect(format!("{name}*"), list);
        }
        if let Some(tally) = self.ends {
            list.push(Pattern { name, tally: *tally });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tally::{Kind, Lifetime};
    use super::*;

    fn learned(keys: impl Iterator<Item = String>) -> Vec<(String, u64)> {
        let mut patterns = Patterns::new(vec!["AuthSample".to_owned()]);
        let seen = Seen { kind: Some(Kind::Plain), lifetime: Lifetime::Endless, bytes: Some(1) };
        for key in keys {
            patterns.count(key.as_bytes(), &seen);
        }
        patterns.into_list().into_iter().map(|pattern| (pattern.name, pattern.tally.keys)).collect()
    }

    /// A word of letters that no rule would take for an id.
    fn name(number: usize) -> String {
        let letter = |place: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).unwrap());
        (0..4).map(letter).collect()
    }

    #[test]
    fn names_that_look_like_words_are_found_out() {
        let sessions = (0..1000).map(|number| format!("sess:{}", name(number)));
        let profiles = (0..500).map(|number| format!("user:{}:profile", name(number * 7)));
        let instance = (0..300).map(|number| format!("AuthSample{}", name(number * 3)));
        let single = ["leaderboard", "config"].map(str::to_owned).into_iter();
        let found = learned(sessions.chain(profiles).chain(instance).chain(single));
        let expected = [("sess:*", 1000), ("user:*:profile", 500), ("AuthSample*", 300), ("config", 1)];
        for (pattern, (name, keys)) in found.iter().zip(expected) {
            assert_eq!((pattern.0.as_str(), pattern.1), (name, keys), "{found:?}");
        }
        assert_eq!(found.len(), 5, "{found:?}");
    }

    #[test]
    fn an_instance_that_nobody_named_is_found() {
        let mut state = 1_u64;
        let mut letter = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            char::from(alphabet[usize::try_from(state >> 58).unwrap()])
        };
        let keys =
            (0..3000).map(|_| format!("OtherInstance{}", (0..43).map(|_| letter()).collect::<String>()));
        let found = learned(keys);
        assert_eq!(found[0].0, "OtherInstance*", "{found:?}");
        assert!(found[0].1 > 2700, "{found:?}");
    }

    #[test]
    fn a_few_names_of_their_own_are_one_pattern_below_a_word_and_several_at_the_top() {
        let found = learned((0..20).map(|number| format!("user:{}", name(number))));
        assert_eq!(found, [("user:*".to_owned(), 20)]);
        let found = learned((0..20).map(|number| name(number * 31)));
        assert_eq!(found.len(), 20);
    }

    #[test]
    fn a_heavy_prefix_outlives_any_number_of_stray_names() {
        let stray = (0..50_000).map(|number| format!("{}:{}:{number}x", name(number), name(number * 11)));
        let heavy = (0..50_000).map(|number| format!("sess:{}", name(number)));
        let found = learned(stray.zip(heavy).flat_map(|(one, other)| [one, other]));
        assert_eq!(found.iter().find(|(name, _)| name == "sess:*").unwrap().1, 50_000, "{:?}", &found[..5]);
        assert_eq!(found.iter().map(|(_, keys)| keys).sum::<u64>(), 100_000);
        assert!(found.len() < 500, "{}", found.len());
    }
}
