//! Putting a business away that is not run any more, after asking, and taking it out again.

use domain::facts::BusinessId;
use poem::handler;
use serde::Serialize;

use crate::usecases::businesses::{self, putting_away};
use crate::web::capability::{At, Owner};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::samples::Gallery;
use crate::web::visit::{Answer, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/businesses/:id/put-away", ask)
        .post("/businesses/:id/put-away", put_away)
        .post("/businesses/:id/take-out", take_out)
}

#[derive(Debug, Serialize)]
pub(super) struct PutAwayPage {
    id: String,
    name: String,
}

impl Page for PutAwayPage {
    const TEMPLATE: &'static str = "pages/businesses/put_away.html";

    fn samples() -> Vec<Self> {
        vec![Self { id: "1".into(), name: "Gula Aren Borong".into() }]
    }
}

#[handler]
async fn ask(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let (business, _) = businesses::show(owner.app(), owner.actor(), id).await?;
    owner.render(&PutAwayPage { id: id.to_string(), name: business.name })
}

#[handler]
async fn put_away(owner: Owner, At(id): At<BusinessId>, _form: Posted<Fields>) -> Answer {
    putting_away::put_away(owner.app(), owner.actor(), id).await?;
    Ok(see_other_with("/businesses", "business-was-put-away"))
}

#[handler]
async fn take_out(owner: Owner, At(id): At<BusinessId>, _form: Posted<Fields>) -> Answer {
    putting_away::take_out(owner.app(), owner.actor(), id).await?;
    Ok(see_other_with(&format!("/businesses/{id}"), "business-taken-out"))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<PutAwayPage>();
}
