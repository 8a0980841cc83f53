//! Checking before signing: what is still open.

pub const MEND_FIRST: &str = "把上面列出的地方改好，就可以在这里签名。";
pub const GO_MEND: &str = "去修改";
pub const ASK_FOR_REASON: &str = "原则上要做到的，做不到请写明理由";
pub const HINTS: &str = "提示，不影响签名";

/// How many places are left before signing.
pub struct Left {
    /// To be mended.
    pub must: usize,
    /// Still without a reason.
    pub reasons: usize,
    /// With a reason that is accepted.
    pub explained: usize,
    /// To be known only.
    pub hints: usize,
}

impl Left {
    /// Whether nothing keeps the filing from being signed.
    pub fn is_ready(&self) -> bool {
        self.must + self.reasons == 0
    }

    /// `还有 3 处需要改正`, or that it can be signed and what there is to know.
    pub fn heading(&self) -> String {
        match (self.must, self.reasons) {
            (0, 0) => self.parts("可以签名"),
            (0, reasons) => format!("还有 {reasons} 处要写明理由"),
            (must, reasons) => format!("还有 {} 处需要改正", must + reasons),
        }
    }

    /// `还不能签名 · 2 处必须改正 · 1 处要写明理由`
    pub fn in_short(&self) -> String {
        self.parts("还不能签名")
    }

    /// `可以签名 · 0 处必须改正 · 1 处已写理由 · 2 处提示`
    fn parts(&self, can: &str) -> String {
        let mut parts = vec![can.to_owned(), format!("{} 处必须改正", self.must)];
        let told = [
            (self.reasons, "处要写明理由"),
            (self.explained, "处已写理由"),
            (self.hints, "处提示"),
        ];
        let told = told.iter().filter(|(count, _)| *count > 0);
        parts.extend(told.map(|(count, what)| format!("{count} {what}")));
        parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_counts_what_is_left() {
        let left = |must, reasons, explained, hints| Left {
            must,
            reasons,
            explained,
            hints,
        };
        assert_eq!(left(2, 1, 0, 0).heading(), "还有 3 处需要改正");
        assert_eq!(
            left(2, 1, 0, 4).in_short(),
            "还不能签名 · 2 处必须改正 · 1 处要写明理由 · 4 处提示"
        );
        assert_eq!(left(0, 1, 0, 0).heading(), "还有 1 处要写明理由");
        assert_eq!(
            left(0, 0, 1, 2).heading(),
            "可以签名 · 0 处必须改正 · 1 处已写理由 · 2 处提示"
        );
    }
}
