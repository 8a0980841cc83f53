//! The closed lists of words in files (`files.md` §1, §4).

/// A closed list: an enum, the word of each variant, and both ways between them.
macro_rules! words {
    ($(#[$about:meta])* $list:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list { $($(#[$doc])* $variant,)+ }

        impl $list {
            /// Every variant, in order.
            pub const ALL: &[$list] = &[$($list::$variant),+];

            /// The words, in the same order.
            pub const NAMES: &[&str] = &[$($word),+];

            /// The word that files and programs use.
            pub fn name(self) -> &'static str {
                match self { $($list::$variant => $word),+ }
            }

            /// The variant with this word.
            pub fn of(name: &str) -> Option<$list> {
                match name { $($word => Some($list::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $list {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $list {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::of(&name).ok_or_else(|| serde::de::Error::custom("no such word"))
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What somebody signs as.
    Role {
        /// 帮扶单位
        Supporter = "supporter",
        /// 受援单位
        Recipient = "recipient",
        /// 县级卫健局
        Bureau = "bureau",
        /// 市卫健委
        Commission = "commission",
        /// 收件单位: receives filings and issues receipts.
        Office = "office",
        /// 名册管理: keeps the roster, never a party.
        Root = "root",
    }
}

words! {
    /// What a signature says.
    Purpose {
        /// 同意
        Approve = "approve",
        /// 不同意, with a reason.
        Refuse = "refuse",
        /// 备案回执
        Receipt = "receipt",
        /// 公钥名册
        Roster = "roster",
    }
}

words! {
    /// `document.type`.
    Kind {
        /// A filing: an agreement, a task list, a summary.
        Filing = "filing",
        /// A receipt of the office.
        Receipt = "receipt",
        /// A roster of public keys.
        Roster = "roster",
    }
}

impl Kind {
    /// The `typ` of a signature's head.
    pub fn typ(self) -> &'static str {
        match self {
            Kind::Filing => "bangfu-filing+jws",
            Kind::Receipt => "bangfu-receipt+jws",
            Kind::Roster => "bangfu-roster+jws",
        }
    }

    /// What a signature of such a file may say.
    pub fn purposes(self) -> &'static [Purpose] {
        match self {
            Kind::Filing => &[Purpose::Approve, Purpose::Refuse],
            Kind::Receipt => &[Purpose::Receipt],
            Kind::Roster => &[Purpose::Roster],
        }
    }

    /// The most signatures it holds; the least is one.
    pub fn most_entries(self) -> usize {
        match self {
            Kind::Filing => 16,
            Kind::Receipt | Kind::Roster => 1,
        }
    }
}

words! {
    /// What verification found (`files.md` §4 step 6).
    State {
        /// Everything holds and everybody has signed.
        Valid = "valid",
        /// A party has not signed yet.
        Incomplete = "incomplete",
        /// A party has refused.
        Refused = "refused",
        /// A rule is broken.
        Invalid = "invalid",
        /// A key is not in the roster.
        UnknownKey = "unknown-key",
        /// The roster must be renewed first.
        RosterTooOld = "roster-too-old",
    }
}

words! {
    /// How far a roster trusts a key (`files.md` §8).
    Status {
        /// In use.
        Active = "active",
        /// Replaced; good up to its last day.
        Superseded = "superseded",
        /// Lost or stolen.
        Compromised = "compromised",
        /// Enrolled in error.
        Withdrawn = "withdrawn",
    }
}
