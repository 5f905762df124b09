//! The module that `cargo xtask bench` measures in the browser: the lesson's model, compiled and shrunk as the lesson's
//! own module is, and nothing of its page. It hands the page in `page/` a list of workloads, `lessonWorkloads`.

#[cfg(target_arch = "wasm32")]
#[path = "work/mod.rs"]
mod work;

#[cfg(target_arch = "wasm32")]
fn main() {
    in_browser::publish();
}

/// Natively `native.rs` measures the same.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use std::rc::Rc;

    use dealer_hedging::model::ModelError;
    use js_sys::{Array, Object, Reflect};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;

    use crate::work::{self, Workload};

    /// Puts the list where the page's script finds it; in place of a list the page finds an error, where there is one.
    pub(crate) fn publish() {
        let list = work::all()
            .map_or_else(|error| told(&error), |all| all.into_iter().map(described).collect::<Array>().into());
        set(&js_sys::global(), "lessonWorkloads", &list);
    }

    /// A workload with two functions: `run()`, and `sums()` that gives its sums by name. Both answer with an error's text
    /// where there is one, and `run()` with nothing otherwise.
    fn described(workload: Workload) -> JsValue {
        let workload = Rc::new(workload);
        let object = Object::new();
        for (name, text) in [("topic", workload.topic), ("what", workload.what), ("note", workload.note)] {
            set(&object, name, &text.into());
        }
        set(&object, "sessionMinutes", &workload.session_minutes.into());
        let of = Rc::clone(&workload);
        let run = move || of.run().map_or_else(|error| told(&error), |()| JsValue::UNDEFINED);
        set(&object, "run", &Closure::<dyn Fn() -> JsValue>::new(run).into_js_value());
        let sums = move || workload.sums().map_or_else(|error| told(&error), |sums| by_name(&sums));
        set(&object, "sums", &Closure::<dyn Fn() -> JsValue>::new(sums).into_js_value());
        object.into()
    }

    fn by_name(sums: &[(&str, f64)]) -> JsValue {
        let object = Object::new();
        for &(name, sum) in sums {
            set(&object, name, &sum.into());
        }
        object.into()
    }

    fn told(error: &ModelError) -> JsValue {
        error.to_string().into()
    }

    fn set(object: &Object, name: &str, value: &JsValue) {
        // Of an ordinary object no property is refused.
        let _ = Reflect::set(object, &name.into(), value);
    }
}
