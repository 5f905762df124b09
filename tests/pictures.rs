//! The words in every picture of the opening state, on a desk and on a phone, as they were last
//! looked at. A change shows here first: look at the picture, then accept it (`cargo insta review`,
//! or `INSTA_UPDATE=always cargo test --test pictures`).

use dealer_hedging::chart::{Axis, Mark, Panel, View};
use dealer_hedging::figures;
use dealer_hedging::scenario::Scenario;

fn axis(name: &str, axis: &Axis) -> String {
    let ticks: Vec<_> = axis.ticks.iter().map(|(_, text)| text.as_str()).collect();
    format!("  {name} {} | {}", axis.name, ticks.join(" "))
}

fn described(panel: &Panel) -> Vec<String> {
    let mut lines = vec![format!("panel, {} px", panel.height), axis("x", &panel.x), axis("y", &panel.y)];
    for mark in &panel.marks {
        if let Mark::Label { text, tone, bold, .. } = mark {
            lines.push(format!("  “{text}” {tone:?}{}", if *bold { ", bold" } else { "" }));
        }
    }
    let others = panel.marks.iter().filter(|mark| !matches!(mark, Mark::Label { .. })).count();
    lines.push(format!("  and {others} lines, areas and dots"));
    lines
}

#[test]
fn the_words_of_every_picture_are_as_they_were_looked_at() {
    for spec in figures::LIST {
        let figure = spec.whole_figure(&Scenario::default());
        let mut lines = vec![figure.finding().text(), figure.caption().text()];
        for width in [690.0, 350.0] {
            lines.push(format!("\n{width} px wide"));
            lines.extend(figure.scene(View { width }).panels.iter().flat_map(described));
        }
        insta::assert_snapshot!(spec.id, lines.join("\n"));
    }
}
