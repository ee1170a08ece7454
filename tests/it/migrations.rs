//! The schema goes up, down and up again; the database refuses what would lose writes; what is not committed is gone.

use jembatan::store::{DatabaseSettings, Db, OpenError};
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Statement};

use crate::kit::database::{TestDatabase, on_postgres};

async fn tables(database: &DatabaseConnection) -> Vec<String> {
    let sql = if on_postgres() {
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    };
    let rows =
        database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    let names = rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap());
    names.filter(|name| name != "seaql_migrations").collect()
}

#[tokio::test]
async fn the_schema_goes_up_down_and_up_again() {
    let database = TestDatabase::empty().await;
    let outside = database.outside().await;
    assert_eq!(tables(&outside).await, Vec::<String>::new());

    database.db.migrate().await.unwrap();
    let up = tables(&outside).await;
    assert!(up.contains(&"fact_sheet".to_owned()) && up.contains(&"task".to_owned()), "{up:?}");

    database.db.unmigrate(None).await.unwrap();
    assert_eq!(tables(&outside).await, Vec::<String>::new());

    database.db.migrate().await.unwrap();
    assert_eq!(tables(&outside).await, up);
}

#[tokio::test]
async fn two_nodes_that_start_at_once_take_turns() {
    let database = TestDatabase::empty().await;
    let other = database.another_node().await;
    let (one, two) = tokio::join!(database.db.migrate(), other.migrate());
    one.unwrap();
    two.unwrap();
    assert!(tables(&database.outside().await).await.contains(&"account".to_owned()));
}

#[tokio::test]
async fn a_migrated_database_is_migrated_again_without_harm() {
    let database = TestDatabase::fresh().await;
    let before = tables(&database.outside().await).await;
    database.db.migrate().await.unwrap();
    assert_eq!(tables(&database.outside().await).await, before);
}

#[tokio::test]
async fn a_database_that_would_lose_writes_is_refused() {
    let (url, named) = if on_postgres() {
        let database = TestDatabase::empty().await;
        (format!("{}?options=-c%20synchronous_commit%3Doff", database.url), "synchronous_commit")
    } else {
        // In memory there is no write-ahead log, and nothing is kept at all.
        ("sqlite::memory:".to_owned(), "journal_mode")
    };
    let settings = DatabaseSettings { url: url.into(), max_connections: 2 };
    match Db::open_with(&settings).await {
        Err(OpenError::Setting { setting, .. }) => assert_eq!(setting, named),
        other => panic!("opened or refused for another reason: {other:?}"),
    }
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_without_being_shown() {
    for wrong in ["", "postgres//secret", "sqlite:///nowhere/secret"] {
        let error = Db::open(&wrong.to_owned().into()).await.expect_err("no such database");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

/// Reads every column of every table, so that an entity and its table cannot drift apart.
macro_rules! assert_all_readable {
    ($outside:expr, $($table:ident),+ $(,)?) => {
        $(entity::$table::Entity::find().one($outside).await.expect(stringify!($table));)+
        assert_eq!(tables($outside).await, [$(stringify!($table)),+], "every table has its entity here");
    };
}

#[expect(clippy::too_many_lines, reason = "one line a table")]
#[tokio::test]
async fn every_entity_is_readable_from_its_table() {
    let database = TestDatabase::fresh().await;
    assert_all_readable!(
        &database.outside().await,
        account,
        application,
        application_document,
        assessment,
        attempt,
        booking,
        budget_approval,
        budget_line,
        business,
        certificate,
        cohort,
        cooperative,
        cooperative_activity,
        cooperative_business,
        cooperative_meeting,
        cooperative_minutes,
        cooperative_practice,
        cooperative_reminder,
        cooperative_rule,
        cooperative_seat,
        document,
        event,
        fact,
        fact_sheet,
        fund,
        fund_activity,
        handover,
        import_run,
        ledger_balance,
        ledger_batch,
        ledger_book,
        ledger_closing,
        ledger_entry,
        ledger_line,
        ledger_loan,
        match_result,
        match_told,
        member,
        member_code,
        member_dispute,
        member_look,
        member_recovery,
        mentor_silence,
        mentoring_code,
        mentoring_event,
        mentoring_progress,
        mentoring_session,
        message,
        need,
        notice,
        offer,
        offer_version,
        organisation,
        outbox,
        outbox_attempt,
        owner,
        program,
        program_version,
        rating,
        server_key,
        session,
        task,
        token,
        training,
        training_attendance,
        training_material,
        training_participant,
    );
}
