//! A table said in few words: columns, links to other tables, indexes. An index is named after what it indexes
//! (`ix_<table>_<columns>`, `ux_..` where unique), so that a broken promise of uniqueness can be told by its name.
//! A link has an index of its own unless another begins with its column.

use sea_orm_migration::prelude::{
    ColumnDef, ConditionalStatement, DbErr, Expr, ExprTrait, ForeignKey, Index, IndexCreateStatement,
    SchemaManager, TableCreateStatement,
};
use sea_orm_migration::schema::{big_integer, big_integer_null, uuid, uuid_null};

pub(crate) struct Table {
    name: &'static str,
    create: TableCreateStatement,
    keys: Vec<&'static str>,
    links: Vec<&'static str>,
    indexes: Vec<Promise>,
}

struct Promise {
    unique: bool,
    columns: Vec<&'static str>,
    /// Holds only for rows where all of these are null: those that are still open.
    open: &'static [&'static str],
}

impl Table {
    pub(crate) fn named(name: &'static str) -> Self {
        let mut create = sea_orm_migration::prelude::Table::create();
        create.table(name);
        Self { name, create, keys: Vec::new(), links: Vec::new(), indexes: Vec::new() }
    }

    /// The column `id`, a UUID and the primary key.
    pub(crate) fn id(self) -> Self {
        self.key("id", uuid("id"))
    }

    /// A column that is the primary key, or a part of it.
    pub(crate) fn key(mut self, name: &'static str, column: ColumnDef) -> Self {
        self.keys.push(name);
        self.column(column)
    }

    /// A link that is the primary key, or a part of it.
    pub(crate) fn key_link(mut self, name: &'static str, table: &'static str) -> Self {
        self.keys.push(name);
        self.link(name, table)
    }

    pub(crate) fn column(mut self, column: ColumnDef) -> Self {
        self.create.col(column);
        self
    }

    /// Whole rupiah, or another number that is never negative.
    pub(crate) fn amount(self, name: &'static str) -> Self {
        self.column(big_integer(name).check(Expr::col(name).gte(0)).take())
    }

    pub(crate) fn amount_null(self, name: &'static str) -> Self {
        self.column(big_integer_null(name).check(Expr::col(name).gte(0)).take())
    }

    /// A column that holds the id of a row of another table.
    pub(crate) fn link(self, name: &'static str, table: &'static str) -> Self {
        self.column(uuid(name)).links(name, table)
    }

    pub(crate) fn link_null(self, name: &'static str, table: &'static str) -> Self {
        self.column(uuid_null(name)).links(name, table)
    }

    fn links(mut self, name: &'static str, table: &'static str) -> Self {
        let key = format!("fk_{}_{name}", self.name);
        self.create.foreign_key(ForeignKey::create().name(key).from(self.name, name).to(table, "id"));
        self.links.push(name);
        self
    }

    pub(crate) fn index(self, columns: &[&'static str]) -> Self {
        self.promise(false, columns, &[])
    }

    pub(crate) fn unique(self, columns: &[&'static str]) -> Self {
        self.promise(true, columns, &[])
    }

    /// An index of the rows where all columns of `open` are null.
    pub(crate) fn index_open(self, columns: &[&'static str], open: &'static [&'static str]) -> Self {
        self.promise(false, columns, open)
    }

    /// Unique among the rows where all columns of `open` are null.
    pub(crate) fn unique_open(self, columns: &[&'static str], open: &'static [&'static str]) -> Self {
        self.promise(true, columns, open)
    }

    fn promise(mut self, unique: bool, columns: &[&'static str], open: &'static [&'static str]) -> Self {
        self.indexes.push(Promise { unique, columns: columns.to_vec(), open });
        self
    }

    pub(crate) async fn create(mut self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let mut key = Index::create();
        for column in &self.keys {
            key.col(*column);
        }
        manager.create_table(self.create.primary_key(&mut key).take()).await?;
        for link in std::mem::take(&mut self.links) {
            let whole = self.indexes.iter().filter(|index| index.open.is_empty()).map(|index| &index.columns);
            if !whole.chain([&self.keys]).any(|columns| columns.first() == Some(&link)) {
                self = self.index(&[link]);
            }
        }
        for index in &self.indexes {
            manager.create_index(index.on(self.name)).await?;
        }
        Ok(())
    }
}

impl Promise {
    fn on(&self, table: &'static str) -> IndexCreateStatement {
        let prefix = if self.unique { "ux" } else { "ix" };
        // Beside an index of the same columns for all rows there may be one for those that are open.
        let suffix = if self.unique || self.open.is_empty() { "" } else { "_open" };
        let mut index = Index::create();
        index.name(format!("{prefix}_{table}_{}{suffix}", self.columns.join("_"))).table(table);
        for column in &self.columns {
            index.col(*column);
        }
        for column in self.open {
            index.and_where(Expr::col(*column).is_null());
        }
        if self.unique {
            index.unique();
        }
        index
    }
}

/// Drops tables in the order given, which is the reverse of that in which they were made.
pub(crate) async fn drop(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(sea_orm_migration::prelude::Table::drop().table(*table).take()).await?;
    }
    Ok(())
}
