//! How much one file may ask for, so that a hostile one costs little. Numbers only; `events` and `reader` obey them.

/// Limits of one reading. Each refusal names the setting ([`Limits::SETTINGS`]) that would allow more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Elements within each other, the root included (`iati.depth`).
    pub depth: u32,
    /// Bytes of one activity as UTF-8 (`iati.activity_bytes`): they are held in memory, and a tree of up to
    /// [`Limits::elements`] beside them. The largest published activities have 120 MB.
    pub activity_bytes: u64,
    /// Elements and texts of one activity, and likewise attributes (`iati.elements`): 20 and 8 bytes of memory each, and
    /// 8 for each child of a parent with findings, so that no activity takes 300 MB. One of 120 MB of usual transactions
    /// has 2.9 million elements and texts and 2.5 million attributes.
    pub elements: u32,
    /// Things in one activity that are read into memory (`iati.items`): the elements directly within it, texts of them in
    /// several languages, indicators and periods; up to 200 bytes each. Reading alone obeys it, a check does not need to.
    pub items: u32,
    /// Attributes of one element (`iati.attributes`).
    pub attributes: u32,
    /// Bytes of the name of an element (`iati.name_bytes`).
    pub name_bytes: u32,
    /// Bytes of one run of text, tag, comment or attribute value (`iati.text_bytes`).
    pub text_bytes: u64,
    /// Bytes of the whole file, unpacked (`iati.file_bytes`).
    pub file_bytes: u64,
    /// Findings kept per activity (`iati.findings`); the rest are counted.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            depth: 100,
            activity_bytes: 128 << 20,
            elements: 4_000_000,
            items: 500_000,
            attributes: 100,
            name_bytes: 200,
            text_bytes: 8 << 20,
            file_bytes: 16 << 30,
            findings: 1_000,
        }
    }
}

impl Limits {
    /// Names of the settings, as messages give them.
    pub const SETTINGS: &[&str] = &[
        Limits::DEPTH,
        Limits::ACTIVITY_BYTES,
        Limits::ELEMENTS,
        Limits::ITEMS,
        Limits::ATTRIBUTES,
        Limits::NAME_BYTES,
        Limits::TEXT_BYTES,
        Limits::FILE_BYTES,
        Limits::FINDINGS,
    ];
    /// Setting of [`Limits::depth`].
    pub const DEPTH: &str = "iati.depth";
    /// Setting of [`Limits::activity_bytes`].
    pub const ACTIVITY_BYTES: &str = "iati.activity_bytes";
    /// Setting of [`Limits::elements`].
    pub const ELEMENTS: &str = "iati.elements";
    /// Setting of [`Limits::items`].
    pub const ITEMS: &str = "iati.items";
    /// Setting of [`Limits::attributes`].
    pub const ATTRIBUTES: &str = "iati.attributes";
    /// Setting of [`Limits::name_bytes`].
    pub const NAME_BYTES: &str = "iati.name_bytes";
    /// Setting of [`Limits::text_bytes`].
    pub const TEXT_BYTES: &str = "iati.text_bytes";
    /// Setting of [`Limits::file_bytes`].
    pub const FILE_BYTES: &str = "iati.file_bytes";
    /// Setting of [`Limits::findings`].
    pub const FINDINGS: &str = "iati.findings";

    /// The highest value of a setting; `None` for a name that is none.
    pub fn highest(setting: &str) -> Option<u64> {
        Some(match setting {
            // Elements are walked one within the other.
            Limits::DEPTH => 1_000,
            // Offsets within an activity are kept in 31 bits, numbers of attributes and lengths of names in 16.
            Limits::ACTIVITY_BYTES | Limits::TEXT_BYTES => (1 << 31) - 1,
            Limits::ELEMENTS | Limits::ITEMS => 1 << 30,
            Limits::ATTRIBUTES | Limits::NAME_BYTES => 60_000,
            Limits::FILE_BYTES => 1 << 50,
            Limits::FINDINGS => 10_000_000,
            _ => return None,
        })
    }

    /// The value of a setting; `None` for a name that is none.
    pub fn get(&self, setting: &str) -> Option<u64> {
        Some(match setting {
            Limits::DEPTH => u64::from(self.depth),
            Limits::ACTIVITY_BYTES => self.activity_bytes,
            Limits::ELEMENTS => u64::from(self.elements),
            Limits::ITEMS => u64::from(self.items),
            Limits::ATTRIBUTES => u64::from(self.attributes),
            Limits::NAME_BYTES => u64::from(self.name_bytes),
            Limits::TEXT_BYTES => self.text_bytes,
            Limits::FILE_BYTES => self.file_bytes,
            Limits::FINDINGS => self.findings as u64,
            _ => return None,
        })
    }

    /// Changes a setting. False, and nothing is changed, where there is none of that name or the value is 0 or too high.
    pub fn set(&mut self, setting: &str, value: u64) -> bool {
        let Some(highest) = Limits::highest(setting) else { return false };
        if value == 0 || value > highest {
            return false;
        }
        match setting {
            Limits::DEPTH => self.depth = value as u32,
            Limits::ACTIVITY_BYTES => self.activity_bytes = value,
            Limits::ELEMENTS => self.elements = value as u32,
            Limits::ITEMS => self.items = value as u32,
            Limits::ATTRIBUTES => self.attributes = value as u32,
            Limits::NAME_BYTES => self.name_bytes = value as u32,
            Limits::TEXT_BYTES => self.text_bytes = value,
            Limits::FILE_BYTES => self.file_bytes = value,
            _ => self.findings = value as usize,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_read_and_changed_by_its_name() {
        for setting in Limits::SETTINGS {
            let mut limits = Limits::default();
            let before = limits.get(setting).unwrap();
            assert!(before <= Limits::highest(setting).unwrap(), "{setting}");
            assert!(limits.set(setting, before - 1), "{setting}");
            assert_eq!(limits.get(setting), Some(before - 1));
            assert_ne!(limits, Limits::default());
            assert!(!limits.set(setting, 0) && !limits.set(setting, Limits::highest(setting).unwrap() + 1));
            assert_eq!(limits.get(setting), Some(before - 1));
        }
        assert!(!Limits::default().set("iati.luck", 1));
    }
}
