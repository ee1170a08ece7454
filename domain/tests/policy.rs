//! Who may what: what is foreign looks like what is missing, and the office decides nothing.

use domain::accounts::{AccountId, Role};
use domain::applications::{By, Status, WorkflowKind};
use domain::language::Language;
use domain::offers::Publication;
use domain::organisations::{OrganisationId, OrganisationKind, OrganisationStatus};
use domain::policy::*;
use uuid::Uuid;

fn account(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

fn organisation(number: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(number))
}

const BANK: u128 = 100;
const OTHER_BANK: u128 = 101;
const PARTNER: u128 = 200;

fn actor(number: u128, role: Role, of: Option<u128>) -> Actor {
    Actor { account: account(number), role, organisation: of.map(organisation), language: Language::Id }
}

fn owner() -> Actor {
    actor(1, Role::Owner, None)
}

fn officer() -> Actor {
    actor(10, Role::BankOfficer, Some(BANK))
}

fn clerk() -> Actor {
    actor(30, Role::OfficeStaff, None)
}

fn case(status: Status) -> Case {
    Case { kind: WorkflowKind::Credit, owner: account(1), organisation: organisation(BANK), status }
}

fn bank(status: OrganisationStatus) -> Standing {
    Standing { id: organisation(BANK), kind: OrganisationKind::Bank, status }
}

#[test]
fn a_bank_never_sees_a_draft_and_sees_it_once_handed_in() {
    assert_eq!(may_see_application(&officer(), &case(Status::Draft)), Err(Denied::NotFound));
    for status in Status::ALL.iter().filter(|status| **status != Status::Draft) {
        assert_eq!(may_see_application(&officer(), &case(*status)), Ok(()), "{status}");
    }
}

#[test]
fn a_foreign_application_looks_like_a_missing_one() {
    let strangers = [
        actor(2, Role::Owner, None),
        actor(11, Role::BankApprover, Some(OTHER_BANK)),
        actor(12, Role::BankOfficer, None),
        actor(20, Role::Coordinator, Some(PARTNER)),
        actor(21, Role::Coordinator, Some(BANK)),
    ];
    for stranger in strangers {
        for status in Status::ALL {
            assert_eq!(may_see_application(&stranger, &case(*status)), Err(Denied::NotFound), "{stranger:?}");
            assert_eq!(may_act(&stranger, &case(*status)), Err(Denied::NotFound));
            assert_eq!(may_see_document(&stranger, account(1), &[case(*status)]), Err(Denied::NotFound));
            assert_eq!(may_read_internal_notes(&stranger, &case(*status)), Err(Denied::NotFound));
        }
    }
}

#[test]
fn an_account_that_merely_shares_the_owners_id_but_works_at_a_bank_is_no_owner() {
    let odd = actor(1, Role::BankOfficer, Some(OTHER_BANK));
    assert_eq!(may_see_application(&odd, &case(Status::Submitted)), Err(Denied::NotFound));
    assert_eq!(may_see_business(&odd, account(1)), Err(Denied::NotFound));
}

#[test]
fn the_office_sees_every_application_and_moves_none() {
    for status in Status::ALL {
        assert_eq!(may_see_application(&clerk(), &case(*status)), Ok(()));
        assert_eq!(may_act(&clerk(), &case(*status)), Err(Denied::NotYourRole));
        assert_eq!(may_assign(&clerk(), &case(*status)), Err(Denied::NotYourRole));
    }
}

#[test]
fn everyone_acts_as_what_they_are() {
    let submitted = case(Status::Submitted);
    assert_eq!(may_act(&owner(), &submitted), Ok(By::Owner));
    assert_eq!(may_act(&officer(), &submitted), Ok(By::BankOfficer));
    assert_eq!(may_act(&actor(11, Role::BankApprover, Some(BANK)), &submitted), Ok(By::BankApprover));
    let mentoring = Case { kind: WorkflowKind::Mentoring, organisation: organisation(PARTNER), ..submitted };
    assert_eq!(may_act(&actor(20, Role::Coordinator, Some(PARTNER)), &mentoring), Ok(By::Coordinator));
    assert_eq!(may_act(&actor(21, Role::Mentor, Some(PARTNER)), &mentoring), Ok(By::Mentor));
}

#[test]
fn notes_among_colleagues_stay_with_the_bank() {
    let case = case(Status::InReview);
    assert_eq!(may_read_internal_notes(&officer(), &case), Ok(()));
    assert_eq!(may_read_internal_notes(&owner(), &case), Err(Denied::NotYourRole));
    assert_eq!(may_read_internal_notes(&clerk(), &case), Err(Denied::NotYourRole));
    assert_eq!(may_write_message(&owner(), &case), Ok(()));
    assert_eq!(may_write_message(&clerk(), &case), Err(Denied::NotYourRole));
}

#[test]
fn papers_are_seen_while_an_application_that_was_handed_in_holds_them() {
    let sees = |cases: &[Case]| may_see_document(&officer(), account(1), cases).is_ok();
    assert!(!sees(&[]));
    assert!(!sees(&[case(Status::Draft)]));
    assert!(sees(&[case(Status::Draft), case(Status::InReview)]));
    assert!(sees(&[case(Status::Disbursed)]));
    assert!(!sees(&[case(Status::Withdrawn)]));
    assert!(!sees(&[case(Status::Transferred)]));
    assert!(may_see_document(&owner(), account(1), &[]).is_ok());
    assert!(may_see_document(&clerk(), account(1), &[]).is_ok());
}

#[test]
fn only_the_owner_edits_a_business_and_a_bank_does_not_know_it() {
    assert_eq!(may_edit_business(&owner(), account(1)), Ok(()));
    assert_eq!(may_edit_business(&clerk(), account(1)), Err(Denied::NotYourRole));
    assert_eq!(may_see_business(&clerk(), account(1)), Ok(()));
    assert_eq!(may_see_business(&officer(), account(1)), Err(Denied::NotFound));
    assert_eq!(may_check_facts(&clerk()), Ok(()));
    assert_eq!(may_check_facts(&owner()), Err(Denied::NotYourRole));
}

#[test]
fn lists_are_as_wide_as_the_role() {
    assert_eq!(scope_of_applications(&owner()), Scope::Own(account(1)));
    assert_eq!(scope_of_applications(&officer()), Scope::Organisation(organisation(BANK)));
    assert_eq!(scope_of_applications(&actor(12, Role::BankOfficer, None)), Scope::Nothing);
    assert_eq!(scope_of_applications(&clerk()), Scope::Everything);
    assert_eq!(scope_of_businesses(&officer()), Scope::Nothing);
    assert_eq!(scope_of_publications(&owner()), Scope::Public);
    assert_eq!(scope_of_people(&owner()), Scope::Nothing);
}

#[test]
fn publishing_needs_an_admitted_organisation_and_who_leads_it() {
    use OrganisationStatus::*;
    let approver = actor(11, Role::BankApprover, Some(BANK));
    assert_eq!(may_publish(&approver, &bank(Admitted)), Ok(()));
    for status in [Pending, Refused, Suspended] {
        assert_eq!(may_publish(&approver, &bank(status)), Err(Denied::NotAdmitted));
        assert_eq!(may_draft(&approver, &bank(status)), Ok(()));
    }
    assert_eq!(may_publish(&officer(), &bank(Admitted)), Err(Denied::NotYourRole));
    assert_eq!(may_draft(&officer(), &bank(Admitted)), Ok(()));
    let elsewhere = actor(13, Role::BankApprover, Some(OTHER_BANK));
    assert_eq!(may_publish(&elsewhere, &bank(Admitted)), Err(Denied::NotFound));
    let partner =
        Standing { id: organisation(PARTNER), kind: OrganisationKind::RegionalEnterprise, status: Admitted };
    assert_eq!(may_publish(&actor(20, Role::Coordinator, Some(PARTNER)), &partner), Ok(()));
    assert_eq!(may_draft(&actor(21, Role::Mentor, Some(PARTNER)), &partner), Err(Denied::NotYourRole));
}

#[test]
fn an_organisation_invites_only_into_its_own_roles() {
    let approver = actor(11, Role::BankApprover, Some(BANK));
    let admitted = bank(OrganisationStatus::Admitted);
    let allowed: Vec<Role> =
        Role::ALL.iter().copied().filter(|role| may_invite(&approver, &admitted, *role).is_ok()).collect();
    assert_eq!(allowed, [Role::BankOfficer, Role::BankApprover]);
    let head = actor(31, Role::OfficeHead, None);
    let allowed: Vec<Role> =
        Role::ALL.iter().copied().filter(|role| may_invite_to_office(&head, *role).is_ok()).collect();
    assert_eq!(allowed, [Role::OfficeStaff, Role::OfficeHead]);
    assert_eq!(may_invite_to_office(&clerk(), Role::OfficeStaff), Err(Denied::NotYourRole));
    assert_eq!(may_suspend(&head), Ok(()));
    assert_eq!(may_suspend(&clerk()), Err(Denied::NotYourRole));
}

#[test]
fn a_draft_offer_is_for_its_makers_and_the_office_and_what_was_published_is_for_all() {
    use Publication::*;
    let bank = organisation(BANK);
    for publication in [Open, Paused, Closed] {
        assert_eq!(may_see_publication(None, bank, publication), Ok(()), "{publication}");
    }
    for publication in [Draft, Scheduled] {
        assert_eq!(may_see_publication(None, bank, publication), Err(Denied::NotFound));
        assert_eq!(may_see_publication(Some(&owner()), bank, publication), Err(Denied::NotFound));
        assert_eq!(may_see_publication(Some(&officer()), bank, publication), Ok(()));
        assert_eq!(may_see_publication(Some(&clerk()), bank, publication), Ok(()));
        let elsewhere = actor(13, Role::BankApprover, Some(OTHER_BANK));
        assert_eq!(may_see_publication(Some(&elsewhere), bank, publication), Err(Denied::NotFound));
    }
}
