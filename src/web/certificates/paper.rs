//! The words of the printed certificate, in the reader's language.

use domain::certificates::CertificateKind;

use crate::print::{Block, Paper};
use crate::usecases::certificates::Certificate;
use crate::web::visit::Visit;

/// The paper of a certificate.
pub(super) fn of(visit: &Visit, certificate: &Certificate) -> Paper {
    let words = visit.wording();
    let settings = &visit.app().settings;
    let address = format!("{}/certificate/{}", settings.public_url, certificate.code.as_str());
    let title = certificate.title.read(words.language()).0.to_owned();
    let kind = match certificate.kind {
        CertificateKind::Program => "certificate-took-program",
        CertificateKind::Training => "certificate-took-training",
    };
    let mut rows = vec![
        (words.say("certificate-by"), certificate.organisation_name.clone()),
        (
            words.say("certificate-days"),
            format!("{} – {}", words.date(certificate.starts_on), words.date(certificate.ends_on)),
        ),
    ];
    if let Some(sessions) = certificate.sessions {
        rows.push((words.say("certificate-sessions"), words.integer(i64::from(sessions))));
    }
    if let Some(hours) = certificate.hours {
        rows.push((words.say("certificate-hours"), words.integer(i64::from(hours))));
    }
    rows.push((words.say("certificate-issued"), words.day_of(certificate.issued_at)));
    let mut blocks = vec![
        Block::Small(settings.office_name.clone()),
        Block::Space(28),
        Block::Title(words.say("certificate-title")),
        Block::Space(18),
        Block::Line(words.say("certificate-given-to")),
        Block::Large(certificate.holder_name.clone()),
    ];
    if !certificate.business.is_empty() {
        blocks.push(Block::Line(certificate.business.clone()));
    }
    blocks.extend([
        Block::Space(18),
        Block::Line(words.say(kind)),
        Block::Large(title.clone()),
        Block::Space(24),
        Block::Rows(rows),
        Block::Space(30),
        Block::Code {
            address: address.clone(),
            alt: words.say_with("certificate-code-alt", &[("address", address.as_str().into())]),
            below: vec![certificate.code.to_string(), words.say("certificate-scan"), address],
        },
    ]);
    Paper {
        title: format!("{}: {title}", words.say("certificate-title")),
        language: words.language().as_str(),
        author: certificate.organisation_name.clone(),
        made_at: certificate.issued_at,
        framed: true,
        blocks,
    }
}
