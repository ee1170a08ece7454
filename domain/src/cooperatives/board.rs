//! Who speaks for a cooperative. A seat on a board is no role of an account: the same person may own a business and sit on
//! two boards, and loses nothing but the seat when her term ends.

use super::CooperativeId;
use crate::policy::Denied;

id! {
    /// Id of a seat.
    SeatId
}

text_enum! {
    /// What somebody is on a board.
    BoardOffice {
        /// The chair: fills the board, records meetings.
        Chair = "chair",
        /// The secretary: records meetings.
        Secretary = "secretary",
        /// The treasurer: keeps the books.
        Treasurer = "treasurer",
    }
}

text_enum! {
    /// How far somebody is on the way to a seat.
    SeatState {
        /// Says that she chairs it; the office has not looked yet.
        Claimed = "claimed",
        /// Invited by the chair; has not accepted yet.
        Invited = "invited",
        /// On the board.
        Held = "held",
        /// The office did not believe the claim.
        Refused = "refused",
        /// Over.
        Ended = "ended",
    }
}

/// A seat as policy sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// On which board.
    pub cooperative: CooperativeId,
    /// As what.
    pub office: BoardOffice,
    /// How far.
    pub state: SeatState,
}

fn held(seats: &[Seat], on: CooperativeId) -> impl Iterator<Item = BoardOffice> {
    seats
        .iter()
        .filter(move |seat| seat.cooperative == on && seat.state == SeatState::Held)
        .map(|seat| seat.office)
}

fn may(seats: &[Seat], on: CooperativeId, fits: fn(BoardOffice) -> bool) -> Result<(), Denied> {
    match (held(seats, on).next(), held(seats, on).any(fits)) {
        (None, _) => Err(Denied::NotFound),
        (Some(_), false) => Err(Denied::NotYourRole),
        (Some(_), true) => Ok(()),
    }
}

/// Seeing the cooperative as its board does.
pub fn may_see_board(seats: &[Seat], on: CooperativeId) -> Result<(), Denied> {
    may(seats, on, |_| true)
}

/// Recording an annual meeting: chair or secretary.
pub fn may_record_meeting(seats: &[Seat], on: CooperativeId) -> Result<(), Denied> {
    may(seats, on, |office| matches!(office, BoardOffice::Chair | BoardOffice::Secretary))
}

/// Inviting secretary and treasurer, ending their seats: the chair.
pub fn may_fill_board(seats: &[Seat], on: CooperativeId) -> Result<(), Denied> {
    may(seats, on, |office| office == BoardOffice::Chair)
}

/// Keeping the register of members and giving them codes: secretary or treasurer.
pub fn may_keep_members(seats: &[Seat], on: CooperativeId) -> Result<(), Denied> {
    may(seats, on, |office| matches!(office, BoardOffice::Secretary | BoardOffice::Treasurer))
}

/// Answering what members dispute: secretary and treasurer.
pub fn may_answer_disputes(seats: &[Seat], on: CooperativeId) -> Result<(), Denied> {
    may(seats, on, |office| matches!(office, BoardOffice::Secretary | BoardOffice::Treasurer))
}

/// Keeping the books, and seeing what single members have: the treasurer.
pub fn may_keep_books(seats: &[Seat], on: CooperativeId) -> Result<(), Denied> {
    may(seats, on, |office| office == BoardOffice::Treasurer)
}
