//! A data package read back as others would read it: every row against its own schema, every key, every sum.

use crate::support::{Story, day};
use app::export::{PackageRequest, package};
use app::filters::Filters;
use domain::Instant;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// Files of a package by their names.
type Files = BTreeMap<String, Vec<u8>>;

fn files_of_directory(directory: &Path) -> Files {
    let mut files = Files::new();
    for entry in std::fs::read_dir(directory).unwrap().map(|e| e.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() {
            let inner = files_of_directory(&entry);
            files.extend(inner.into_iter().map(|(n, bytes)| (format!("{name}/{n}"), bytes)));
        } else {
            files.insert(name, std::fs::read(&entry).unwrap());
        }
    }
    files
}

fn files_of_zip(path: &Path) -> Files {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut files = Files::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        files.insert(name, bytes);
    }
    files
}

/// What is wrong with a cell by its field.
fn fault(field: &Value, cell: &str) -> Option<String> {
    let constraints = &field["constraints"];
    if cell.is_empty() {
        return (constraints["required"] == true).then(|| "required".to_owned());
    }
    let is_of_type = match field["type"].as_str().unwrap() {
        "string" => true,
        "date" => domain::Day::parse(cell).is_some_and(|d| d.to_string() == cell),
        "datetime" => Instant::parse(cell, &domain::Zone::default()).is_some_and(|t| t.to_string() == cell),
        "number" => {
            cell.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit() || b == b'.') && cell.parse::<f64>().is_ok()
        }
        "integer" => cell.parse::<i64>().is_ok(),
        other => panic!("no such type: {other}"),
    };
    let is_listed = constraints["enum"].as_array().is_none_or(|all| all.iter().any(|v| v == cell));
    let is_large = constraints["minimum"].as_i64().is_none_or(|least| cell.parse::<i64>().unwrap() >= least);
    let fits = constraints["pattern"].as_str().is_none_or(|pattern| {
        assert_eq!(pattern, "[A-Z]{3}", "the only pattern this reader knows");
        cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_uppercase())
    });
    (!(is_of_type && is_listed && is_large && fits)).then(|| format!("{} {cell:?}", field["name"]))
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().map_or(Vec::new(), |all| all.iter().map(|v| v.as_str().unwrap()).collect())
}

/// Cells of some columns, by row.
fn cells(table: &(Vec<String>, Vec<Vec<String>>), columns: &[&str]) -> Vec<Vec<String>> {
    let places: Vec<usize> = columns.iter().map(|c| table.0.iter().position(|h| h == c).unwrap()).collect();
    table.1.iter().map(|row| places.iter().map(|at| row[*at].clone()).collect()).collect()
}

/// Reads a package and holds every file against its description; gives its faults and the number of rows.
fn checked(files: &Files) -> (Vec<String>, usize) {
    let package: Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(files.len(), resources.len() + 1, "no file without description");
    let (mut faults, mut tables, mut rows) = (Vec::new(), BTreeMap::new(), 0);
    for resource in resources {
        let bytes = &files[resource["path"].as_str().unwrap()];
        assert_eq!(resource["bytes"], bytes.len());
        let sum: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(resource["hash"], format!("sha256:{sum}"));
        let schema = &resource["schema"];
        let fields = schema["fields"].as_array().unwrap();
        let missing = names(&schema["missingValues"]);
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(header, fields.iter().map(|f| f["name"].as_str().unwrap()).collect::<Vec<_>>());
        let mut table = (header, Vec::new());
        for record in reader.records() {
            let row: Vec<String> = record
                .unwrap()
                .iter()
                .map(|cell| if missing.contains(&cell) { String::new() } else { cell.to_owned() })
                .collect();
            faults.extend(fields.iter().zip(&row).filter_map(|(field, cell)| fault(field, cell)));
            table.1.push(row);
        }
        assert_eq!(resource["headway:rows"], table.1.len());
        rows += table.1.len();
        let key = names(&schema["primaryKey"]);
        let keys = cells(&table, &key);
        if !key.is_empty() && keys.iter().collect::<BTreeSet<_>>().len() != keys.len() {
            faults.push(format!("{}: rows with one key", resource["name"]));
        }
        tables.insert(resource["name"].as_str().unwrap(), table);
    }
    for resource in resources {
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let meant = &tables[key["reference"]["resource"].as_str().unwrap()];
            let there: BTreeSet<_> = cells(meant, &names(&key["reference"]["fields"])).into_iter().collect();
            for cells in cells(&tables[resource["name"].as_str().unwrap()], &names(&key["fields"])) {
                if cells.iter().all(|c| !c.is_empty()) && !there.contains(&cells) {
                    faults.push(format!("{}: {cells:?} leads nowhere", resource["name"]));
                }
            }
        }
    }
    (faults, rows)
}

#[test]
fn every_row_of_a_package_is_of_its_own_schema() {
    let story = Story::new();
    let spec = demonstration::Spec { activities: 40, ..demonstration::Spec::new(day(crate::support::TODAY)) };
    app::demonstration::fill(&story.headway, &story.ctx, &spec, Instant(1_795_000_000), &mut |_| {}).unwrap();
    let request = PackageRequest { licence: Some("CC-BY-4.0".into()), ..PackageRequest::default() };
    let (directory, zip) = (story.directory.path().join("package"), story.directory.path().join("package.zip"));
    let answer = package(&story.headway, &story.ctx, &request, &directory).unwrap();
    let files = files_of_directory(&directory);
    let (faults, rows) = checked(&files);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(rows as u64, answer.resources.iter().map(|r| r.rows).sum::<u64>());
    assert!(rows > 5_000, "{rows}");
    package(&story.headway, &story.ctx, &request, &zip).unwrap();
    assert!(files == files_of_zip(&zip), "directory and zip hold the same files");
    let described: Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    assert_eq!(described["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(
        (described["headway:as_of"].as_str(), described["headway:change"].as_u64()),
        (Some("2026-11-23"), Some(1))
    );
    // One office: what is named is there, and nothing else.
    let office = Filters {
        office: Some(
            app::offices::list(&story.headway, &story.ctx, &Filters::default()).unwrap().offices[0].office.clone(),
        ),
        ..Filters::default()
    };
    let part = story.directory.path().join("part");
    package(&story.headway, &story.as_of("2025-06-30"), &PackageRequest { filters: office, licence: None }, &part)
        .unwrap();
    let (faults, part_rows) = checked(&files_of_directory(&part));
    assert_eq!(faults, Vec::<String>::new());
    assert!(part_rows > 0 && part_rows < rows);
}

#[test]
fn the_check_itself_sees_faults() {
    let story = Story::new();
    story.import("activities", "activity,title,recorded_on\nA,T,2023-01-01\n");
    let directory = story.directory.path().join("package");
    package(&story.headway, &story.ctx, &PackageRequest::default(), &directory).unwrap();
    let mut files = files_of_directory(&directory);
    assert_eq!(checked(&files).0, Vec::<String>::new());
    let mut describe = |change: &dyn Fn(&mut Value)| {
        let mut described: Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
        change(&mut described["resources"][0]["schema"]);
        let kept = files.insert("datapackage.json".into(), serde_json::to_vec(&described).unwrap()).unwrap();
        let faults = checked(&files).0;
        files.insert("datapackage.json".into(), kept);
        faults
    };
    assert_eq!(describe(&|s| s["fields"][1]["type"] = "date".into()).len(), 1);
    assert_eq!(describe(&|s| s["fields"][2]["constraints"] = serde_json::json!({"required": true})).len(), 1);
    assert_eq!(describe(&|s| s["foreignKeys"][0]["reference"]["resource"] = "flat-results".into()).len(), 1);
}

#[test]
fn two_sources_of_one_activity_are_two_tables() {
    let story = Story::new();
    let rows = "activity,kind,date,amount,currency,recorded_on\nA,expenditure,2023-02-01,5,USD,2023-02-05\n";
    story.import("transactions", rows);
    let mut other = Story::request("transactions");
    other.system = "finance".into();
    story.import_as(&other, rows.as_bytes()).unwrap();
    let directory = story.directory.path().join("package");
    let answer = package(&story.headway, &story.ctx, &PackageRequest::default(), &directory).unwrap();
    let names: Vec<&str> = answer.resources.iter().filter(|r| r.rows > 0).map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["transactions-1", "transactions-2", "flat-activities", "flat-transactions"]);
    assert_eq!(checked(&files_of_directory(&directory)).0, Vec::<String>::new());
}
