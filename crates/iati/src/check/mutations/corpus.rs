//! The kept seeds of the fuzz targets: small documents, one for each element of an activity or organisation with all
//! that stands in it. They are made here, and nowhere else; to renew them, run this test with `HEADWAY_RENEW=1`.

use super::{Node, VERSIONS, whole, with_codes};
use crate::check::rules::Rules;
use crate::check::schema::{KindId, Schema};
use std::collections::BTreeMap;
use std::path::Path;

/// Parts that every document has, so that it is read at all.
const ALWAYS: [&str; 3] = ["iati-identifier", "organisation-identifier", "reporting-org"];

/// A document of one part and those that every document has.
fn of_part(root: &Node, part: &str) -> String {
    let mut root = root.clone();
    let parts = &mut root.children[0].children;
    parts.retain(|c| c.name == part || ALWAYS.contains(&c.name.as_str()));
    root.text()
}

fn documents() -> BTreeMap<String, String> {
    let rules = Rules::embedded();
    let mut documents = BTreeMap::new();
    // What came with a later version differs little in the versions before it.
    for version in [VERSIONS[0], VERSIONS[2]] {
        let schema = Schema::of(version);
        for (file, kind) in [("activity", 0 as KindId), ("organisation", schema.organisations)] {
            let mut root = whole(&schema, kind);
            with_codes(&schema, &rules, version, &mut root);
            root.set("version", version.name());
            let parts: Vec<String> = root.children[0].children.iter().map(|c| c.name.clone()).collect();
            for part in parts {
                documents.insert(format!("{file}-{}-{part}.xml", version.name()), of_part(&root, &part));
            }
        }
    }
    for (name, text) in [
        ("form-1-activity.xml", include_str!("../../../tests/cases/version-1.xml")),
        ("form-1-organisation.xml", include_str!("../../../tests/cases/organisation-1.xml")),
        ("form-2-activity.xml", include_str!("../../../tests/cases/version-2.xml")),
        ("frame.xml", include_str!("../../../tests/cases/frame.xml")),
        ("page.html", "<!DOCTYPE html><html><body>404</body></html>"),
        ("data.json", "{\"error\": 404}"),
        ("declared.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><iati-activities version=\"2.03\"/>"),
        ("entities.xml", "<iati-activity a=\"&#x41;&lt;\">&amp;<![CDATA[<]]><!-- c --><?p i?></iati-activity>"),
        (
            "foreign.xml",
            "<iati-activities version=\"2.03\" xmlns:x=\"u\"><iati-activity x:a=\"1\"><iati-identifier>A</iati-identifier><x:y/></iati-activity></iati-activities>",
        ),
    ] {
        documents.insert(name.to_owned(), text.to_owned());
    }
    documents
}

#[test]
fn the_kept_seeds_are_those_that_are_made() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/files");
    let documents = documents();
    if std::env::var_os("HEADWAY_RENEW").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in &documents {
            std::fs::write(folder.join(name), text).unwrap();
        }
    }
    for (name, text) in &documents {
        let kept = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(kept == *text, "{name} is not the one that is made");
    }
    let others = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    // What the targets found is kept beside them.
    let others: Vec<_> = others.filter(|name| !documents.contains_key(name) && !name.starts_with("found-")).collect();
    assert!(others.is_empty(), "{others:?}");
}
