//! Writes SVG elements into one `String`: numbers with at most one decimal, texts escaped, links checked.
//! Knows shapes and classes, no pictures and no colours.

use crate::frame::Frame;
use std::fmt::Write;

/// Where a text begins relative to its position.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture being written.
pub(crate) struct Svg {
    out: String,
    tab_stops: bool,
    open: Option<&'static str>,
}

impl Svg {
    /// Begins a picture. One with links is a group and not an image, because the parts of an image cannot be reached.
    pub(crate) fn open(frame: &Frame, kind: &str, height: f64, has_links: bool) -> Svg {
        Svg::open_sized(frame, kind, frame.width, height, has_links)
    }

    /// Begins a picture that needs another width than its frame.
    pub(crate) fn open_sized(frame: &Frame, kind: &str, width: f64, height: f64, has_links: bool) -> Svg {
        let mut out = String::with_capacity(4096);
        let role = if has_links { "group" } else { "img" };
        let id = identifier(&frame.id);
        let (w, h) = (short(width), short(height));
        let described = if frame.description.is_empty() { String::new() } else { format!(" {id}-d") };
        push(
            &mut out,
            format_args!("<svg class=\"picture {kind}\" role=\"{role}\" aria-labelledby=\"{id}-t{described}\" "),
        );
        push(&mut out, format_args!("viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">"));
        push(&mut out, format_args!("<title id=\"{id}-t\">{}</title>", escaped(&frame.title)));
        if !frame.description.is_empty() {
            push(&mut out, format_args!("<desc id=\"{id}-d\">{}</desc>", escaped(&frame.description)));
        }
        Svg { out, tab_stops: frame.tab_stops, open: None }
    }

    /// Ends the picture.
    pub(crate) fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    /// Begins one mark: what is drawn until [`Svg::end_mark`] shares a link and a tooltip.
    pub(crate) fn begin_mark(&mut self, class: &str, href: Option<&str>, tooltip: &str) {
        let class = if class.is_empty() { "m".to_owned() } else { format!("m {class}") };
        match href.filter(|h| is_safe(h)) {
            Some(href) => {
                let tab = if self.tab_stops { "" } else { " tabindex=\"-1\"" };
                push(&mut self.out, format_args!("<a class=\"{class}\" href=\"{}\"{tab}>", escaped(href)));
                self.open = Some("</a>");
            }
            None => {
                push(&mut self.out, format_args!("<g class=\"{class}\">"));
                self.open = Some("</g>");
            }
        }
        if !tooltip.is_empty() {
            push(&mut self.out, format_args!("<title>{}</title>", escaped(tooltip)));
        }
    }

    /// Ends the mark begun last.
    pub(crate) fn end_mark(&mut self) {
        self.out.push_str(self.open.take().unwrap_or_default());
    }

    pub(crate) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (x1, y1, x2, y2) = (short(from.0), short(from.1), short(to.0), short(to.1));
        push(&mut self.out, format_args!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"));
    }

    pub(crate) fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        self.filled_rect(class, x, y, width, height, "");
    }

    /// A rectangle with a pattern of this picture (see [`Svg::hatch`]), or with none where the name is empty.
    pub(crate) fn filled_rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64, pattern: &str) {
        let (x, y, w, h) = (short(x), short(y), short(width.max(0.0)), short(height.max(0.0)));
        push(&mut self.out, format_args!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""));
        if !pattern.is_empty() {
            push(&mut self.out, format_args!(" fill=\"url(#{pattern})\""));
        }
        self.out.push_str("/>");
    }

    pub(crate) fn circle(&mut self, class: &str, x: f64, y: f64, radius: f64) {
        let (x, y, r) = (short(x), short(y), short(radius));
        push(&mut self.out, format_args!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"));
    }

    pub(crate) fn path(&mut self, class: &str, d: &str) {
        if !d.is_empty() {
            push(&mut self.out, format_args!("<path class=\"{class}\" d=\"{d}\"/>"));
        }
    }

    /// A text; where it had to be shortened, pass the full text to show on pointing.
    pub(crate) fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, text: &str, full: Option<&str>) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (x, y) = (short(at.0), short(at.1));
        push(&mut self.out, format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>"));
        if let Some(full) = full {
            push(&mut self.out, format_args!("<title>{}</title>", escaped(full)));
        }
        push(&mut self.out, format_args!("{}</text>", escaped(text)));
    }

    /// A text that climbs to the upper right, for heads of narrow columns.
    pub(crate) fn slanted_text(&mut self, class: &str, at: (f64, f64), text: &str, full: Option<&str>) {
        let (x, y) = (short(at.0), short(at.1));
        push(&mut self.out, format_args!("<text class=\"{class}\" transform=\"translate({x} {y}) rotate(-45)\">"));
        if let Some(full) = full {
            push(&mut self.out, format_args!("<title>{}</title>", escaped(full)));
        }
        push(&mut self.out, format_args!("{}</text>", escaped(text)));
    }

    /// A pattern of slanted lines for what is partial or unknown; gives its name.
    pub(crate) fn hatch(&mut self, frame: &Frame, name: &str) -> String {
        let id = format!("{}-{name}", identifier(&frame.id));
        push(
            &mut self.out,
            format_args!(
                "<pattern id=\"{id}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"5\" height=\"5\"/>\
                 <rect class=\"hatch-{name}\" width=\"2\" height=\"5\"/></pattern>"
            ),
        );
        id
    }
}

/// An empty picture that says so.
pub(crate) fn no_data(frame: &Frame, kind: &str, height: f64) -> String {
    let mut svg = Svg::open(frame, &format!("{kind} empty"), height, false);
    svg.text("soft", (frame.width / 2.0, height / 2.0 + 4.0), Anchor::Middle, &frame.no_data, None);
    svg.close()
}

/// The pieces of a path: moves to the first point after each gap and draws on to the others.
pub(crate) fn polyline(points: impl IntoIterator<Item = Option<(f64, f64)>>) -> String {
    let mut d = String::new();
    let mut pen_down = false;
    for point in points {
        match point {
            Some((x, y)) => {
                let _ = write!(d, "{}{} {}", if pen_down { 'L' } else { 'M' }, short(x), short(y));
                pen_down = true;
            }
            None => pen_down = false,
        }
    }
    d
}

/// A number with at most one decimal. What is not finite is drawn at the origin rather than breaking the picture.
pub(crate) fn short(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let tenths = (value * 10.0).round();
    if tenths % 10.0 == 0.0 {
        // Adding zero turns -0 into 0.
        format!("{}", tenths / 10.0 + 0.0)
    } else {
        format!("{:.1}", tenths / 10.0)
    }
}

/// Text for element content and attributes; characters that XML does not allow are left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether an address may be linked: relative, or http(s). Keeps `javascript:` out whatever data may bring.
fn is_safe(href: &str) -> bool {
    let head = &href[..href.find(['/', '?', '#']).unwrap_or(href.len())];
    !href.is_empty()
        && !href.starts_with(char::is_whitespace)
        && match head.split_once(':') {
            None => true,
            Some((scheme, _)) => scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"),
        }
}

fn identifier(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).expect("a String takes all");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_one_decimal() {
        for (value, text) in
            [(0.0, "0"), (-0.04, "0"), (1.25, "1.3"), (-1.5, "-1.5"), (100.0, "100"), (f64::NAN, "0"), (2.96, "3")]
        {
            assert_eq!(short(value), text, "{value}");
        }
    }

    #[test]
    fn only_harmless_addresses_are_linked() {
        for href in ["/a?x=1:2", "?p=1", "#x", "a/b", "https://example.org/", "HTTP://x"] {
            assert!(is_safe(href), "{href}");
        }
        for href in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", " javascript:x", "", "java\nscript:x"] {
            assert!(!is_safe(href), "{href}");
        }
    }
}
