//! Seats: a cohort knows how many are held and cannot hold more than there are; a business ranks its applications.
//!
//! Triggers count, whoever writes and however: the check on `cohort.taken` then refuses one seat too many.

use sea_orm_migration::prelude::{
    ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The statuses that hold a seat.
const HOLDING: &str = "('seat_offered', 'enrolled', 'active', 'completed')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        for sql in [
            "ALTER TABLE cohort ADD COLUMN taken integer NOT NULL DEFAULT 0 \
             CONSTRAINT ck_cohort_taken CHECK (taken >= 0 AND taken <= seats)",
            "ALTER TABLE cohort ADD COLUMN assigned_on date",
            "ALTER TABLE application ADD COLUMN wish integer",
            "ALTER TABLE application ADD COLUMN points integer",
        ] {
            database.execute_unprepared(sql).await?;
        }
        let counted = format!(
            "UPDATE cohort SET taken = (SELECT count(*) FROM application \
             WHERE application.cohort_id = cohort.id AND application.status IN {HOLDING})"
        );
        database.execute_unprepared(&counted).await?;
        database.execute_unprepared("CREATE INDEX ix_cohort_apply_by_id ON cohort (apply_by, id)").await?;
        let triggers = match manager.get_database_backend() {
            DbBackend::Postgres => postgres(),
            _ => sqlite(),
        };
        for sql in triggers {
            database.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        let triggers: &[&str] = match manager.get_database_backend() {
            DbBackend::Postgres => {
                &["DROP TRIGGER application_seat ON application", "DROP FUNCTION application_seat()"]
            }
            _ => &[
                "DROP TRIGGER application_seat_insert",
                "DROP TRIGGER application_seat_leave",
                "DROP TRIGGER application_seat_take",
                "DROP TRIGGER application_seat_delete",
            ],
        };
        for sql in triggers {
            database.execute_unprepared(sql).await?;
        }
        for sql in [
            "DROP INDEX ix_cohort_apply_by_id",
            "ALTER TABLE application DROP COLUMN points",
            "ALTER TABLE application DROP COLUMN wish",
            "ALTER TABLE cohort DROP COLUMN assigned_on",
            "ALTER TABLE cohort DROP COLUMN taken",
        ] {
            database.execute_unprepared(sql).await?;
        }
        Ok(())
    }
}

/// One trigger: leaving first, so that moving within one cohort never counts twice. The row of the cohort is locked by the
/// update itself, so that of two who want the last seat one waits for the other and is then refused.
fn postgres() -> Vec<String> {
    let function = format!(
        "CREATE FUNCTION application_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.cohort_id IS NOT NULL AND OLD.status IN {HOLDING} THEN
    IF TG_OP = 'UPDATE' AND NEW.cohort_id = OLD.cohort_id AND NEW.status IN {HOLDING} THEN
      RETURN NULL;
    END IF;
    UPDATE cohort SET taken = taken - 1 WHERE id = OLD.cohort_id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.cohort_id IS NOT NULL AND NEW.status IN {HOLDING} THEN
    UPDATE cohort SET taken = taken + 1 WHERE id = NEW.cohort_id;
  END IF;
  RETURN NULL;
END $$"
    );
    let trigger = "CREATE TRIGGER application_seat AFTER INSERT OR DELETE OR UPDATE OF status, cohort_id \
                   ON application FOR EACH ROW EXECUTE FUNCTION application_seat()";
    vec![function, trigger.to_owned()]
}

fn sqlite() -> Vec<String> {
    let held = |row: &str| format!("{row}.cohort_id IS NOT NULL AND {row}.status IN {HOLDING}");
    let (old, new) = (held("OLD"), held("NEW"));
    let trigger = |name: &str, event: &str, when: &str, change: &str, row: &str| {
        format!(
            "CREATE TRIGGER application_seat_{name} AFTER {event} ON application FOR EACH ROW WHEN {when} \
             BEGIN UPDATE cohort SET taken = taken {change} 1 WHERE id = {row}.cohort_id; END"
        )
    };
    let update = "UPDATE OF status, cohort_id";
    let stays = format!("({old} AND {new} AND NEW.cohort_id = OLD.cohort_id)");
    vec![
        trigger("insert", "INSERT", &new, "+", "NEW"),
        trigger("leave", update, &format!("({old}) AND NOT {stays}"), "-", "OLD"),
        trigger("take", update, &format!("({new}) AND NOT {stays}"), "+", "NEW"),
        trigger("delete", "DELETE", &old, "-", "OLD"),
    ]
}
