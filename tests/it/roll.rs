//! The register of members, the papers that invite them, signing in by telephone number, and recovery by two of the board.

use chrono::Duration;
use domain::accounts::Role;
use domain::cooperatives::{BoardOffice, PaperCode, SeatId, SeatState};
use domain::identity::Phone;
use domain::language::Language;
use domain::ledger::MemberId;
use domain::policy::Actor;
use jembatan::store;
use jembatan::usecases::Failure;
use jembatan::usecases::cooperatives::boards::NewSeat;
use jembatan::usecases::roll::joining::{self, Presented};
use jembatan::usecases::roll::papers;
use poem::http::StatusCode;
use uuid::Uuid;

use crate::kit::books::Books;
use crate::kit::people::Person;
use crate::kit::seen::Seen;
use crate::kit::visitor::Visitor;

const PASSWORD: &str = "tujuh ekor kuda biru";

async fn paper(books: &Books, at: usize) -> PaperCode {
    papers::print(&books.portal.app, &books.keeper(), books.on, books.members[at]).await.unwrap().code
}

async fn join(browser: &mut Visitor, code: &PaperCode, phone: &str) -> Seen {
    let door = format!("/join/{}", code.as_str());
    let page = browser.open(&door).await;
    browser.send(&page, &door, &[("phone", phone), ("password", PASSWORD)]).await
}

async fn linked(books: &Books, at: usize) -> bool {
    let found = store::roll::find(&books.portal.app.db, books.on, books.members[at]).await.unwrap();
    found.unwrap().account.is_some()
}

fn list(books: &Books) -> String {
    format!("/cooperatives/{}/members", books.on)
}

fn address(books: &Books, member: MemberId) -> String {
    format!("{}/{member}", list(books))
}

#[tokio::test]
async fn the_treasurer_keeps_the_register_and_the_chair_only_sees_it() {
    let mut books = Books::with_members(3).await;
    let path = list(&books);
    let mut budi = books.treasurer.clone();
    let page = budi.browser.open(&path).await;
    page.is_ok().shows("Anggota 001").shows("Belum bisa masuk");
    budi.browser.open(&format!("{path}?q=a-002")).await.shows("Anggota 002").does_not_show("Anggota 001");
    let new = format!("{path}/new");
    let page = budi.browser.open(&new).await;
    let fields = [
        ("number", "A-004"),
        ("name", "Siti Aminah"),
        ("phone", "0812 1111 2222"),
        ("joined_on", "01-02-2026"),
    ];
    budi.browser.send(&page, &new, &fields).await.is_ok().shows("Siti Aminah").shows("1 Februari 2026");
    budi.browser.send(&page, &new, &fields).await.is_ok().shows("Siti Aminah");
    let wrong = [("number", "A-001"), ("name", "Lain"), ("phone", ""), ("joined_on", "01-02-2026")];
    budi.browser
        .send(&page, &new, &wrong)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .shows("Nomor ini sudah dipakai anggota lain");

    let first = address(&books, books.members[0]);
    let page = budi.browser.open(&first).await;
    let page = budi.browser.send(&page, &first, &[("name", "Rosmini"), ("phone", "08123")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Tulis nomor ponsel Indonesia");
    let page = budi.browser.send(&page, &first, &[("name", "Rosmini"), ("phone", "")]).await;
    page.is_ok().shows("Rosmini");
    let leave = format!("{first}/leave");
    let early = budi.browser.send(&page, &leave, &[("left_on", "01-01-2019")]).await;
    early.is(StatusCode::UNPROCESSABLE_ENTITY).shows("tidak boleh sebelum");
    budi.browser.send(&early, &leave, &[("left_on", "01-11-2026")]).await.is_ok().shows("Sudah keluar");
    let sheet = budi.browser.open(&format!("{path}.csv")).await;
    assert!(
        sheet.is_ok().text().contains("A-004,Siti Aminah,'+6281211112222,2026-02-01"),
        "{}",
        sheet.text()
    );

    let chair = &mut books.chair.browser;
    chair.open(&path).await.is_ok().shows("Rosmini").does_not_show("Tambah anggota").does_not_show("Cetak");
    chair.open(&new).await.is(StatusCode::CONFLICT);
    let mut stranger = books.portal.owner("Orang Lain").await;
    stranger.browser.open(&path).await.is(StatusCode::NOT_FOUND);
    stranger.browser.open(&first).await.is(StatusCode::NOT_FOUND);
    stranger.browser.open(&format!("{path}.csv")).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_member_joins_with_paper_and_telephone_and_signs_in_by_number() {
    let books = Books::with_members(2).await;
    let mut budi = books.treasurer.clone();
    let path = list(&books);
    let page = budi.browser.open(&path).await;
    let printed = budi.browser.send(&page, &format!("{path}/codes"), &[]).await;
    printed.is_ok().shows("2 lembar").shows("Anggota 002").shows("Jangan berikan");
    let again = budi.browser.send(&page, &format!("{path}/codes"), &[]).await;
    again.is_ok().shows("Tidak ada anggota yang menunggu undangan");

    let code = paper(&books, 0).await;
    let mut phone = books.portal.stranger();
    let page = phone.open("/join").await;
    let page = phone.send(&page, "/join", &[("code", &code.to_string().to_lowercase())]).await;
    page.is_ok().shows("Koperasi Tani Makmur").shows("A••• 0•••").does_not_show("Anggota 001");
    let door = format!("/join/{}", code.as_str());
    let weak = phone.send(&page, &door, &[("phone", "0812 3333 4444"), ("password", "koperasi2026")]).await;
    weak.is(StatusCode::UNPROCESSABLE_ENTITY);
    let done = phone.send(&weak, &door, &[("phone", "0812 3333 4444"), ("password", PASSWORD)]).await;
    done.is_ok().shows("Selamat datang");
    assert!(linked(&books, 0).await);
    let account = phone.open("/account").await;
    account.is_ok().shows("0812-3333-4444").shows("E-mail Belum diisi");
    budi.browser.open(&path).await.shows("Sudah bisa masuk");

    let mut other = books.portal.stranger();
    other.sign_in("+62 812-3333-4444", "tujuh ekor kuda hijau").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    other.sign_in("0812", PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Tulis e-mail Anda");
    books.leave(books.members[0], "2026-11-20").await;
    other.sign_in("+62 812-3333-4444", PASSWORD).await.is_ok();
    other.open("/account").await.is_ok().shows("Anggota 001");
}

#[tokio::test]
async fn who_signs_in_by_number_changes_the_number_with_her_account() {
    let books = Books::with_members(2).await;
    let mut phones = Vec::new();
    for (at, number) in [(0, "0812 3333 4444"), (1, "0812 5555 6666")] {
        let mut phone = books.portal.stranger();
        let door = format!("/join/{}", paper(&books, at).await.as_str());
        let page = phone.open(&door).await;
        phone.send(&page, &door, &[("phone", number), ("password", PASSWORD)]).await.is_ok();
        phones.push(phone);
    }
    let form = "/account/details";
    let page = phones[0].open(form).await;
    page.is_ok().shows("Anda masuk dengan nomor ini");
    let fields = |number| [("name", "Nur"), ("phone", number), ("language", "id")];
    for (number, told) in
        [("", "Bagian ini perlu diisi"), ("0812-5555-6666", "Nomor ini sudah dipakai akun lain")]
    {
        let seen = phones[0].send(&page, form, &fields(number)).await;
        seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows(told);
    }
    phones[0].send(&page, form, &fields("0813 7777 8888")).await.is_ok().shows("0813-7777-8888");
    let mut other = books.portal.stranger();
    other.sign_in("081233334444", PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    other.sign_in("081377778888", PASSWORD).await.is_ok();
}

#[tokio::test]
async fn a_spent_an_expired_and_an_unknown_code_get_one_answer() {
    let books = Books::with_members(2).await;
    let code = paper(&books, 0).await;
    join(&mut books.portal.stranger(), &code, "081233334444").await.is_ok();
    let late = paper(&books, 1).await;
    books.portal.clock.advance(Duration::days(60));
    let never: PaperCode = "ZZZZZ-ZZZZZ".parse().unwrap();
    for code in [code, late, never] {
        let seen = books.portal.stranger().open(&format!("/join/{}", code.as_str())).await;
        seen.is(StatusCode::NOT_FOUND).shows("tidak dikenal, sudah dipakai, atau sudah lewat masanya");
    }
    assert!(!linked(&books, 1).await);
}

#[tokio::test]
async fn printing_again_cancels_the_paper_before() {
    let books = Books::with_members(1).await;
    let old = paper(&books, 0).await;
    let new = paper(&books, 0).await;
    books.portal.stranger().open(&format!("/join/{}", old.as_str())).await.is(StatusCode::NOT_FOUND);
    books.portal.stranger().open(&format!("/join/{}", new.as_str())).await.is_ok();
}

#[tokio::test]
async fn guessing_a_code_ends_after_five_and_tells_nothing() {
    let books = Books::with_members(1).await;
    let code = paper(&books, 0).await;
    let mut guesser = books.portal.stranger();
    for last in ["00000", "11111", "22222", "33333", "44444"] {
        let seen = guesser.open(&format!("/join/{}{last}", code.front())).await;
        seen.is(StatusCode::NOT_FOUND);
    }
    let door = format!("/join/{}", code.as_str());
    guesser.open(&door).await.is(StatusCode::TOO_MANY_REQUESTS);
    guesser.open(&format!("/join/{}55555", code.front())).await.is(StatusCode::TOO_MANY_REQUESTS);
    books.portal.clock.advance(Duration::minutes(61));
    guesser.open(&door).await.is_ok();
}

#[tokio::test]
async fn of_two_phones_with_one_code_one_wins() {
    let books = Books::with_members(1).await;
    let code = paper(&books, 0).await;
    let phones: [Phone; 2] = ["081233334444", "081255556666"].map(|text| text.parse().unwrap());
    let one = |phone| Presented { phone, password: PASSWORD, language: Language::Id, from: b"", agent: "" };
    let app = &books.portal.app;
    let (first, second) =
        tokio::join!(joining::join(app, &code, one(&phones[0])), joining::join(app, &code, one(&phones[1])));
    assert!(first.is_ok() != second.is_ok());
    let lost = first.err().or(second.err()).unwrap();
    assert!(matches!(lost, Failure::Refused("join-unknown")), "{lost:?}");
    let mut accounts = 0;
    for phone in &phones {
        accounts +=
            usize::from(store::accounts::find_by_phone(&app.db, phone.e164()).await.unwrap().is_some());
    }
    assert_eq!(accounts, 1, "the other left nothing behind");
}

#[tokio::test]
async fn who_has_an_account_connects_it_once() {
    let books = Books::with_members(2).await;
    let mut rahma = books.portal.owner("Rahma").await;
    let code = paper(&books, 0).await;
    let door = format!("/join/{}", code.as_str());
    let page = rahma.browser.open(&door).await;
    page.is_ok().shows("Anda masuk sebagai Rahma");
    rahma.browser.send(&page, &door, &[]).await.is_ok().shows("Selamat datang");
    assert!(linked(&books, 0).await);
    let second = paper(&books, 1).await;
    let door = format!("/join/{}", second.as_str());
    let page = rahma.browser.open(&door).await;
    rahma.browser.send(&page, &door, &[]).await.is(StatusCode::CONFLICT).shows("sudah terhubung");
    assert!(!linked(&books, 1).await);
    let mut clerk = books.portal.clerk("Sitti").await;
    let page = clerk.browser.open(&door).await;
    clerk.browser.send(&page, &door, &[]).await.is(StatusCode::CONFLICT);
    join(&mut books.portal.stranger(), &second, "081233334444").await.is_ok();
}

#[tokio::test]
async fn a_number_that_signs_somebody_in_is_refused_and_spends_nothing() {
    let books = Books::with_members(2).await;
    let code = paper(&books, 0).await;
    join(&mut books.portal.stranger(), &code, "081233334444").await.is_ok();
    let code = paper(&books, 1).await;
    let seen = join(&mut books.portal.stranger(), &code, "081233334444").await;
    seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows("sudah dipakai untuk masuk");
    join(&mut books.portal.stranger(), &code, "081255556666").await.is_ok();
}

async fn press(person: &mut Person, page: &str, action: &str) -> Seen {
    let seen = person.browser.open(page).await;
    person.browser.send(&seen, action, &[]).await
}

#[tokio::test]
async fn two_of_the_board_recover_an_account_and_the_member_is_told() {
    let books = Books::with_members(2).await;
    let (mut chair, mut budi) = (books.chair.clone(), books.treasurer.clone());
    let code = paper(&books, 0).await;
    let mut phone = books.portal.stranger();
    join(&mut phone, &code, "081233334444").await.is_ok();
    let path = address(&books, books.members[0]);
    let (start, consent) = (format!("{path}/recovery"), format!("{path}/recovery/consent"));
    press(&mut budi, &path, &start).await.is_ok().shows("Menunggu persetujuan pengurus lain");
    budi.browser.open(&path).await.does_not_show("Setujui dan cetak kode");
    let token = budi.browser.open(&path).await.form("/sign-out").filled(&[]);
    budi.browser
        .post(&consent, &token)
        .await
        .is(StatusCode::CONFLICT)
        .shows("Pengurus lain yang harus menyetujui");
    let paper = press(&mut chair, &path, &consent).await;
    paper.is_ok().shows("kata sandi baru");
    let code: PaperCode = paper.all(".paper-code")[0].trim().parse().unwrap();
    let token = chair.browser.open(&path).await.form("/sign-out").filled(&[]);
    chair.browser.post(&consent, &token).await.is(StatusCode::CONFLICT);

    let mut new = books.portal.stranger();
    join(&mut new, &code, "081277778888").await.is_ok();
    let told = new.open("/notices").await;
    told.shows("Budi dari Koperasi Tani Makmur memulai")
        .shows("Rahmawati dari Koperasi Tani Makmur menyetujui");
    told.shows("Kata sandi Anda diganti");
    phone.ask("/account").await.is(StatusCode::SEE_OTHER);
    let mut old = books.portal.stranger();
    old.sign_in("081233334444", PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    new.open(&format!("/join/{}", code.as_str())).await.is(StatusCode::NOT_FOUND);
    assert!(books.portal.deliver_mail().await.is_empty(), "there is no address to send to");
}

#[tokio::test]
async fn an_account_with_an_address_is_not_the_boards_to_recover() {
    let books = Books::with_members(1).await;
    let mut rahma = books.portal.owner("Rahma").await;
    let code = paper(&books, 0).await;
    let door = format!("/join/{}", code.as_str());
    let page = rahma.browser.open(&door).await;
    rahma.browser.send(&page, &door, &[]).await.is_ok();
    let path = address(&books, books.members[0]);
    let mut chair = books.chair.clone();
    let page = chair.browser.open(&path).await;
    page.does_not_show("Mulai pemulihan");
    chair
        .browser
        .post(&format!("{path}/recovery"), &page.form("/sign-out").filled(&[]))
        .await
        .is(StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_board_of_another_cooperative_finds_no_member_here() {
    let books = Books::with_members(1).await;
    let other = domain::cooperatives::CooperativeId(Uuid::from_u128(78));
    let portal = &books.portal;
    let stranger = portal.owner("Nurul").await;
    let found = store::cooperatives::list(
        &portal.app.db,
        domain::policy::Scope::Everything,
        &jembatan::usecases::cooperatives::Narrowing::default(),
    )
    .await
    .unwrap();
    let tx = portal.app.db.begin().await.unwrap();
    let details = &found[0].cooperative.details;
    store::cooperatives::insert(&tx, &[(other, "K-2", details)], portal.now()).await.unwrap();
    let seat = NewSeat {
        cooperative: other,
        account: stranger.id,
        office: BoardOffice::Secretary,
        state: SeatState::Held,
        document: None,
    };
    store::cooperatives::boards::insert(&tx, SeatId(Uuid::from_u128(9)), &seat, portal.now()).await.unwrap();
    tx.commit().await.unwrap();
    let actor = Actor { account: stranger.id, role: Role::Owner, organisation: None, language: Language::Id };
    let id = books.members[0];
    for on in [other, books.on] {
        let seen = papers::print(&portal.app, &actor, on, id).await;
        assert!(matches!(seen, Err(Failure::NotFound)), "{seen:?}");
        let mut browser = stranger.browser.clone();
        browser.open(&format!("/cooperatives/{on}/members/{id}")).await.is(StatusCode::NOT_FOUND);
    }
    let own = papers::print(&portal.app, &actor, other, id).await;
    assert!(matches!(own, Err(Failure::NotFound)));
}
