//! The compiled form packs as data files, and their index.

/// A compiled text: the overview of a notice, or one of its forms.
pub struct Pack {
    /// `taian-2024` or `taian-2024/agreement-county`
    pub id: &'static str,
    /// The text, byte for byte as it is shipped.
    pub json: &'static str,
}

/// The overviews and forms of this repository.
pub fn all() -> Vec<Pack> {
    let (notices, forms) = (bangfu_forms::NOTICES.iter(), bangfu_forms::FORMS.iter());
    notices
        .chain(forms)
        .map(|&(id, json)| Pack { id, json })
        .collect()
}

/// The examples of every form's rules, which nobody fetches who does not ask for one.
pub fn examples() -> Vec<Pack> {
    let examples = bangfu_forms::EXAMPLES.iter();
    examples.map(|&(id, json)| Pack { id, json }).collect()
}

/// The text of `packs/index.json`.
pub fn index(packs: &[Pack]) -> serde_json::Result<String> {
    let entries = bangfu_packer::index(packs.iter().map(|pack| (pack.id, pack.json)))?;
    serde_json::to_string(&entries)
}

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
