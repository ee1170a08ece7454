//! Lists cut into pages by their last row, not by counting: page 50,000 costs what page 1 costs.
//!
//! A list is ordered by one column that is never null and then by the id, both in the same direction, with an index on
//! the two. The cursor is the last row's place in that order; it travels in addresses and holds nothing secret.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, SimpleExpr};
use sea_orm::{Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Some rows of a list, and where to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The place of the last row, where more follow.
    pub next: Option<Cursor>,
}

/// A place in a list: the value it is ordered by and the id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor(Place, Uuid);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Place {
    #[serde(rename = "t")]
    Instant(DateTime<Utc>),
    #[serde(rename = "n")]
    Number(i64),
    #[serde(rename = "s")]
    Text(String),
}

/// A text that is no cursor: somebody changed the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in a list")]
pub struct NoCursor;

impl Cursor {
    /// A place in a list ordered by time.
    pub fn instant(at: DateTime<Utc>, id: Uuid) -> Self {
        Self(Place::Instant(at), id)
    }

    /// A place in a list ordered by a number.
    pub fn number(value: i64, id: Uuid) -> Self {
        Self(Place::Number(value), id)
    }

    /// A place in a list ordered by a text.
    pub fn text(value: impl Into<String>, id: Uuid) -> Self {
        Self(Place::Text(value.into()), id)
    }

    /// The number and the id, of a place in a list ordered by a number.
    pub fn as_number(&self) -> Option<(i64, Uuid)> {
        match &self.0 {
            Place::Number(value) => Some((*value, self.1)),
            Place::Instant(_) | Place::Text(_) => None,
        }
    }

    /// Whether the list it came from is ordered by a text; a cursor from a list in another order is no place in this one.
    pub fn is_text(&self) -> bool {
        matches!(self.0, Place::Text(_))
    }

    fn place(&self) -> SimpleExpr {
        match &self.0 {
            Place::Instant(at) => Expr::value(*at),
            Place::Number(value) => Expr::value(*value),
            Place::Text(text) => Expr::value(text.as_str()),
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        f.write_str(&URL_SAFE_NO_PAD.encode(text))
    }
}

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NoCursor)?;
        let cursor: Self = serde_json::from_slice(&bytes).map_err(|_| NoCursor)?;
        match &cursor.0 {
            Place::Text(text) if text.contains('\0') => Err(NoCursor),
            // Further than any calendar of ours, and than what the databases can hold.
            Place::Instant(at) if !(1900..3000).contains(&at.year()) => Err(NoCursor),
            _ => Ok(cursor),
        }
    }
}

impl<T> Page<T> {
    /// Cuts what [`after`] found (one row more than a page has) and notes where to go on.
    pub(super) fn cut(mut rows: Vec<T>, size: u64, place: impl Fn(&T) -> Cursor) -> Self {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(place) } else { None };
        Self { rows, next }
    }

    /// The same page of other things, made of these one by one.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(make).collect(), next: self.next }
    }

    /// As [`Page::map`], where making one may fail.
    pub fn try_map<U, E>(self, make: impl FnMut(T) -> Result<U, E>) -> Result<Page<U>, E> {
        Ok(Page { rows: self.rows.into_iter().map(make).collect::<Result<_, E>>()?, next: self.next })
    }
}

/// As [`after`], for a list ordered by an instant; a cursor from a list in another order is no place in it.
pub(super) fn by_time<S>(
    list: S,
    by: (impl IntoColumnRef + Copy, impl IntoColumnRef + Copy),
    order: &Order,
    cursor: Option<&Cursor>,
    size: u64,
) -> S
where
    S: QueryFilter + QueryOrder + QuerySelect,
{
    after(list, by, order, cursor.filter(|cursor| matches!(cursor.0, Place::Instant(_))), size)
}

/// Orders a list by `by` and then `id`, and takes up to one row more than `size` after the cursor.
pub(super) fn after<S>(
    list: S,
    (by, id): (impl IntoColumnRef + Copy, impl IntoColumnRef + Copy),
    order: &Order,
    cursor: Option<&Cursor>,
    size: u64,
) -> S
where
    S: QueryFilter + QueryOrder + QuerySelect,
{
    let mut list = list;
    if let Some(cursor) = cursor {
        let row = Expr::tuple([Expr::col(by), Expr::col(id)]);
        let place = Expr::tuple([cursor.place(), Expr::value(cursor.1)]);
        list = list.filter(if *order == Order::Desc { row.lt(place) } else { row.gt(place) });
    }
    QueryOrder::query(&mut list).order_by(by, order.clone()).order_by(id, order.clone());
    list.limit(size.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_what_it_printed_and_refuses_the_rest() {
        let id = Uuid::from_u128(7);
        let at: DateTime<Utc> = "2026-02-01T03:04:05.678901Z".parse().unwrap();
        for cursor in [Cursor::instant(at, id), Cursor::number(-5, id), Cursor::text("Gula Aren é", id)] {
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        let far = Cursor::instant(DateTime::<Utc>::MAX_UTC, id).to_string();
        for wrong in ["", "x", "e30", "bm90IGpzb24", &far, &Cursor::text("\0", id).to_string()] {
            assert_eq!(wrong.parse::<Cursor>(), Err(NoCursor), "{wrong}");
        }
    }

    #[test]
    fn a_page_that_is_not_full_has_no_next() {
        let place = |row: &i64| Cursor::number(*row, Uuid::nil());
        assert_eq!(Page::cut(vec![1, 2], 2, place).next, None);
        let page = Page::cut(vec![1, 2, 3], 2, place);
        assert_eq!((page.rows, page.next), (vec![1, 2], Some(Cursor::number(2, Uuid::nil()))));
    }

    #[tokio::test]
    async fn pages_follow_each_other_without_gap_or_repeat_in_both_directions() {
        use entity::attempt::{ActiveModel, Column, Entity};
        use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("a.sqlite3").display());
        let db = crate::store::Db::open(&url.into()).await.unwrap();
        db.migrate().await.unwrap();
        // Ids against the order of time, and two rows at each time: fractions of a second print in different lengths.
        let second: DateTime<Utc> = "2026-02-01T03:04:05Z".parse().unwrap();
        let mut wanted = Vec::new();
        for number in 0..10_u32 {
            let at = second + chrono::Duration::microseconds(i64::from(number / 2) * 250_000);
            let id = Uuid::from_u128(u128::from(100 - number / 2 * 10 + number % 2));
            let row =
                ActiveModel { id: Set(id), kind: Set("a".to_owned()), key: Set(Vec::new()), at: Set(at) };
            row.insert(&db.writer).await.unwrap();
            wanted.push(id);
        }
        for order in [Order::Asc, Order::Desc] {
            let (mut seen, mut cursor) = (Vec::new(), None);
            loop {
                let list = after(Entity::find(), (Column::At, Column::Id), &order, cursor.as_ref(), 3);
                let rows = list.all(&db.readers).await.unwrap();
                let page = Page::cut(rows, 3, |row| Cursor::instant(row.at, row.id));
                seen.extend(page.rows.iter().map(|row| row.id));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            assert_eq!(seen, wanted);
            wanted.reverse();
        }
    }
}
