//! Drawing much in steps, so that the browser does what waits in between.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::effects::paint;

/// In how many steps.
const STEPS: usize = 3;

/// How many of `all` pieces are to be drawn: a part at first, more after each breath, and one more than there are once
/// they all stand. What was drawn is looked at again in every step, so there are few of them.
#[hook]
pub fn use_growing(all: usize) -> usize {
    let drawn = use_state(|| all.div_ceil(STEPS));
    let setter = drawn.setter();
    use_effect_with(*drawn, move |&drawn| {
        if drawn <= all {
            spawn_local(async move {
                paint::breath().await;
                let next = drawn + all.div_ceil(STEPS);
                setter.set(if drawn < all { next.min(all) } else { all + 1 });
            });
        }
    });
    *drawn
}
