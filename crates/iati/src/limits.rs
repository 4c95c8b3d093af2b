//! How much one file may ask for, so that a hostile one costs little. Numbers only; `events` and `reader` obey them.

/// Limits of one reading. Each refusal names the setting ([`Limits::SETTINGS`]) that would allow more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Elements within each other, the root included (`iati.depth`).
    pub depth: u32,
    /// Bytes of one activity as UTF-8 (`iati.activity_bytes`). The densest activity takes about four times this in
    /// memory: 64 MB keep any file under 300 MB, 256 MB would let one take 880.
    pub activity_bytes: u64,
    /// Elements and texts of one activity (`iati.elements`).
    pub elements: u32,
    /// Attributes of one element (`iati.attributes`).
    pub attributes: u32,
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
            activity_bytes: 64 << 20,
            elements: 2_000_000,
            attributes: 100,
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
        Limits::ATTRIBUTES,
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
    /// Setting of [`Limits::attributes`].
    pub const ATTRIBUTES: &str = "iati.attributes";
    /// Setting of [`Limits::text_bytes`].
    pub const TEXT_BYTES: &str = "iati.text_bytes";
    /// Setting of [`Limits::file_bytes`].
    pub const FILE_BYTES: &str = "iati.file_bytes";
    /// Setting of [`Limits::findings`].
    pub const FINDINGS: &str = "iati.findings";
}
