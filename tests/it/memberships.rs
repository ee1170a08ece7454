//! What a member sees of her own money, who else looked, and what she disputes.

use domain::accounts::Role;
use domain::cooperatives::{BoardOffice, SeatId, SeatState};
use domain::ledger::{AccountKind, EntryId, MemberId, Move};
use jembatan::store;
use jembatan::usecases::Failure;
use jembatan::usecases::cooperatives::boards::NewSeat;
use jembatan::usecases::memberships::{disputes, statement};
use poem::http::StatusCode;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::kit::books::{Books, rp};
use crate::kit::business::BusinessBuilder;
use crate::kit::people::Person;

const SAVINGS: AccountKind = AccountKind::Voluntary;

/// A cooperative with two members, of whom the first signs in.
struct Scene {
    books: Books,
    member: Person,
    id: MemberId,
}

impl Scene {
    async fn open() -> Self {
        let books = Books::with_members(2).await;
        let member = books.portal.owner("Nurhayati").await;
        let id = books.members[0];
        link(&books, id, &member).await;
        Self { books, member, id }
    }

    async fn deposit(&self, who: MemberId, amount: i64, once: &str) -> EntryId {
        let what = Move::Deposit(AccountKind::Cash, who, SAVINGS, rp(amount));
        self.books.book(what, once).await.unwrap()
    }

    async fn dispute(&mut self, entry: EntryId) -> String {
        let form = format!("/memberships/{}/dispute/{entry}/sukarela", self.id);
        let page = self.member.browser.open(&form).await;
        let seen = self.member.browser.send(&page, &form, &[("words", "Saya setor Rp60.000")]).await;
        seen.is_ok().shows("Menunggu jawaban pengurus").shows("Saya setor Rp60.000");
        let actor = Books::actor(&self.member);
        let page = disputes::own(&self.books.portal.app, &actor, self.id, None).await.unwrap().1;
        page.rows[0].id.to_string()
    }
}

async fn link(books: &Books, member: MemberId, person: &Person) {
    let row = entity::member::ActiveModel { account_id: Set(Some(person.id.0)), ..Default::default() };
    entity::member::Entity::update_many()
        .set(row)
        .filter(entity::member::Column::Id.eq(member.0))
        .exec(&books.portal.database.outside().await)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_member_sees_what_she_has_and_every_entry_behind_it_and_nobody_elses() {
    let mut scene = Scene::open().await;
    let (id, other) = (scene.id, scene.books.members[1]);
    let entry = scene.deposit(id, 50_000, "satu").await;
    let foreign = scene.deposit(other, 71_000, "dua").await;
    let browser = &mut scene.member.browser;
    let list = browser.open("/memberships").await;
    list.is_ok().shows("Koperasi Tani Makmur").shows("A-001");
    let page = browser.open(&list.link("Koperasi Tani Makmur")).await;
    page.is_ok().shows("Rp50.000").shows("terakhir berubah 16 November 2026").does_not_show("Rp71.000");
    let entries = browser.open(&format!("/memberships/{id}/entries?account=sukarela")).await;
    entries.shows("+Rp50.000").shows("Transaksi no. 1").does_not_show("Transaksi no. 2");
    browser.open(&format!("/memberships/{id}/entries/{entry}")).await.shows("Sanggah: Simpanan sukarela");
    let sheet = browser.open(&format!("/memberships/{id}/entries.csv")).await;
    let text = String::from_utf8_lossy(&sheet.bytes);
    assert!(text.contains(",50000") && !text.contains("71000"), "{text}");
    for address in [
        format!("/memberships/{other}"),
        format!("/memberships/{other}/entries"),
        format!("/memberships/{other}/entries.csv"),
        format!("/memberships/{other}/looks"),
        format!("/memberships/{other}/statement"),
        format!("/memberships/{other}/statement.pdf"),
        format!("/memberships/{other}/disputes"),
        format!("/memberships/{id}/entries/{foreign}"),
        format!("/memberships/{id}/dispute/{foreign}/sukarela"),
        format!("/memberships/{id}/dispute/{entry}/pokok"),
        format!("/memberships/{id}/loans/{entry}"),
    ] {
        browser.open(&address).await.is(StatusCode::NOT_FOUND);
    }
    let mut stranger = scene.books.portal.owner("Sitti").await;
    let none = stranger.browser.open("/memberships").await;
    none.is_ok().shows("belum terhubung");
    assert_eq!(none.link("Bergabung dengan kode"), "/join");
    stranger.browser.open(&format!("/memberships/{id}")).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_has_no_business_is_at_home_on_her_board_or_at_her_savings() {
    let mut scene = Scene::open().await;
    let home = async |person: &mut Person| person.browser.open("/home").await.address;
    assert_eq!(home(&mut scene.member).await, format!("/memberships/{}", scene.id), "her only account");
    assert_eq!(home(&mut scene.books.chair.clone()).await, "/cooperatives");
    let mut owner = scene.books.portal.owner("Sitti").await;
    assert_eq!(home(&mut owner).await, "/businesses");
    BusinessBuilder::named("Warung").create(&scene.books.portal, &scene.member).await;
    assert_eq!(home(&mut scene.member).await, "/businesses");
}

#[tokio::test]
async fn a_member_who_left_still_sees_her_history() {
    let mut scene = Scene::open().await;
    scene.deposit(scene.id, 50_000, "satu").await;
    scene.books.leave(scene.id, "2026-11-20").await;
    let page = scene.member.browser.open(&format!("/memberships/{}", scene.id)).await;
    page.is_ok().shows("Keluar 20 November 2026").shows("Rp50.000");
}

#[tokio::test]
async fn every_look_of_the_treasurer_is_listed_for_the_member_and_her_own_are_not() {
    let mut scene = Scene::open().await;
    let (id, on) = (scene.id, scene.books.on);
    let entry = scene.deposit(id, 50_000, "satu").await;
    let looks = format!("/memberships/{id}/looks");
    scene.member.browser.open(&format!("/memberships/{id}")).await.is_ok();
    scene.member.browser.open(&looks).await.is_ok().shows("Belum ada orang lain");
    let treasurer = &mut scene.books.treasurer.browser;
    treasurer.open(&format!("/books/{on}/members/{id}")).await.is_ok();
    treasurer.open(&format!("/entries/{entry}")).await.is_ok();
    treasurer.open(&format!("/books/{on}/balances/sukarela")).await.is_ok();
    treasurer.open(&format!("/books/{on}/entries.csv")).await.is_ok();
    // The chair is refused, and what was not shown is not written.
    scene.books.chair.browser.open(&format!("/entries/{entry}")).await.is(StatusCode::CONFLICT);
    let seen = scene.member.browser.open(&looks).await;
    seen.shows("Budi").shows("Bendahara").shows("Seluruh rekening").shows("Satu transaksi");
    seen.shows("Daftar yang memuat Anda").shows("Berkas yang memuat Anda").does_not_show("Rahmawati");
    let other = scene.books.portal.owner("Sitti").await;
    link(&scene.books, scene.books.members[1], &other).await;
    let mut other = other;
    let none = other.browser.open(&format!("/memberships/{}/looks", scene.books.members[1])).await;
    none.shows("Belum ada orang lain");
}

#[tokio::test]
async fn a_dispute_is_answered_accepted_reversed_and_closed() {
    let mut scene = Scene::open().await;
    let entry = scene.deposit(scene.id, 50_000, "satu").await;
    let form = format!("/memberships/{}/dispute/{entry}/sukarela", scene.id);
    let page = scene.member.browser.open(&form).await;
    let empty = scene.member.browser.send(&page, &form, &[("words", " ")]).await;
    empty.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu diisi");
    let id = scene.dispute(entry).await;
    let again = scene.member.browser.send(&page, &form, &[("words", "lagi")]).await;
    again.is(StatusCode::CONFLICT).shows("sudah Anda sanggah");
    let twice = scene.member.browser.send(&page, &form, &[("words", "Saya setor Rp60.000")]).await;
    twice.is_ok().shows("Menunggu jawaban pengurus");
    scene.books.chair.browser.open(&format!("/disputes/{id}")).await.is(StatusCode::CONFLICT);
    let treasurer = &mut scene.books.treasurer.browser;
    treasurer.open("/notices").await.shows("menyanggah satu transaksi");
    let list = treasurer.open(&format!("/books/{}/disputes", scene.books.on)).await;
    list.shows("Anggota 001");
    let address = format!("/disputes/{id}/answer");
    let page = treasurer.open(&address).await;
    treasurer.send(&page, &address, &[("words", "")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("answer", "accepted"), ("words", "Salah ketik")];
    let done = treasurer.send(&page, &address, &fields).await;
    done.is_ok().shows("Salah ketik").shows("Balikkan");
    treasurer.send(&page, &address, &fields).await.is(StatusCode::CONFLICT).shows("sudah berubah");
    let reverse = format!("/entries/{entry}/reverse");
    let page = treasurer.open(&reverse).await;
    treasurer.send(&page, &reverse, &[("reason", "Sanggahan diterima")]).await.is_ok();
    let member = &mut scene.member.browser;
    member.open("/notices").await.shows("menjawab sanggahan Anda");
    let seen = member.open(&format!("/disputes/{id}")).await;
    seen.shows("Diterima").shows("Salah ketik").shows("Sudah dibalik");
    let close = format!("/disputes/{id}/close");
    let page = member.open(&close).await;
    member.send(&page, &close, &[]).await.is_ok().shows("Ditutup");
    member.send(&page, &close, &[]).await.is(StatusCode::CONFLICT);
    scene.books.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_closed_dispute_takes_no_answer_and_the_line_can_be_disputed_again() {
    let mut scene = Scene::open().await;
    let entry = scene.deposit(scene.id, 50_000, "satu").await;
    let id = scene.dispute(entry).await;
    let close = format!("/disputes/{id}/close");
    let page = scene.member.browser.open(&close).await;
    scene.member.browser.send(&page, &close, &[]).await.is_ok();
    let app = &scene.books.portal.app;
    let answer = (domain::disputes::DisputeAnswer::Explained, "x");
    let late = disputes::answer(app, &scene.books.keeper(), id.parse().unwrap(), answer).await;
    assert!(matches!(late, Err(Failure::Refused("dispute-moved"))), "{late:?}");
    assert_ne!(scene.dispute(entry).await, id);
    scene.books.portal.deliver_mail().await;
}

#[tokio::test]
async fn two_disputes_of_one_line_at_once_are_one() {
    let scene = Scene::open().await;
    let entry = scene.deposit(scene.id, 50_000, "satu").await;
    let (app, actor) = (&scene.books.portal.app, Books::actor(&scene.member));
    let line = (scene.id, entry, SAVINGS);
    let (one, two) =
        tokio::join!(disputes::open(app, &actor, line, "a"), disputes::open(app, &actor, line, "b"));
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
    let failed = one.err().or(two.err());
    assert!(matches!(failed, Some(Failure::Refused("dispute-open-already"))), "{failed:?}");
    scene.books.portal.deliver_mail().await;
}

#[tokio::test]
async fn the_office_opens_a_dispute_only_once_it_is_unanswered_too_long_and_the_member_reads_that() {
    let mut scene = Scene::open().await;
    let entry = scene.deposit(scene.id, 50_000, "satu").await;
    let id = scene.dispute(entry).await;
    let clerk = scene.books.portal.person("Andi", Role::OfficeStaff, None).await;
    let address = format!("/office/disputes/{id}");
    let mut browser = scene.books.portal.signed_in(clerk.id).await;
    browser.open("/office/disputes").await.is_ok().shows("Tidak ada sanggahan");
    browser.open(&address).await.is(StatusCode::NOT_FOUND);
    let app = &scene.books.portal.app;
    let early = disputes::send(app, &Books::actor(&scene.member), id.parse().unwrap()).await;
    assert!(matches!(early, Err(Failure::Refused("dispute-early"))), "{early:?}");
    scene.books.portal.wait(chrono::Duration::days(15));
    let mut browser = scene.books.portal.signed_in(clerk.id).await;
    browser.open("/office/disputes").await.shows("Koperasi Tani Makmur").shows("15 hari");
    let sheet = browser.open("/office/disputes.csv").await;
    assert!(String::from_utf8_lossy(&sheet.bytes).contains("Koperasi Tani Makmur"));
    browser.open(&address).await.is_ok().shows("Rp50.000").shows("Saya setor Rp60.000");
    for inner in ["", "/entries", "/balances/sukarela"] {
        let path = format!("/books/{}{inner}", scene.books.on);
        browser.open(&path).await.is(StatusCode::FORBIDDEN);
    }
    let mut member = scene.books.portal.signed_in(scene.member.id).await;
    member.open(&format!("/memberships/{}/looks", scene.id)).await.shows("Andi").shows("Dinas");
    scene.books.portal.deliver_mail().await;
}

#[tokio::test]
async fn the_secretary_answers_too_and_the_member_sends_it_on() {
    let mut scene = Scene::open().await;
    let entry = scene.deposit(scene.id, 50_000, "satu").await;
    let mut secretary = scene.books.portal.owner("Hasna").await;
    let tx = scene.books.portal.app.db.begin().await.unwrap();
    let seat = NewSeat {
        cooperative: scene.books.on,
        account: secretary.id,
        office: BoardOffice::Secretary,
        state: SeatState::Held,
        document: None,
    };
    let now = scene.books.portal.now();
    store::cooperatives::boards::insert(&tx, SeatId(Uuid::from_u128(9)), &seat, now).await.unwrap();
    tx.commit().await.unwrap();
    let id = scene.dispute(entry).await;
    let address = format!("/disputes/{id}/answer");
    let page = secretary.browser.open(&address).await;
    let fields = [("answer", "explained"), ("words", "Kuitansi Rp50.000")];
    secretary.browser.send(&page, &address, &fields).await.is_ok().does_not_show("Balikkan");
    let send = format!("/disputes/{id}/send");
    let page = scene.member.browser.open(&send).await;
    scene.member.browser.send(&page, &send, &[]).await.is_ok().shows("Diteruskan ke dinas");
    let looks = scene.member.browser.open(&format!("/memberships/{}/looks", scene.id)).await;
    looks.shows("Hasna").shows("Pengurus").shows("Transaksi yang disanggah");
    scene.books.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_statement_says_what_the_page_says_and_refuses_a_wrong_period() {
    let mut scene = Scene::open().await;
    let id = scene.id;
    scene.deposit(id, 50_000, "satu").await;
    scene.deposit(id, 25_000, "dua").await;
    let (app, actor) = (&scene.books.portal.app, Books::actor(&scene.member));
    let days = |from: &str, until: &str| (from.parse().unwrap(), until.parse().unwrap());
    let whole = statement::show(app, &actor, id, days("2026-11-01", "2026-11-20")).await.unwrap();
    assert_eq!((whole.parts[0].opening, whole.parts[0].closing()), (0, 75_000));
    assert_eq!(scene.books.balance(SAVINGS, Some(id)).await, 75_000);
    let after = statement::show(app, &actor, id, days("2026-11-17", "2026-11-20")).await.unwrap();
    assert_eq!((after.parts[0].opening, after.parts[0].moves.len()), (75_000, 0));
    let browser = &mut scene.member.browser;
    let path = format!("/memberships/{id}/statement");
    browser.open(&path).await.is_ok().shows("Saldo akhir").shows("Rp75.000");
    browser.open(&format!("/memberships/{id}")).await.shows("Rp75.000");
    let sheet = browser.open(&format!("{path}.csv")).await;
    assert!(String::from_utf8_lossy(&sheet.bytes).contains(",75000"));
    let paper = browser.open(&format!("{path}.pdf")).await;
    assert!(paper.is_ok().bytes.starts_with(b"%PDF-1.7"));
    for (query, says) in [
        ("from=2026-11-20&until=2026-11-01", "mendahului"),
        ("from=2026-11-01&until=2099-01-01", "belum tiba"),
        ("from=2001-01-01&until=2026-11-01", "lima tahun"),
        ("from=kemarin&until=2026-11-01", "anggal"),
    ] {
        browser.open(&format!("{path}?{query}")).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows(says);
        browser.open(&format!("{path}.pdf?{query}")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
}
