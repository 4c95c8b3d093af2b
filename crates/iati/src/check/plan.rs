//! What is checked at which kind of element in one version: the schema, the codes, the rules of the families.

use super::context::{Context, found_value};
use super::families;
use super::lists::{Codes, Lists};
use super::rules::{Rule, Rules};
use super::schema::{KindId, Schema};
use crate::codes;
use crate::tree::Element;
use crate::version::Version;
use std::sync::Arc;

/// A rule at its element.
pub(crate) type Task = fn(Element<'_>, &mut Context<'_>);

/// A code at its element.
#[derive(Debug)]
pub(crate) struct CodePlan {
    rule: Rule,
    attribute: String,
    vocabulary: String,
    list: String,
    codes: Arc<Codes>,
}

/// What is checked at one kind of element.
#[derive(Debug, Default)]
pub(crate) struct KindPlan {
    pub(crate) codes: Vec<CodePlan>,
    pub(crate) tasks: Vec<Task>,
}

/// All checks of one version.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) schema: Schema,
    kinds: Vec<KindPlan>,
}

impl Plan {
    pub(crate) fn new(version: Version, rules: &Rules, lists: &Lists) -> Plan {
        let schema = Schema::of(version);
        let mut kinds: Vec<KindPlan> = schema.kinds.iter().map(|_| KindPlan::default()).collect();
        for (kind, plan) in schema.kinds.iter().zip(&mut kinds) {
            let here = rules.codes.iter().filter(|c| c.rule.holds_in(version));
            let here = here.filter(|c| c.path.is_empty() || c.path == kind.path);
            plan.codes = here
                .map(|c| CodePlan {
                    rule: c.rule.clone(),
                    attribute: c.attribute.clone(),
                    vocabulary: c.vocabulary.clone(),
                    list: c.list.clone(),
                    codes: lists.get(&c.list).cloned().unwrap_or_default(),
                })
                .collect();
            plan.tasks = families::tasks(&kind.path);
        }
        Plan { schema, kinds }
    }

    pub(crate) fn of(&self, kind: KindId) -> &KindPlan {
        &self.kinds[usize::from(kind)]
    }

    pub(crate) fn check_code(&self, code: &CodePlan, element: Element<'_>, ctx: &mut Context<'_>) {
        let value = if code.attribute.is_empty() {
            Some(element.text_as_published()).filter(|text| !text.is_empty())
        } else {
            element.attribute_as_published(&code.attribute)
        };
        let Some(value) = value else { return };
        if code.codes.contains(&value) || !applies(&code.vocabulary, element) {
            return;
        }
        let finding = found_value(codes::CHECK_CODE, &value).with("element", element.name());
        let finding = finding
            .with("attribute", if code.attribute.is_empty() { "text" } else { &code.attribute })
            .with("list", &code.list);
        ctx.tell_of(&code.rule, element, &code.attribute, finding);
    }
}

/// Whether the vocabulary of an element is the one wanted (blank: any). Absent and empty count as 1.
fn applies(wanted: &str, element: Element<'_>) -> bool {
    wanted.is_empty() || families::vocabulary(element) == wanted
}
