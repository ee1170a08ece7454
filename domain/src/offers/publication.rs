//! How an offer or a program stands towards the public: what its people may do, and what a day does by itself.

use chrono::NaiveDate;

use super::Publication;

text_enum! {
    /// What can be done with an offer or a program. Each publishing makes a new immutable version.
    PublicationMove {
        /// Publish the draft as a new version, valid from its first day.
        Publish = "publish",
        /// Take no more applications for now.
        Pause = "pause",
        /// Take applications again.
        Reopen = "reopen",
        /// End it for good; what was applied for goes on.
        Close = "close",
    }
}

/// The days on which a version is valid, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Validity {
    /// First day.
    pub from: NaiveDate,
    /// Last day, where one is set.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether a day is one of them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && !self.is_over(day)
    }

    /// The days of a version that is published on this day: nothing holds before it is published, whatever day its draft was
    /// begun with.
    #[must_use]
    pub fn published_on(self, day: NaiveDate) -> Self {
        Self { from: self.from.max(day), ..self }
    }

    /// Whether the last day has passed.
    pub fn is_over(&self, day: NaiveDate) -> bool {
        self.to.is_some_and(|last| last < day)
    }
}

/// Why a move is not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublicationRefusal {
    /// From here that cannot be done.
    #[error("what is {from} cannot be changed by {tried}")]
    NoSuchMove {
        /// Where it stands.
        from: Publication,
        /// What was tried.
        tried: PublicationMove,
        /// What can be done instead.
        open: Vec<PublicationMove>,
    },
    /// The version to be published would already be over.
    #[error("its last day has passed")]
    AlreadyOver,
}

/// What can be done from here.
pub fn open_publication_moves(from: Publication) -> &'static [PublicationMove] {
    use PublicationMove::*;
    match from {
        Publication::Draft => &[Publish],
        Publication::Scheduled => &[Publish, Close],
        Publication::Open => &[Publish, Pause, Close],
        Publication::Paused => &[Publish, Reopen, Close],
        Publication::Closed => &[],
    }
}

/// Where a move leads today. `version` is the version being published; other moves take the one in force.
pub fn move_publication(
    from: Publication,
    tried: PublicationMove,
    version: Validity,
    today: NaiveDate,
) -> Result<Publication, PublicationRefusal> {
    let open = open_publication_moves(from);
    if !open.contains(&tried) {
        return Err(PublicationRefusal::NoSuchMove { from, tried, open: open.to_vec() });
    }
    let over = version.is_over(today);
    match tried {
        PublicationMove::Publish | PublicationMove::Reopen if over => Err(PublicationRefusal::AlreadyOver),
        // What is open stays open under its present version until the new one begins.
        PublicationMove::Publish if version.from <= today || from == Publication::Open => {
            Ok(Publication::Open)
        }
        PublicationMove::Publish if from == Publication::Paused => Ok(Publication::Paused),
        PublicationMove::Publish => Ok(Publication::Scheduled),
        PublicationMove::Reopen => Ok(Publication::Open),
        PublicationMove::Pause => Ok(Publication::Paused),
        PublicationMove::Close => Ok(Publication::Closed),
    }
}

/// Which of the published versions is in force on a day: the one that began last, of equals the one published last; its
/// place in the list, which is in the order of publishing. A version whose last day has passed gives way to none: the
/// bank has ended it.
pub fn version_on(versions: &[Validity], day: NaiveDate) -> Option<usize> {
    versions
        .iter()
        .enumerate()
        .filter(|(_, version)| version.from <= day)
        .max_by_key(|(place, version)| (version.from, *place))
        .filter(|(_, version)| version.holds(day))
        .map(|(place, _)| place)
}

/// Which of the published versions begins next after a day: the one that begins first, of equals the one published last.
pub fn next_version(versions: &[Validity], day: NaiveDate) -> Option<usize> {
    versions
        .iter()
        .enumerate()
        .filter(|(_, version)| version.from > day)
        .min_by_key(|(place, version)| (version.from, std::cmp::Reverse(*place)))
        .map(|(place, _)| place)
}

/// How it stands on a day, from what was last stored and all its versions: days open what was scheduled and close
/// what has run out, without anybody's move.
pub fn publication_on(stored: Publication, versions: &[Validity], day: NaiveDate) -> Publication {
    let in_force = version_on(versions, day).is_some();
    let to_come = versions.iter().any(|version| version.from > day);
    match stored {
        Publication::Draft | Publication::Closed => stored,
        Publication::Paused if in_force || to_come => Publication::Paused,
        Publication::Scheduled | Publication::Open if in_force => Publication::Open,
        Publication::Scheduled | Publication::Open if to_come => Publication::Scheduled,
        Publication::Scheduled | Publication::Open | Publication::Paused => Publication::Closed,
    }
}
