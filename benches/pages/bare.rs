//! The bare page that the portal's is held against: poem, sea-orm and tera with the same twenty rows and figures, one
//! query, no frame, no languages, no session, nothing escaped by hand. Served by a process of its own.

use std::sync::Arc;

use entity::{application, business, offer, organisation};
use poem::listener::TcpListener;
use poem::{EndpointExt, IntoResponse, Response, Route, Server, get, handler};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};
use serde::Serialize;
use uuid::Uuid;

/// Serves `/offers` and `/cases` from a database until it is killed.
pub fn serve(url: &str, port: &str) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut tera = tera::Tera::default();
        tera.add_raw_template("offers.html", OFFERS).unwrap();
        tera.add_raw_template("cases.html", CASES).unwrap();
        let mut options = sea_orm::ConnectOptions::new(url);
        options.max_connections(4).sqlx_logging(false);
        let db = sea_orm::Database::connect(options).await.unwrap();
        let site = Route::new().at("/offers", get(offers_page)).at("/cases", get(cases_page));
        let listener = TcpListener::bind(format!("127.0.0.1:{port}"));
        Server::new(listener).run(site.data(Arc::new(Bare { db, tera }))).await.unwrap();
    });
}

struct Bare {
    db: DatabaseConnection,
    tera: tera::Tera,
}

#[derive(FromQueryResult, Serialize)]
struct BareOffer {
    id: Uuid,
    name_id: String,
    bank: String,
    scheme: String,
    floor: i64,
    ceiling: i64,
    rate_exact: i32,
    method: String,
    min_tenor: i32,
    max_tenor: i32,
    purposes: String,
    decision_days: i32,
    syariah: bool,
}

#[derive(FromQueryResult, Serialize)]
struct BareCase {
    id: Uuid,
    business: String,
    district: Option<String>,
    offer: String,
    status: String,
    status_at: chrono::DateTime<chrono::Utc>,
    submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    amount: Option<i64>,
    tenor_months: Option<i32>,
}

const OFFERS: &str = "<!doctype html><html><head><title>Offers</title></head><body><h1>Offers</h1><ul>\
{% for row in rows %}<li><p>{{ row.bank }}</p><h2><a href=\"/offers/{{ row.id }}\">{{ row.name_id }}</a></h2><dl>\
<dt>Rate</dt><dd>{{ row.rate_exact }} {{ row.method }}</dd><dt>Amount</dt><dd>{{ row.floor }} - {{ row.ceiling }}</dd>\
<dt>Tenor</dt><dd>{{ row.min_tenor }} - {{ row.max_tenor }}</dd><dt>Decision</dt><dd>{{ row.decision_days }}</dd></dl>\
<p>{{ row.scheme }} {{ row.purposes }}</p></li>{% endfor %}</ul></body></html>";
const CASES: &str = "<!doctype html><html><head><title>Queue</title></head><body><h1>Queue</h1><table>\
{% for row in rows %}<tr><th><a href=\"/cases/{{ row.id }}\">{{ row.business }}</a></th><td>{{ row.district }}</td>\
<td>{{ row.offer }}</td><td>{{ row.status }} {{ row.status_at }}</td><td>{{ row.submitted_at }}</td>\
<td>{{ row.amount }} {{ row.tenor_months }}</td></tr>{% endfor %}</table></body></html>";

#[handler]
async fn offers_page(bare: poem::web::Data<&Arc<Bare>>) -> Response {
    use offer::Column::{
        Ceiling, DecisionDays, Floor, Id, MaxTenor, Method, MinTenor, NameId, Publication, Purposes,
        RateExact, Scheme, Syariah,
    };
    let rows = offer::Entity::find()
        .select_only()
        .columns([
            Id,
            NameId,
            Scheme,
            Floor,
            Ceiling,
            RateExact,
            Method,
            MinTenor,
            MaxTenor,
            Purposes,
            DecisionDays,
            Syariah,
        ])
        .column_as(organisation::Column::ShortName, "bank")
        .join(JoinType::InnerJoin, offer::Relation::Organisation.def())
        .filter(Publication.eq("open"))
        .order_by_asc(NameId)
        .order_by_asc(Id)
        .limit(20)
        .into_model::<BareOffer>()
        .all(&bare.db)
        .await
        .unwrap();
    rendered(&bare.tera, "offers.html", &rows)
}

#[handler]
async fn cases_page(bare: poem::web::Data<&Arc<Bare>>) -> Response {
    use application::Column::{Amount, Id, Status as At, StatusAt, SubjectId, SubmittedAt, TenorMonths};
    let rows = application::Entity::find()
        .select_only()
        .columns([Id, At, StatusAt, SubmittedAt, Amount, TenorMonths])
        .column_as(business::Column::Name, "business")
        .column_as(business::Column::District, "district")
        .column_as(offer::Column::NameId, "offer")
        .join(JoinType::InnerJoin, application::Relation::Business.def())
        .join(
            JoinType::InnerJoin,
            application::Entity::belongs_to(offer::Entity).from(SubjectId).to(offer::Column::Id).into(),
        )
        .filter(At.eq("in_review"))
        .order_by_asc(StatusAt)
        .order_by_asc(Id)
        .limit(20)
        .into_model::<BareCase>()
        .all(&bare.db)
        .await
        .unwrap();
    rendered(&bare.tera, "cases.html", &rows)
}

fn rendered(tera: &tera::Tera, page: &str, rows: &impl Serialize) -> Response {
    let mut context = tera::Context::new();
    context.insert("rows", rows);
    poem::web::Html(tera.render(page, &context).unwrap()).into_response()
}
