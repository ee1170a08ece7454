//! Rules for people who do not program: read back as sentences here, edited in lists. Stores nothing; a rule belongs
//! to its offer or program.

pub(crate) mod sentences;
