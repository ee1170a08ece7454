//! Which room may name what. A table; the test reads the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// A room (a folder or file below the root) and the names that may not stand in it.
const FORBIDDEN: [(&str, &[&str]); 13] = [
    ("domain/src", &["entity::", "sea_orm", "poem", "tera", "tokio", "async fn", "std::fs", "std::env"]),
    ("entity/src", &["crate::store", "poem", "tera", "usecases"]),
    ("migration/src", &["entity::", "domain::", "poem"]),
    ("src/store", &["poem", "tera::", "lettre", "crate::web", "object_store"]),
    ("src/usecases", &["poem::", "tera::", "lettre", "sea_orm", "entity::", "object_store", "crate::web"]),
    ("src/web", &["sea_orm", "entity::", "lettre", "object_store", "store::", "std::env"]),
    ("src/jobs", &["poem::", "tera::", "lettre", "sea_orm", "entity::", "object_store"]),
    ("src/cli", &["poem::", "tera::", "lettre", "sea_orm", "entity::", "object_store"]),
    ("src/mail", &["poem::", "tera::", "sea_orm", "entity::", "object_store", "crate::store", "crate::web"]),
    ("src/files", &["poem::", "tera::", "sea_orm", "entity::", "lettre", "crate::store", "crate::web"]),
    (
        "src/print",
        &[
            "poem::",
            "tera::",
            "sea_orm",
            "entity::",
            "lettre",
            "crate::store",
            "crate::web",
            "crate::usecases",
        ],
    ),
    ("src/config", &["poem::", "sea_orm::", "crate::store", "crate::web", "crate::usecases"]),
    ("src/vault.rs", &["poem", "sea_orm", "crate::store", "crate::web", "crate::usecases"]),
];

/// `object_store` as a crate ends in `store::`; the web room may not name ours.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    })
}

fn sources(room: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(room);
    if path.is_file() {
        return vec![path];
    }
    let entries = fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let below = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().to_owned();
            found.extend(sources(&below));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[test]
fn no_room_names_what_belongs_to_another() {
    let mut broken = Vec::new();
    for (room, forbidden) in FORBIDDEN {
        for file in sources(room) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
                for name in forbidden.iter().filter(|name| names(line, name)) {
                    broken.push(format!("{}:{} names {name}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    let rooms = ["domain/src", "entity/src", "migration/src", "src", "tests"];
    let files = rooms.iter().flat_map(|room| sources(room));
    let long: Vec<String> = files
        .filter_map(|file| {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            (lines > 400).then(|| format!("{}: {lines} lines", file.display()))
        })
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let rooms = ["domain/src", "entity/src", "migration/src", "src", "tests/it"];
    let silent: Vec<String> = rooms
        .iter()
        .flat_map(|room| sources(room))
        .filter(|file| !fs::read_to_string(file).unwrap().trim_start().starts_with("//!"))
        .map(|file| file.display().to_string())
        .collect();
    assert!(silent.is_empty(), "no module head in:\n{}", silent.join("\n"));
}
