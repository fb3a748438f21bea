//! The words that accounts are made of.

/// Given names, as the local part of an address spells them.
pub(super) const GIVEN: [&str; 32] = [
    "ada", "amir", "anna", "bo", "carlos", "chen", "chloe", "david", "elif", "emma", "fatima", "george",
    "hana", "ines", "ivan", "jamal", "jonas", "kofi", "lena", "liam", "maria", "mei", "noah", "nour", "olga",
    "omar", "priya", "rosa", "sven", "tomas", "yuki", "zoe",
];

/// Family names, as the local part of an address spells them.
pub(super) const FAMILY: [&str; 32] = [
    "abe", "adeyemi", "bauer", "brown", "cohen", "costa", "dubois", "evans", "fischer", "garcia", "haddad",
    "ito", "jansen", "kaya", "khan", "kim", "kowalski", "larsen", "lopez", "mbeki", "meyer", "nguyen",
    "novak", "obrien", "patel", "rossi", "santos", "silva", "smith", "suzuki", "wang", "yilmaz",
];

/// Domains that RFC 2606 reserves: no message to them ever reaches anybody.
pub(super) const DOMAINS: [&str; 3] = ["example.com", "example.net", "example.org"];

/// What browsers and applications call themselves.
pub(super) const USER_AGENTS: [&str; 6] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
    "okhttp/4.12.0",
];

/// What a verification code is for.
pub(super) const PURPOSES: [&str; 2] = ["EmailVerification", "PasswordReset"];
