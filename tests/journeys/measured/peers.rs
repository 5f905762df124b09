//! What drawing the same charts costs other libraries, in the same page: the two main figures' own curves, state by
//! state, in the place of the figure's picture and at its size, while a plain slider is dragged. Nothing of the lesson
//! moves meanwhile.

use std::fs;
use std::path::{Path, PathBuf};

use dealer_hedging::chart::{Mark, Scene, View};
use dealer_hedging::figures::{FigureSpec, dealer_delta, hedge_orders};
use dealer_hedging::scenario::{Inputs, Key, Scenario};
use serde_json::{Value, json};

use super::accounts::Account;
use super::frames::Drag;
use super::{DESK, count, show};
use crate::harness::{Failure, Outcome, told};
use crate::page::Page;

/// States that are drawn one after the other, and again from the first.
const STATES: u32 = 60;

/// A library that draws charts.
struct Peer {
    /// As npm calls it.
    package: &'static str,
    /// The file of it that pages load.
    file: &'static str,
    /// Its style sheet, if it needs one.
    sheet: Option<&'static str>,
    /// Sets up one chart a panel in `stage` and returns what draws a state.
    draw: &'static str,
}

const PEERS: [Peer; 3] = [
    Peer {
        package: "uplot",
        file: "dist/uPlot.iife.min.js",
        sheet: Some("dist/uPlot.min.css"),
        draw: include_str!("peers/uplot.js"),
    },
    Peer { package: "chart.js", file: "dist/chart.umd.min.js", sheet: None, draw: include_str!("peers/chart.js") },
    Peer { package: "plotly.js-dist-min", file: "plotly.min.js", sheet: None, draw: include_str!("peers/plotly.js") },
];

/// A slider over that of the deck, and what draws the next state when it is moved.
const DRIVE: &str = "
    const [figure, states, sheet, library, draw] = arguments;
    const stage = document.querySelector(`#${figure} .figure-stage`), { height } = stage.getBoundingClientRect();
    stage.replaceChildren();
    stage.style.height = `${height}px`;
    if (sheet) document.head.append(Object.assign(document.createElement('style'), { textContent: sheet }));
    (0, eval)(library);
    const paint = new Function('stage', 'first', 'height', draw)(stage, states[0], height);
    const slider = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: 300, value: 100 });
    slider.id = 'peer';
    slider.style = 'position: fixed; top: 1rem; right: 1rem; width: 300px; z-index: 9';
    let next = 0;
    slider.addEventListener('input', () => paint(states[++next % states.length]));
    document.body.append(slider);
";

/// The curves of each panel of a figure's picture, as the page hands them to a library.
fn panels(scene: &Scene) -> Value {
    let panel = |panel: &dealer_hedging::chart::Panel| {
        let bars: Vec<_> = panel.marks.iter().flat_map(edge).collect();
        let curves = panel.marks.iter().filter_map(curve).chain((!bars.is_empty()).then_some(bars));
        let curves: Vec<_> = curves.map(line).collect();
        json!({ "curves": curves, "x": [panel.x.low, panel.x.high], "y": [panel.y.low, panel.y.high], "height": panel.height })
    };
    scene.panels.iter().map(panel).collect()
}

type Points = Vec<(f64, f64)>;

fn curve(mark: &Mark) -> Option<Points> {
    if let Mark::Curve { points, .. } = mark { Some(points.clone()) } else { None }
}

/// The upper edge of a bar. All bars of a panel are one line with steps: no library has less to do with them.
fn edge(mark: &Mark) -> Points {
    if let Mark::Bar { from, to, .. } = mark { vec![(from.0, to.1), *to] } else { Vec::new() }
}

fn line(points: Points) -> Value {
    let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
    json!({ "x": x, "y": y })
}

fn states(spec: &FigureSpec) -> Value {
    let state = |step: u32| {
        let spot = 95.0 + 10.0 * f64::from(step) / f64::from(STATES);
        let inputs = Inputs::of(Scenario::default().with(Key::Spot, spot));
        panels(&spec.figure(&inputs).scene(View { width: 690.0 }))
    };
    (0..STATES).map(state).collect()
}

/// A file of a library that the bench installed.
fn read(folder: &Path, file: &str) -> Outcome<String> {
    fs::read_to_string(folder.join(file)).map_err(|error| Failure(format!("{}: {error}", folder.join(file).display())))
}

async fn draw(page: &Page, spec: &FigureSpec, peer: &Peer) -> Outcome {
    let folder = PathBuf::from(told("BENCH_NODE_MODULES")?).join(peer.package);
    let package: Value = serde_json::from_str(&read(&folder, "package.json")?)?;
    let who = format!("{} {}", peer.package.trim_end_matches("-dist-min"), package["version"].as_str().unwrap_or("?"));
    let sheet = peer.sheet.map(|sheet| read(&folder, sheet)).transpose()?;
    page.load("").await?;
    show(page, spec).await?;
    let given = [json!(spec.id), states(spec), json!(sheet), json!(read(&folder, peer.file)?), json!(peer.draw)];
    page.ask::<Value>(DRIVE, &given).await?;
    let slider = page.place_now("#peer").await?;
    let drag = Drag::of(page, slider, count(300, 40)).await?;
    drag.print(&format!("{}, {} dragged", spec.id, Key::Spot.name()), &who)
}

journey!(
    measured_peers,
    DESK.through_devtools("it asks Chromium for its accounts, and loads what the page's policy forbids"),
    async |page: &Page| {
        Account::open(page).await?;
        page.speak("Page.enable", json!({})).await?;
        page.speak("Page.setBypassCSP", json!({ "enabled": true })).await?;
        for spec in [&dealer_delta::SPEC, &hedge_orders::SPEC] {
            for peer in &PEERS {
                draw(page, spec, peer).await?;
            }
        }
        Ok(())
    }
);
