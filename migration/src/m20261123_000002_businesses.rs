//! Owners, their businesses and what is known of them.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    big_integer_null, binary_null, boolean, boolean_null, date_null, integer, json_binary_null,
    small_integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        owner().create(manager).await?;
        business().create(manager).await?;
        document().create(manager).await?;
        fact().create(manager).await?;
        need().create(manager).await?;
        fact_sheet().create(manager).await?;
        import_run().create(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(
            manager,
            &["import_run", "fact_sheet", "need", "fact", "document", "business", "owner"],
        )
        .await
    }
}

fn owner() -> Table {
    Table::named("owner")
        .key_link("account_id", "account")
        .column(binary_null("nik_sealed"))
        .column(binary_null("nik_index"))
        .column(text_null("nik_last4"))
        .column(date_null("born_on"))
        .column(text_null("sex"))
        .column(text_null("birth_warning"))
        .column(text_null("address"))
        .column(text_null("district"))
        .column(text_null("village"))
        .unique(&["nik_index"])
}

fn business() -> Table {
    Table::named("business")
        .id()
        .link("owner_id", "account")
        .column(text("name"))
        .column(text_null("district"))
        .column(text_null("village"))
        .column(text_null("address"))
        .column(text_null("phone_last4"))
        .column(text_null("description"))
        .column(binary_null("nib_sealed"))
        .column(text_null("nib_last4"))
        .column(binary_null("npwp_sealed"))
        .column(text_null("npwp_last4"))
        .amount_null("capital")
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("updated_at"))
        .column(json_binary_null("profile_steps"))
        .column(timestamp_with_time_zone_null("archived_at"))
        .column(text_null("import_key"))
        .index(&["district"])
        .unique(&["import_key"])
        .index(&["created_at", "id"])
        .index(&["name", "id"])
}

fn document() -> Table {
    Table::named("document")
        .id()
        .link_null("owner_id", "account")
        .link_null("business_id", "business")
        .link_null("organisation_id", "organisation")
        .column(text("kind"))
        .column(text("file_name"))
        .column(text("media_type"))
        .amount("size")
        .column(text("sha256"))
        .column(timestamp_with_time_zone("uploaded_at"))
        .link("uploaded_by", "account")
        .column(text("status"))
        .link_null("checked_by", "account")
        .column(timestamp_with_time_zone_null("checked_at"))
        .column(text_null("reason"))
        .column(date_null("expires_on"))
        .index(&["sha256"])
        .index(&["status", "uploaded_at", "id"])
}

fn fact() -> Table {
    Table::named("fact")
        .id()
        .link("business_id", "business")
        .column(text("key"))
        .column(text_null("value"))
        .column(text("evidence"))
        .link_null("document_id", "document")
        .column(timestamp_with_time_zone("stated_at"))
        .link_null("stated_by", "account")
        .column(date_null("expires_on"))
        .column(text_null("note"))
        .index(&["business_id", "key", "stated_at"])
}

fn need() -> Table {
    Table::named("need")
        .id()
        .link("business_id", "business")
        .amount("amount")
        .column(integer("tenor_months"))
        .column(text("purpose"))
        .column(text("note"))
        .column(text("state"))
        .column(timestamp_with_time_zone("created_at"))
        .index(&["business_id", "state", "created_at"])
}

/// Facts that carry evidence, the day they were stated and the last day on which they hold.
const FACTS: [&str; 25] = [
    "legal_form",
    "size_class",
    "sector",
    "kbli",
    "district",
    "annual_sales",
    "monthly_surplus",
    "monthly_instalments",
    "cooperative_member",
    "nib",
    "sku",
    "npwp",
    "ktp",
    "financial_records",
    "digital_level",
    "management_level",
    "production_level",
    "productive_credit",
    "kur_loans_taken",
    "owner_sex",
    "employees",
    "collateral_value",
    "rat_held",
    "started_on",
    "owner_born_on",
];

/// Facts whose values are one of a few texts, or codes.
const TEXTS: [&str; 8] =
    ["legal_form", "size_class", "sector", "kbli", "district", "financial_records", "owner_sex", "purpose"];

/// Values stand first, so that a scan that counts who fits a rule reads little of each row.
fn fact_sheet() -> Table {
    let mut table = Table::named("fact_sheet")
        .key_link("business_id", "business")
        .column(integer("revision"))
        .column(boolean("archived").default(false).take())
        .link_null("need_id", "need")
        .column(text_null("kbli_version"));
    for name in TEXTS {
        table = table.column(text_null(name));
    }
    for name in ["annual_sales", "monthly_instalments", "collateral_value", "requested_amount"] {
        table = table.amount_null(name);
    }
    for name in [
        "monthly_surplus",
        "digital_level",
        "management_level",
        "production_level",
        "kur_loans_taken",
        "employees",
        "requested_tenor_months",
    ] {
        table = table.column(big_integer_null(name));
    }
    for name in ["cooperative_member", "nib", "sku", "npwp", "ktp", "productive_credit", "rat_held"] {
        table = table.column(boolean_null(name));
    }
    for name in ["started_on", "owner_born_on"] {
        table = table.column(date_null(name));
    }
    for name in FACTS {
        table = table.column(date_null(format!("{name}_until")));
    }
    for name in FACTS {
        table = table.column(small_integer(format!("{name}_ev")).default(0).take());
    }
    for name in FACTS {
        table = table.column(date_null(format!("{name}_on")));
    }
    table
}

fn import_run() -> Table {
    Table::named("import_run")
        .id()
        .column(timestamp_with_time_zone("at"))
        .column(uuid_null("by"))
        .column(text("file_hash"))
        .column(integer("rows"))
        .unique(&["file_hash"])
}
