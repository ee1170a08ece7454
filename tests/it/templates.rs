//! The templates and the texts: every page in every state and language, and what holds for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::language::Language;
use jembatan::web::pages::Pages;
use jembatan::web::samples::render_all;
use jembatan::web::{format, labels};

fn root(below: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn files(folder: &Path, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push((path.to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn keys(language: Language) -> BTreeSet<String> {
    let folder = root("locales").join(language.as_str());
    let mut keys = BTreeSet::new();
    for (_, source) in files(&folder, ".ftl") {
        for line in source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            keys.insert(line.split('=').next().unwrap().trim().to_owned());
        }
    }
    keys
}

#[test]
fn every_page_renders_in_every_state_and_language() {
    let pages = Pages::load().unwrap();
    let shown = render_all(&pages);
    assert!(!shown.is_empty());
    for page in shown {
        let page = page.unwrap();
        let document = scraper::Html::parse_document(&page.html);
        let count = |selector: &str| document.select(&scraper::Selector::parse(selector).unwrap()).count();
        assert_eq!(count("h1"), 1, "{} has one h1", page.template);
        assert_eq!(count("main"), 1, "{} has one main", page.template);
        assert_eq!(count(&format!("html[lang={}]", page.language)), 1, "{}", page.template);
        assert!(!page.html.contains("[object]"), "{}", page.template);
        for landmark in ["a.skip[href='#main']", "main#main[tabindex='-1']", "body > header", "body > footer"]
        {
            assert_eq!(count(landmark), 1, "{}: {landmark}", page.template);
        }
        assert_eq!(count("nav"), count("nav[aria-label], nav[aria-labelledby]"), "{}", page.template);
        assert_eq!(
            count("table"),
            count("table > caption"),
            "{}: every table says what it is",
            page.template
        );
    }
}

#[test]
fn every_page_template_is_shown_by_a_sample() {
    let pages = Pages::load().unwrap();
    let shown: BTreeSet<&str> = render_all(&pages).into_iter().map(|page| page.unwrap().template).collect();
    let unshown: Vec<&str> = pages
        .template_names()
        .filter(|name| name.starts_with("pages/") && !name.contains("/_") && !shown.contains(name))
        .collect();
    assert!(unshown.is_empty(), "templates that no page's samples() shows: {unshown:?}");
}

#[test]
fn ids_are_unique_and_every_label_points_at_a_field() {
    let pages = Pages::load().unwrap();
    for page in render_all(&pages) {
        let page = page.unwrap();
        let document = scraper::Html::parse_document(&page.html);
        let mut ids = BTreeSet::new();
        for element in document.select(&scraper::Selector::parse("[id]").unwrap()) {
            let id = element.attr("id").unwrap();
            assert!(ids.insert(id.to_owned()), "{}: the id {id:?} is there twice", page.template);
        }
        for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
            let selector = scraper::Selector::parse(&format!("[{attribute}]")).unwrap();
            for element in document.select(&selector) {
                for id in element.attr(attribute).unwrap().split_whitespace() {
                    assert!(ids.contains(id), "{}: {attribute}={id:?} points nowhere", page.template);
                }
            }
        }
    }
}

#[test]
fn both_languages_hold_the_same_keys() {
    let (id, en) = (keys(Language::Id), keys(Language::En));
    assert!(id.len() > 100);
    let only_id: Vec<_> = id.difference(&en).collect();
    let only_en: Vec<_> = en.difference(&id).collect();
    assert!(only_id.is_empty() && only_en.is_empty(), "only id: {only_id:?}; only en: {only_en:?}");
}

#[test]
fn every_value_of_every_enum_has_its_word() {
    let pages = Pages::load().unwrap();
    let mut wanted = labels::all_keys();
    wanted.extend(domain::applications::Status::ALL.iter().map(|&status| labels::status_for_owner(status)));
    wanted.extend(domain::facts::FactKey::ALL.iter().map(|&fact| labels::fact_help(fact)));
    wanted.extend(
        domain::applications::DeclineReason::ALL.iter().map(|&reason| labels::decline_advice(reason)),
    );
    wanted.extend(
        domain::applications::ReceiptError::ALL.iter().map(|error| format!("fault-{}", error.code())),
    );
    wanted.extend(('a'..='v').map(|letter| format!("sector-{letter}")));
    for verdict in ["eligible", "nearly", "unknown", "ineligible"] {
        wanted.push(format!("verdict-{verdict}"));
    }
    wanted.extend(["pass", "fail", "unknown"].map(|truth| format!("truth-{truth}")));
    wanted.extend(["paper", "coaching", "time", "none"].map(|remedy| format!("remedy-{remedy}")));
    for &language in Language::ALL {
        let missing: Vec<_> = wanted.iter().filter(|key| !pages.texts().has(language, key)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

/// Every key that a template or a source names in full exists; keys put together are covered by the samples.
#[test]
fn every_key_named_in_a_source_exists() {
    let known = keys(Language::Id);
    let mut missing = Vec::new();
    let mut sources = files(&root("templates"), ".html");
    sources.extend(files(&root("templates"), ".txt"));
    for (file, source) in &sources {
        for rest in source.split("t(key=\"").skip(1) {
            let (key, after) = rest.split_once('"').unwrap();
            if !after.trim_start().starts_with('~') && !known.contains(key) {
                missing.push(format!("{file}: {key}"));
            }
        }
    }
    for (file, source) in files(&root("src"), ".rs") {
        for call in [".say(\"", ".say_with(\""] {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                if !known.contains(key) {
                    missing.push(format!("{file}: {key}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The last argument of the call that begins here, where it is a text in quotes.
fn last_text(call: &str) -> Option<&str> {
    let (mut depth, mut from, mut last) = (0_usize, None, None);
    for (at, c) in call.char_indices() {
        match (c, from) {
            ('"', None) => from = Some(at + 1),
            ('"', Some(begun)) => {
                last = Some(&call[begun..at]);
                from = None;
            }
            (')', None) if depth == 0 => return last,
            ('(', None) => depth += 1,
            (')', None) => (depth, last) = (depth - 1, None),
            (',', None) if call[at + 1..].trim_start().starts_with(')') => {}
            (c, None) if !c.is_whitespace() => last = None,
            _ => {}
        }
    }
    None
}

#[test]
fn every_refusal_every_flash_and_every_fault_has_its_words() {
    let known = keys(Language::Id);
    let (mut missing, mut seen) = (Vec::new(), 0);
    for (file, source) in files(&root("src"), ".rs") {
        let mut wants = |call: &str, before: &str, after: &str| {
            for key in source.split(call).skip(1).filter_map(last_text) {
                seen += 1;
                let key = format!("{before}{key}{after}");
                if !known.contains(&key) {
                    missing.push(format!("{file}: {key}"));
                }
            }
        };
        wants("Refused(", "", "");
        wants("Refused(", "", "-text");
        wants("see_other_with(", "", "");
        for call in ["Fault::new(", ".fault(", "Failure::invalid("] {
            wants(call, "fault-", "");
        }
    }
    missing.retain(|line| !line.ends_with("fault-demo")); // Of the demo's filling; nobody fills in a form.
    assert!(seen > 150, "the calls are found: {seen}");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_mail_that_is_told_has_its_words() {
    let known = keys(Language::Id);
    let kinds: BTreeSet<&str> =
        known.iter().filter_map(|key| key.strip_prefix("mail-")?.strip_suffix("-subject")).collect();
    assert!(kinds.len() > 20, "{kinds:?}");
    for kind in kinds {
        for part in ["text", "action"] {
            assert!(known.contains(&format!("mail-{kind}-{part}")), "mail-{kind}-{part}");
        }
    }
}

#[test]
fn no_template_carries_style_or_script_inside() {
    for (file, source) in files(&root("templates"), ".html") {
        if file.contains("/emails/") {
            continue; // Mail readers know no style sheets: a mail carries its own.
        }
        assert!(!source.contains(" style="), "{file} carries a style attribute");
        assert!(!source.contains("<style"), "{file} carries a style element");
        assert!(!source.contains("javascript:"), "{file} carries a script address");
        for tag in source.split("<script").skip(1) {
            let tag = tag.split("</script>").next().unwrap();
            assert!(
                tag.trim_start().starts_with("src=") && tag.ends_with('>'),
                "{file} carries a script inside"
            );
        }
        for handler in [" onclick=", " onchange=", " onsubmit=", " onload=", " oninput="] {
            assert!(!source.contains(handler), "{file} carries {handler}");
        }
        for origin in ["src=\"http", "href=\"//", "src=\"//", "@import"] {
            assert!(!source.contains(origin), "{file} fetches from elsewhere");
        }
    }
}

#[test]
fn a_text_counts_in_both_languages() {
    let pages = Pages::load().unwrap();
    let say =
        |language, count: i64| pages.wording(language).say_with("unread-notices", &[("count", count.into())]);
    assert_eq!(say(Language::En, 1), "1 unread notice");
    assert_eq!(say(Language::En, 2), "2 unread notices");
    assert_eq!(say(Language::Id, 1), "1 pemberitahuan belum dibaca");
    assert_eq!(say(Language::Id, 1250), "1.250 pemberitahuan belum dibaca");
    assert_eq!(format::integer(1250, Language::Id), "1.250");
}

#[test]
fn a_missing_key_or_argument_is_an_error() {
    let pages = Pages::load().unwrap();
    for &language in Language::ALL {
        assert!(pages.texts().get(language, "no-such-key", &[]).is_err());
        assert!(pages.texts().get(language, "form-step", &[("at", 1.into())]).is_err());
    }
    assert_eq!(pages.wording(Language::En).say("no-such-key"), "[no-such-key]");
}

/// The colour tokens of the style sheet: those of light, and those of dark laid over them.
fn tokens() -> [BTreeMap<String, [f64; 3]>; 2] {
    let css = std::fs::read_to_string(root("assets/app.css")).unwrap();
    let layer = css.split("@layer tokens {").nth(1).unwrap().split("\n}").next().unwrap();
    let (light, dark) = layer.split_once("prefers-color-scheme: dark").unwrap();
    let read = |block: &str| {
        let mut found = BTreeMap::new();
        for line in block.lines() {
            let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": #"))
            else {
                continue;
            };
            let hex = value.trim_end_matches(';');
            let channel = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            found.insert(name.to_owned(), [channel(0), channel(2), channel(4)]);
        }
        found
    };
    let light = read(light);
    let mut dark_over_light = light.clone();
    dark_over_light.extend(read(dark));
    [light, dark_over_light]
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |c: f64| {
        if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_pair_of_colours_is_legible_in_light_and_dark() {
    let text = [
        ("ink", vec!["ground", "sheet", "sunk", "teal-wash", "amber-wash", "green-wash", "red-wash"]),
        ("soft", vec!["ground", "sheet", "sunk", "teal-wash"]),
        ("teal", vec!["ground", "sheet", "sunk", "teal-wash", "amber-wash", "green-wash", "red-wash"]),
        ("teal-deep", vec!["ground", "sheet", "teal-wash"]),
        ("amber", vec!["ground", "sheet", "amber-wash"]),
        ("green", vec!["ground", "sheet", "green-wash"]),
        ("red", vec!["ground", "sheet", "red-wash"]),
        ("on-teal", vec!["teal", "teal-deep"]),
        ("on-red", vec!["red"]),
    ];
    let shapes =
        [("edge", "sheet"), ("edge", "ground"), ("amber-line", "ground"), ("amber-line", "amber-wash")];
    for (scheme, tokens) in ["light", "dark"].iter().zip(tokens()) {
        assert!(tokens.len() >= 15, "the tokens are found: {tokens:?}");
        for (ink, grounds) in &text {
            for ground in grounds {
                let found = contrast(tokens[*ink], tokens[*ground]);
                assert!(found >= 4.5, "{scheme}: {ink} on {ground} is {found:.2}");
            }
        }
        for (shape, ground) in shapes {
            let found = contrast(tokens[shape], tokens[ground]);
            assert!(found >= 3.0, "{scheme}: {shape} on {ground} is {found:.2}");
        }
    }
}

#[test]
fn a_first_visit_weighs_at_most_thirty_kilobytes() {
    let pages = Pages::load().unwrap();
    let heaviest = render_all(&pages).into_iter().map(|page| packed(page.unwrap().html.as_bytes())).max();
    let assets: usize = ["app.css", "app.js", "bridge.svg"]
        .iter()
        .map(|name| packed(&std::fs::read(root("assets").join(name)).unwrap()))
        .sum();
    assert!(assets <= 10_000, "the assets weigh {assets}");
    assert!(heaviest.unwrap() <= 15_000, "the heaviest page weighs {heaviest:?}");
}

fn packed(bytes: &[u8]) -> usize {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(4));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}
