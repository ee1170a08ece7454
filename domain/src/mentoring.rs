//! Mentoring as it is run: sessions that the owner confirms, what was before and after, mentors who fall silent, ratings.
//!
//! Whether somebody has a seat is the table of `applications`; here is what happens in the seat.

mod ratings;
mod sessions;
mod silence;

pub use ratings::{HIDDEN_BELOW, RatingSide, Score, median, shown};
pub use sessions::{
    CODE_LIVES, CODE_TRIES, ConfirmedBy, SESSIONS, SessionAction, SessionMove, SessionRefusal, SessionStatus,
    decide, open_to,
};
pub use silence::{Silence, SilenceStage, silence_on};

id! {
    /// Id of a session of mentoring.
    SessionId
}

text_enum! {
    /// When a fact that a program improves was looked at.
    Moment {
        /// When the participation started.
        Before = "before",
        /// When it was completed.
        After = "after",
    }
}
