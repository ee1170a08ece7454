//! Organisations: registering, the office's decision, colleagues and invitations.

use domain::accounts::Role;
use domain::organisations::{OrganisationDecision, OrganisationKind, OrganisationStatus};
use jembatan::usecases::organisations::decide;
use poem::http::StatusCode;
use sea_orm::EntityTrait as _;
use serde_json::json;

use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;
use crate::kit::visitor::Visitor;

const PASSWORD: &str = "tujuh ekor kuda biru";

async fn register(portal: &Portal) -> Visitor {
    let mut lead = portal.stranger();
    let form = lead.open("/organisations/register").await;
    let fields = [
        ("kind", "bank"),
        ("name", "PT Bank Sulselbar Cabang Sinjai"),
        ("short_name", "Bank Sulselbar"),
        ("email", "sinjai@sulselbar.example"),
        ("phone", "(0482) 21123"),
        ("address", "Jalan Persatuan Raya 1, Balangnipa"),
        ("district", ""),
        ("person", "Andi Rahman"),
        ("person_email", "andi@sulselbar.example"),
        ("password", PASSWORD),
    ];
    lead.send(&form, "/organisations/register", &fields).await.is_ok().shows("Periksa e-mail Anda");
    let link = portal.deliver_mail().await[0].link();
    let page = lead.open(&link).await;
    lead.send(&page, &link, &[]).await.is_ok().shows("Menunggu pemeriksaan dinas");
    lead
}

#[tokio::test]
async fn a_bank_registers_waits_is_refused_mends_and_is_admitted() {
    let portal = Portal::open().await;
    let mut lead = register(&portal).await;
    let mut clerk = portal.clerk("Sitti").await;
    let queue = clerk.browser.open("/office/organisations?status=pending").await;
    let detail = clerk.browser.open(&queue.link("PT Bank Sulselbar")).await;
    let action = detail.address.clone();
    let refuse = [("decision", "refuse"), ("reason", "")];
    let faults = clerk.browser.send(&detail, &action, &refuse).await;
    faults.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu diisi");
    let refuse = [("decision", "refuse"), ("reason", "Alamat kantor belum lengkap.")];
    clerk.browser.send(&faults, &action, &refuse).await.is_ok().shows("Ditolak");
    let mails = portal.deliver_mail().await;
    assert!(mails[0].subject.contains("belum dapat diterima") && mails[0].text.contains("Alamat kantor"));
    lead.open("/organisation").await.shows("Alamat kantor belum lengkap.");
    let form = lead.open("/organisation/edit").await;
    let mended = lead.send(&form, "/organisation/edit", &[("address", "Jalan Persatuan Raya 1 B")]).await;
    mended.is_ok().shows("Menunggu pemeriksaan dinas");
    let detail = clerk.browser.open(&action).await;
    clerk.browser.send(&detail, &action, &[("decision", "admit")]).await.is_ok().shows("Diterima");
    assert_eq!(portal.deliver_mail().await[0].subject, "PT Bank Sulselbar Cabang Sinjai disahkan");
    lead.open("/organisation").await.does_not_show("Menunggu pemeriksaan").shows("Undang rekan");
}

#[tokio::test]
async fn a_second_registration_before_the_proof_takes_the_place_of_the_first() {
    let portal = Portal::open().await;
    let mut lead = portal.stranger();
    for name in ["Yayasan Bumi", "Yayasan Bumi Sinjai"] {
        let form = lead.open("/organisations/register").await;
        let fields = [
            ("kind", "private"),
            ("name", name),
            ("short_name", "Bumi"),
            ("email", "bumi@contoh.example"),
            ("phone", "081234567890"),
            ("address", "Lappa"),
            ("person", "Budi"),
            ("person_email", "budi@contoh.example"),
            ("password", PASSWORD),
        ];
        lead.send(&form, "/organisations/register", &fields).await.is_ok();
    }
    let db = sea_orm::Database::connect(portal.database_url()).await.unwrap();
    let kept = entity::organisation::Entity::find().all(&db).await.unwrap();
    assert_eq!(kept.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Yayasan Bumi Sinjai"]);
}

#[tokio::test]
async fn an_organisation_whose_address_is_not_proved_is_not_shown_to_the_office() {
    let portal = Portal::open().await;
    let mut lead = portal.stranger();
    let form = lead.open("/organisations/register").await;
    let fields = [
        ("kind", "private"),
        ("name", "Yayasan Bumi"),
        ("short_name", "Bumi"),
        ("email", "bumi@contoh.example"),
        ("phone", "081234567890"),
        ("address", "Lappa"),
        ("person", "Budi"),
        ("person_email", "budi@contoh.example"),
        ("password", PASSWORD),
    ];
    lead.send(&form, "/organisations/register", &fields).await.is_ok();
    let mut clerk = portal.clerk("Sitti").await;
    clerk.browser.open("/office/organisations").await.is_ok().does_not_show("Yayasan Bumi");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn two_clerks_who_decide_at_once_are_told_that_one_was_first() {
    let portal = Portal::open().await;
    let bank = portal.organisation("Bank Baru", OrganisationKind::Bank, OrganisationStatus::Pending).await;
    let (mut first, mut second) = (portal.clerk("Sitti").await, portal.clerk("Nurul").await);
    let action = format!("/office/organisations/{}", bank.id);
    let (one, other) = (first.browser.open(&action).await, second.browser.open(&action).await);
    first.browser.send(&one, &action, &[("decision", "admit")]).await.is_ok();
    let late = second.browser.send(&other, &action, &[("decision", "refuse"), ("reason", "x")]).await;
    late.is(StatusCode::CONFLICT).shows("sudah berubah");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn only_the_head_suspends_and_a_suspended_bank_does_not_work() {
    let portal = Portal::open().await;
    let mut bank = portal.bank("Bank Sulselbar").await;
    let action = format!("/office/organisations/{}", bank.id);
    let mut clerk = portal.clerk("Sitti").await;
    assert!(!clerk.browser.open(&action).await.has_form(&action));
    let mut head = portal.person("Kepala", Role::OfficeHead, None).await;
    let page = head.browser.open(&action).await;
    let suspend = [("decision", "suspend"), ("reason", "Izin habis.")];
    head.browser.send(&page, &action, &suspend).await.is_ok().shows("Dibekukan");
    portal.deliver_mail().await;
    bank.lead.browser.open("/organisation").await.shows("Izin habis.").does_not_show("Undang rekan");
    let page = bank.lead.browser.open("/organisation").await;
    let fields = page.form("/sign-out").filled(&[]);
    bank.lead.browser.post("/organisation/four-eyes", &fields).await.is(StatusCode::FORBIDDEN);
    let page = head.browser.open(&action).await;
    head.browser.send(&page, &action, &[("decision", "lift")]).await.is_ok().shows("Diterima");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_colleague_is_invited_comes_once_and_is_closed() {
    let portal = Portal::open().await;
    let mut bank = portal.bank("Bank Sulselbar").await;
    let page = bank.lead.browser.open("/organisation").await;
    let fields = [("name", "Nurul"), ("email", "nurul@sulselbar.example"), ("role", "bank_officer")];
    let sent = bank.lead.browser.send(&page, "/organisation/invite", &fields).await;
    sent.is_ok().shows("Diundang, belum datang");
    let mails = portal.deliver_mail().await;
    assert_eq!(mails[0].subject, "Bank Sulselbar mengundang Anda");
    let link = mails[0].link();
    let mut nurul = portal.stranger();
    let page = nurul.open(&link).await;
    page.is_ok().shows("Petugas bank").shows("Bank Sulselbar");
    let accepted = nurul.send_once(&page, &link, &[("name", "Nurul Huda"), ("password", PASSWORD)]).await;
    assert_eq!(accepted.location(), "/home");
    nurul.open("/organisation").await.is_ok().shows("Nurul Huda").does_not_show("Undang rekan");
    portal.stranger().open(&link).await.is(StatusCode::CONFLICT).shows("tidak berlaku lagi");
    let page = bank.lead.browser.open("/organisation").await;
    let close =
        page.attributes("form", "action").into_iter().find(|action| action.ends_with("/close")).unwrap();
    bank.lead.browser.send(&page, &close, &[]).await.is_ok().shows("Ditutup");
    assert_eq!(nurul.ask("/organisation").await.location(), "/sign-in?next=%2Forganisation");
    nurul.sign_in("nurul@sulselbar.example", PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_withdrawn_invitation_opens_nothing_and_a_new_one_replaces_the_old() {
    let portal = Portal::open().await;
    let mut lead = portal.partner("Perumda Tirta").await.lead;
    let page = lead.browser.open("/organisation").await;
    let fields = [("name", "Ilham"), ("email", "ilham@tirta.example"), ("role", "mentor")];
    let page = lead.browser.send(&page, "/organisation/invite", &fields).await;
    let old = portal.deliver_mail().await[0].link();
    let again =
        page.attributes("form", "action").into_iter().find(|action| action.ends_with("/again")).unwrap();
    let page = lead.browser.send(&page, &again, &[]).await;
    let new = portal.deliver_mail().await[0].link();
    portal.stranger().open(&old).await.is(StatusCode::CONFLICT);
    portal.stranger().open(&new).await.is_ok();
    let withdraw = again.replace("/again", "/withdraw");
    lead.browser.send(&page, &withdraw, &[]).await.is_ok().does_not_show("Ilham");
    portal.stranger().open(&new).await.is(StatusCode::CONFLICT);
}

#[tokio::test]
async fn roles_are_given_only_by_who_leads_and_only_within_the_house() {
    let portal = Portal::open().await;
    let mut bank = portal.bank("Bank Sulselbar").await;
    let mut officer = portal.person("Petugas", Role::BankOfficer, Some(bank.id)).await;
    let page = bank.lead.browser.open("/organisation").await;
    let mut fields =
        page.form("/organisation/invite").filled(&[("name", "X"), ("email", "x@contoh.example")]);
    fields.push(("role".to_owned(), "office_head".to_owned()));
    bank.lead.browser.post("/organisation/invite", &fields).await.is(StatusCode::CONFLICT);
    let page = officer.browser.open("/organisation").await;
    let mut fields = page.form("/sign-out").filled(&[]);
    fields.extend(
        [("name", "X"), ("email", "x@contoh.example"), ("role", "bank_officer")]
            .map(|(a, b)| (a.into(), b.into())),
    );
    officer.browser.post("/organisation/invite", &fields).await.is(StatusCode::CONFLICT);
    let other = portal.bank("Bank Lain").await;
    let strange = format!("/organisation/people/{}/close", other.lead.id);
    bank.lead
        .browser
        .post(&strange, &fields_of(&bank.lead.browser.clone().open("/organisation").await))
        .await
        .is(StatusCode::NOT_FOUND);
    assert!(portal.deliver_mail().await.is_empty());
}

fn fields_of(page: &crate::kit::seen::Seen) -> Vec<(String, String)> {
    page.form("/sign-out").filled(&[])
}

#[tokio::test]
async fn a_bank_switches_four_eyes_on_and_off() {
    let portal = Portal::open().await;
    let mut lead = portal.bank("Bank Sulselbar").await.lead;
    let page = lead.browser.open("/organisation").await;
    let page = lead.browser.send(&page, "/organisation/four-eyes", &[]).await;
    page.is_ok().shows("Empat mata dinyalakan").shows("Matikan");
    lead.browser.send(&page, "/organisation/four-eyes", &[]).await.is_ok().shows("Empat mata dimatikan");
}

#[tokio::test]
async fn the_head_of_the_office_invites_its_staff() {
    let portal = Portal::open().await;
    let mut head = portal.person("Kepala", Role::OfficeHead, None).await;
    let page = head.browser.open("/organisation").await;
    let fields = [("name", "Sitti"), ("email", "sitti@sinjai.example"), ("role", "office_staff")];
    head.browser.send(&page, "/organisation/invite", &fields).await.is_ok();
    let link = portal.deliver_mail().await[0].link();
    let mut sitti = portal.stranger();
    let page = sitti.open(&link).await;
    sitti.send_once(&page, &link, &[("password", PASSWORD)]).await;
    sitti.open("/office/organisations").await.is_ok();
}

#[tokio::test]
async fn an_address_with_an_account_cannot_be_invited_and_is_said_to() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let mut lead = portal.bank("Bank Sulselbar").await.lead;
    let page = lead.browser.open("/organisation").await;
    let fields = [("name", "Rahma"), ("email", owner.email.as_str()), ("role", "bank_officer")];
    let refused = lead.browser.send(&page, "/organisation/invite", &fields).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("sudah punya akun");
    assert_eq!(refused.form("/organisation/invite").value("name"), Some("Rahma"));
}

#[tokio::test]
async fn people_of_a_bank_that_waits_see_where_it_stands_and_nothing_else() {
    let portal = Portal::open().await;
    let bank = portal.organisation("Bank Baru", OrganisationKind::Bank, OrganisationStatus::Pending).await;
    let mut lead = bank.lead.browser;
    lead.open("/home").await.is_ok().shows("Menunggu pemeriksaan dinas");
    for address in ["/queue", "/bank/offers"] {
        lead.open(address).await.is(StatusCode::FORBIDDEN).shows("belum disahkan");
    }
}

#[tokio::test]
async fn nobodys_papers_go_to_a_bank_that_is_suspended_and_what_it_offers_fits_nobody() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let wants_nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    let offer = OfferBuilder::named("KUR Biasa").of(&bank).rule(wants_nib).publish(&portal).await;
    let mut owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").fact("nib", "true").create(&portal, &owner).await;
    let before = owner.browser.open(&format!("/apply/offer/{}?business={business}", offer.id)).await;
    let head = portal.person("Kepala", Role::OfficeHead, None).await;
    let head = lead_of_office(head.id);
    owner.browser.open("/offers").await.shows("Bank Sulselbar");
    let suspend = OrganisationDecision::Suspend;
    decide(&portal.app, &head, bank.id, suspend, Some("Izin habis.")).await.unwrap();
    let start = before.attributes("main form", "action").remove(0);
    let refused = owner.browser.send(&before, &start, &[]).await;
    refused.is(StatusCode::CONFLICT);
    let page = owner.browser.open(&format!("/offers/{}", offer.id)).await;
    page.is_ok().shows("tidak menerima pengajuan sekarang");
    owner.browser.open(&format!("/businesses/{business}/matches")).await.does_not_show("KUR Biasa");
    owner.browser.open("/offers").await.does_not_show("KUR Biasa").does_not_show("Bank Sulselbar");
    decide(&portal.app, &head, bank.id, OrganisationDecision::Lift, None).await.unwrap();
    owner.browser.send(&before, &start, &[]).await.is_ok();
    owner.browser.open(&format!("/businesses/{business}/matches")).await.shows("KUR Biasa");
    portal.deliver_mail().await;
}

fn lead_of_office(account: domain::accounts::AccountId) -> domain::policy::Actor {
    domain::policy::Actor {
        account,
        role: Role::OfficeHead,
        organisation: None,
        language: domain::language::Language::Id,
    }
}
