//! A cooperative with a board and members, ready to be booked on.

use domain::accounts::Role;
use domain::cooperatives::{BoardOffice, CooperativeId, CooperativeKind, SeatId, SeatState};
use domain::language::Language;
use domain::ledger::{Account, AccountKind, MemberId, Move};
use domain::money::Rupiah;
use domain::policy::Actor;
use jembatan::store;
use jembatan::usecases::Failure;
use jembatan::usecases::cooperatives::Details;
use jembatan::usecases::cooperatives::boards::NewSeat;
use jembatan::usecases::ledger::booking::{self, Paper};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, DatabaseConnection, EntityTrait as _,
    QueryFilter as _, Statement,
};
use uuid::Uuid;

use super::people::Person;
use super::portal::Portal;

/// The books of a cooperative.
pub struct Books {
    pub portal: Portal,
    pub chair: Person,
    pub treasurer: Person,
    pub on: CooperativeId,
    pub members: Vec<MemberId>,
}

/// So many rupiah.
pub fn rp(amount: i64) -> Rupiah {
    Rupiah::new(amount).unwrap()
}

impl Books {
    /// A cooperative with so many members, numbered A-001 and on, named Anggota 001 and on.
    pub async fn with_members(count: u32) -> Self {
        let portal = Portal::open().await;
        let chair = portal.owner("Rahmawati").await;
        let treasurer = portal.owner("Budi").await;
        let on = CooperativeId(Uuid::from_u128(77));
        let details = Details {
            name: "Koperasi Tani Makmur".to_owned(),
            kind: CooperativeKind::SavingsLoans,
            district: None,
            village: None,
            address: None,
            founded_on: Some("2010-03-01".parse().unwrap()),
            book_year_end: None,
            legal_number: None,
            certificate_number: None,
            certificate_until: None,
            board_until: None,
            members: None,
            assets: None,
            own_capital: None,
            annual_sales: None,
        };
        let now = portal.now();
        let tx = portal.app.db.begin().await.unwrap();
        store::cooperatives::insert(&tx, &[(on, "K-1", &details)], now).await.unwrap();
        for (number, person, office) in
            [(1, &chair, BoardOffice::Chair), (2, &treasurer, BoardOffice::Treasurer)]
        {
            let seat = NewSeat {
                cooperative: on,
                account: person.id,
                office,
                state: SeatState::Held,
                document: None,
            };
            let id = SeatId(Uuid::from_u128(number));
            store::cooperatives::boards::insert(&tx, id, &seat, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut books = Self { portal, chair, treasurer, on, members: Vec::new() };
        books.join(count).await;
        books
    }

    async fn join(&mut self, count: u32) {
        let outside = self.portal.database.outside().await;
        let row = |number: u32| entity::member::ActiveModel {
            id: Set(Uuid::from_u128(1_000 + u128::from(number))),
            cooperative_id: Set(self.on.0),
            number: Set(format!("A-{number:03}")),
            name: Set(format!("Anggota {number:03}")),
            joined_on: Set("2020-01-01".parse().unwrap()),
            ..Default::default()
        };
        let rows: Vec<_> = (1..=count).map(row).collect();
        for chunk in rows.chunks(500) {
            let all = entity::member::Entity::insert_many(chunk.iter().cloned());
            all.exec_without_returning(&outside).await.unwrap();
        }
        self.members.extend(rows.iter().map(|row| MemberId(*row.id.as_ref())));
    }

    /// The treasurer as the use cases see her.
    pub fn keeper(&self) -> Actor {
        Self::actor(&self.treasurer)
    }

    /// Somebody of the board as the use cases see her.
    pub fn actor(person: &Person) -> Actor {
        Actor { account: person.id, role: Role::Owner, organisation: None, language: Language::Id }
    }

    /// The paper behind a booking of last week.
    pub fn paper(once: &str) -> Paper {
        Paper {
            day: "2026-11-16".parse().unwrap(),
            note: String::new(),
            reference: String::new(),
            once: once.to_owned(),
        }
    }

    /// Books a move.
    pub async fn book(&self, what: Move, once: &str) -> Result<domain::ledger::EntryId, Failure> {
        booking::book(&self.portal.app, &self.keeper(), self.on, what, &Self::paper(once)).await
    }

    /// Somebody leaves on a day.
    pub async fn leave(&self, member: MemberId, on: &str) {
        let row =
            entity::member::ActiveModel { left_on: Set(Some(on.parse().unwrap())), ..Default::default() };
        entity::member::Entity::update_many()
            .set(row)
            .filter(entity::member::Column::Id.eq(member.0))
            .exec(&self.portal.database.outside().await)
            .await
            .unwrap();
    }

    /// What stands on an account; and that everything balances and is the sum of its lines.
    pub async fn balance(&self, kind: AccountKind, member: Option<MemberId>) -> i64 {
        let outside = self.portal.database.outside().await;
        assert_sound(&outside).await;
        let account = match member {
            Some(member) => Account::of(kind, member),
            None => Account::common(kind),
        };
        let members: Vec<MemberId> = member.into_iter().collect();
        let all = store::ledger::balances(&self.portal.app.db, self.on, &[kind], &members).await.unwrap();
        all.get(&account.unwrap()).copied().unwrap_or_default()
    }
}

/// Every entry balances, every balance is the sum of its lines, and none stands on its wrong side.
pub async fn assert_sound(outside: &DatabaseConnection) {
    let wrong = [
        "SELECT entry_id FROM ledger_line GROUP BY entry_id HAVING sum(debit) <> sum(credit) OR count(*) < 2",
        "SELECT b.holder_id FROM ledger_balance b WHERE b.amount < 0 OR b.amount <> \
         (SELECT coalesce(sum(l.moves), 0) FROM ledger_line l WHERE l.account = b.account \
          AND coalesce(l.member_id, l.cooperative_id) = b.holder_id)",
        "SELECT l.entry_id FROM ledger_line l LEFT JOIN ledger_entry e ON e.id = l.entry_id WHERE e.id IS NULL",
    ];
    for sql in wrong {
        let statement = Statement::from_string(outside.get_database_backend(), sql);
        let found = outside.query_all_raw(statement).await.unwrap();
        assert!(found.is_empty(), "{} rows of {sql}", found.len());
    }
}
