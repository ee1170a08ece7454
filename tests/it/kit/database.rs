//! A migrated database for one test. SQLite in a scratch folder; or, where `JEMBATAN_TEST_DATABASE=postgres` says so, a
//! database in a cluster of our own, which the first test that asks starts from Debian's `postgresql` package and which
//! ends with the test binary, however that ends. Migrated once; each test gets a copy.

use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jembatan::store::{DatabaseSettings, Db};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A database of one test's own.
pub struct TestDatabase {
    /// The database, open.
    pub db: Db,
    /// Its address.
    pub url: String,
    place: Place,
}

enum Place {
    Sqlite { folder: TempDir },
    Postgres { name: String },
}

/// Whether this run is on PostgreSQL.
#[expect(clippy::disallowed_methods, reason = "the kit's one setting is no setting of the portal")]
pub fn on_postgres() -> bool {
    match std::env::var("JEMBATAN_TEST_DATABASE").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite" | "") | Err(_) => false,
        Ok(other) => panic!("JEMBATAN_TEST_DATABASE is {other}: sqlite or postgres"),
    }
}

impl TestDatabase {
    /// A migrated database with nothing in it.
    pub async fn fresh() -> Self {
        if on_postgres() {
            let cluster = cluster().await;
            cluster.migrated.get_or_init(|| cluster.migrate_template()).await;
            Self::open(Place::Postgres { name: cluster.create(Some(TEMPLATE)).await }).await
        } else {
            let folder = TempDir::new().unwrap();
            let migrated = SQLITE_TEMPLATE.get_or_init(sqlite_template).await;
            std::fs::write(file_in(folder.path()), migrated).unwrap();
            Self::open(Place::Sqlite { folder }).await
        }
    }

    /// A database without any tables.
    pub async fn empty() -> Self {
        if on_postgres() {
            Self::open(Place::Postgres { name: cluster().await.create(None).await }).await
        } else {
            Self::open(Place::Sqlite { folder: TempDir::new().unwrap() }).await
        }
    }

    async fn open(place: Place) -> Self {
        let url = match &place {
            Place::Sqlite { folder } => sqlite_url(folder.path()),
            Place::Postgres { name } => cluster().await.url(name),
        };
        Self { db: open(&url).await, url, place }
    }

    /// The same database opened once more, as another node would.
    pub async fn another_node(&self) -> Db {
        open(&self.url).await
    }

    /// A connection past the store, to look from outside.
    pub async fn outside(&self) -> DatabaseConnection {
        connect(&self.url).await.unwrap()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let (Place::Postgres { name }, Some(cluster)) = (&self.place, CLUSTER.get()) {
            cluster.finished.lock().unwrap().push(name.clone());
        }
    }
}

/// Rows that scans of whole tables have read, on PostgreSQL, since the database was made. Connections tell what they read when
/// they end, at the latest.
pub async fn rows_scanned(outside: &DatabaseConnection, tables: &str) -> i64 {
    let sql = format!(
        "SELECT coalesce(sum(seq_tup_read), 0)::bigint FROM pg_stat_user_tables WHERE relname IN ({tables})"
    );
    let mut last = -1;
    loop {
        let statement = Statement::from_string(outside.get_database_backend(), sql.clone());
        let row = outside.query_one_raw(statement).await.unwrap().unwrap();
        let now = row.try_get_by_index(0).unwrap();
        if now == last {
            return now;
        }
        last = now;
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
}

async fn open(url: &str) -> Db {
    let settings = DatabaseSettings { url: url.to_owned().into(), max_connections: 4 };
    Db::open_with(&settings).await.unwrap()
}

async fn connect(url: &str) -> Result<DatabaseConnection, sea_orm::DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false).acquire_timeout(Duration::from_secs(20));
    Database::connect(options).await
}

static SQLITE_TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();

async fn sqlite_template() -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let db = open(&sqlite_url(folder.path())).await;
    db.migrate().await.unwrap();
    // Closing the last connection folds the log into the file.
    db.close().await.unwrap();
    std::fs::read(file_in(folder.path())).unwrap()
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("jembatan.sqlite3")
}

fn sqlite_url(folder: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file_in(folder).display())
}

const TEMPLATE: &str = "migrated";

/// PostgreSQL for as long as this process lives.
struct Cluster {
    port: u16,
    migrated: OnceCell<()>,
    /// Databases of tests that have ended, dropped when the next one begins: they would fill the disk.
    finished: Mutex<Vec<String>>,
    /// Its standard input is what the cluster lives by.
    server: Child,
}

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();

async fn cluster() -> &'static Cluster {
    CLUSTER.get_or_init(Cluster::start).await
}

/// Makes a cluster, serves it until standard input closes (which it does when the test binary ends, in whatever way),
/// and clears up. `$1` programs, `$2` folder, `$3` port.
const SERVE: &str = r#"
trap : INT TERM
umask 077
mkdir "$2" && "$1/initdb" --no-sync --auth=trust --username=jembatan --encoding=UTF8 --locale=C.UTF-8 -D "$2/data" >&2 &&
{
    "$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c max_connections=300 \
        -c shared_buffers=64MB -c log_min_messages=fatal >&2 &
    server=$!
    read -r _
    kill -INT "$server"
    wait "$server"
}
rm -rf "$2"
"#;

impl Cluster {
    async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = std::env::temp_dir().join(format!("jembatan-postgres-{}", std::process::id()));
        let mut shell = if is_root() {
            // PostgreSQL refuses to run as root.
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        shell.args(["-c", SERVE, "sh"]).arg(programs()).arg(&folder).arg(port.to_string());
        shell.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let server = shell.spawn().expect("sh and, as root, setpriv start the database");
        let mut cluster = Self { port, migrated: OnceCell::new(), finished: Mutex::default(), server };
        cluster.wait().await;
        cluster
    }

    async fn wait(&mut self) {
        let began = Instant::now();
        loop {
            if let Ok(admin) = connect(&self.url("postgres")).await {
                admin.close().await.unwrap();
                return;
            }
            let ended = self.server.try_wait().unwrap().is_some();
            if ended || began.elapsed() > Duration::from_mins(1) {
                let mut said = String::new();
                drop(self.server.stdin.take());
                self.server.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                panic!("the test's PostgreSQL does not start: {said}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://jembatan@127.0.0.1:{}/{database}", self.port)
    }

    async fn migrate_template(&self) {
        let admin = connect(&self.url("postgres")).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {TEMPLATE}")).await.unwrap();
        admin.close().await.unwrap();
        let db = open(&self.url(TEMPLATE)).await;
        db.migrate().await.unwrap();
        db.close().await.unwrap();
    }

    async fn create(&self, template: Option<&str>) -> String {
        let finished = std::mem::take(&mut *self.finished.lock().unwrap());
        let name = format!("test_{}", next_number());
        let admin = connect(&self.url("postgres")).await.unwrap();
        for old in finished {
            admin.execute_unprepared(&format!("DROP DATABASE {old} WITH (FORCE)")).await.unwrap();
        }
        let template = template.unwrap_or("template0");
        admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.unwrap();
        admin.close().await.unwrap();
        name
    }
}

fn next_number() -> usize {
    static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Where Debian keeps the newest installed version.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest =
        versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max();
    newest.expect("PostgreSQL is installed: apt-get install postgresql")
}
