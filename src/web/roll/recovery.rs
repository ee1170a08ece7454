//! Recovering a member's account: one of the board starts, another consents and prints.

use domain::cooperatives::CooperativeId;
use domain::ledger::MemberId;
use poem::handler;

use super::papers::{For, shown};
use crate::usecases::roll::recovery;
use crate::web::capability::{At, Owner};
use crate::web::posted::{Fields, Posted};
use crate::web::visit::{Answer, see_other_with};

#[handler]
pub(super) async fn start(
    owner: Owner,
    At((on, id)): At<(CooperativeId, MemberId)>,
    _form: Posted<Fields>,
) -> Answer {
    recovery::start(owner.app(), owner.actor(), on, id).await?;
    Ok(see_other_with(&format!("/cooperatives/{on}/members/{id}"), "recovery-begun"))
}

#[handler]
pub(super) async fn consent(
    owner: Owner,
    At((on, id)): At<(CooperativeId, MemberId)>,
    _form: Posted<Fields>,
) -> Answer {
    let paper = recovery::consent(owner.app(), owner.actor(), on, id).await?;
    shown(&owner, (on, For::Recovering), vec![paper], false).await
}
