//! References between activities: advisories where the activity is not in the file.

use super::super::context::Context;
use super::Table;
use crate::tree::Element;

pub(super) const TASKS: Table = &[
    ("participating-org", |e, ctx| ctx.refer("1000.0.1", e, "activity-id")),
    ("planned-disbursement/provider-org", |e, ctx| ctx.refer("1000.0.2", e, "provider-activity-id")),
    ("planned-disbursement/receiver-org", |e, ctx| ctx.refer("1000.0.3", e, "receiver-activity-id")),
    ("transaction/provider-org", |e, ctx| ctx.refer("1000.0.4", e, "provider-activity-id")),
    ("transaction/receiver-org", |e, ctx| ctx.refer("1000.0.5", e, "receiver-activity-id")),
    ("related-activity", related),
];

fn related(activity: Element<'_>, ctx: &mut Context<'_>) {
    ctx.refer("1000.0.6", activity, "ref");
}
