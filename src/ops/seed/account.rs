//! An account with what belongs to it, drawn from its random streams.

use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use uuid::{Builder, Uuid};

use super::dice::{Dice, Kind};
use super::names::{DOMAINS, FAMILY, GIVEN, PURPOSES, USER_AGENTS};
use super::recipe::{Recipe, span};

/// How long an access token is good for, in microseconds.
pub(super) const ACCESS_LIFETIME: i64 = span::HOUR;

/// A row of `"Users"`. Moments are microseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct User {
    pub(super) id: Uuid,
    pub(super) email: String,
    /// Which of the shared hashes it has; `None` for an account that signs in elsewhere.
    pub(super) hash: Option<usize>,
    pub(super) email_verified: bool,
    pub(super) created_at: i64,
    pub(super) updated_at: i64,
}

/// A row of `"UserSessions"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Session {
    pub(super) id: Uuid,
    pub(super) token: String,
    pub(super) expires_at: i64,
    pub(super) address: IpAddr,
    pub(super) user_agent: &'static str,
}

/// A row of `"VerificationCodes"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) id: Uuid,
    pub(super) digits: String,
    pub(super) purpose: &'static str,
    pub(super) created_at: i64,
    pub(super) expires_at: i64,
    pub(super) consumed_at: Option<i64>,
}

/// What a session holds outside of PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tokens {
    /// When the access token ends, and with it the session's key in Redis.
    pub(super) access_expires_at: i64,
    /// An access token of the right shape, signed with nothing but chance.
    pub(super) access: String,
    /// An id token, likewise.
    pub(super) identity: String,
    /// The name under which the refresh token is kept.
    pub(super) refresh_id: Uuid,
    /// A refresh token.
    pub(super) refresh: String,
}

/// Makes the accounts of one recipe.
#[derive(Clone)]
pub(super) struct Accounts {
    dice: Dice,
    base: i64,
    label: String,
    /// How many hashes the accounts share.
    hashes: usize,
}

impl Accounts {
    /// The accounts of `recipe`, which share `hashes` password hashes.
    pub(super) fn of(recipe: &Recipe, hashes: usize) -> Self {
        Self { dice: Dice::of(recipe.rng_seed), base: recipe.base(), label: recipe.label(), hashes }
    }

    /// The id of account `number`, which is the first thing its stream holds.
    pub(super) fn id(&self, number: u64) -> Uuid {
        identifier(&mut self.dice.roll(Kind::User, number, 0))
    }

    /// Account `number`: at most two years old, 9 of 10 with a verified address, 19 of 20 with a password.
    pub(super) fn user(&self, number: u64) -> User {
        let mut dice = self.dice.roll(Kind::User, number, 0);
        let id = identifier(&mut dice);
        let age = dice.random_range(span::HOUR..730 * span::DAY);
        User {
            id,
            email: self.email(number, &mut dice),
            hash: dice.random_ratio(19, 20).then(|| dice.random_range(0..self.hashes)),
            email_verified: dice.random_ratio(9, 10),
            created_at: self.base - age,
            updated_at: self.base - dice.random_range(0..=age),
        }
    }

    /// Names hold no digits, so the number makes the address unique.
    fn email(&self, number: u64, dice: &mut ChaCha8Rng) -> String {
        let (given, family, domain) = (pick(dice, &GIVEN), pick(dice, &FAMILY), pick(dice, &DOMAINS));
        let mut email = String::with_capacity(64);
        let _ = write!(email, "{given}.{family}{number}@{}.{domain}", self.label);
        email
    }

    /// A user's `ordinal`-th session: 7 of 10 live, for up to 30 days; the others ended in the last 30 days.
    pub(super) fn session(&self, user: u64, ordinal: u16) -> Session {
        let mut dice = self.dice.roll(Kind::Session, user, ordinal);
        let id = identifier(&mut dice);
        let token = URL_SAFE_NO_PAD.encode(dice.random::<[u8; 32]>());
        let lives = dice.random_ratio(7, 10);
        let distance = dice.random_range(span::HOUR..30 * span::DAY);
        let expires_at = if lives { self.base + distance } else { self.base - distance };
        Session {
            id,
            token,
            expires_at,
            address: address(&mut dice),
            user_agent: pick(&mut dice, &USER_AGENTS),
        }
    }

    /// The living sessions of all accounts, each with its user's number and its own.
    pub(super) fn living(&self, recipe: &Recipe) -> impl Iterator<Item = (u64, u16, Session)> {
        let (users, per_user) = (recipe.users, recipe.sessions_per_user);
        let numbers = (0..users).flat_map(move |user| (0..per_user).map(move |own| (user, own)));
        numbers
            .map(|(user, own)| (user, own, self.session(user, own)))
            .filter(|(_, _, session)| session.expires_at > self.base)
    }

    /// What the `ordinal`-th session of `user` holds outside of PostgreSQL. An access token lasts an hour.
    pub(super) fn tokens(&self, number: u64, ordinal: u16, user: &User) -> Tokens {
        let mut dice = self.dice.roll(Kind::Token, number, ordinal);
        let access_expires_at = self.base + dice.random_range(span::MINUTE..=ACCESS_LIFETIME);
        Tokens {
            access_expires_at,
            access: token(&mut dice, "access", user, access_expires_at),
            identity: token(&mut dice, "id", user, access_expires_at),
            refresh_id: identifier(&mut dice),
            refresh: opaque(&mut dice),
        }
    }

    /// A user's `ordinal`-th code, good for 15 minutes: 6 of 10 consumed, 3 expired, 1 still pending.
    pub(super) fn code(&self, user: u64, ordinal: u16) -> Code {
        const LIFETIME: i64 = 15 * span::MINUTE;
        let mut dice = self.dice.roll(Kind::Code, user, ordinal);
        let id = identifier(&mut dice);
        let digits = format!("{:06}", dice.random_range(0..1_000_000_u32));
        let fate = dice.random_range(0..10_u32);
        let pending = fate == 9;
        let age = if pending {
            dice.random_range(0..LIFETIME)
        } else {
            dice.random_range(LIFETIME..30 * span::DAY)
        };
        let created_at = self.base - age;
        let consumed_after = dice.random_range(span::SECOND..LIFETIME);
        Code {
            id,
            digits,
            purpose: pick(&mut dice, &PURPOSES),
            created_at,
            expires_at: created_at + LIFETIME,
            consumed_at: (fate < 6).then_some(created_at + consumed_after),
        }
    }
}

/// A JSON Web Token of the shape that the identity provider issues. Its signature is random, so nothing
/// that checks signatures ever takes it for real.
fn token(dice: &mut ChaCha8Rng, purpose: &str, user: &User, expires_at: i64) -> String {
    let claims = json!({
        "sub": user.id, "email": user.email, "token_use": purpose,
        "iat": (expires_at - ACCESS_LIFETIME) / span::SECOND, "exp": expires_at / span::SECOND,
    });
    let mut signature = [0; 64];
    dice.fill(&mut signature);
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"ES256","kid":"seed","typ":"JWT"}"#);
    let claims = URL_SAFE_NO_PAD.encode(claims.to_string());
    format!("{header}.{claims}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// A token that means nothing to anybody but its issuer.
fn opaque(dice: &mut ChaCha8Rng) -> String {
    let mut bytes = [0; 96];
    dice.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

fn identifier(dice: &mut ChaCha8Rng) -> Uuid {
    Builder::from_random_bytes(dice.random()).into_uuid()
}

fn pick(dice: &mut ChaCha8Rng, words: &[&'static str]) -> &'static str {
    words[dice.random_range(0..words.len())]
}

/// An address of the ranges that RFC 5737 and RFC 3849 keep for documentation.
fn address(dice: &mut ChaCha8Rng) -> IpAddr {
    let host = dice.random_range(1..=254_u8);
    match dice.random_range(0..4_u32) {
        0 => Ipv4Addr::new(192, 0, 2, host).into(),
        1 => Ipv4Addr::new(198, 51, 100, host).into(),
        2 => Ipv4Addr::new(203, 0, 113, host).into(),
        _ => {
            let [a, b, c] = dice.random::<[u16; 3]>();
            Ipv6Addr::new(0x2001, 0xdb8, a, b, c, 0, 0, u16::from(host)).into()
        }
    }
}
