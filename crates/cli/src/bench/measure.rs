//! What a benchmark counts: wall time, CPU time of this process, resident memory. From `/proc` on Linux; elsewhere
//! CPU time is wall time and memory is not known, and the answer says so.

use crate::clock;
use serde_json::{Map, Value, json};

/// Clock ticks a second in `/proc/self/stat`: fixed at 100 by the kernel's interface to programs.
const TICKS: f64 = 100.0;

/// Wall and CPU seconds of one piece of work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spent {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

/// Runs a piece of work and counts what it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Spent) {
    let (wall, cpu) = (clock::stopwatch(), cpu_seconds());
    let result = work();
    let wall = wall.elapsed().as_secs_f64();
    let cpu = match (cpu, cpu_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => wall,
    };
    (result, Spent { wall, cpu })
}

/// The same with the CPU time of this thread alone, which is counted to the nanosecond; where that is not possible,
/// of the process.
pub(crate) fn timed_on_thread<T>(work: impl FnOnce() -> T) -> (T, Spent) {
    let before = cpu_of_thread();
    let (result, spent) = timed(work);
    let cpu = before.zip(cpu_of_thread()).map_or(spent.cpu, |(before, after)| after - before);
    (result, Spent { cpu, ..spent })
}

fn cpu_of_thread() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

/// Runs a program to its end and counts what it took; `None` where it cannot be started. Its output is thrown away.
pub(crate) fn timed_program(program: &mut std::process::Command) -> Option<Spent> {
    use std::process::Stdio;
    let (wall, cpu) = (clock::stopwatch(), cpu_of_children());
    program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let wall = wall.elapsed().as_secs_f64();
    let cpu = match (cpu, cpu_of_children()) {
        (Some(before), Some(after)) => after - before,
        _ => wall,
    };
    Some(Spent { wall, cpu })
}

fn cpu_seconds() -> Option<f64> {
    cpu_field(11)
}

/// CPU seconds of the programs that this one started and that have ended.
fn cpu_of_children() -> Option<f64> {
    cpu_field(13)
}

/// User and system time from two neighbouring fields behind the name.
fn cpu_field(at: usize) -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(')')?.1;
    let mut fields = after_name.split_whitespace();
    let user: f64 = fields.nth(at)?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / TICKS)
}

/// Forgets the largest resident memory so far, so that [`memory`] tells that of the next piece of work. Where that is
/// not possible the figure stays an upper bound.
pub(crate) fn forget_peak_memory() {
    // The kernel's word for "reset the high-water mark of this process".
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Largest and present resident memory of this process, in MB.
pub(crate) fn memory() -> (Option<f64>, Option<f64>) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find(|l| l.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kb| kb / 1024.0)
    };
    (field("VmHWM:"), field("VmRSS:"))
}

/// A list of figures in order, printed as lines or as JSON.
#[derive(Default)]
pub(crate) struct Figures(Vec<(String, f64, &'static str)>);

impl Figures {
    pub(crate) fn add(&mut self, name: impl Into<String>, value: f64, unit: &'static str) {
        self.0.push((name.into(), value, unit));
    }

    /// Of several runs the least wall and the least CPU time: others disturb, and nothing speeds up.
    pub(crate) fn add_spent(&mut self, name: &str, runs: impl Iterator<Item = Spent>) {
        let never = Spent { wall: f64::INFINITY, cpu: f64::INFINITY };
        let least = runs.fold(never, |a, b| Spent { wall: a.wall.min(b.wall), cpu: a.cpu.min(b.cpu) });
        self.add(name, 1000.0 * least.wall, "ms");
        self.add(format!("{name}, CPU"), 1000.0 * least.cpu, "CPU ms");
    }

    pub(crate) fn to_text(&self) -> String {
        let width = self.0.iter().map(|(name, _, _)| name.chars().count()).max().unwrap_or(0);
        self.0.iter().map(|(name, value, unit)| format!("{name:<width$}  {value:>12.3} {unit}\n")).collect()
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut all = Map::new();
        for (name, value, unit) in &self.0 {
            all.insert(name.clone(), json!({"value": value, "unit": unit}));
        }
        Value::Object(all)
    }
}
