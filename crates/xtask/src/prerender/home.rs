//! The list of all forms, place by place.

use bangfu_api::pack::Overview;
use maud::{Markup, html};

use super::blank_path;

const PRODUCT: &str = "帮扶填报";
const OPENING: &str = "正在打开……";
const TITLE: &str = "县域医疗卫生帮扶的表";
const INTRO: &str = "这里可以填写、核对、签名和打印。填写页面打不开时，先打印空白表手工填写。";
const BLANK: &str = "空白表";

/// The page's frame with the list in it.
pub fn page(overviews: &[Overview]) -> Markup {
    html! {
        header class="bar" { div class="bar-in" { a class="product" href="#/" { (PRODUCT) } } }
        main id="main" {
            p id="opening" class="page quiet" hidden { (OPENING) }
            div class="page" {
                div id="ready" {
                    h1 class="next" { (TITLE) }
                    p class="quiet" { (INTRO) }
                    @for overview in overviews { (notice(overview)) }
                }
            }
        }
    }
}

/// The forms of one notice.
fn notice(overview: &Overview) -> Markup {
    let notice = &overview.notice;
    html! {
        section id=(format!("forms-{}", notice.id)) {
            h2 { (notice.place.name) }
            p class="quiet" { "《" (notice.number) "》" }
            ul class="forms" {
                @for form in &overview.forms {
                    li class="duty" {
                        div class="what" { p class="title" { (form.title) "（" (form.subtitle) "）" } }
                        p class="act" { a class="button" href=(blank_path(&format!("{}/{}", notice.id, form.id))) { (BLANK) } }
                    }
                }
            }
        }
    }
}
