//! `headway bench insight`: the scorecard of the methods on past days of real data. Scores are computed in `app`.

use crate::arguments::Global;
use crate::clock;
use crate::output::Output;
use app::Failure;
use app::scorecard::{END_MARK, START_MARK, ScorecardAnswer, scorecard};
use std::path::Path;
use wording::Arg;

pub(crate) fn run(global: &Global, directory: &Path, write: Option<&Path>, output: &Output) -> Result<u8, Failure> {
    let scratch = std::env::temp_dir().join(format!("headway-bench-insight-{}", std::process::id()));
    let today = clock::today(global.today, &domain::Zone::default());
    let result = scorecard(directory, &scratch, today, clock::now(), &mut |data| {
        output.say("scorecard-asking", &[("data", Arg::Text(data))]);
    });
    let _ = std::fs::remove_dir_all(&scratch);
    let answer = result?;
    for data in &answer.skipped {
        output.say("scorecard-skipped", &[("data", Arg::Text(data))]);
    }
    if let Some(page) = write {
        write_into(&answer, page, output)?;
    }
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    Ok(0)
}

fn write_into(answer: &ScorecardAnswer, page: &Path, output: &Output) -> Result<(), Failure> {
    let text = std::fs::read_to_string(page).map_err(|e| Failure::file(page, e))?;
    let replaced = answer.replaced_in(&text, output.wording).ok_or_else(|| {
        Failure::invalid("scorecard.no-place")
            .with("file", page.display().to_string())
            .with("start", START_MARK)
            .with("end", END_MARK)
    })?;
    std::fs::write(page, replaced).map_err(|e| Failure::file(page, e))
}
