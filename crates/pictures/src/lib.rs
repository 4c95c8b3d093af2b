//! SVG pictures from plain series: structs with numbers and ready-made texts in, one deterministic `String` out.
//! No language, no currency, no calendar names, no script and no request: labels arrive already formatted.
//!
//! Every picture scales with its box (`viewBox`), names itself (`title`, `desc`), keeps its texts as text, lets each mark
//! carry a link and a tooltip, escapes everything foreign, and says the caller's "no data" text for an empty series.
//! Colours and fonts stand in [`CSS`], once per page. Give a table beneath each picture: its links are for the mouse.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// Round numbers and first days of months for axes.
pub mod axis;
/// Ranked horizontal bars.
pub mod bars;
/// Series that fan out from now, with bands.
pub mod fan;
/// What all pictures have: identity, title, width; and one drawing for wide and one for narrow screens.
pub mod frame;
/// Groups by size and share, with the limits of chance.
pub mod funnel;
/// Rows by columns with a number in each cell.
pub mod heat_map;
/// Ranked intervals with their middle.
pub mod intervals;
/// What follows what: steps in layers, ways between them.
pub mod process_map;
/// Plan and spending, cumulated.
pub mod s_curve;
/// One bar cut into the five states.
pub mod share_bar;
/// A line as small as a word.
pub mod sparkline;
/// Kaplan-Meier curves: which share still waits after so many days.
pub mod steps;
/// Milestones on their planned and actual days.
pub mod timeline;
/// Values period by period, as bars or a line, with interval, adjusted line and signals.
pub mod trend;

mod labels;
mod legend;
mod scale;
mod svg;

#[cfg(test)]
mod tests;

pub use bars::{Bar, Bars};
pub use fan::{Fan, FanSeries};
pub use frame::{Frame, responsive};
pub use funnel::{Dot, Funnel, Limits, Place};
pub use heat_map::{Cell, HeatMap};
pub use intervals::{Interval, Intervals};
pub use process_map::{MapNames, MapStep, ProcessMap, Way};
pub use s_curve::SCurve;
pub use share_bar::{Part, ShareBar, State};
pub use sparkline::Sparkline;
pub use steps::{Group, Steps};
pub use timeline::{Milestone, Row, Timeline};
pub use trend::{Point, Trend};

/// The styles of all pictures, with light and dark values as custom properties that a page may set anew.
pub const CSS: &str = include_str!("pictures.css");
