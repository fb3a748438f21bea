//! One random stream for every row.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// What a stream is for; the number is part of the stream's name and must not change.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Salt = 0,
    User = 1,
    Session = 2,
    Code = 3,
    Token = 4,
}

/// The source of all streams of one seed.
#[derive(Clone)]
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The streams of `seed`.
    pub(super) fn of(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// The stream of a user's `ordinal`-th row of this kind.
    pub(super) fn roll(&self, kind: Kind, user: u64, ordinal: u16) -> ChaCha8Rng {
        let mut stream = self.0.clone();
        stream.set_stream((kind as u64) << 56 | (user & 0xff_ffff_ffff) << 16 | u64::from(ordinal));
        stream
    }
}

#[cfg(test)]
mod tests {
    use rand::RngExt;

    use super::*;

    #[test]
    fn a_stream_is_named_by_seed_kind_user_and_ordinal() {
        let draw = |seed, kind, user, ordinal| Dice::of(seed).roll(kind, user, ordinal).random::<u64>();
        assert_eq!(draw(42, Kind::User, 7, 0), draw(42, Kind::User, 7, 0));
        assert_ne!(draw(42, Kind::User, 7, 0), draw(43, Kind::User, 7, 0));
        assert_ne!(draw(42, Kind::User, 7, 0), draw(42, Kind::Session, 7, 0));
        assert_ne!(draw(42, Kind::User, 7, 0), draw(42, Kind::User, 8, 0));
        assert_ne!(draw(42, Kind::Session, 7, 0), draw(42, Kind::Session, 7, 1));
    }
}
