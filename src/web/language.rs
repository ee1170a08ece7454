//! The language switch: the same page in the other language, as an address.

use domain::language::Language;

/// The language that the switch offers.
pub fn other(language: Language) -> Language {
    match language {
        Language::Id => Language::En,
        Language::En => Language::Id,
    }
}

/// An address of this site with `lang` set to a language and everything else of its query kept.
pub fn switched(address: &str, to: Language) -> String {
    let address = address.split('#').next().unwrap_or(address);
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut kept: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && part.split('=').next() != Some("lang")).collect();
    let choice = format!("lang={to}");
    kept.push(&choice);
    format!("{path}?{}", kept.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_keeps_the_query_and_names_one_language() {
        assert_eq!(switched("/offers", Language::En), "/offers?lang=en");
        assert_eq!(switched("/offers?q=kur&lang=en&page=2", Language::Id), "/offers?q=kur&page=2&lang=id");
        assert_eq!(switched("/offers?language=x", Language::En), "/offers?language=x&lang=en");
        assert_eq!(switched("/?#top", Language::En), "/?lang=en");
    }
}
