//! Who may see and touch what. Pure questions about an [`Actor`] and a few facts of the object; use cases ask them after
//! loading and before deciding, and lists are narrowed by a [`Scope`] before they are read.
//!
//! Whether a move exists at all is not asked here: that is the table of `applications`.
//! What is foreign must look like what is missing, so both are [`Denied::NotFound`].

use crate::accounts::{AccountId, Role};
use crate::applications::{By, Status, WorkflowKind};
use crate::language::Language;
use crate::offers::Publication;
use crate::organisations::{OrganisationId, OrganisationKind, OrganisationStatus};

/// On whose behalf a use case runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account that signed in.
    pub account: AccountId,
    /// Its one role.
    pub role: Role,
    /// The bank or partner it works for; none for owners and the office.
    pub organisation: Option<OrganisationId>,
    /// The language it reads.
    pub language: Language,
}

/// How wide a list may be for somebody. Every list function of store takes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// What belongs to this account.
    Own(AccountId),
    /// What was handed to, or belongs to, this organisation; never drafts of applications.
    Organisation(OrganisationId),
    /// All of it.
    Everything,
    /// What the public sees.
    Public,
    /// Nothing at all.
    Nothing,
}

/// Why somebody may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Denied {
    /// It is not theirs to know of: answered like something that does not exist.
    #[error("there is no such thing for this reader")]
    NotFound,
    /// They may see it, but doing this belongs to another role.
    #[error("this belongs to another role")]
    NotYourRole,
    /// Their organisation is not admitted, or not any more.
    #[error("the organisation is not admitted")]
    NotAdmitted,
}

/// What policy needs to know of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Credit or mentoring.
    pub kind: WorkflowKind,
    /// The owner who writes or wrote it.
    pub owner: AccountId,
    /// The bank or partner it goes to.
    pub organisation: OrganisationId,
    /// Where it stands.
    pub status: Status,
}

/// What policy needs to know of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Which organisation.
    pub id: OrganisationId,
    /// Bank or partner.
    pub kind: OrganisationKind,
    /// Where it stands with the office.
    pub status: OrganisationStatus,
}

/// What a role works for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Owner,
    Bank,
    Partner,
    Office,
}

const fn side(role: Role) -> Side {
    match role {
        Role::Owner => Side::Owner,
        Role::BankOfficer | Role::BankApprover => Side::Bank,
        Role::Coordinator | Role::Mentor => Side::Partner,
        Role::OfficeStaff | Role::OfficeHead => Side::Office,
    }
}

impl Actor {
    /// Whether the actor works at the office.
    pub const fn is_office(&self) -> bool {
        matches!(side(self.role), Side::Office)
    }

    fn is_owner(&self, owner: AccountId) -> bool {
        side(self.role) == Side::Owner && self.account == owner
    }

    fn works_for(&self, organisation: OrganisationId) -> bool {
        matches!(side(self.role), Side::Bank | Side::Partner) && self.organisation == Some(organisation)
    }

    fn own_organisation(&self) -> Scope {
        self.organisation.map_or(Scope::Nothing, Scope::Organisation)
    }
}

/// Yes, or the answer that gives nothing away.
const fn or_missing(may: bool) -> Result<(), Denied> {
    if may { Ok(()) } else { Err(Denied::NotFound) }
}

const fn or_other_role(may: bool) -> Result<(), Denied> {
    if may { Ok(()) } else { Err(Denied::NotYourRole) }
}

/// Which applications somebody may list. With [`Scope::Organisation`] drafts stay out: nobody handed them in.
pub fn scope_of_applications(actor: &Actor) -> Scope {
    match side(actor.role) {
        Side::Owner => Scope::Own(actor.account),
        Side::Bank | Side::Partner => actor.own_organisation(),
        Side::Office => Scope::Everything,
    }
}

/// Which businesses somebody may list. Banks and partners meet a business only inside an application.
pub fn scope_of_businesses(actor: &Actor) -> Scope {
    match side(actor.role) {
        Side::Owner => Scope::Own(actor.account),
        Side::Bank | Side::Partner => Scope::Nothing,
        Side::Office => Scope::Everything,
    }
}

/// Which offers and programs somebody may list at their desk; in the public catalogue everyone has [`Scope::Public`].
pub fn scope_of_publications(actor: &Actor) -> Scope {
    match side(actor.role) {
        Side::Owner => Scope::Public,
        Side::Bank | Side::Partner => actor.own_organisation(),
        Side::Office => Scope::Everything,
    }
}

/// Which people of organisations somebody may list: colleagues, and for the office everyone.
pub fn scope_of_people(actor: &Actor) -> Scope {
    match side(actor.role) {
        Side::Owner => Scope::Nothing,
        Side::Bank | Side::Partner => actor.own_organisation(),
        Side::Office => Scope::Everything,
    }
}

/// The owner always; the office always; the organisation once it was handed in.
pub fn may_see_application(actor: &Actor, case: &Case) -> Result<(), Denied> {
    or_missing(
        actor.is_owner(case.owner)
            || actor.is_office()
            || (actor.works_for(case.organisation)
                && suits(actor.role, case.kind)
                && case.status != Status::Draft),
    )
}

/// As whom somebody may move an application. The office sees all of them and moves none: the bank decides.
pub fn may_act(actor: &Actor, case: &Case) -> Result<By, Denied> {
    may_see_application(actor, case)?;
    By::of(actor.role).ok_or(Denied::NotYourRole)
}

/// Notes among colleagues. Not for the office: banks may write there what they learned from SLIK.
pub fn may_read_internal_notes(actor: &Actor, case: &Case) -> Result<(), Denied> {
    may_see_application(actor, case)?;
    or_other_role(actor.works_for(case.organisation))
}

/// Messages to and from the owner; the office reads them, so that it can help, and writes none.
pub fn may_write_message(actor: &Actor, case: &Case) -> Result<(), Denied> {
    may_see_application(actor, case)?;
    or_other_role(!actor.is_office())
}

/// Giving an application to a colleague to work on.
pub fn may_assign(actor: &Actor, case: &Case) -> Result<(), Denied> {
    may_see_application(actor, case)?;
    or_other_role(actor.works_for(case.organisation))
}

/// As whom somebody moves a session of mentoring: the owner hers, the office to correct, the coordinator all of the
/// organisation's, a mentor those of the participants that were given to them.
pub fn may_move_session(actor: &Actor, case: &Case, mentors: &[AccountId]) -> Result<By, Denied> {
    may_see_application(actor, case)?;
    match actor.role {
        Role::Owner => Ok(By::Owner),
        Role::OfficeStaff | Role::OfficeHead => Ok(By::Office),
        Role::Coordinator => Ok(By::Coordinator),
        Role::Mentor if mentors.contains(&actor.account) => Ok(By::Mentor),
        Role::Mentor | Role::BankOfficer | Role::BankApprover => Err(Denied::NotYourRole),
    }
}

/// Recording a session: the partner's side of [`may_move_session`].
pub fn may_record_session(actor: &Actor, case: &Case, mentors: &[AccountId]) -> Result<By, Denied> {
    let by = may_move_session(actor, case, mentors)?;
    or_other_role(matches!(by, By::Coordinator | By::Mentor))?;
    Ok(by)
}

/// The owner and the office always; an organisation while an application handed to it holds the document. When the
/// owner takes an application back, or to another bank, the papers go with it.
pub fn may_see_document(actor: &Actor, owner: AccountId, attached_to: &[Case]) -> Result<(), Denied> {
    let handed_in = |case: &Case| {
        !matches!(case.status, Status::Withdrawn | Status::Transferred)
            && may_see_application(actor, case).is_ok()
    };
    or_missing(actor.is_owner(owner) || actor.is_office() || attached_to.iter().any(handed_in))
}

/// A business, its facts and its needs: the owner and the office.
pub fn may_see_business(actor: &Actor, owner: AccountId) -> Result<(), Denied> {
    or_missing(actor.is_owner(owner) || actor.is_office())
}

/// Only the owner states facts; the office checks them, which is [`may_check_facts`].
pub fn may_edit_business(actor: &Actor, owner: AccountId) -> Result<(), Denied> {
    may_see_business(actor, owner)?;
    or_other_role(actor.is_owner(owner))
}

/// Handing a business that nobody has claimed to the person who comes to the counter.
pub fn may_hand_over(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.is_office())
}

/// Saying that a paper or a fact was seen and is right.
pub fn may_check_facts(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.is_office())
}

/// Admitting or refusing an organisation.
pub fn may_admit(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.is_office())
}

/// Suspending an organisation that was admitted, and lifting that.
pub fn may_suspend(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.role == Role::OfficeHead)
}

/// The monitor, the outbox and the lists of the office.
pub fn may_monitor(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.is_office())
}

/// Which cooperatives of the register somebody may list.
pub fn scope_of_cooperatives(actor: &Actor) -> Scope {
    if actor.is_office() { Scope::Everything } else { Scope::Nothing }
}

/// The register of cooperatives: importing it, reading it, its figures.
pub fn may_keep_register(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.is_office())
}

/// Choosing the rule by which cooperatives count as active: figures that the office is held to hang on it.
pub fn may_choose_rule(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.role == Role::OfficeHead)
}

/// Booking on a budget line, and reading the fund: the office.
pub fn may_book(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.is_office())
}

/// Opening a fund, splitting it, approving beyond a line, closing the year: the office's head.
pub fn may_manage_funds(actor: &Actor) -> Result<(), Denied> {
    or_other_role(actor.role == Role::OfficeHead)
}

/// An offer or a program: what was published is public, a draft is for its makers and the office. `None` is a stranger.
pub fn may_see_publication(
    actor: Option<&Actor>,
    organisation: OrganisationId,
    publication: Publication,
) -> Result<(), Denied> {
    let inside = actor.is_some_and(|actor| actor.is_office() || actor.works_for(organisation));
    or_missing(inside || !matches!(publication, Publication::Draft | Publication::Scheduled))
}

/// How what is published stands towards the public: what a suspended organisation has open takes nobody for now.
pub const fn publication_towards_public(organisation: &Standing, publication: Publication) -> Publication {
    let works = matches!(organisation.status, OrganisationStatus::Admitted);
    if !works && matches!(publication, Publication::Open) { Publication::Paused } else { publication }
}

/// Writing drafts of offers or programs: everyone of the organisation but mentors.
pub fn may_draft(actor: &Actor, organisation: &Standing) -> Result<(), Denied> {
    or_missing(actor.works_for(organisation.id))?;
    or_other_role(actor.role != Role::Mentor && side(actor.role) == side_of(organisation.kind))
}

/// Publishing, pausing and closing: the approver of an admitted bank, the coordinator of an admitted partner.
pub fn may_publish(actor: &Actor, organisation: &Standing) -> Result<(), Denied> {
    or_missing(actor.works_for(organisation.id))?;
    or_other_role(leads(actor.role, organisation.kind))?;
    admitted(organisation)
}

/// Mending an organisation's own data and looking after its people: who leads it, whatever the office has decided so far.
pub fn may_manage(actor: &Actor, organisation: &Standing) -> Result<(), Denied> {
    or_missing(actor.works_for(organisation.id))?;
    or_other_role(leads(actor.role, organisation.kind))
}

/// Inviting somebody to an organisation in a role that exists there.
pub fn may_invite(actor: &Actor, organisation: &Standing, role: Role) -> Result<(), Denied> {
    or_missing(actor.works_for(organisation.id))?;
    or_other_role(leads(actor.role, organisation.kind) && side(role) == side_of(organisation.kind))?;
    admitted(organisation)
}

/// Inviting somebody to the office: its head, and only into the office's own roles.
pub fn may_invite_to_office(actor: &Actor, role: Role) -> Result<(), Denied> {
    or_other_role(actor.role == Role::OfficeHead && side(role) == Side::Office)
}

fn admitted(organisation: &Standing) -> Result<(), Denied> {
    if organisation.status == OrganisationStatus::Admitted { Ok(()) } else { Err(Denied::NotAdmitted) }
}

fn leads(role: Role, kind: OrganisationKind) -> bool {
    matches!(role, Role::BankApprover | Role::Coordinator) && side(role) == side_of(kind)
}

const fn side_of(kind: OrganisationKind) -> Side {
    match kind {
        OrganisationKind::Bank => Side::Bank,
        OrganisationKind::RegionalEnterprise | OrganisationKind::Government | OrganisationKind::Private => {
            Side::Partner
        }
    }
}

fn suits(role: Role, kind: WorkflowKind) -> bool {
    match kind {
        WorkflowKind::Credit => side(role) == Side::Bank,
        WorkflowKind::Mentoring => side(role) == Side::Partner,
    }
}
