//! The playground: everything that can be set, the main figures side by side, and something to try.

use leptos::prelude::*;

use super::aids::h2;
use super::{figure, say};
use crate::app::Store;
use crate::app::binding::ControlBinding;
use crate::control::Kind;
use crate::lesson::challenges::{CHALLENGES, SETTINGS};
use crate::scenario::Key;
use crate::ui::{choice, slider};

const TRADE: &[Key] = &[
    Key::Side,
    Key::Kind,
    Key::Spot,
    Key::Strike,
    Key::Days,
    Key::Oi,
    Key::Iv,
    Key::Move,
    Key::Hours,
    Key::IvShift,
    Key::Rate,
    Key::Yield,
];
const SESSION: &[Key] =
    &[Key::Dealer, Key::Flip, Key::Rule, Key::Cap, Key::Band, Key::Kappa, Key::Sessions, Key::NewsVol, Key::Seed];

/// All controls, three figures and six challenges.
pub fn section(store: Store) -> impl IntoView {
    let settings = SETTINGS.iter().map(|setting| {
        view! {
            <li>
                <button type="button" class="quiet" data-setting=setting.name>{setting.label}</button>
                " "{setting.note}
            </li>
        }
    });
    let challenges = CHALLENGES.iter().map(|challenge| {
        view! {
            <li>
                {challenge.ask}
                <p role="status"><span data-met hidden>"Met: "{challenge.met}</span></p>
                <details><summary>"Hint"</summary><p>{challenge.hint}</p></details>
            </li>
        }
    });
    view! {
        <section id="playground" class="section-wide">
            {h2("playground", "Playground")}
            <p>
                "Everything you can set on this page, in one place, and the main figures beside it. It is the same \
                 state as everywhere else. Right now, with the next dollar up, the dealer "{say(store, "next-order")}"."
            </p>
            <ul class="scenario-list">{settings.collect_view()}</ul>
            <div class="play-controls">
                {group(store, "The trade", TRADE)}
                {group(store, "The session", SESSION)}
            </div>
            <div class="play-figures">
                {figure(store, "play-dealer-delta")}
                {figure(store, "play-hedge-orders")}
                {figure(store, "play-same-news")}
                <div class="figure">
                    <h3 id="challenges">"Try to bring this about"</h3>
                    <ol class="challenges">{challenges.collect_view()}</ol>
                </div>
            </div>
        </section>
    }
}

fn group(store: Store, name: &'static str, keys: &[Key]) -> impl IntoView + use<> {
    let controls = keys.iter().map(|key| {
        let dial = ControlBinding::new(store, *key);
        match key.control().kind {
            Kind::Choice(_) => choice::markup(dial).into_any(),
            Kind::Number(_) => slider::markup(dial).into_any(),
        }
    });
    view! { <div role="group" aria-label=name><h3>{name}</h3><div>{controls.collect_view()}</div></div> }
}
