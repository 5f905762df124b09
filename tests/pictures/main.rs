//! Every picture as it was last looked at: each mark that is painted, with its place, colour and text, on a desk
//! and on a phone, in the states in which pictures differ most. A change shows here first: look at the picture,
//! then accept it (`cargo insta review`, or `INSTA_UPDATE=always cargo test --test pictures`).

mod recorder;

use dealer_hedging::chart::View;
use dealer_hedging::figures::{self, FigureSpec};
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::{Inputs, link};

use recorder::record;

/// Width of a picture beside the deck, and on a phone, in CSS pixels.
const WIDTHS: [u32; 2] = [690, 340];

/// One test a figure: its function, its name, and its states, each by name and as the link that leads there.
macro_rules! pictures {
    ($($test:ident = $figure:literal { $($state:literal: $link:literal),+ $(,)? })+) => {
        const LOOKED_AT: &[&str] = &[$($figure),+];
        $(
            #[test]
            fn $test() {
                let spec = named($figure);
                $(insta::with_settings!({ snapshot_suffix => $state, omit_expression => true }, {
                    insta::assert_snapshot!($figure, told(spec, $link));
                });)+
            }
        )+
    };
}

pictures! {
    push_the_price = "push-the-price" {
        "opening": "",
        "a-fall-after-two-pushes": "push=-0.35&pushed1=0.5&pushed2=-0.8",
        "index-day": "crowd=index",
        "as-hard-as-it-goes-with-a-flag": "push=1&pushed1=0.59&dare=on",
        "no-push": "push=0",
    }
    the_flow = "the-flow" {
        "opening": "",
        "puts-sold-to-the-dealer": "side=sells&kind=puts&spot=97",
        "customer-sells": "side=sells",
        "nothing-open": "oi=0",
    }
    one_trade = "one-trade" {
        "opening": "",
        "customer-sells-puts": "side=sells&kind=puts",
        "seven-contracts-in-futures": "instrument=emini&oi=7",
        "nothing-open": "oi=0",
    }
    four_trades = "four-trades" {
        "opening": "",
        "far-above": "spot=140",
        "nothing-open": "oi=0",
    }
    dealer_delta = "dealer-delta" {
        "opening": "",
        "customer-sells": "side=sells&kind=puts",
        "far-away-and-a-large-move": "spot=60&move=20",
        "last-minute": "days=0.00069&iv=1",
        "nothing-open": "oi=0",
    }
    hedge_orders = "hedge-orders" {
        "opening": "",
        "customer-sells": "side=sells&kind=puts",
        "before-the-first-step": "step=0",
        "wild-path": "path1=25&path2=-25&path3=25&path4=-25&oi=200000",
        "nothing-open": "oi=0",
    }
    be_the_dealer = "be-the-dealer" {
        "opening": "",
        "three-quarters-of-an-hour-played": "gamemode=you&gameminute=45&orders=4x0.4.3x0.-7.2x0.4.12x0.4.4x0.-3",
        "over": "gamemode=you&orders=4x0.4.3x0.-7.2x0.4.12x0.4.4x0.-3.12x0.-2.2x0.11",
        "owned-and-never-traded": "gamemode=you&gamebook=owns&gameseed=7",
        "before-the-first-minute": "gamemode=you&gameminute=0",
    }
    three_clocks = "three-clocks" {
        "opening": "",
        "customer-sells-off-the-strike": "side=sells&spot=97",
        "all-at-their-limits": "move=20&hours=72&ivshift=-20&days=30",
        "nothing-moves": "move=0&hours=0&ivshift=0",
    }
    far_to_dominant = "far-to-dominant" {
        "opening": "",
        "half-way": "walk=50",
        "customer-sells": "side=sells",
        "at-the-corners": "spot=50&days=365&spot2=150&days2=0.00069&iv=200",
        "nothing-open": "oi=0",
    }
    crowded_strikes = "crowded-strikes" {
        "opening": "",
        "dealers-short-everything": "assume=short",
        "crowd-far-away": "calls9=30000&spot=108&days=0.5",
        "empty-chain": "calls1=0&calls2=0&calls3=0&calls4=0&calls5=0&calls6=0&calls7=0&calls8=0&calls9=0\
                        &puts1=0&puts2=0&puts3=0&puts4=0&puts5=0&puts6=0&puts7=0&puts8=0&puts9=0",
    }
    hedged_pnl = "hedged-pnl" {
        "opening": "",
        "price-moves-less-than-implied": "realised=14&every=15",
        "dealer-owns-and-hedges-once": "side=sells&realised=40&every=390",
        "last-hour": "days=0.0417",
        "moves-beyond-the-picture": "iv=4&realised=80",
        "nothing-open": "oi=0",
    }
    echo = "echo" {
        "opening": "",
        "dealer-has-sold": "feedback=0.158",
        "half-taken-back": "feedback=-0.5",
        "long-to-settle": "feedback=-0.9",
        "swings-for-ever": "feedback=-1",
        "nobody-answers": "feedback=0",
        "doubles": "feedback=0.5",
        "ten-times": "feedback=0.9",
        "never-ends": "feedback=1",
        "beyond": "feedback=1.1",
    }
    feedback_size = "feedback-size" {
        "opening": "",
        "ordinary-index-day": "oi=630",
        "nearly-unstable": "oi=30000&kappa=8",
        "no-stable-price": "oi=90000",
        "beyond": "oi=200000&kappa=20",
        "no-impact": "kappa=0",
        "hardly-any-impact": "kappa=0.1",
        "a-wide-band-beside-a-high-end": "oi=15600&kappa=20",
        "nothing-open": "oi=0",
    }
    same_news = "same-news" {
        "opening": "",
        "half-played-with-other-news": "minute=195&seed=17&flip=mirrored",
        "sudden-acceleration": "story=run&seed=16816&cap=capped",
        "before-the-first-minute": "minute=0",
        "nothing-open": "oi=0",
    }
    closing_price = "closing-price" {
        "opening": "",
        "dealer-short-of-a-smaller-book": "oi=3000",
        "dealer-long-gamma": "side=sells",
        "nothing-open": "oi=0",
    }
    share_of_flow = "share-of-flow" {
        "opening": "",
        "dealer-long-gamma": "side=sells&curtain=390",
        "covered": "curtain=0",
        "no-impact": "kappa=0",
    }
    pressure_map = "pressure-map" {
        "opening": "",
        "dealers-short-everything": "assume=short&flip=mirrored",
        "weeks-to-expiry": "sessions=20",
        "empty-chain": "calls1=0&calls2=0&calls3=0&calls4=0&calls5=0&calls6=0&calls7=0&calls8=0&calls9=0\
                        &puts1=0&puts2=0&puts3=0&puts4=0&puts5=0&puts6=0&puts7=0&puts8=0&puts9=0",
    }
    map_moves = "map-moves" {
        "opening": "",
        "dealers-short-everything-at-noon": "assume=short&minute=150",
        "price-at-the-edge": "spot=120&minute=60",
        "empty-chain": "calls1=0&calls2=0&calls3=0&calls4=0&calls5=0&calls6=0&calls7=0&calls8=0&calls9=0\
                        &puts1=0&puts2=0&puts3=0&puts4=0&puts5=0&puts6=0&puts7=0&puts8=0&puts9=0",
    }
}

fn named(figure: &str) -> &'static FigureSpec {
    let Some(spec) = LESSON.figure(figure) else { panic!("there is no figure {figure}") };
    spec
}

/// The words of a figure, and its picture at both widths.
fn told(spec: &FigureSpec, link: &str) -> String {
    let (state, problems) = link::decode(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    let figure = spec.whole_figure(&Inputs::of(state));
    let mut lines = vec![figure.finding().text(), figure.caption().text()];
    for width in WIDTHS {
        lines.push(String::new());
        lines.extend(record(&figure.scene(View { width: width.into() }), width));
    }
    lines.join("\n")
}

#[test]
fn every_figure_is_looked_at() {
    let drawn: Vec<_> = figures::LIST.iter().filter(|spec| spec.drawn_as() == spec.id).map(|spec| spec.id).collect();
    assert_eq!(drawn, LOOKED_AT);
}

#[test]
fn a_figure_that_is_shown_twice_is_the_same_picture() {
    // Some have targets besides.
    for spec in figures::LIST.iter().filter(|spec| spec.drawn_as() != spec.id) {
        let scene = |spec: &FigureSpec| spec.whole_figure(&Inputs::default()).scene(View { width: 560.0 });
        let (twice, once) = (record(&scene(spec), 560), record(&scene(named(spec.drawn_as())), 560));
        let added: Vec<_> = twice.iter().filter(|line| !once.contains(line)).collect();
        assert!(once.iter().all(|line| twice.contains(line)), "{}", spec.id);
        assert!(added.iter().all(|line| line.contains("Accent")) && added.len() <= 4, "{}: {added:?}", spec.id);
    }
}
