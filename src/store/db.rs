//! The database at hand: [`Db`] reads, [`Tx`] reads and writes. A write can only be made through a `Tx`, only
//! [`Db::begin`] makes one, and one that is dropped rolls back.
//!
//! SQLite has one writer and a pool of readers that cannot write; PostgreSQL has one pool. While a `Tx` is open, read
//! through it: another connection would see the state before it.

use migration::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use secrecy::SecretString;

use super::StoreError;
use super::open::{self, DatabaseSettings, OpenError};
use super::steady::Steady;

/// Any number that is ours alone: the name of the lock under which a cluster's nodes migrate one after the other.
const MIGRATION_LOCK: i64 = 0x6a65_6d62_6174_616e;

/// The database: reads, and begins transactions. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    pub(super) readers: DatabaseConnection,
    /// The readers as statements go to them.
    steady: Steady<DatabaseConnection>,
    pub(super) writer: DatabaseConnection,
}

/// An open transaction: reads and writes. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    open: Steady<DatabaseTransaction>,
}

/// What can be read from: the database, or a transaction that is open.
pub trait Reader: source::Source {}

impl Reader for Db {}
impl Reader for Tx {}

pub(super) mod source {
    //! The connection behind a reader, named in this room only.

    use sea_orm::ConnectionTrait;

    /// Sealed: public, because a public trait may only rest on a public one, in a room that is not.
    pub trait Source: Send + Sync {
        type Connection: ConnectionTrait;

        fn connection(&self) -> &Self::Connection;
    }
}

impl source::Source for Db {
    type Connection = Steady<DatabaseConnection>;

    fn connection(&self) -> &Self::Connection {
        &self.steady
    }
}

impl source::Source for Tx {
    type Connection = Steady<DatabaseTransaction>;

    fn connection(&self) -> &Self::Connection {
        &self.open
    }
}

impl Db {
    pub(super) fn over(readers: DatabaseConnection, writer: DatabaseConnection) -> Self {
        Self { steady: Steady(readers.clone()), readers, writer }
    }

    /// Opens the database at this address with the usual numbers of connections.
    pub async fn open(url: &SecretString) -> Result<Self, OpenError> {
        Self::open_with(&DatabaseSettings::at(url.clone())).await
    }

    /// Opens the database, and refuses if it does not keep what it acknowledges.
    pub async fn open_with(settings: &DatabaseSettings) -> Result<Self, OpenError> {
        open::open(settings).await
    }

    /// Brings the schema up to date. Safe on several nodes at once: they take turns.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let tx = self.begin_to_migrate().await?;
        Migrator::up(&tx.open.0, None).await?;
        tx.commit().await
    }

    /// Takes back the latest `steps` migrations (all, if none is given) and what they held.
    pub async fn unmigrate(&self, steps: Option<u32>) -> Result<(), StoreError> {
        let tx = self.begin_to_migrate().await?;
        Migrator::down(&tx.open.0, steps).await?;
        tx.commit().await
    }

    async fn begin_to_migrate(&self) -> Result<Tx, StoreError> {
        let tx = self.begin().await?;
        if tx.open.get_database_backend() == DbBackend::Postgres {
            // The waiting node waits for the whole migration of the other, which takes longer than a request may.
            tx.open.execute_unprepared("SET LOCAL lock_timeout = '10min'").await?;
            tx.open.execute_unprepared("SET LOCAL statement_timeout = '10min'").await?;
            tx.open.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
        }
        Ok(tx)
    }

    /// Begins a transaction. On SQLite it is the only writer from its beginning, so that what it reads stays true.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let options = match self.writer.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::ReadCommitted),
                access_mode: Some(AccessMode::ReadWrite),
                sqlite_transaction_mode: None,
            },
            _ => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
        };
        Ok(Tx { open: Steady(self.writer.begin_with_options(options).await?) })
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.readers.ping().await?;
        Ok(self.writer.ping().await?)
    }

    /// Closes all connections, after those in use have come back.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.readers.close_by_ref().await?;
        Ok(self.writer.close_by_ref().await?)
    }
}

impl Tx {
    /// Says that very much is about to be written. PostgreSQL keeps plans for as long as a connection, those of its links among
    /// them: one made while a table was small reads all of it for each row that is written, until the next statistics.
    pub async fn expect_much(&self) -> Result<(), StoreError> {
        if self.open.get_database_backend() == DbBackend::Postgres {
            self.open.execute_unprepared("SET LOCAL enable_seqscan = off; DISCARD PLANS").await?;
        }
        Ok(())
    }

    /// Makes all of it true.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.open.0.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use entity::server_key;
    use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};

    use super::source::Source;
    use super::*;

    async fn scratch() -> (tempfile::TempDir, Db) {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("a.sqlite3").display());
        let db = Db::open(&url.into()).await.unwrap();
        db.migrate().await.unwrap();
        (folder, db)
    }

    async fn insert(tx: &Tx, name: &str, bytes: usize) -> Result<(), StoreError> {
        let row = server_key::ActiveModel { name: Set(name.to_owned()), value: Set(vec![7; bytes]) };
        row.insert(tx.connection()).await?;
        Ok(())
    }

    async fn kept(db: &Db) -> u64 {
        server_key::Entity::find().count(db.connection()).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_not_committed_is_gone_and_what_is_committed_stays() {
        let (_folder, db) = scratch().await;
        let tx = db.begin().await.unwrap();
        insert(&tx, "dropped", 1).await.unwrap();
        assert_eq!(server_key::Entity::find().count(tx.connection()).await.unwrap(), 1);
        drop(tx);
        assert_eq!(kept(&db).await, 0);
        let tx = db.begin().await.unwrap();
        insert(&tx, "kept", 1).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(kept(&db).await, 1);
    }

    #[tokio::test]
    async fn readers_cannot_write() {
        let (_folder, db) = scratch().await;
        let refused = db.readers.execute_unprepared("DELETE FROM server_key").await.unwrap_err();
        assert!(refused.to_string().contains("readonly"), "{refused}");
    }

    #[tokio::test]
    async fn a_taken_value_names_its_index() {
        let (_folder, db) = scratch().await;
        let tx = db.begin().await.unwrap();
        insert(&tx, "once", 1).await.unwrap();
        let error = insert(&tx, "once", 1).await.unwrap_err();
        assert!(error.is_taken("ux_server_key_name"), "{error:?}");
    }

    /// Without `after_release` in `open`, the writer comes back counting a transaction that SQLite has ended, and what
    /// is acknowledged from then on is lost.
    #[tokio::test]
    async fn a_disk_that_was_full_for_a_while_loses_nothing_that_is_acknowledged_later() {
        let (_folder, db) = scratch().await;
        let now =
            db.writer.query_one_raw(sea_orm::Statement::from_string(DbBackend::Sqlite, "PRAGMA page_count"));
        let pages: i64 = now.await.unwrap().unwrap().try_get_by_index(0).unwrap();
        db.writer.execute_unprepared(&format!("PRAGMA max_page_count = {}", pages + 4)).await.unwrap();

        let tx = db.begin().await.unwrap();
        let too_much = "INSERT INTO server_key (name, value) VALUES ('too much', zeroblob(100000))";
        let full = tx.open.execute_unprepared(too_much).await.unwrap_err();
        assert!(full.to_string().contains("full"), "{full}");
        drop(tx);

        // Space is made. (The limit belonged to the connection; one that is kept would still have it.)
        db.writer.execute_unprepared("PRAGMA max_page_count = 1000000").await.unwrap();
        drop(db.begin().await.unwrap());
        for number in 0..20 {
            let tx = db.begin().await.unwrap();
            insert(&tx, &format!("acknowledged {number}"), 10).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(kept(&db).await, number + 1, "another connection sees what was acknowledged");
        }
    }
}
