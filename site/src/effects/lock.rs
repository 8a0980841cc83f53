//! Which tab may write a draft: Web Locks, which a browser gives back when a tab goes away, however it goes.
//!
//! Without them (an old browser, or a page that is not served over https) every tab gets the right; the journal then
//! notices that another has written.

use std::time::Duration;

use gloo::timers::future::sleep;
use gloo::utils::window;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A page that is loaded anew may ask before the browser has noticed that the one before is gone.
const ATTEMPTS: usize = 3;
const BETWEEN: Duration = Duration::from_millis(120);

/// The right to write, until it is dropped.
pub struct Lock {
    /// Resolves once it was given back, is rejected once another tab has taken it.
    over: Promise,
    release: Function,
}

/// What became of asking for it.
pub enum Right {
    /// It is ours; a lock where the browser has such.
    Ours(Option<Lock>),
    /// Another tab has it.
    Others,
}

impl Right {
    /// The lock, where there is one.
    pub fn lock(self) -> Option<Lock> {
        match self {
            Right::Ours(lock) => lock,
            Right::Others => None,
        }
    }
}

/// Asks for the right to write a draft; `take` takes it from the tab that has it.
pub async fn ask(draft: &str, take: bool) -> Right {
    for attempt in 1.. {
        let Some((granted, lock)) = request(draft, take) else {
            break;
        };
        match JsFuture::from(Promise::race(&Array::of2(&granted, &lock.over))).await {
            Ok(granted) if granted.is_truthy() => return Right::Ours(Some(lock)),
            Ok(_) if attempt == ATTEMPTS => return Right::Others,
            Ok(_) => sleep(BETWEEN).await,
            Err(_) => break,
        }
    }
    Right::Ours(None)
}

fn request(draft: &str, take: bool) -> Option<(Promise, Lock)> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let how = if take { "steal" } else { "ifAvailable" };
    Reflect::set(&options, &how.into(), &JsValue::TRUE).ok()?;
    let (held, release) = promise()?;
    let (granted, tell) = promise()?;
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        // The promise it gets is one of ours, so telling it cannot fail.
        let _ = tell.call1(&JsValue::NULL, &lock.is_truthy().into());
        if lock.is_truthy() {
            held.into()
        } else {
            JsValue::UNDEFINED
        }
    });
    let name = format!("bangfu/draft/{draft}");
    let over = request.call3(&locks, &name.into(), &options, &callback).ok()?;
    let over = over.dyn_into().ok()?;
    Some((granted, Lock { over, release }))
}

/// A promise, and what resolves it.
fn promise() -> Option<(Promise, Function)> {
    let mut resolve = None;
    let promise = Promise::new(&mut |function, _| resolve = Some(function));
    Some((promise, resolve?))
}

impl Lock {
    /// Resolves to whether another tab has taken it, once it is over.
    pub fn lost(&self) -> impl Future<Output = bool> + use<> {
        let over = JsFuture::from(self.over.clone());
        async { over.await.is_err() }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::NULL);
    }
}
