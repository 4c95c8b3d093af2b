//! What all pictures have in common: identity, title, width, and what to say without data.

/// Identity and size of a picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Frame {
    /// Unique on the page; letters, digits and dashes.
    pub id: String,
    /// Name of the picture, read by screen readers.
    pub title: String,
    /// What it shows in one or two sentences; may be empty.
    pub description: String,
    /// Width in CSS pixels at natural size. Text is 12 pixels high there, so ask for about what the page has room for.
    pub width: f64,
    /// What stands in an empty picture.
    pub no_data: String,
    /// Whether links of marks can be reached with the tab key. Off by default: the table beneath has the same links, and
    /// sixty months would be sixty stops.
    pub tab_stops: bool,
}

/// Width of pictures in the column of a page.
pub const WIDE: f64 = 720.0;
/// Width of pictures on a telephone.
pub const NARROW: f64 = 340.0;

impl Frame {
    /// A picture for the column of a page.
    pub fn new(id: impl Into<String>, title: impl Into<String>, no_data: impl Into<String>) -> Frame {
        Frame {
            id: id.into(),
            title: title.into(),
            description: String::new(),
            width: WIDE,
            no_data: no_data.into(),
            tab_stops: false,
        }
    }

    /// With a description.
    pub fn described(mut self, description: impl Into<String>) -> Frame {
        self.description = description.into();
        self
    }

    /// With another width; never under 120.
    pub fn wide(mut self, width: f64) -> Frame {
        self.width = if width.is_finite() { width.clamp(120.0, 4000.0) } else { WIDE };
        self
    }

    /// Whether the picture is as narrow as a telephone, where labels move above their marks.
    pub(crate) fn is_narrow(&self) -> bool {
        self.width < 480.0
    }
}

/// Draws a picture twice, for wide and for narrow screens; [`crate::CSS`] shows the one that fits and hides the other
/// from screen readers too. Texts keep their size on both, which one scaled picture cannot do.
pub fn responsive(frame: &Frame, draw: impl Fn(Frame) -> String) -> String {
    let narrow = Frame { id: format!("{}-n", frame.id), ..frame.clone() }.wide(NARROW);
    let wide = frame.clone().wide(WIDE.max(frame.width));
    format!("<div class=\"picture-wide\">{}</div><div class=\"picture-narrow\">{}</div>", draw(wide), draw(narrow))
}
