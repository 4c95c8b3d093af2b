//! Statements about ratings as columns: by activity, rater, day, source and knowledge. What counts on a day is decided in
//! `insight::ratings`.

use super::words::Words;
use super::{offsets, rank_of};
use insight::facts::{RatingColumns, RatingVersion};
use std::collections::HashMap;
use store::rows::RatingRow;
use store::{Reader, StoreError};

pub(super) fn load(
    reader: &Reader<'_>,
    change: Option<u64>,
    words: &Words,
    ranks: &HashMap<u32, u16>,
) -> Result<RatingColumns, StoreError> {
    let mut rows: Vec<RatingRow> = Vec::new();
    reader.each_rating(change, |row| rows.push(RatingRow { activity: words.activity(row.activity), ..row }))?;
    rows.sort_by_key(|r| (r.activity, r.rated_by, r.rated_on, rank_of(ranks, r.stamp.source), r.stamp.order()));
    let start = offsets(words.activities.len(), rows.iter().map(|r| r.activity));
    let version = |row: RatingRow| RatingVersion {
        rated_by: row.rated_by,
        rated_on: row.rated_on,
        rating: row.rating,
        post: row.post,
        source_rank: rank_of(ranks, row.stamp.source),
        known_from: row.stamp.recorded_on,
    };
    Ok(RatingColumns { start, versions: rows.into_iter().map(version).collect() })
}
