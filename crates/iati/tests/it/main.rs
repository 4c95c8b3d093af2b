//! Integration tests of the IATI reader: invented cases, published samples, hostile files.

#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

mod cases;
mod hostile;
mod kept;
mod organisations;
mod parity;
mod rules;
mod samples;
mod upgrade;

use domain::Finding;
use iati::{Activity, FileEnd, FileHeader, Item, Limits, Organisation};
use std::ops::ControlFlow;

/// Everything a file gives.
#[derive(Debug, Default)]
struct Whole {
    header: Option<FileHeader>,
    activities: Vec<Activity>,
    organisations: Vec<Organisation>,
    end: Option<Result<FileEnd, Finding>>,
}

impl Whole {
    fn end(&self) -> &FileEnd {
        self.end.as_ref().unwrap().as_ref().unwrap()
    }

    fn error(&self) -> &Finding {
        self.end.as_ref().unwrap().as_ref().unwrap_err()
    }
}

fn read_all(bytes: &[u8]) -> Whole {
    read_with(bytes, &Limits::default())
}

fn read_with(bytes: &[u8], limits: &Limits) -> Whole {
    let mut whole = Whole::default();
    let end = iati::read(bytes, limits, &mut |item| {
        match item {
            Item::Header(header) => whole.header = Some(header),
            Item::Activity(activity) => whole.activities.push(*activity),
            Item::Organisation(organisation) => whole.organisations.push(*organisation),
        }
        ControlFlow::Continue(())
    });
    whole.end = Some(end);
    whole
}

fn argument<'f>(finding: &'f Finding, name: &str) -> Option<&'f str> {
    finding.arguments.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
}
