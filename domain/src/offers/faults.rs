//! Faults of what organisations write, and the limits that offers and programs share.

use crate::language::Bilingual;

text_enum! {
    /// What is wrong, as a stable code that screens translate.
    FaultCode {
        /// Nothing is written or chosen.
        Required = "required",
        /// The text is too long.
        TextTooLong = "text-too-long",
        /// The scheme has no law on the first day.
        NoLawOnDay = "no-law-on-day",
        /// The amount must be more than nothing.
        AmountZero = "amount-zero",
        /// The amount is beyond all bounds.
        AmountTooLarge = "amount-too-large",
        /// The largest amount is below the least.
        BelowFloor = "below-floor",
        /// More than a hundred percent a year.
        RateAboveHundred = "rate-above-hundred",
        /// Syariah financing has a margin, not a rate of interest.
        SyariahWantsMargin = "syariah-wants-margin",
        /// A margin belongs to syariah financing.
        MarginIsSyariah = "margin-is-syariah",
        /// The longest tenor is below the shortest.
        MaxBelowMin = "max-below-min",
        /// A purpose stands twice.
        PurposeTwice = "purpose-twice",
        /// The fees eat the amount.
        FeesTooHigh = "fees-too-high",
        /// A paper stands twice.
        PaperTwice = "paper-twice",
        /// So many days are no promise.
        DaysTooMany = "days-too-many",
        /// A decision takes at least a day.
        DaysZero = "days-zero",
        /// The first reply comes after the decision.
        ReplyAfterDecision = "reply-after-decision",
        /// The last day is before the first.
        EndsBeforeStart = "ends-before-start",
        /// Below what the law of the scheme allows.
        BelowScheme = "below-scheme",
        /// Above what the law of the scheme allows.
        AboveScheme = "above-scheme",
        /// The law of the scheme forbids it.
        NotInScheme = "not-in-scheme",
        /// The law of the scheme forbids notary, appraisal and insurance.
        OtherNotInScheme = "other-not-in-scheme",
        /// A topic stands twice.
        TopicTwice = "topic-twice",
        /// Too many are named.
        TooMany = "too-many",
        /// A mentor has no name, or one that is too long.
        MentorName = "mentor-name",
        /// One meets at least once.
        SessionsZero = "sessions-zero",
        /// So many meetings are a mistake.
        SessionsTooMany = "sessions-too-many",
        /// No program can raise this fact.
        NotCoachable = "not-coachable",
        /// Everybody has this already.
        RaisesNothing = "raises-nothing",
        /// A fact stands twice.
        FactTwice = "fact-twice",
        /// One could apply after the end.
        ApplyAfterEnd = "apply-after-end",
        /// There is no seat.
        SeatsZero = "seats-zero",
        /// So many seats are a mistake.
        SeatsTooMany = "seats-too-many",
        /// More points than one thing may bring.
        PointsTooMany = "points-too-many",
        /// Above the largest amount of the offer.
        AboveCeiling = "above-ceiling",
        /// More than was asked for.
        AboveRequested = "above-requested",
        /// Dearer or longer than what was published.
        AbovePublished = "above-published",
        /// Not what was published.
        NotPublished = "not-published",
        /// The day has passed.
        InThePast = "in-the-past",
        /// The day is too far away.
        TooFar = "too-far",
    }
}

/// A fault, by the stable name of its field and a stable code that screens translate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TermsFault {
    /// The field, spelled as in the JSON.
    pub field: &'static str,
    /// The spelling of a [`FaultCode`].
    pub code: &'static str,
}

impl TermsFault {
    /// A fault of a field.
    pub const fn new(field: &'static str, code: FaultCode) -> Self {
        Self { field, code: code.as_str() }
    }
}

/// The faults found so far, in the order of the form.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<TermsFault>);

/// Longest name, in characters.
const NAME_MOST: usize = 120;
/// Longest summary, in characters.
const SUMMARY_MOST: usize = 600;

impl Faults {
    /// Notes a fault where something is wrong.
    pub(crate) fn when(&mut self, wrong: bool, field: &'static str, code: FaultCode) -> &mut Self {
        if wrong {
            self.0.push(TermsFault::new(field, code));
        }
        self
    }

    /// Name and summary: there in Indonesian, and not too long in either language.
    pub(crate) fn of_texts(&mut self, name: &Bilingual, summary: &Bilingual) -> &mut Self {
        self.when(name.id.trim().is_empty(), "name", FaultCode::Required)
            .when(longest(name) > NAME_MOST, "name", FaultCode::TextTooLong)
            .when(summary.id.trim().is_empty(), "summary", FaultCode::Required)
            .when(longest(summary) > SUMMARY_MOST, "summary", FaultCode::TextTooLong)
    }

    /// All of them.
    pub(crate) fn into_vec(self) -> Vec<TermsFault> {
        self.0
    }
}

/// Whether something stands twice in a list.
pub(crate) fn repeats<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().any(|(place, item)| list[..place].contains(item))
}

/// Characters of the longer of both languages.
fn longest(text: &Bilingual) -> usize {
    text.id.chars().count().max(text.en.chars().count())
}
