//! Structure of every picture: marks, links, escaping; and the unhappy series: none, one, equal, negative, huge, many.

use crate::axis::{self, Tick};
use crate::heat_map::HeatRow;
use crate::s_curve::{Line, LinePoint};
use crate::steps::Step;
use crate::trend::Names;
use crate::*;

const NASTY: &str = "<b>\"O'Neil\" & co</b>\u{1}";

fn frame() -> Frame {
    Frame::new("p", NASTY, "no data here").described(NASTY)
}

/// Every picture drawn from one series, with hostile texts and links everywhere.
fn every_picture(values: &[Option<f64>], width: f64) -> Vec<(&'static str, String)> {
    let frame = || frame().wide(width);
    let href = |i: usize| Some(format!("/x?i={i}&t=<\""));
    let text = |v: Option<f64>| v.filter(|v| v.is_finite()).map(|v| format!("{v} {NASTY}")).unwrap_or_default();
    let point = |(i, v): (usize, &Option<f64>)| Point {
        tick: format!("t{i}"),
        value: *v,
        adjusted: *v,
        interval: v.map(|v| (v - 1.0, v + 1.0)),
        tooltip: text(*v),
        signal: i == 1,
        partial: i + 1 == values.len(),
        href: href(i),
    };
    let points: Vec<Point> = values.iter().enumerate().map(point).collect();
    let trend = |bars| Trend {
        frame: frame(),
        bars,
        points: points.clone(),
        value_ticks: Trend::ticks_for(&points, bars, |v| format!("{v} {NASTY}")),
        reference: None,
        names: Names { value: NASTY.into(), ..Names::default() },
    };
    let line = Line {
        name: NASTY.into(),
        points: values
            .iter()
            .enumerate()
            .filter_map(|(i, v)| {
                Some(LinePoint { day: i as i32 * 30, value: (*v)?, tooltip: NASTY.into(), href: href(i) })
            })
            .collect(),
    };
    let cells: Vec<Cell> = values
        .iter()
        .enumerate()
        .map(|(i, v)| Cell { value: *v, text: text(*v), tooltip: NASTY.into(), href: href(i) })
        .collect();
    let s_curve = SCurve {
        frame: frame(),
        planned: line.clone(),
        original: Line::default(),
        actual: line,
        total: None,
        as_of: Some((10, NASTY.into())),
        today: Some((20, NASTY.into())),
        time_ticks: axis::time_ticks(0, values.len() as i32 * 30, 6, |d, _| d.to_string()),
        value_ticks: vec![Tick { at: 0.0, label: NASTY.into() }],
    };
    let heat_map = HeatMap {
        frame: frame(),
        columns: values.iter().map(|_| NASTY.to_owned()).collect(),
        rows: vec![HeatRow { label: NASTY.into(), href: href(0), cells, total: NASTY.into() }],
        totals: Some((NASTY.into(), vec![NASTY.into()])),
        total_head: NASTY.into(),
    };
    let bars = Bars {
        frame: frame(),
        bars: values
            .iter()
            .enumerate()
            .map(|(i, v)| Bar {
                label: NASTY.into(),
                value: *v,
                value_text: text(*v),
                second: *v,
                tooltip: NASTY.into(),
                state: Some(State::ALL[i % 5]),
                href: href(i),
            })
            .collect(),
        name: NASTY.into(),
        second_name: NASTY.into(),
    };
    let steps = Steps {
        frame: frame(),
        groups: values
            .iter()
            .enumerate()
            .filter_map(|(i, v)| {
                let step = Step { at: (*v)?, share: 0.5, limits: Some((0.2, 0.8)) };
                Some(Group {
                    name: NASTY.into(),
                    tooltip: NASTY.into(),
                    href: href(i),
                    steps: vec![step],
                    censored: vec![],
                    is_growing: i % 2 == 0,
                })
            })
            .collect(),
        time_name: NASTY.into(),
        time_ticks: vec![Tick { at: 0.0, label: NASTY.into() }],
        share_ticks: vec![Tick { at: 1.0, label: NASTY.into() }],
    };
    let fan = Fan {
        frame: frame().wide(width),
        now: (NASTY.into(), 1.0),
        periods: values.iter().map(|_| NASTY.into()).collect(),
        series: vec![FanSeries { name: NASTY.into(), ends: values.iter().map(|v| v.map(|v| (v, v, v))).collect() }],
        value_ticks: vec![Tick { at: 0.0, label: NASTY.into() }],
        tooltips: values.iter().map(|_| NASTY.into()).collect(),
    };
    let timeline = Timeline {
        frame: frame(),
        rows: values
            .iter()
            .enumerate()
            .filter(|(_, v)| v.is_some())
            .map(|(i, v)| Row {
                label: NASTY.into(),
                href: None,
                milestones: vec![Milestone {
                    first_plan: v.map(|v| v as i32),
                    plan: Some(i as i32 * 10),
                    actual: None,
                    tooltip: NASTY.into(),
                    href: href(i),
                }],
            })
            .collect(),
        as_of: Some((10, NASTY.into())),
        time_ticks: vec![Tick { at: 0.0, label: NASTY.into() }],
        names: [NASTY, "", "", NASTY].map(str::to_owned),
    };
    let share_bar = ShareBar {
        frame: frame(),
        parts: values
            .iter()
            .enumerate()
            .map(|(i, v)| Part {
                state: State::ALL[i % 5],
                value: v.unwrap_or(0.0).abs(),
                name: NASTY.into(),
                value_text: text(*v),
                tooltip: NASTY.into(),
                href: href(i),
            })
            .collect(),
    };
    let intervals = Intervals {
        frame: frame().wide(width),
        rows: values
            .iter()
            .enumerate()
            .map(|(i, v)| Interval {
                label: NASTY.into(),
                ends: v.map(|v| (v, v, v)),
                value_text: text(*v),
                tooltip: NASTY.into(),
                href: href(i),
            })
            .collect(),
        ticks: axis::value_ticks(0.0, 10.0, 3, |v| v.to_string()),
    };
    let places = [Place::Better, Place::Worse, Place::Within, Place::TooFew];
    let funnel = Funnel {
        frame: frame().wide(width),
        dots: values
            .iter()
            .enumerate()
            .filter_map(|(i, v)| {
                Some(Dot {
                    label: NASTY.into(),
                    n: (*v)?,
                    share: (*v)? / 10.0,
                    place: places[i % 4],
                    tooltip: text(*v),
                    href: href(i),
                })
            })
            .collect(),
        limits: vec![Limits { n: 1.0, inner: (0.2, 0.8), outer: (0.1, 0.9) }, Limits { n: 9.0, ..Limits::default() }],
        centre: 0.5,
        size_name: NASTY.into(),
        size_ticks: vec![Tick { at: 5.0, label: NASTY.into() }],
        share_ticks: vec![Tick { at: 1.0, label: NASTY.into() }],
        names: std::array::from_fn(|_| NASTY.to_owned()),
    };
    vec![
        ("funnel", funnel.svg()),
        ("trend bars", trend(true).svg()),
        ("trend line", trend(false).svg()),
        ("s-curve", s_curve.svg()),
        ("heat map", heat_map.svg()),
        ("bars", bars.svg()),
        ("intervals", intervals.svg()),
        ("steps", steps.svg()),
        ("fan", fan.svg()),
        ("timeline", timeline.svg()),
        ("share bar", share_bar.svg()),
        ("sparkline", Sparkline { frame: frame(), values: values.to_vec(), usual: None, partial: false }.svg()),
    ]
}

/// Asserts well-formed XML of the kind written here: tags match, quotes close, texts hold no bare `<` or `&`.
fn assert_well_formed(name: &str, svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        assert!(!text.contains('>'), "{name}: bare > in {text}");
        let end = rest[at..].find('>').map(|e| at + e).unwrap_or_else(|| panic!("{name}: tag without end"));
        let tag = &rest[at + 1..end];
        assert_eq!(tag.matches('"').count() % 2, 0, "{name}: quotes of {tag}");
        assert!(!tag.contains('<'), "{name}: {tag}");
        let label = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(label), "{name}");
        } else if !tag.ends_with('/') {
            open.push(label);
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{name}: {open:?} stay open");
    for part in svg.split('&').skip(1) {
        assert!(
            ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|e| part.starts_with(e)),
            "{name}: bare & before {part:.20}"
        );
    }
    assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains('\u{1}'), "{name}");
}

fn count(svg: &str, part: &str) -> usize {
    svg.matches(part).count()
}

#[test]
fn unhappy_series_give_whole_pictures() {
    let many: Vec<Option<f64>> = (0..500).map(|i| Some((f64::from(i) / 9.0).sin() * 100.0)).collect();
    let series: [(&str, &[Option<f64>]); 9] = [
        ("one", &[Some(3.0)]),
        ("one zero", &[Some(0.0)]),
        ("equal", &[Some(5.0), Some(5.0), Some(5.0)]),
        ("negative", &[Some(-1.0), Some(-7.5), Some(2.0)]),
        ("gaps", &[None, Some(1.0), None, None, Some(2.0), None]),
        ("huge", &[Some(1e300), Some(-1e308), Some(1e308)]),
        ("tiny", &[Some(1e-300), Some(5e-324)]),
        ("not finite", &[Some(f64::NAN), Some(f64::INFINITY), Some(1.0)]),
        ("many", &many),
    ];
    for (kind, values) in series {
        for width in [720.0, 340.0, 1.0] {
            let drawn = every_picture(values, width);
            for (name, svg) in &drawn {
                let name = format!("{name} of {kind} at {width}");
                assert_well_formed(&name, svg);
                assert!(svg.contains("aria-labelledby=\"p-t p-d\""), "{name}");
                assert!(!svg.contains("script") && !svg.contains("style="), "{name}");
            }
            assert_eq!(drawn, every_picture(values, width), "the same numbers give the same picture");
        }
    }
    let drawn = every_picture(&many, 720.0);
    assert!(drawn[1].1.len() < 220_000, "{} bytes for 500 points with links and tooltips", drawn[1].1.len());
}

#[test]
fn empty_series_say_so() {
    for values in [&[][..], &[None, None][..]] {
        for (name, svg) in every_picture(values, 720.0) {
            // A table of blanks is still a table, and a bar without value still has its label.
            if values.is_empty() || !matches!(name, "heat map" | "bars") {
                assert!(svg.contains(">no data here</text>"), "{name}: {svg}");
                assert!(svg.contains("role=\"img\""), "{name}");
            }
            assert_well_formed(name, &svg);
        }
    }
}

#[test]
fn every_point_is_a_mark_with_its_link_and_tooltip() {
    let values = [Some(4.0), Some(0.0), Some(-2.0), Some(8.0)];
    for (name, svg) in every_picture(&values, 720.0) {
        let marks = match name {
            // Planned and actual are the same points here.
            "s-curve" => 8,
            // One link of the row's label.
            "heat map" => 5,
            // What is simulated has no records behind it.
            "sparkline" | "fan" => 0,
            _ => 4,
        };
        assert_eq!(count(&svg, " href=\"/x?i="), marks, "{name}");
        assert_eq!(count(&svg, "<a class=\"m"), count(&svg, "</a>"), "{name}");
        assert_eq!(svg.contains("role=\"group\""), marks > 0, "{name}");
        assert_eq!(count(&svg, "tabindex=\"-1\""), marks, "{name}");
        assert!(svg.contains("&lt;b&gt;&quot;O&#39;Neil&quot; &amp; co&lt;/b&gt;"), "{name}");
        assert!(!svg.contains("<b>"), "{name}");
    }
}

#[test]
fn a_funnel_tells_places_by_shape_and_names_do_not_cover_dots() {
    let dot = |label: &str, n: f64, share: f64, place| Dot { label: label.into(), n, share, place, ..Dot::default() };
    let funnel = Funnel {
        frame: Frame::new("f", "t", "n").wide(900.0),
        dots: vec![
            dot("good", 50.0, 0.9, Place::Better),
            dot("bad", 60.0, 0.1, Place::Worse),
            dot("usual", 20.0, 0.5, Place::Within),
            dot("small", 2.0, 1.0, Place::TooFew),
            dot("beside usual", 20.5, 0.5, Place::Within),
        ],
        limits: [(1.0, 0.6), (10.0, 0.3), (60.0, 0.1)]
            .map(|(n, d)| Limits { n, inner: (0.5 - d / 2.0, 0.5 + d / 2.0), outer: (0.5 - d, 0.5 + d) })
            .into(),
        centre: 0.5,
        size_name: "cases".into(),
        size_ticks: axis::value_ticks(0.0, 60.0, 6, |v| v.to_string()),
        share_ticks: axis::value_ticks(0.0, 1.0, 5, |v| v.to_string()),
        names: std::array::from_fn(|_| String::new()),
    };
    let svg = funnel.svg();
    assert_well_formed("funnel", &svg);
    assert_eq!((count(&svg, "<rect class=\"act\""), count(&svg, "class=\"better dot\"")), (1, 1));
    assert_eq!((count(&svg, "class=\"dot\""), count(&svg, "class=\"few dot\"")), (2, 1));
    for (label, times) in [("good", 1), ("bad", 1), ("usual", 1), ("beside usual", 1), ("small", 0)] {
        assert_eq!(count(&svg, &format!(">{label}</text>")), times, "{label}");
    }
    // The outer limit of one case leaves the plot: the line is broken off there.
    let zoomed = Funnel { share_ticks: Vec::new(), dots: funnel.dots[2..3].to_vec(), ..funnel };
    assert!(!zoomed.svg().contains("class=\"outer-limit\" d=\"M"), "{}", zoomed.svg());
}

#[test]
fn blank_is_not_zero() {
    let cell =
        |value: Option<f64>| Cell { value, text: value.map(|v| v.to_string()).unwrap_or_default(), ..Cell::default() };
    let heat_map = HeatMap {
        frame: frame(),
        columns: vec!["a".into(), "b".into(), "c".into()],
        rows: vec![HeatRow { label: "r".into(), cells: vec![cell(Some(0.0)), cell(None)], ..HeatRow::default() }],
        totals: None,
        total_head: String::new(),
    };
    let svg = heat_map.svg();
    assert_eq!((count(&svg, "\"heat-0\""), count(&svg, "\"blank\""), count(&svg, ">0</text>")), (1, 2, 1));
    let bars = Bars {
        frame: frame(),
        bars: vec![
            Bar { value: Some(0.0), value_text: "0".into(), ..Bar::default() },
            Bar { value: None, value_text: "unknown".into(), ..Bar::default() },
        ],
        name: String::new(),
        second_name: String::new(),
    };
    assert_eq!(count(&bars.svg(), "class=\"bar\""), 1);
}

#[test]
fn links_that_run_code_are_left_out() {
    let bar = Bar { label: "x".into(), value: Some(1.0), href: Some("javascript:alert(1)".into()), ..Bar::default() };
    let svg = Bars { frame: frame(), bars: vec![bar], name: String::new(), second_name: String::new() }.svg();
    assert!(!svg.contains("href") && !svg.contains("javascript"));
}

#[test]
fn responsive_pictures_have_two_sizes_and_their_own_names() {
    let draw = |frame| Sparkline { frame, values: vec![Some(1.0)], usual: None, partial: false }.svg();
    let html = responsive(&Frame::new("p", "t", "n"), draw);
    assert!(html.contains("id=\"p-t\"") && html.contains("id=\"p-n-t\""));
    assert!(html.contains("viewBox=\"0 0 720 24\"") && html.contains("viewBox=\"0 0 340 24\""));
}

/// Relative luminance and contrast: WCAG 2.2.
fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |hex: &str| {
        let hex = hex.trim_start_matches('#');
        let hex: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
        let channel = |i: usize| {
            let c = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap()) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn colours_keep_their_contrast_in_light_and_dark() {
    let themes: Vec<&str> = CSS.split(":root {").skip(1).map(|t| &t[..t.find('}').unwrap()]).collect();
    assert_eq!(themes.len(), 2);
    for theme in themes {
        let colour = |name: &str| {
            let key = format!("--picture-{name}: ");
            let at = theme.find(&key).unwrap_or_else(|| panic!("{name} is missing")) + key.len();
            &theme[at..at + theme[at..].find(';').unwrap()]
        };
        let check = |mark: &str, ground: &str, least: f64| {
            let found = contrast(colour(mark), colour(ground));
            assert!(found >= least, "{mark} on {ground}: {found:.2} is under {least}");
        };
        for text in ["ink", "soft", "mark"] {
            check(text, "ground", 4.5);
        }
        let marks = ["base", "second", "strong", "on-pace", "watch", "act", "unknown", "not-applicable"];
        for mark in marks.into_iter().chain(["way-1", "way-2", "way-3", "way-4"]) {
            check(mark, "ground", 3.0);
        }
        for step in ["heat-0", "heat-1", "heat-2"] {
            check("on-heat-light", step, 4.5);
        }
        for step in ["heat-3", "heat-4"] {
            check("on-heat-dark", step, 4.5);
        }
        check("mark", "mark-soft", 3.0);
        check("second", "mark", 1.0);
    }
}
