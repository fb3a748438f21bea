//! A living session as Redis holds it, in the two layouts that the application has: its own JSON under
//! `sess:`, and the hash that ASP.NET's distributed cache makes under the instance name.

use jiff::Timestamp;
use redis::{Cmd, cmd};
use serde_json::json;

use super::account::{ACCESS_LIFETIME, Session, Tokens, User};
use super::recipe::span;

/// .NET counts time in ticks of 100 ns from the year 1; these are the ticks to 1970.
const TICKS_TO_1970: i64 = 621_355_968_000_000_000;
const TICKS_PER_MICROSECOND: i64 = 10;

/// What the cache writes where an entry has no absolute or no sliding end.
const NOT_PRESENT: i64 = -1;

/// How long ASP.NET keeps an idle session.
const IDLE: i64 = 20 * span::MINUTE;

/// Fields and time to live at once, as the cache's own script does it: a hash never stays for ever because
/// the connection broke between two commands.
const STORE: &str = "redis.call('HSET', KEYS[1], 'absexp', ARGV[1], 'sldexp', ARGV[2], 'data', ARGV[3]) \
    return redis.call('PEXPIREAT', KEYS[1], ARGV[4])";

/// The key of the application's own layout.
pub(super) fn session_key(session: &Session) -> String {
    format!("sess:{}", session.token)
}

/// The key of the distributed cache: instance name and session id, with nothing between them.
pub(super) fn cache_key(instance_name: &str, session: &Session) -> String {
    format!("{instance_name}{}", session.id)
}

/// Stores the application's own layout, for as long as the access token lasts.
pub(super) fn store_session(session: &Session, tokens: &Tokens, user: &User) -> Cmd {
    let value = json!({
        "IssuedAt": moment(tokens.access_expires_at - ACCESS_LIFETIME),
        "AccessToken": tokens.access,
        "IdToken": tokens.identity,
        "AccessTokenExpiry": moment(tokens.access_expires_at),
        "RefreshToken": "",
        "RefreshTokenExpiry": moment(session.expires_at),
        "Sub": user.id,
        "Email": user.email,
    });
    let mut command = cmd("SET");
    command.arg(session_key(session)).arg(value.to_string());
    command.arg("PXAT").arg(milliseconds(tokens.access_expires_at));
    command
}

/// Stores the distributed cache's layout. Every second session slides, and then lives for 20 minutes
/// unless it is used; the others last until their absolute end.
pub(super) fn store_cache(instance_name: &str, session: &Session, user: &User, base: i64) -> Cmd {
    let slides = session.id.as_bytes()[0].is_multiple_of(2);
    let sliding = if slides { IDLE * TICKS_PER_MICROSECOND } else { NOT_PRESENT };
    let ends_at = if slides { session.expires_at.min(base + IDLE) } else { session.expires_at };
    let mut command = cmd("EVAL");
    command.arg(STORE).arg(1).arg(cache_key(instance_name, session));
    command.arg(ticks(session.expires_at)).arg(sliding).arg(payload(session, user));
    command.arg(milliseconds(ends_at));
    command
}

/// The bytes of an ASP.NET session with one entry, `sub`: revision, number of entries (3 bytes), session id,
/// then each key with 2 bytes of length and each value with 4.
fn payload(session: &Session, user: &User) -> Vec<u8> {
    let subject = user.id.to_string();
    let mut bytes = vec![2, 0, 0, 1];
    bytes.extend_from_slice(session.id.as_bytes());
    bytes.extend_from_slice(&[0, 3]);
    bytes.extend_from_slice(b"sub");
    bytes.extend_from_slice(&[0, 0, 0, 36]);
    bytes.extend_from_slice(subject.as_bytes());
    bytes
}

fn ticks(moment: i64) -> i64 {
    moment * TICKS_PER_MICROSECOND + TICKS_TO_1970
}

fn milliseconds(moment: i64) -> i64 {
    moment / 1000
}

/// RFC 3339, as .NET writes a UTC time into JSON.
fn moment(moment: i64) -> Option<String> {
    Timestamp::from_microsecond(moment).ok().map(|moment| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_those_of_dotnet() {
        // new DateTime(2000, 1, 1).Ticks
        assert_eq!(ticks(946_684_800_000_000), 630_822_816_000_000_000);
    }
}
