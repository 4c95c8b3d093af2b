//! `headway activities list` and `show`.

use super::{filters, opened};
use crate::arguments::{Activities, Global};
use crate::output::Output;
use app::Failure;
use app::activities::{ListQuestion, list, show};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Activities, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    match arguments {
        Activities::List(asked) => {
            let mut filters = filters(&asked.selection);
            filters.status.clone_from(&asked.status);
            filters.state.clone_from(&asked.state);
            filters.text.clone_from(&asked.text);
            let question = ListQuestion { sort: asked.sort.clone(), page: asked.page, per_page: asked.per_page };
            let answer = list(&headway, &ctx, &filters, &question)?;
            output.answer(
                &answer,
                || answer.table(),
                |o| {
                    let mut text = o.table(&answer.table());
                    text.push_str(&o.text(
                        "list-page",
                        &[
                            ("page", Arg::Whole(answer.page as i64)),
                            ("pages", Arg::Whole(answer.pages as i64)),
                            ("total", Arg::Whole(answer.total as i64)),
                        ],
                    ));
                    text.push('\n');
                    text
                },
            )?;
        }
        Activities::Show { activity } => {
            let answer = show(&headway, &ctx, activity)?;
            output.answer(
                &answer,
                || answer.table(),
                |o| {
                    answer
                        .tables()
                        .iter()
                        .map(|(title, t)| format!("{}\n{}\n", o.text(title, &[]), o.table(t)))
                        .collect()
                },
            )?;
        }
    }
    Ok(0)
}
