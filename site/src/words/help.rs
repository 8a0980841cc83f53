//! The help page.

use crate::routes::Route;

/// A way through the program: who goes it, what is needed, and the steps.
pub struct Journey {
    /// Element id of the heading.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// Whose it is.
    pub whose: &'static str,
    /// What to have at hand.
    pub needed: &'static str,
    /// Steps, in order.
    pub steps: &'static [Step],
}

/// A step, and the page it is done on.
pub struct Step {
    /// What to do.
    pub text: &'static str,
    /// Where: the route and what the link says.
    pub on: Option<Way>,
}

/// A way to a page: its route, and what the link says.
pub type Way = (fn() -> Route, &'static str);

/// A step on the page it is told for.
const fn step(text: &'static str) -> Step {
    Step { text, on: None }
}

/// A step that begins on another page.
const fn step_on(text: &'static str, to: fn() -> Route, link: &'static str) -> Step {
    Step {
        text,
        on: Some((to, link)),
    }
}

pub const TITLE: &str = "帮助";
pub const INTRO: &str =
    "这里填写对口帮扶的责任书等表格，边填边按通知核对，签名后把文件交给对方。先看您属于哪一种情况。";
pub const WHICH: &str = "您是哪一种情况";
pub const NEEDED: &str = "先备好";

pub const JOURNEYS: &[Journey] = &[
    Journey {
        id: "help-fill-in",
        title: "支援医院填报",
        whose: "帮扶单位的医务科，一般由您先填、先签名。",
        needed: "双方单位的全称和统一社会信用代码、派驻人员名单（Excel 或 WPS 里的也可以）。",
        steps: &[
            step_on(
                "在页面最上面选好地区和年度，在首页找到要报的表，点“新填一份”；填到一半的，点“继续填写”。",
                || Route::Home,
                "去首页",
            ),
            step(
                "逐项填写。派驻人员等名单可以从 Excel 或 WPS 整块复制，点表格第一格后粘贴。填写内容随时自动保存，中途关掉页面也不会丢。",
            ),
            step(
                "离开一项以后，有不符的会在它下面说明差在哪里、怎样改，并引出通知的原话。一时填不了的可以先往下填。",
            ),
            step("点“检查并签名”，把列出来的逐处改好。写着“请写明理由”的，确有原因就写清楚。"),
            step_on(
                "第一次签名前新建密钥，打印公钥登记表，盖章后交卫生健康部门登记。",
                || Route::Keys,
                "去新建密钥",
            ),
            step("选择签名身份和密钥，输入口令，点“签名并保存文件”。"),
            step("打印纸质件盖章，把下载的文件交给受援单位，不要改动它。"),
        ],
    },
    Journey {
        id: "help-countersign",
        title: "受援单位签名",
        whose: "收到对方签好的文件，核对以后由您接着签。",
        needed: "对方交来的文件、卫生健康部门发的公钥名册、您自己的密钥和口令。",
        steps: &[
            step_on(
                "选择收到的文件，或直接把文件拖进页面。",
                || Route::Open,
                "去打开文件",
            ),
            step("先看第一行的结论，再看谁在什么时候签的名，以及哪些没有核对。"),
            step(
                "还不能判断是谁签的，就向卫生健康部门要公钥名册，在同一页选择名册文件，对照通知上的核对码后使用。",
            ),
            step("通读文件内容。同意，就选择密钥、输入口令并签名；不同意，点“暂不同意，写明理由”。"),
            step("把签好的文件交还帮扶单位，或按通知直接报送。"),
        ],
    },
    Journey {
        id: "help-receive",
        title: "卫健局收件",
        whose: "县（市、区）和市卫生健康部门，收齐、核对、汇总各单位报来的文件。",
        needed: "本期公钥名册；把邮件和 U 盘里收到的文件放进同一个文件夹，不用改名。",
        steps: &[
            step_on(
                "先选择本期公钥名册。第一次使用时，对照印发的通知逐组核对名册核对码。",
                || Route::Open,
                "去选择名册",
            ),
            step_on(
                "把整个文件夹拖进“收件”页面，压缩包也可以。有本单位的应报名单，可以一起选上。",
                || Route::Office,
                "去收件",
            ),
            step("先看“谁报了”：未报、应退回、不全、迟报各有多少。点一个数，只看那些单位。"),
            step("“要核对的”列出几份文件说得不一样的数、算了不止一次的人；“不能用的文件”逐个写明原因。"),
            step("“合计”里的每个数都能点开，看它出自哪份文件的哪一格、谁签的名。"),
            step("没有报的，用“催报单”催；收到的，用“批量回执”一次出具，应退回的会逐条写明问题。"),
            step("要报总结或任务清单时点“拟稿”，用签过名的原件拟好，再补上本单位自己的内容。"),
            step(
                "签名人与登记的保管人不一致、密钥不在名册里，都先打原来留下的座机核实，不要用文件里或来电显示的号码。",
            ),
            step(
                "在“打开文件”的“核对纸质件”里抄写盖章纸质件上的核对码，或用扫码枪扫二维码；显示“是这份文件”，才是同一份。",
            ),
        ],
    },
    Journey {
        id: "help-roster",
        title: "名册管理单位登记公钥、签发名册",
        whose: "管公钥名册的卫生健康部门。",
        needed: "各单位盖章的公钥登记表和公钥卡、单位原来留下的座机号码。",
        steps: &[
            step_on(
                "新建一把专用的根密钥，再从同一页进入“管理公钥名册”，建立名册。",
                || Route::Keys,
                "去新建密钥",
            ),
            step(
                "收到公钥登记表和公钥卡后，拨打单位原来留下的座机，请保管人念出电话核对码，边听边输入。全部一致才能登记。",
            ),
            step("密钥更换、遗失或登记有误时，在名册里停用它，写明日期和原因。"),
            step("用根密钥签名，把下载的名册发给各单位，把根密钥的电话核对码印在通知上。"),
            step("到了下次更新的日期，或有新的登记和停用，打开最近一期名册，接着签发下一期。"),
        ],
    },
];

/// A question and its answers.
pub struct Topic {
    /// The question.
    pub title: &'static str,
    /// Paragraphs.
    pub paragraphs: &'static [&'static str],
}

pub const TOPICS: &[Topic] = &[
    Topic {
        title: "签名说明什么，不说明什么",
        paragraphs: &[
            "签名成立，说明持有名册里那把密钥的人，对这份文件的每一个字表示了同意或不同意；签名之后改动一个字都会被发现。",
            "签名不说明三件事：签名时间是签名人电脑上的时间，可能不准；谁拿到密钥文件又知道口令，谁就能签；填的内容是不是实情，要由人核实。",
            "这种签名不是电子印章。收件单位书面同意之前，以盖章的纸质件或省里的电子印章系统为准。",
        ],
    },
    Topic {
        title: "填的内容存在哪里",
        paragraphs: &[
            "只存在这台电脑的这个浏览器里，不上传。换电脑、换浏览器都看不到；清理浏览器数据会一并删掉。",
            "几个人共用一台电脑时，别人也能看到草稿。用完可以在首页删除草稿，在“密钥”页面删除密钥。",
        ],
    },
    Topic {
        title: "怎样备份",
        paragraphs: &[
            "填到一半：在填写页点“备份文件”，把下载的文件存到 U 盘。以后用“打开文件”打开它，点“继续填写”。",
            "密钥：在“密钥”页面点“下载密钥文件”，另存一份到 U 盘锁好。口令另外记，不要与密钥文件放在一起。",
        ],
    },
    Topic {
        title: "密钥丢了、口令忘了怎么办",
        paragraphs: &[
            "口令忘了没有办法找回，新建一把密钥，重新登记。以前签过的文件仍然有效。",
            "密钥文件可能被别人拿到时，马上打电话告诉卫生健康部门挂失，再新建密钥登记。",
        ],
    },
    Topic {
        title: "只用键盘怎样操作",
        paragraphs: &[
            "按 Tab 到下一项，按 Shift 加 Tab 回到上一项；按空格选中，按回车按下按钮。刚打开页面时按一次 Tab，可以跳过上面的菜单。",
        ],
    },
    Topic {
        title: "表格里可以用哪些键",
        paragraphs: &[
            "和 Excel、WPS 一样：方向键、Tab、回车在格子之间移动，在最后一行按回车会添加一行；F2 修改，Esc 放弃正在填的内容，Ctrl 加 Home、Ctrl 加 End 到头、到尾。",
            "按住 Shift 用方向键，或按住鼠标拖过去，选中一块；点序号选中整行。Ctrl 加 C 复制，Ctrl 加 X 剪切，Ctrl 加 V 粘贴，Delete 清空，Ctrl 加 D 向下填充。",
            "Ctrl 和加号在上方插入行，Ctrl 和减号删除所选行，Ctrl 加 Z 撤销，Ctrl 加 Y 重做。排序和只看有问题的行，用表格上方的按钮。",
        ],
    },
    Topic {
        title: "问谁",
        paragraphs: &[
            "表该怎么填、什么时候报：问通知上写的联系人。每处提示下面都有依据，可以照着问。",
            "公钥登记、名册、挂失：问收件的卫生健康部门。",
            "页面打不开、不能保存：问单位的信息科。请把页面上的提示原话告诉他们。",
        ],
    },
];
