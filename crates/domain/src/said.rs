//! What a source says of one field. Saying nothing and saying "unknown" are two things.

/// What one row says of one field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Said<T> {
    /// A blank cell or a missing column: what was said before stands.
    #[default]
    Nothing,
    /// The word `unknown`: what was said before is withdrawn.
    Unknown,
    /// A value.
    Value(T),
}

impl<T> Said<T> {
    /// The value, if one was said.
    pub fn value(&self) -> Option<&T> {
        match self {
            Said::Value(v) => Some(v),
            _ => None,
        }
    }

    /// Whether the source was silent.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Said::Nothing)
    }

    /// The same saying of something else.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Said<U> {
        match self {
            Said::Nothing => Said::Nothing,
            Said::Unknown => Said::Unknown,
            Said::Value(v) => Said::Value(f(v)),
        }
    }

    /// Applies this saying to what stood before.
    pub fn applied_to(self, before: Option<T>) -> Option<T> {
        match self {
            Said::Nothing => before,
            Said::Unknown => None,
            Said::Value(v) => Some(v),
        }
    }
}

impl<T> From<Option<T>> for Said<T> {
    fn from(value: Option<T>) -> Said<T> {
        value.map_or(Said::Nothing, Said::Value)
    }
}
