//! What can be told of a workbook, and in which words.

use serde::Serialize;

use crate::finding::Effect;

/// A kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The workbook does not say which form it is of.
    NoMarks,
    /// Another edition of the form.
    OtherVersion,
    /// The same form, with other rules.
    OtherRules,
    /// Days are counted from 1904.
    Counted1904,
    /// A sheet of the form is missing.
    MissingSheet,
    /// A sheet of the form has another name.
    RenamedSheet,
    /// A sheet the form does not have.
    UnknownSheet,
    /// A sheet whose head could not be found.
    NoHead,
    /// A column is missing.
    MissingColumn,
    /// A column has another head.
    RenamedColumn,
    /// A column stands elsewhere.
    MovedColumn,
    /// A column the table does not have.
    UnknownColumn,
    /// A single field is missing.
    MissingField,
    /// A row of single fields that the form does not have.
    UnknownField,
    /// A row that is hidden.
    HiddenRow,
    /// Cells that are merged.
    Merged,
    /// A row below blank ones.
    BelowGap,
    /// A formula that ends in an error.
    FormulaError,
    /// A formula without its result.
    FormulaUncalculated,
    /// A number of which only fifteen digits are left.
    CutDigits,
    /// A number in scientific notation.
    Exponent,
    /// A number that may have begun with zeros.
    LostZeros,
    /// A number kept as text.
    NumberAsText,
    /// A number with a unit, separators or full-width digits.
    NumberSpelling,
    /// A fraction where a whole number is asked for.
    Fraction,
    /// No number where one is asked for.
    NoNumber,
    /// A day kept as a bare number.
    DayAsNumber,
    /// A day in another spelling.
    DaySpelling,
    /// A day with a time.
    TimeDropped,
    /// A day the calendar does not have.
    NoSuchDay,
    /// No day where one is asked for.
    NoDay,
    /// A day where a number is asked for.
    DayForNumber,
    /// A day where words are asked for.
    DayForWords,
    /// A year shown as a day.
    YearAsDay,
    /// An option in another spelling.
    OptionSpelling,
    /// Words that are no option.
    NoOption,
    /// A code in another spelling.
    CodeSpelling,
    /// A line break where one line is asked for.
    LineBreak,
    /// Nothing but white space.
    WhiteSpace,
}

/// Sentence and advice; `{0}` and `{1}` are names.
pub(crate) struct Words {
    pub(crate) text: &'static str,
    pub(crate) advice: &'static str,
}

impl Kind {
    /// What becomes of what is found.
    pub fn effect(self) -> Effect {
        match self {
            Kind::NumberAsText
            | Kind::NumberSpelling
            | Kind::DayAsNumber
            | Kind::DaySpelling
            | Kind::TimeDropped
            | Kind::YearAsDay
            | Kind::OptionSpelling
            | Kind::CodeSpelling
            | Kind::LineBreak
            | Kind::WhiteSpace => Effect::Repaired,
            Kind::Merged
            | Kind::CutDigits
            | Kind::Exponent
            | Kind::LostZeros
            | Kind::Fraction
            | Kind::NoNumber
            | Kind::NoSuchDay
            | Kind::NoDay
            | Kind::DayForNumber
            | Kind::DayForWords
            | Kind::NoOption => Effect::Kept,
            Kind::MissingSheet
            | Kind::UnknownSheet
            | Kind::NoHead
            | Kind::MissingColumn
            | Kind::UnknownColumn
            | Kind::MissingField
            | Kind::UnknownField
            | Kind::FormulaError
            | Kind::FormulaUncalculated => Effect::LeftOut,
            Kind::NoMarks
            | Kind::OtherVersion
            | Kind::OtherRules
            | Kind::Counted1904
            | Kind::RenamedSheet
            | Kind::RenamedColumn
            | Kind::MovedColumn
            | Kind::HiddenRow
            | Kind::BelowGap => Effect::Told,
        }
    }

    pub(crate) fn words(self) -> Words {
        let (text, advice) = match self {
            Kind::NoMarks => (
                "工作簿里没有表样信息，已按工作表的名称和表头读入",
                "最好用这份表的 Excel 表样填写",
            ),
            Kind::OtherVersion => (
                "工作簿是第 {0} 版表样，这里按第 {1} 版读入",
                "请核对各项是否齐全，最好换用现在的表样",
            ),
            Kind::OtherRules => ("表样是按另一版规则做的，这里按现在的规则读入和核对", "不用改动"),
            Kind::Counted1904 => (
                "工作簿从 1904 年起算日期，已照此换算",
                "请核对日期，从别的工作簿粘贴来的可能差 4 年零 1 天",
            ),
            Kind::MissingSheet => (
                "没有“{0}”这张工作表，按没有填读入",
                "在别的工作簿里的，请移回来再读",
            ),
            Kind::RenamedSheet => ("工作表“{0}”的名称改成了“{1}”，照样读入", "不用改动"),
            Kind::UnknownSheet => (
                "表样里没有这张工作表，里面的内容没有读入",
                "要报的内容请填到表样的各张工作表里",
            ),
            Kind::NoHead => (
                "没有找到表头，这张工作表没有读入",
                "请按表样补上表头，或把内容粘贴到新的表样里",
            ),
            Kind::MissingColumn => ("没有“{0}”这一列，按没有填读入", "有内容的请补上这一列"),
            Kind::RenamedColumn => ("“{0}”这一列的表头改成了“{1}”，照样读入", "不用改动"),
            Kind::MovedColumn => (
                "“{0}”等列的位置和表样不一样，已按表头认列",
                "请核对各列有没有错位",
            ),
            Kind::UnknownColumn => (
                "表样里没有“{0}”这一列，或者有两列同名，里面的内容没有读入",
                "要报的内容请填到表样的各列里",
            ),
            Kind::MissingField => ("没有“{0}”这一项，按没有填读入", "有内容的请补上这一行"),
            Kind::UnknownField => (
                "表样里没有“{0}”这一项，或者有两行同名，填的内容没有读入",
                "要报的内容请填到表样的各项里",
            ),
            Kind::HiddenRow => ("这一行藏起来了，里面有内容，也读入了", "不要的请取消隐藏后删去"),
            Kind::Merged => (
                "这几格合并了，只有左上角一格有内容，其余按没有填读入",
                "请取消合并，逐格填写",
            ),
            Kind::BelowGap => (
                "上面隔着空行，这一行也读入了",
                "不是要填报的（例如合计、填表人），请删去这一行",
            ),
            Kind::FormulaError => ("这一格的公式出错，没有读入", "请改成要填的内容"),
            Kind::FormulaUncalculated => (
                "这一格的公式还没有算出结果，没有读入",
                "请用 Excel 或 WPS 打开工作簿，保存后再读",
            ),
            Kind::CutDigits => (
                "号码成了数字，Excel 只留住前 15 位，后面的成了 0",
                "请对照原件，把格子设成文字后重填",
            ),
            Kind::Exponent => (
                "号码成了科学记数的样子，后面的数字可能已经丢了",
                "请对照原件，把格子设成文字后重填",
            ),
            Kind::LostZeros => (
                "号码存成了数字，前面的 0 可能已经丢了",
                "请对照原件，把格子设成文字后重填",
            ),
            Kind::NumberAsText => ("数字存成了文字，已按数字读入", "不用改动"),
            Kind::NumberSpelling => ("数字带着单位、逗号或全角数字，已按数字读入", "不用改动"),
            Kind::Fraction => ("这里要整数，填的带小数", "请改成整数"),
            Kind::NoNumber => ("这里要填数字，填的不是数字", "请改成数字"),
            Kind::DayAsNumber => ("日期存成了数字，已换算成日期读入", "请核对日期"),
            Kind::DaySpelling => ("日期换成了 2026-12-10 的写法", "不用改动"),
            Kind::TimeDropped => ("日期后面带着时刻，只读入了日期", "不用改动"),
            Kind::NoSuchDay => ("没有这一天", "请改成存在的日期，例如 2026-12-10"),
            Kind::NoDay => ("这里要填日期，填的读不成日期", "请按 2026-12-10 的样子填写"),
            Kind::DayForNumber => ("这里要填数字，格子里是日期", "请把格式设成常规后重填"),
            Kind::DayForWords => (
                "这里要填文字，Excel 把填的内容变成了日期",
                "请把格子设成文字后重填",
            ),
            Kind::YearAsDay => ("年份显示成了日期，已按年份读入", "不用改动"),
            Kind::OptionSpelling => ("选项的写法和表样不完全一样，已按表样的写法读入", "不用改动"),
            Kind::NoOption => ("填的不在选项里", "请从下拉的选项里选"),
            Kind::CodeSpelling => ("代码里的空格、小写或全角字符已换成规定的写法", "不用改动"),
            Kind::LineBreak => ("这里只要一行，换行已换成空格", "不用改动"),
            Kind::WhiteSpace => ("只有空格，按没有填读入", "不用改动"),
        };
        Words { text, advice }
    }
}
