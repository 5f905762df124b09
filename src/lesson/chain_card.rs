//! The figure of the reader's own chain as the page is built with it: the chain that the project makes itself, as a still
//! picture, until `extra::chain` brings it to life.

use leptos::prelude::*;

use super::words;
use crate::chart::Figure;
use crate::figures::your_chain::{SPEC, YourChain};

/// The card, under this name on the page.
///
/// # Panics
/// At build time, if the chain that the project makes itself cannot be valued.
pub fn chain_card(id: &'static str) -> AnyView {
    let Some(figure) = YourChain::of_sample() else { panic!("the sample is no chain") };
    let (still, finding) = (format!("still/{}", SPEC.id), figure.finding());
    let exports = words::CHAIN_EXPORTS.map(|(name, label, says)| {
        view! { <button type="button" class="button-quiet" data-export=name aria-label=says>{label}</button> }
    });
    view! {
        // The worker's script stands beside the page: the build gives it its name.
        <figure class="figure" id=id data-figure=id data-claim=SPEC.claims data-chain="./chains.js">
            <figcaption>
                <h3 class="figure-finding" inner_html=finding.html()></h3>
                <p class="figure-caption" inner_html=figure.caption().html()></p>
            </figcaption>
            <div class="figure-stage">
                <canvas role="img" aria-label=finding.text() hidden></canvas>
                <img class="figure-still" src=format!("{still}.svg") alt=finding.text() loading="lazy"/>
            </div>
            <div class="figure-foot">
                <details class="figure-numbers">
                    <summary>{words::NUMBERS}</summary>
                    <div class="table-scroll" tabindex="0" role="group" aria-label=format!("{}: {id}", words::NUMBERS)>
                        <table class="table-dense"></table>
                        <noscript><a href=format!("{still}.csv")>{words::NUMBERS_AS_FILE}</a></noscript>
                    </div>
                </details>
                <details class="figure-method">
                    <summary>{words::HOW_COMPUTED}</summary>
                    <p>{SPEC.method.text()}</p>
                </details>
                <span class="figure-exports">
                    <a class="link-anchor" href=format!("#{id}") aria-label=words::LINK_TO_PART></a>
                    {exports.into_iter().collect_view()}
                </span>
            </div>
        </figure>
    }
    .into_any()
}
