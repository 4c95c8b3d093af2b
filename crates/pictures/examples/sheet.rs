//! A sheet with every picture, wide and narrow, for looking at: `cargo run -p pictures --example sheet > pictures.html`.
//! The series are made up by formulas.

use pictures::axis::{self, TimeStep};
use pictures::heat_map::HeatRow;
use pictures::s_curve::{Line, LinePoint};
use pictures::steps::Step;
use pictures::trend::Names;
use pictures::*;

fn main() {
    let mut body = String::new();
    for draw in [trend_bars, trend_line, s_curve, heat_map, bars, negative_bars, steps, timeline, share_bar] {
        let name = draw(Frame::new("x", "", "")).frame_title;
        body.push_str(&format!("<h2>{name}</h2>"));
        for width in [720.0, 340.0] {
            let id = format!("{}-{width}", name.replace(' ', "-"));
            let picture = draw(Frame::new(id, name, "no data").described("A picture of made-up numbers.").wide(width));
            body.push_str(&format!("<div class=\"box\" style=\"width:{width}px\">{}</div>", picture.svg));
        }
    }
    let spark = sparkline();
    println!(
        "<!doctype html><meta charset=\"utf-8\"><title>Pictures</title><style>{CSS} body{{margin:16px;background:var(--picture-ground);\
         color:var(--picture-ink);font:15px system-ui,sans-serif}} .box{{display:inline-block;vertical-align:top;margin:0 24px 16px 0}} \
         h2{{font-size:15px;margin:12px 0 4px}}</style>{body}<h2>sparkline</h2>{spark}"
    );
}

struct Drawn {
    frame_title: &'static str,
    svg: String,
}

fn drawn(frame_title: &'static str, svg: String) -> Drawn {
    Drawn { frame_title, svg }
}

fn wave(i: usize) -> f64 {
    40.0 + 15.0 * (i as f64 / 1.9).sin() + 8.0 * (i as f64 / 5.3).cos() + if i % 12 == 11 { 45.0 } else { 0.0 }
}

fn trend_bars(frame: Frame) -> Drawn {
    let points: Vec<Point> = (0..48)
        .map(|i| Point {
            tick: if i % 12 == 0 { (2020 + i / 12).to_string() } else { String::new() },
            value: (i != 17).then(|| wave(i)),
            adjusted: Some(42.0 + 8.0 * (i as f64 / 5.3).cos()),
            tooltip: format!("month {i}: {:.1} M", wave(i)),
            signal: i == 30,
            partial: i == 47,
            href: Some(format!("?period={i}")),
            ..Point::default()
        })
        .collect();
    let names = Names {
        value: "Spending, USD million".into(),
        adjusted: "seasonally adjusted".into(),
        partial: "month not over".into(),
        signal: "signal".into(),
        ..Names::default()
    };
    let value_ticks = Trend::ticks_for(&points, true, |v| format!("{v}"));
    drawn("trend of amounts", Trend { frame, bars: true, points, value_ticks, reference: None, names }.svg())
}

fn trend_line(frame: Frame) -> Drawn {
    let points: Vec<Point> = (0..30)
        .map(|i| {
            let value = 0.62 + 0.1 * (i as f64 / 4.0).sin();
            Point {
                tick: if i % 4 == 0 { format!("Q1 {}", 2017 + i / 4) } else { String::new() },
                value: (!(12..14).contains(&i)).then_some(value),
                interval: (!(12..14).contains(&i)).then_some((value - 0.06, value + 0.05)),
                tooltip: format!("quarter {i}"),
                signal: i == 22,
                partial: i == 29,
                href: Some(format!("?q={i}")),
                ..Point::default()
            }
        })
        .collect();
    let names = Names {
        value: "Delivery rate".into(),
        interval: "what chance alone would give (95%)".into(),
        signal: "signal".into(),
        partial: "quarter not over".into(),
        ..Names::default()
    };
    let value_ticks = Trend::ticks_for(&points, false, |v| format!("{:.0}%", v * 100.0));
    let reference = Some((0.7, "target 70%".to_owned()));
    drawn("trend of a rate", Trend { frame, bars: false, points, value_ticks, reference, names }.svg())
}

fn s_curve(frame: Frame) -> Drawn {
    let line = |name: &str, from: i32, days: i32, total: f64, until: f64, marks: bool| Line {
        name: name.to_owned(),
        points: (0..=20)
            .map(|i| f64::from(i) / 20.0)
            .filter(|t| *t <= until)
            .map(|t| LinePoint {
                day: from + (t * f64::from(days)) as i32,
                value: total * t * t * (3.0 - 2.0 * t),
                tooltip: if marks { format!("{:.1} M", total * t * t * (3.0 - 2.0 * t)) } else { String::new() },
                href: marks.then(|| "?ledger".to_owned()),
            })
            .collect(),
    };
    let picture = SCurve {
        frame,
        planned: line("current plan", 18_600, 1400, 9.5, 1.0, false),
        original: line("first plan", 18_500, 1100, 8.0, 1.0, false),
        actual: line("spent", 18_600, 1700, 9.5, 0.45, true),
        total: Some((10.2, "approved total USD 10.2 M".into())),
        as_of: Some((19_370, "as of 12 Jan 2023".into())),
        today: Some((19_420, "today".into())),
        time_ticks: axis::time_ticks(18_500, 20_000, 8, time_label),
        value_ticks: axis::value_ticks(0.0, 10.2, 5, |v| format!("{v} M")),
    };
    drawn("s-curve", picture.svg())
}

fn time_label(day: i32, step: TimeStep) -> String {
    let year = 1970 + (f64::from(day) + 1.0).div_euclid(365.2425) as i32;
    match step {
        TimeStep::Years(_) => year.to_string(),
        TimeStep::Months(_) => format!("{}/{year}", (f64::from(day) / 30.437).round() as i32 % 12 + 1),
    }
}

fn heat_map(frame: Frame) -> Drawn {
    let columns = ["Submission", "Appraisal", "Approval", "Signature by donor", "First money", "Staffing", "Start"];
    let offices = ["Nairobi", "Country Office for the Eastern Caribbean States", "Dakar", "Hanoi", "Lima"];
    let rows = offices
        .iter()
        .enumerate()
        .map(|(r, office)| HeatRow {
            label: (*office).to_owned(),
            href: Some(format!("/offices/{r}")),
            cells: (0..columns.len())
                .map(|c| {
                    let value = match (r * 7 + c) % 9 {
                        3 => None,
                        5 => Some(0.0),
                        n => Some(((n * n * 13 + r * 31 + c * 17) % 240) as f64),
                    };
                    Cell {
                        value,
                        text: value.map(|v| format!("{v}")).unwrap_or_default(),
                        tooltip: format!("{office}, {}: {value:?} days", columns[c]),
                        href: Some(format!("?office={r}&step={c}")),
                    }
                })
                .collect(),
            total: format!("{}", 400 + r * 37),
        })
        .collect();
    let totals = Some(("All offices".to_owned(), (0..8).map(|i| format!("{}", 90 + i * 13)).collect()));
    let columns = columns.iter().map(|c| (*c).to_owned()).collect();
    drawn("heat map", HeatMap { frame, columns, rows, totals, total_head: "Total".into() }.svg())
}

fn bars(frame: Frame) -> Drawn {
    let items = [
        ("Signature by donor", Some(182.0), State::Act),
        ("Recruitment of the chief technical adviser", Some(141.0), State::Watch),
        ("Internal approval", Some(60.0), State::OnPace),
        ("Opening of the bank account in the field", Some(22.0), State::OnPace),
        ("Baseline", None, State::Unknown),
        ("Closing", Some(0.0), State::NotApplicable),
    ];
    let bars = items
        .into_iter()
        .map(|(label, value, state)| Bar {
            label: label.to_owned(),
            value,
            value_text: value.map_or("unknown".to_owned(), |v| format!("{v} days")),
            second: value.map(|v| v * 0.7 + 8.0),
            tooltip: label.to_owned(),
            state: Some(state),
            href: Some("/bottlenecks".into()),
        })
        .collect();
    let picture =
        Bars { frame, bars, name: "waiting in the last 90 days".into(), second_name: "the 90 days before".into() };
    drawn("bars", picture.svg())
}

fn negative_bars(frame: Frame) -> Drawn {
    let bars = [("Kenya", 5.3), ("Lao People's Democratic Republic", -2.1), ("Peru", 0.0), ("Fiji", -4.0)]
        .into_iter()
        .map(|(label, value)| Bar {
            label: label.to_owned(),
            value: Some(value),
            value_text: format!("{value:+.1} M"),
            ..Bar::default()
        })
        .collect();
    drawn("bars of differences", Bars { frame, bars, name: String::new(), second_name: String::new() }.svg())
}

fn steps(frame: Frame) -> Drawn {
    let group = |name: &str, rate: f64| Group {
        name: name.to_owned(),
        tooltip: format!("{name}: 40 cases, 3 open"),
        href: Some("/cases".into()),
        steps: (1..=24)
            .map(|i| {
                let share = (-rate * f64::from(i)).exp();
                Step { at: f64::from(i) * 14.0, share, limits: Some(((share - 0.1).max(0.0), (share + 0.09).min(1.0))) }
            })
            .collect(),
        censored: vec![40.0, 75.0, 76.0, 200.0, 370.0],
        is_growing: false,
    };
    let picture = Steps {
        frame,
        groups: vec![group("Nairobi (n = 40)", 0.08), group("Dakar (n = 31)", 0.16), group("Hanoi (n = 22)", 0.27)],
        time_name: "days since submission".into(),
        time_ticks: axis::value_ticks(0.0, 370.0, 6, |v| format!("{v}")),
        share_ticks: axis::value_ticks(0.0, 1.0, 4, |v| format!("{:.0}%", v * 100.0)),
    };
    drawn("steps", picture.svg())
}

fn timeline(frame: Frame) -> Drawn {
    let row = |label: &str, first, plan, actual| Row {
        label: label.to_owned(),
        href: None,
        milestones: vec![Milestone {
            first_plan: first,
            plan,
            actual,
            tooltip: format!("{label}: {first:?} {plan:?} {actual:?}"),
            href: Some("/milestones".into()),
        }],
    };
    let rows = vec![
        row("Appraisal submitted", Some(18_600), Some(18_600), Some(18_610)),
        row("Internal approval", Some(18_660), Some(18_690), Some(18_790)),
        row("Agreement signed by both", Some(18_760), None, Some(18_760)),
        row("Chief technical adviser on duty", Some(18_860), Some(19_100), None),
        row("Inception ends, first work plan approved by the steering committee", Some(18_960), Some(19_230), None),
        row("Operational end", Some(19_800), Some(19_800), None),
        row("Ex-post check", None, None, None),
    ];
    let picture = Timeline {
        frame,
        rows,
        as_of: Some((19_150, "as of 7 Jun 2022".into())),
        time_ticks: axis::time_ticks(18_600, 19_800, 6, time_label),
        names: ["first plan", "current plan", "actual", "overdue"].map(str::to_owned),
    };
    drawn("timeline", picture.svg())
}

fn share_bar(frame: Frame) -> Drawn {
    let names = ["on pace", "watch", "act", "unknown", "not applicable"];
    let parts = State::ALL
        .into_iter()
        .zip([812.0, 240.0, 61.0, 330.0, 95.0])
        .zip(names)
        .map(|((state, value), name)| Part {
            state,
            value,
            name: name.to_owned(),
            value_text: format!("{value}"),
            tooltip: format!("{value} {name}"),
            href: Some(format!("/activities?state={name}")),
        })
        .collect();
    drawn("share bar", ShareBar { frame, parts }.svg())
}

fn sparkline() -> String {
    let frame = Frame::new("spark", "Spending per month", "–").wide(120.0);
    let values = (0..24).map(|i| (i != 9).then(|| wave(i))).collect();
    Sparkline { frame, values, usual: Some((30.0, 55.0)), partial: true }.svg()
}
