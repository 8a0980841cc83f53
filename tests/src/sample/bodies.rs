//! Made-up bodies with codes that hold, their keys, and the roster that lists them.

use bangfu_model::identifier::{Kind, check};
use bangfu_model::{Date, Instant, Value};
use bangfu_seal::{Body, Clock, Enrolment, File, Key, Role, Roster, Statement, Term, begin, sign, trust};

/// A body, and the person who signs for it.
#[derive(Debug, Clone)]
pub struct Signatory {
    /// The body.
    pub body: Body,
    /// Who signs.
    pub holder: String,
    /// What its key's seed is made of.
    number: u64,
}

impl Signatory {
    /// The body of this number. `class` are the first two characters of its code: `11` a bureau, `12` a hospital.
    pub fn new(name: String, class: &str, number: u64) -> Signatory {
        Signatory {
            body: Body {
                name,
                uscc: code(class, number),
            },
            holder: person(number.wrapping_mul(31).wrapping_add(7)),
            number,
        }
    }

    /// Its key.
    pub fn key(&self) -> Key {
        key(self.number)
    }
}

/// The key of a number.
pub fn key(number: u64) -> Key {
    let mut seed = [0x5A; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    Key::from_seed(seed)
}

/// A 统一社会信用代码 whose check characters hold.
fn code(class: &str, number: u64) -> String {
    let body = format!("{class}370999{number:08}");
    let inner = "0123456789X".chars().find(|last| {
        let code = format!("{number:08}{last}");
        check(Kind::OrganisationCode, &code, None).rule.is_none()
    });
    let body = format!("{body}{}", inner.unwrap_or('0'));
    let last = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        .chars()
        .find(|last| check(Kind::Uscc, &format!("{body}{last}"), None).rule.is_none());
    format!("{body}{}", last.unwrap_or('0'))
}

/// A made-up person's name; different for numbers below 250,000.
pub fn person(number: u64) -> String {
    const FAMILY: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    const GIVEN: &str =
        "安宁平静悦正衡禾言远明晨帆朗清溪竹松柏梅兰菊荷莲枫桐楠樟榆槐桂棠薇芷若云霁澄澈皓瑾瑜琮";
    let pick = |list: &str, at: u64| {
        let count = list.chars().count() as u64;
        list.chars().nth((at % count) as usize).unwrap_or('某')
    };
    let family = FAMILY.chars().count() as u64;
    let given = GIVEN.chars().count() as u64;
    let (one, two) = (number / family, number / family / given);
    format!(
        "{}{}{}（虚构）",
        pick(FAMILY, number),
        pick(GIVEN, one),
        pick(GIVEN, two)
    )
}

/// The roster of these bodies, each with one role: the file, the kid of its root, and the roster itself.
pub struct Listed {
    /// The roster file.
    pub file: String,
    /// The kid of the root key.
    pub root: String,
    /// The roster.
    pub roster: Roster,
}

/// Signs a roster of an office and these bodies. Its root is the office's too.
pub fn roster<'s>(office: &'s Signatory, bodies: impl Iterator<Item = (&'s Signatory, Role)>) -> Listed {
    const ROOT: u64 = 90_000_000;
    let day = |text| Date::parse(text).unwrap_or_else(|| unreachable!("a day"));
    let enrolment = |body: &Signatory, key: &Key, role| Enrolment {
        public: key.public(),
        org: body.body.clone(),
        holder: body.holder.clone(),
        roles: vec![role],
        not_before: day("2025-01-01"),
        not_after: day("2027-12-31"),
    };
    let term = Term {
        issued: instant("2026-12-01T09:00:00+08:00"),
        next_update: instant("2027-12-01T00:00:00+08:00"),
    };
    let begun = |enrolment: &Enrolment| {
        begin("sample", term, enrolment).unwrap_or_else(|breach| unreachable!("{breach}"))
    };
    let root = key(ROOT);
    let mut document = begun(&enrolment(office, &root, Role::Root));
    let own = [(office, Role::Office)].into_iter();
    let entries: Vec<Value> = own
        .chain(bodies)
        .flat_map(|(body, role)| {
            let one = begun(&enrolment(body, &body.key(), role));
            one.get("keys")
                .and_then(Value::as_list)
                .unwrap_or_default()
                .to_vec()
        })
        .collect();
    if let Value::Record(members) = &mut document
        && let Some(Value::List(keys)) = members.get_mut("keys")
    {
        keys.extend(entries);
    }
    let statement = statement(Role::Root, office, "2026-12-01T09:05:00+08:00");
    let signed = sign(&File::Bare(document), &root, &statement);
    let file = signed.unwrap_or_else(|breach| unreachable!("{breach}")).written();
    let kid = root.public().kid();
    let (roster, verdict) = trust(file.as_bytes(), Some(kid), Clock::Unknown, None);
    Listed {
        root: kid.to_string(),
        roster: roster.unwrap_or_else(|| unreachable!("{verdict:?}")),
        file,
    }
}

/// A statement of this body's holder.
pub fn statement(role: Role, by: &Signatory, time: &str) -> Statement {
    Statement {
        role,
        org: by.body.uscc.clone(),
        signer: by.holder.clone(),
        time: instant(time),
        refusal: None,
    }
}

/// An instant of the plan.
pub fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| unreachable!("an instant"))
}
