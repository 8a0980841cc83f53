//! Papers of every form: the same bytes every time, nothing that runs, nothing that was typed taken for anything but text.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_api::model::Date;
use bangfu_api::seal::File;
use bangfu_api::{Library, Session, blank, forms, open};
use bangfu_forms::FORMS;
use bangfu_paper::{Level, Paper, document, draft, printed};

fn library() -> Library {
    Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap()
}

fn opened(library: &Library, form: &str) -> (Session, File) {
    let text = blank(library, form, 2026, [7; 16]).unwrap();
    let today = Date::parse("2026-11-22").unwrap();
    let session = open(library, text.as_bytes(), today).unwrap();
    (session, File::read(text.as_bytes()).unwrap())
}

#[test]
fn every_form_is_set_alike_every_time_and_holds_nothing_that_runs() {
    let library = library();
    for form in forms(&library) {
        let (session, file) = opened(&library, &form.id);
        let text = document(&printed(&session, &file));
        assert_eq!(text, document(&printed(&session, &file)), "{}", form.id);
        for mark in ["<script", " style=", "://", "url(", "@import", "<link", "<input"] {
            assert!(!text.contains(mark), "{}: {mark}", form.id);
        }
    }
}

#[test]
fn a_blank_form_has_room_to_write_and_no_codes() {
    let library = library();
    let (session, file) = opened(&library, "taian-2024/agreement-county");
    let paper = printed(&session, &file);
    assert_eq!(paper, draft(&session));
    assert_eq!(paper.foot, "未签名");
    assert!(paper.html.contains("□三级甲等") && paper.html.contains("　　年　　月　　日"));
    assert!(!paper.html.contains("核对码") && !paper.html.contains("未填"));
}

#[test]
fn what_was_typed_stays_text() {
    let library = library();
    let (mut session, _) = opened(&library, "taian-2024/agreement-county");
    session
        .enter("/supporter_name", "<img src=x onerror=alert(1)>\"&'")
        .unwrap();
    let paper = draft(&session).html;
    assert!(
        paper.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&amp;"),
        "{paper}"
    );
    assert!(!paper.contains("<img"));
}

#[test]
fn a_template_keeps_its_numbers_and_what_it_does_not_print_comes_behind() {
    let library = library();
    let (session, _) = opened(&library, "dezhou-2019/agreement");
    let paper = Paper::of(&session);
    assert_eq!(paper.title, "三级、二级医院对口帮扶乡镇卫生院责任书");
    let lines = paper
        .parts
        .iter()
        .flat_map(|part| part.heading.iter().chain(&part.wording));
    let headings: Vec<&str> = lines
        .filter(|line| line.level != Level::Text)
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "一、医院的责任",
            "（一）帮扶医院",
            "（二）受援医院",
            "（三）共同责任",
            "1.年度目标和年度分解任务",
            "2.人才培养目标和计划",
            "3.派驻人员",
            "4.特色或重点专科、重点科室",
            "5.新医疗技术和新医疗服务项目",
            "6.考核评估指标",
            "7.激励约束、宣传和其他目标",
            "8.帮扶方式",
            "二、县市区卫生健康行政部门责任",
        ]
    );
    let details: Vec<&str> = paper.details.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(details, ["pair", "filing", "self_organised"]);
}

#[test]
fn a_task_list_lies_on_the_long_side_and_an_agreement_stands_upright() {
    let library = library();
    let wide = |form: &str| Paper::of(&opened(&library, form).0).wide;
    assert!(wide("taian-2024/tasks"));
    assert!(!wide("taian-2024/agreement-county"));
    assert!(!wide("dezhou-2019/agreement"));
}
