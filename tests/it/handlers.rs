//! What every handler of the web room must take, and where transactions are opened: read from the sources, so that a new
//! address cannot forget it.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(room: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut rooms = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(room)];
    while let Some(room) = rooms.pop() {
        for entry in fs::read_dir(&room).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                rooms.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// What stands between the parentheses of a function's head, from `fn` on.
fn parameters(head: &str) -> String {
    head.split(") ->").next().unwrap().split_once('(').map_or("", |(_, rest)| rest).to_owned()
}

/// The handlers of a file, each with its name and its parameters; what only tests make is left out.
fn handlers(text: &str) -> Vec<(String, String)> {
    let text = text.split("#[cfg(test)]").next().unwrap();
    let heads = text.split("#[handler]").skip(1);
    let named = heads.map(|rest| {
        let head = rest.split_once("fn ").expect("a handler is a function").1;
        (head.split('(').next().unwrap().to_owned(), parameters(head))
    });
    named.collect()
}

/// The capabilities that `web/capability` hands out.
fn capabilities() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/capability.rs");
    let text = fs::read_to_string(path).unwrap();
    let tuples = text.lines().filter_map(|line| line.strip_prefix("pub(crate) struct "));
    let tuples = tuples.filter_map(|line| Some(line.split_once("(Visit);")?.0.to_owned()));
    let made = text.split("\ncapability!(").skip(1).filter_map(|block| {
        let line = block.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("///"))?;
        Some(line.split_once(':')?.0.to_owned())
    });
    tuples.chain(made).collect()
}

#[test]
fn every_handler_takes_a_capability() {
    let capabilities = capabilities();
    assert!(capabilities.len() >= 10, "{capabilities:?}");
    let takes = |parameters: &str| capabilities.iter().any(|name| parameters.contains(&format!(": {name}")));
    let mut open = Vec::new();
    let mut seen = 0;
    for file in sources("src/web") {
        for (name, parameters) in handlers(&fs::read_to_string(&file).unwrap()) {
            seen += 1;
            if !takes(&parameters) {
                open.push(format!("{}: {name}({parameters})", file.display()));
            }
        }
    }
    assert!(seen > 100, "only {seen} handlers were found");
    assert!(open.is_empty(), "without a capability:\n{}", open.join("\n"));
}

fn beside(file: &Path, part: &str) -> String {
    let folder = file.parent().unwrap();
    let places = [folder.join(format!("{part}.rs")), folder.join(part).join("mod.rs")];
    let found = places.iter().find_map(|place| fs::read_to_string(place).ok());
    found.unwrap_or_else(|| panic!("{}: no {part}", file.display()))
}

#[test]
fn every_address_that_is_posted_to_reads_its_form_through_the_one_door() {
    let mut open = Vec::new();
    let mut seen = 0;
    for file in sources("src/web") {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().filter_map(|line| line.trim().strip_prefix(".post(\"")) {
            let name = line.trim_end_matches(')').rsplit(", ").next().unwrap();
            seen += 1;
            // `moves::act` stands in the file `moves.rs` beside this one.
            let (handlers, handler) = match name.split_once("::") {
                Some((part, handler)) => (handlers(&beside(&file, part)), handler),
                None => (handlers(&text), name),
            };
            let found = handlers.iter().find(|(known, _)| known == handler);
            let checked = found.is_some_and(|(_, took)| took.contains("Posted") || took.contains(": Upload"));
            if !checked {
                open.push(format!("{}: {name}", file.display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} addresses were found");
    assert!(open.is_empty(), "without the check of token and size:\n{}", open.join("\n"));
}

#[test]
fn only_use_cases_open_transactions() {
    let mut broken = Vec::new();
    for room in ["src/web", "src/cli", "src/jobs", "src/mail", "src/files"] {
        for file in sources(room) {
            let text = fs::read_to_string(&file).unwrap();
            if text.lines().any(|line| line.contains(".begin()") && !line.trim_start().starts_with("//")) {
                broken.push(file.display().to_string());
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Every list that store gives is narrowed: by a scope, by the row it belongs to, or because everybody may read it.
#[test]
fn every_list_of_the_store_is_narrowed() {
    // What the public reads; and the funds and trainings, all of them the office's.
    const PUBLIC: [&str; 4] =
        ["offers/catalogue.rs", "programs/catalogue.rs", "store/funds.rs", "store/trainings.rs"];
    const NARROWED: [&str; 12] = [
        "scope: Scope",
        ": AccountId",
        ": BusinessId",
        ": OrganisationId",
        ": ProgramId",
        ": ApplicationId",
        ": CooperativeId",
        ": MemberId",
        ": FundId",
        ": TrainingId",
        // The job that carries the register's facts over reads all links, a page those of one cooperative.
        "on: Option<CooperativeId>",
        "rule: &Rule",
    ];
    let mut open = Vec::new();
    for file in sources("src/store") {
        if PUBLIC.iter().any(|name| file.ends_with(name)) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for head in text.split("pub async fn list").skip(1) {
            let parameters = parameters(head);
            let narrowed = NARROWED.iter().any(|wanted| parameters.contains(wanted));
            if !narrowed {
                open.push(format!("{}: list{}", file.display(), head.split('(').next().unwrap()));
            }
        }
    }
    assert!(open.is_empty(), "{}", open.join("\n"));
}
