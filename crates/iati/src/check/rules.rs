//! The rules as data: which there are, how bad, of which category, for which versions; and which code stands where.
//! What a rule looks at is in `walk` (places) and `families` (whole activities).

use super::violation::Severity;
use crate::version::Version;
use std::collections::HashMap;

const RULES: &str = include_str!("../../../../reference/iati/rules.tsv");
const CODE_RULES: &str = include_str!("../../../../reference/iati/code-rules.tsv");

/// Why a file of rules cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RulesError {
    /// Line of the file, from 1.
    pub line: usize,
    /// Which cell: `header`, `rule`, `severity`, `category`, `state`, `versions`, `place`, `list`.
    pub column: &'static str,
    /// What stands there.
    pub value: String,
}

/// One rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) severity: Severity,
    pub(crate) category: String,
    pub(crate) is_live: bool,
    since: Version,
    before: Option<Version>,
}

impl Rule {
    pub(crate) fn holds_in(&self, version: Version) -> bool {
        self.is_live && version >= self.since && self.before.is_none_or(|b| version < b)
    }
}

/// A code at a place: an attribute, or the text where `attribute` is blank.
#[derive(Clone, Debug)]
pub(crate) struct CodeRule {
    pub(crate) rule: Rule,
    /// Path of the element, without numbers; blank for any.
    pub(crate) path: String,
    pub(crate) attribute: String,
    /// The value of `@vocabulary` it applies to; blank for any.
    pub(crate) vocabulary: String,
    pub(crate) list: String,
}

/// All rules.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    rules: HashMap<String, Rule>,
    pub(crate) codes: Vec<CodeRule>,
}

impl Rules {
    /// Those that come with the program.
    ///
    /// # Panics
    ///
    /// Where the files that come with the program are wrong, which the tests would have shown.
    pub(crate) fn embedded() -> Rules {
        Rules {
            rules: read_rules(RULES).expect("the embedded rules are whole"),
            codes: read_codes(CODE_RULES).expect("the embedded code rules are whole"),
        }
    }

    /// The rule of an id, if it is checked in this version.
    pub(crate) fn live(&self, id: &str, version: Version) -> Option<&Rule> {
        self.rules.get(id).filter(|r| r.holds_in(version))
    }

    /// Puts newer rules in the place of their elders. Which of the two lists it is, the header tells.
    pub(crate) fn replace(&mut self, text: &str) -> Result<(), RulesError> {
        let header = text.lines().find(|l| !l.starts_with('#')).unwrap_or_default();
        if header.split('\t').any(|column| column == "place") {
            self.codes = read_codes(text)?;
            return Ok(());
        }
        let mut newer = read_rules(text)?;
        // The stages before the rules are not up for choice.
        let stages = self.rules.iter().filter(|(id, _)| id.starts_with("0."));
        newer.extend(stages.map(|(id, rule)| (id.clone(), rule.clone())));
        self.rules = newer;
        Ok(())
    }
}

/// Ids of the rules that the program knows how to check.
fn is_known(id: &str) -> bool {
    RULES.lines().any(|l| l.split('\t').next() == Some(id))
}

/// Rows as cells under the names of the header.
struct Row<'t> {
    line: usize,
    cells: Vec<(&'t str, &'t str)>,
}

impl<'t> Row<'t> {
    fn get(&self, column: &str) -> &'t str {
        self.cells.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell.trim())
    }

    fn wrong(&self, column: &'static str) -> RulesError {
        RulesError { line: self.line, column, value: self.get(column).chars().take(100).collect() }
    }

    fn severity(&self) -> Result<Severity, RulesError> {
        Severity::parse(self.get("severity")).ok_or_else(|| self.wrong("severity"))
    }

    fn rule(&self, severity: Severity) -> Result<Rule, RulesError> {
        let is_live = match self.get("state") {
            "live" | "" => true,
            "dormant" => false,
            _ => return Err(self.wrong("state")),
        };
        let version = |text: &str| Version::parse(text).ok_or_else(|| self.wrong("versions"));
        let (since, before) = match self.get("versions") {
            "all" | "" => (Version::V2_01, None),
            text => match text.strip_prefix('<') {
                Some(before) => (Version::V2_01, Some(version(before)?)),
                None => (version(text)?, None),
            },
        };
        if self.get("category").is_empty() {
            return Err(self.wrong("category"));
        }
        Ok(Rule {
            id: self.get("rule").to_owned(),
            severity,
            category: self.get("category").to_owned(),
            is_live,
            since,
            before,
        })
    }
}

fn rows<'t>(text: &'t str, columns: &[&'static str]) -> Result<Vec<Row<'t>>, RulesError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
    let (line, header) = lines.next().unwrap_or((0, ""));
    let names: Vec<&str> = header.split('\t').map(str::trim).collect();
    if columns.iter().any(|c| !names.contains(c)) {
        return Err(RulesError { line: line + 1, column: "header", value: header.chars().take(100).collect() });
    }
    Ok(lines.map(|(at, l)| Row { line: at + 1, cells: names.iter().copied().zip(l.split('\t')).collect() }).collect())
}

fn read_rules(text: &str) -> Result<HashMap<String, Rule>, RulesError> {
    let mut rules = HashMap::new();
    for row in rows(text, &["rule", "severity", "category"])? {
        let rule = row.rule(row.severity()?)?;
        if !is_known(&rule.id) {
            return Err(row.wrong("rule"));
        }
        rules.insert(rule.id.clone(), rule);
    }
    Ok(rules)
}

fn read_codes(text: &str) -> Result<Vec<CodeRule>, RulesError> {
    let mut codes = Vec::new();
    for row in rows(text, &["rule", "category", "place", "list"])? {
        let severity = if row.get("severity").is_empty() { Severity::Error } else { row.severity()? };
        let rule = row.rule(severity)?;
        let Some((path, attribute)) = row.get("place").rsplit_once('/') else { return Err(row.wrong("place")) };
        let attribute = match attribute.strip_prefix('@') {
            Some(name) => name,
            None if attribute == "text()" => "",
            None => return Err(row.wrong("place")),
        };
        codes.push(CodeRule {
            rule,
            path: path.trim_end_matches('/').to_owned(),
            attribute: attribute.to_owned(),
            vocabulary: row.get("vocabulary").to_owned(),
            list: row.get("list").to_owned(),
        });
    }
    Ok(codes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::lists::Lists;
    use crate::check::schema::Schema;

    impl Rules {
        /// The rule of an id, live or not.
        pub(crate) fn rule(&self, id: &str) -> Option<&Rule> {
            self.rules.get(id)
        }

        /// Ids of the rules checked in a version, in order.
        pub(crate) fn all_live(&self, version: Version) -> Vec<&str> {
            let live = self.rules.values().filter(|rule| rule.holds_in(version));
            let mut ids: Vec<&str> = live.map(|rule| rule.id.as_str()).collect();
            ids.sort_unstable();
            ids
        }
    }

    #[test]
    fn every_place_and_list_of_the_code_rules_exists() {
        let (rules, lists, schema) = (Rules::embedded(), Lists::embedded(), Schema::of(Version::V2_03));
        assert_eq!(rules.codes.len(), 124);
        for code in &rules.codes {
            assert!(lists.get(&code.list).is_some(), "{}: list {}", code.rule.id, code.list);
            if code.path.is_empty() {
                continue;
            }
            let id = schema.at_path(&code.path).unwrap_or_else(|| panic!("{}: {}", code.rule.id, code.path));
            let kind = schema.kind(id);
            let stands = code.attribute.is_empty() && kind.text.is_some()
                || kind.attributes.iter().any(|a| a.name == code.attribute);
            assert!(stands, "{}: {}/@{}", code.rule.id, code.path, code.attribute);
        }
    }

    #[test]
    fn rules_hold_in_their_versions() {
        let rules = Rules::embedded();
        assert!(rules.live("8.8.1", Version::V2_03).is_some() && rules.live("8.8.1", Version::V2_02).is_none());
        assert!(rules.live("12.1.2", Version::V2_02).is_some() && rules.live("12.1.2", Version::V2_03).is_none());
        assert!(rules.live("1.3.13", Version::V2_03).is_none());
        assert_eq!(rules.live("2.1.2", Version::V2_01).unwrap().severity, Severity::Error);
    }

    #[test]
    fn a_newer_list_replaces_the_rules_and_its_faults_are_named() {
        let mut rules = Rules::embedded();
        rules.replace("rule\tseverity\tcategory\n2.1.2\twarning\tclassifications\n").unwrap();
        assert_eq!(rules.live("2.1.2", Version::V2_03).unwrap().severity, Severity::Warning);
        assert!(rules.live("2.1.1", Version::V2_03).is_none() && rules.live("0.3.1", Version::V2_03).is_some());
        let error = |text: &str| Rules::embedded().replace(text).unwrap_err();
        assert_eq!(error("rule\tseverity\tcategory\n2.1.2\tbad\tx\n").column, "severity");
        assert_eq!(error("rule\tseverity\tcategory\n77.1\terror\tx\n").column, "rule");
        assert_eq!(error("something else").column, "header");
        assert_eq!(error("rule\tcategory\tplace\tlist\n9.1.1\tiati\tx\tVersion\n").column, "place");
    }
}
