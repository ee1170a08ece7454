//! Cooperatives: book years, when the annual meeting (RAT) is due, and whether one counts as active. A status is derived
//! from records, never ticked; the rule and the deadline it hangs on are data with their sources, for the sources disagree.

mod axes;
mod board;
mod book_year;
mod deadlines;
mod lending;
mod minutes;
mod modern;
mod reasons;
mod roll;
mod rules;
mod status;
mod warnings;

pub use self::roll::{NoPaperCode, PaperCode, masked_name};
pub use axes::{Axis, Check, Papers, axis, checks};
pub use board::{
    BoardOffice, Seat, SeatId, SeatState, may_answer_disputes, may_fill_board, may_keep_books,
    may_keep_members, may_record_meeting, may_see_board,
};
pub use book_year::{BookYearEnd, BookYearEndError};
pub use deadlines::{DEADLINES, DeadlineLaw, DeadlineLine, Due, deadline_on, due_on};
pub use lending::{
    CLASS_LAWS, ClassEdge, ClassLaw, Classed, LendingClass, LendingGroup, Measure, Size, class_law,
    is_in_group, lending_class, own_capital,
};
pub use minutes::{Minutes, MinutesFault, Split};
pub use modern::{
    Found, Ground, MODERN_TESTS, ModernTest, Practice, Said, Seen, found, is_modern, modern_test,
};
pub use reasons::Reason;
pub use rules::{MeetingTest, RULES, RuleChoice, RuleLaw, StatusRule, in_force};
pub use status::{Judgement, Record, Status, judge};
pub use warnings::Warning;

id! {
    /// Id of a cooperative.
    CooperativeId
}

text_enum! {
    /// Who recorded something.
    RecordSource {
        /// The office's register.
        Register = "register",
        /// The cooperative's own board.
        Board = "board",
    }
}

text_enum! {
    /// What a cooperative does, after its statutes.
    CooperativeKind {
        /// Buys together (konsumen).
        Consumer = "konsumen",
        /// Makes and sells what members make (produsen).
        Producer = "produsen",
        /// Serves (jasa).
        Service = "jasa",
        /// Sells what members make (pemasaran).
        Marketing = "pemasaran",
        /// Saves and lends, and nothing else (simpan pinjam).
        SavingsLoans = "simpan_pinjam",
    }
}
