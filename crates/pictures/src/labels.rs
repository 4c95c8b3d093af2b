//! How wide texts are, how to shorten them, and how to keep them apart.

/// Height of ordinary text in pixels.
pub(crate) const TEXT: f64 = 12.0;

/// Width of a text in pixels at 12 pixels height: an estimate for the sans-serif fonts of common systems, rather too
/// wide than too narrow.
pub(crate) fn width(text: &str) -> f64 {
    text.chars().map(character).sum::<f64>() * TEXT
}

/// Width of a text in bold.
pub(crate) fn bold(text: &str) -> f64 {
    width(text) * 1.1
}

fn character(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | '\'' | '’' | ':' | ';' | '|' | '!' | 'í' | 'ì' | 'î' | 'ï' => 0.28,
        ' ' | '\u{a0}' | '\u{202f}' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.95,
        'A'..='Z' | 'À'..='Þ' => 0.7,
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}' => 1.05,
        _ => 0.62,
    }
}

/// A text cut to a width, and the full text where it was cut.
pub(crate) fn shortened(text: &str, room: f64) -> (String, Option<&str>) {
    if width(text) <= room {
        return (text.to_owned(), None);
    }
    let room = room - width("…");
    let mut used = 0.0;
    let mut short = String::new();
    for c in text.chars() {
        used += character(c) * TEXT;
        if used > room && !short.is_empty() {
            break;
        }
        short.push(c);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    (short, Some(text))
}

/// The widest of some texts.
pub(crate) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> f64 {
    texts.into_iter().map(width).fold(0.0, f64::max)
}

/// Which of the labels along an axis can be shown without touching: every first, second, third, … of them.
/// Positions are the middles, in ascending order.
pub(crate) fn without_overlap(labels: &[(f64, &str)]) -> Vec<usize> {
    let widths: Vec<f64> = labels.iter().map(|(_, text)| width(text)).collect();
    (1..=labels.len().max(1))
        .map(|stride| (0..labels.len()).step_by(stride).collect::<Vec<_>>())
        .find(|kept| {
            kept.windows(2).all(|w| {
                let (a, b) = (w[0], w[1]);
                labels[a].0 + widths[a] / 2.0 + 8.0 <= labels[b].0 - widths[b] / 2.0
            })
        })
        .unwrap_or_default()
}

/// Moves positions apart to at least `gap`, changing order and places as little as can be, within `low` and `high`.
pub(crate) fn spread(positions: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by(|a, b| positions[*a].total_cmp(&positions[*b]));
    let mut placed = positions.to_vec();
    let mut least = low;
    for &i in &order {
        placed[i] = placed[i].max(least);
        least = placed[i] + gap;
    }
    let mut most = high;
    for &i in order.iter().rev() {
        placed[i] = placed[i].min(most);
        most = placed[i] - gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_and_kept() {
        assert_eq!(shortened("short", 100.0), ("short".to_owned(), None));
        let (cut, full) = shortened("Decent work in supply chains of the textile sector", 90.0);
        assert!(cut.ends_with('…') && width(&cut) <= 91.0, "{cut}");
        assert_eq!(full, Some("Decent work in supply chains of the textile sector"));
        assert_eq!(shortened("ééé", 0.0).0, "é…");
    }

    #[test]
    fn labels_do_not_touch() {
        let labels: Vec<(f64, &str)> = (0..12).map(|i| (f64::from(i) * 20.0, "Jan 2024")).collect();
        assert_eq!(without_overlap(&labels), [0, 4, 8]);
        assert_eq!(without_overlap(&[]), Vec::<usize>::new());
        assert_eq!(spread(&[10.0, 10.0, 12.0], 14.0, 0.0, 100.0), [10.0, 24.0, 38.0]);
        assert_eq!(spread(&[99.0, 98.0], 14.0, 0.0, 100.0), [100.0, 86.0]);
    }
}
