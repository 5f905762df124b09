//! The picture of a figure once more, as the reader left it, and a way back to it.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::Element;

use super::figure::still;
use crate::figures::FigureSpec;
use crate::scenario::Inputs;
use crate::ui::live::{Slot, once_live, printed};
use crate::ui::reactive::effect;
use crate::ui::schedule::Painter;
use crate::ui::written::Written;
use crate::ui::{figures_here, paper};

/// A small picture of a figure, with its finding.
#[component]
pub(super) fn LastPicture(spec: &'static FigureSpec) -> impl IntoView {
    let [stage, words] = [(); 2].map(|()| Slot::<Element>::default());
    let marks = [&stage, &words].map(Slot::here);
    once_live(move || {
        if let (Some(stage), Some(words)) = (stage.get(), words.get()) {
            follow(spec, &stage, words);
        }
    });
    let finding = printed(|| spec.whole_figure(&Inputs::default()).finding().html());
    printed(|| {
        view! {
            <a class="last-picture" href=printed(|| format!("#{}", spec.id))>
                <span class="last-picture-stage" aria-hidden="true" data-live=marks[0]>
                    <noscript><img src=printed(|| still(spec) + ".svg") alt="" loading="lazy"/></noscript>
                </span>
                <span data-live=marks[1] inner_html=finding></span>
            </a>
        }
    })
}

/// Takes the picture and the finding over from the figure, whenever one of them changed and these can be seen.
fn follow(spec: &'static FigureSpec, stage: &Element, words: Element) {
    let (shown, written) = (stage.clone(), Written::default());
    let painter = Painter::watch(stage, move || {
        let Some((picture, finding)) = figures_here::shown_by(spec.id) else { return false };
        shown.replace_children_with_node_1(&picture);
        written.write(&words, finding);
        true
    });
    let printed = painter.clone();
    paper::on_print(move |is| if is { printed.paint_now() } else { printed.refresh() });
    effect(move || {
        figures_here::follow(spec.id);
        painter.refresh();
    });
}
