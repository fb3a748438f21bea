//! The tables that seed fills: their columns, and how a row of each is encoded.

use super::account::Accounts;
use super::passwords::Passwords;
use super::recipe::Recipe;
use super::rows::Rows;
use crate::sql::{self, Variants};

/// A table, in the order its foreign keys ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Users,
    Sessions,
    Codes,
}

impl Table {
    pub(super) const ALL: [Self; 3] = [Self::Users, Self::Sessions, Self::Codes];

    /// Its name in the database.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Users => "Users",
            Self::Sessions => "UserSessions",
            Self::Codes => "VerificationCodes",
        }
    }

    /// The columns that are filled, in the order of the COPY statement, with the types that the binary form
    /// fits: `text` stands for any type that is sent as text.
    pub(super) const fn columns(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Users => &[
                ("Id", "uuid"),
                ("Email", "text"),
                ("PasswordHash", "text"),
                ("EmailVerified", "boolean"),
                ("CreatedAt", MOMENT),
                ("UpdatedAt", MOMENT),
            ],
            Self::Sessions => &[
                ("Id", "uuid"),
                ("UserId", "uuid"),
                ("SessionToken", "text"),
                ("ExpiresAt", MOMENT),
                ("IpAddress", "text"),
                ("UserAgent", "text"),
            ],
            Self::Codes => &[
                ("Id", "uuid"),
                ("UserId", "uuid"),
                ("Code", "text"),
                ("Purpose", "text"),
                ("ExpiresAt", MOMENT),
                ("ConsumedAt", MOMENT),
                ("CreatedAt", MOMENT),
            ],
        }
    }

    /// The statement that takes rows in.
    pub(super) const fn copy(self) -> Variants {
        match self {
            Self::Users => sql::SEED_COPY_USERS,
            Self::Sessions => sql::SEED_COPY_SESSIONS,
            Self::Codes => sql::SEED_COPY_CODES,
        }
    }

    /// The statement that removes what earlier seeds made.
    pub(super) const fn remove(self) -> Variants {
        match self {
            Self::Users => sql::SEED_REMOVE_USERS,
            Self::Sessions => sql::SEED_REMOVE_SESSIONS,
            Self::Codes => sql::SEED_REMOVE_CODES,
        }
    }

    /// How many rows each account has in it.
    pub(super) fn rows_per_user(self, recipe: &Recipe) -> u16 {
        match self {
            Self::Users => 1,
            Self::Sessions => recipe.sessions_per_user,
            Self::Codes => recipe.codes_per_user,
        }
    }

    /// How many rows `recipe` makes in it.
    pub(super) fn rows(self, recipe: &Recipe) -> u64 {
        recipe.users * u64::from(self.rows_per_user(recipe))
    }
}

const MOMENT: &str = "timestamp with time zone";

/// Encodes the rows of one recipe.
pub(super) struct Encoder {
    pub(super) accounts: Accounts,
    pub(super) passwords: Passwords,
}

impl Encoder {
    /// Appends one row: the `ordinal`-th that account `user` has in `table`.
    pub(super) fn encode(&self, table: Table, user: u64, ordinal: u16, rows: &mut Rows) {
        match table {
            Table::Users => self.user(user, rows),
            Table::Sessions => self.session(user, ordinal, rows),
            Table::Codes => self.code(user, ordinal, rows),
        }
    }

    fn user(&self, number: u64, rows: &mut Rows) {
        let user = self.accounts.user(number);
        rows.row(6)
            .uuid(user.id)
            .text(&user.email)
            .optional_text(user.hash.map(|number| self.passwords.get(number)))
            .flag(user.email_verified)
            .moment(user.created_at)
            .moment(user.updated_at);
    }

    fn session(&self, user: u64, ordinal: u16, rows: &mut Rows) {
        let session = self.accounts.session(user, ordinal);
        rows.row(6)
            .uuid(session.id)
            .uuid(self.accounts.id(user))
            .text(&session.token)
            .moment(session.expires_at)
            .text(&session.address.to_string())
            .text(session.user_agent);
    }

    fn code(&self, user: u64, ordinal: u16, rows: &mut Rows) {
        let code = self.accounts.code(user, ordinal);
        rows.row(7)
            .uuid(code.id)
            .uuid(self.accounts.id(user))
            .text(&code.digits)
            .text(code.purpose)
            .moment(code.expires_at)
            .optional_moment(code.consumed_at)
            .moment(code.created_at);
    }
}
