//! The three processes beside the project cycle: their steps, usual waits in days, holders, and where work comes back.

/// A step of a made-up process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its name, as statements carry it.
    pub name: &'static str,
    /// Post or unit that has the file.
    pub holder: &'static str,
    /// Shortest and longest usual wait for it, in days.
    pub(crate) wait: (i32, i32),
    /// How often in a thousand the work goes back from here, and to which step.
    pub(crate) back: Option<(u64, usize)>,
    /// Taken only when work comes back.
    pub(crate) only_back: bool,
}

/// A made-up process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Process {
    /// Its name, as statements carry it.
    pub name: &'static str,
    /// What its cases' identifiers begin with.
    pub(crate) prefix: &'static str,
    /// Its steps in their normal order.
    pub steps: &'static [Step],
}

const fn step(name: &'static str, holder: &'static str, wait: (i32, i32), back: Option<(u64, usize)>) -> Step {
    Step { name, holder, wait, back, only_back: false }
}

const HIRING: &str = "Hiring unit";
const PERSONNEL: &str = "Human resources unit";
const PROCUREMENT: &str = "Procurement unit";
const CTA: &str = "CTA post";

/// Place of the award in the procurement process.
pub(crate) const AWARD: usize = 4;

/// Places of the processes in [`PROCESSES`].
pub(crate) const RECRUITMENT: usize = 0;
pub(crate) const BUYING: usize = 1;
pub(crate) const REPORTING: usize = 2;

/// The processes.
pub const PROCESSES: [Process; 3] = [
    Process {
        name: "recruitment",
        prefix: "REC",
        steps: &[
            step("vacancy published", PERSONNEL, (0, 0), None),
            step("longlist", PERSONNEL, (16, 40), None),
            step("shortlist", HIRING, (5, 25), None),
            step("interview", HIRING, (12, 60), Some((120, 2))),
            step("selection", HIRING, (3, 21), None),
            step("clearance", "Medical and reference service", (7, 35), None),
            step("contract", PERSONNEL, (4, 20), Some((50, 5))),
            step("on duty", PERSONNEL, (10, 50), None),
        ],
    },
    Process {
        name: "procurement",
        prefix: "PRO",
        steps: &[
            step("need", CTA, (0, 0), None),
            step("specification", CTA, (5, 40), None),
            step("call", PROCUREMENT, (4, 25), None),
            step("bids", PROCUREMENT, (15, 35), Some((140, 2))),
            step("award", "Contracts committee", (8, 30), Some((60, 1))),
            step("signature", PROCUREMENT, (3, 18), None),
            step("delivery", "Supplier", (15, 110), None),
            step("payment", "Finance unit", (8, 45), None),
        ],
    },
    Process {
        name: "donor-report",
        prefix: "REP",
        steps: &[
            step("due", CTA, (0, 0), None),
            step("drafted", CTA, (4, 45), None),
            step("cleared", "Technical unit", (4, 24), Some((330, 3))),
            Step {
                name: "returned",
                holder: "Partnerships unit",
                wait: (2, 14),
                back: Some((1000, 1)),
                only_back: true,
            },
            step("sent", "Partnerships unit", (1, 9), None),
            step("accepted", "Donor", (12, 60), None),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_goes_back_only_to_steps_that_exist() {
        for process in &PROCESSES {
            for step in process.steps {
                assert!(step.back.is_none_or(|(_, to)| to < process.steps.len()), "{}", step.name);
                assert!(step.wait.0 <= step.wait.1);
            }
        }
        assert_eq!(PROCESSES[BUYING].steps[AWARD].name, "award");
        assert_eq!(PROCESSES[RECRUITMENT].prefix, "REC");
        assert_eq!(PROCESSES[REPORTING].name, "donor-report");
    }
}
