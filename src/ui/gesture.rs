//! What a finger means: a tap, a drag, or nothing of ours, because the page scrolls or is pinched. Scrolling
//! must never set anything, so a finger that is down sets nothing until it has shown what it wants.

/// A place in the window, in CSS pixels.
pub(crate) type Point = (f64, f64);

/// A finger that moved less than this may have tapped, in CSS pixels.
const TAP_PX: f64 = 10.0;
/// A finger that stayed longer than this did not tap.
const TAP_MS: f64 = 300.0;
/// After so long on one spot a finger holds what is under it, in milliseconds. A thumb that only pauses before
/// it scrolls is quicker.
pub(crate) const HOLD_MS: i32 = 250;
/// How far a finger on one spot may tremble, in CSS pixels.
const STILL_PX: f64 = 8.0;
/// How far a finger that holds something moves before that follows, in CSS pixels.
const HELD_PX: f64 = 3.0;
/// A finger that sets off from rest covers less than this until it is first seen to move, in CSS pixels. One that
/// covers more swipes: it had only come down on a page, or before a browser, that was busy.
const SETTING_OFF_PX: f64 = 12.0;

/// How a drag may begin where the finger came down. Away from it all, a tap is all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reach {
    /// With a move that is more sideways than down.
    pub sideways: Sideways,
    /// With a move in any direction, once the finger has rested.
    pub held: bool,
}

/// How clearly sideways a move must be that begins a drag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Sideways {
    /// None does.
    #[default]
    Never,
    /// The finger is on the thing itself: a few pixels, more sideways than down.
    OnIt,
    /// The finger is elsewhere: further than a tap, and much more sideways than down.
    FromAfar,
}

impl Sideways {
    fn begins(self, (across, down): Point) -> bool {
        match self {
            Self::Never => false,
            Self::OnIt => across >= 4.0 && across > down,
            Self::FromAfar => across >= TAP_PX && across > 2.0 * down,
        }
    }
}

/// One finger from when it comes down until it is lifted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gesture {
    from: Point,
    since_ms: f64,
    reach: Reach,
    /// Whether it left its spot before it had rested.
    strayed: bool,
    rested: bool,
    phase: Phase,
}

/// What has become of it so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// It may still become anything.
    Open,
    Dragging,
    /// A second finger came: this one moves nothing any more. Whether it was dragging.
    GivenUp(bool),
}

/// What a move asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nothing.
    Nothing,
    /// A drag begins here.
    Begins,
    /// The drag goes on.
    Goes,
}

/// What a lifted finger has been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Nothing that sets anything.
    Nothing,
    /// A tap.
    Tap,
    /// A drag, which keeps what it set.
    Drag,
    /// A drag that was over in one move: it begins and ends here.
    QuickDrag,
}

impl Gesture {
    /// A finger comes down.
    #[must_use]
    pub(crate) fn new(from: Point, since_ms: f64, reach: Reach) -> Self {
        Self { from, since_ms, reach, strayed: false, rested: false, phase: Phase::Open }
    }

    /// It has been down for [`HOLD_MS`]; returns whether it holds what is under it by now. Told by a clock of the
    /// page and not read from the times of its moves: a page too busy to see the moves would call them a rest.
    pub(crate) fn rest(&mut self) -> bool {
        self.rested = self.reach.held && !self.strayed && self.phase == Phase::Open;
        self.rested
    }

    /// It moves.
    pub(crate) fn moved(&mut self, to: Point) -> Turn {
        match self.phase {
            Phase::Dragging => Turn::Goes,
            Phase::GivenUp(_) => Turn::Nothing,
            Phase::Open => {
                let (across, down) = self.away(to);
                let away = across.hypot(down);
                self.strayed |= away >= if self.rested { SETTING_OFF_PX } else { STILL_PX };
                self.rested &= !self.strayed;
                let held = self.rested && away >= HELD_PX;
                if held || self.reach.sideways.begins((across, down)) {
                    self.phase = Phase::Dragging;
                    Turn::Begins
                } else {
                    Turn::Nothing
                }
            }
        }
    }

    /// It is lifted.
    pub(crate) fn lifted(&mut self, at: Point, now_ms: f64) -> End {
        match self.phase {
            Phase::Dragging | Phase::GivenUp(true) => End::Drag,
            Phase::GivenUp(false) => End::Nothing,
            Phase::Open => {
                if self.moved(at) == Turn::Begins {
                    return End::QuickDrag;
                }
                let (across, down) = self.away(at);
                let quick = now_ms - self.since_ms < TAP_MS;
                if quick && !self.strayed && across.hypot(down) < TAP_PX { End::Tap } else { End::Nothing }
            }
        }
    }

    /// A second finger comes down.
    pub(crate) fn give_up(&mut self) {
        self.phase = Phase::GivenUp(self.has_dragged());
    }

    /// Whether it has set something.
    #[must_use]
    pub(crate) fn has_dragged(&self) -> bool {
        matches!(self.phase, Phase::Dragging | Phase::GivenUp(true))
    }

    /// Whether its moves belong to what it holds, so that the page must not scroll.
    #[must_use]
    pub(crate) fn owns_moves(&self) -> bool {
        self.phase == Phase::Dragging || (self.phase == Phase::Open && self.rested)
    }

    /// How far it is from where it came down: sideways, and up or down.
    fn away(&self, to: Point) -> Point {
        ((to.0 - self.from.0).abs(), (to.1 - self.from.1).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ON_A_SLIDER: Reach = Reach { sideways: Sideways::OnIt, held: false };
    const UPRIGHT: Reach = Reach { sideways: Sideways::Never, held: true };
    const AFAR: Reach = Reach { sideways: Sideways::FromAfar, held: false };

    /// A finger that moves evenly, one step a frame of 16 milliseconds, perhaps after resting.
    fn swipe(reach: Reach, by: Point, rest: bool) -> (Vec<Turn>, End) {
        let mut gesture = Gesture::new((100.0, 100.0), 0.0, reach);
        if rest {
            gesture.rest();
        }
        let at = |step: u8| (100.0 + by.0 * f64::from(step) / 8.0, 100.0 + by.1 * f64::from(step) / 8.0);
        let turns = (1..=8).map(|step| gesture.moved(at(step))).collect();
        (turns, gesture.lifted(at(8), 144.0))
    }

    #[test]
    fn a_swipe_sets_nothing() {
        for reach in [ON_A_SLIDER, UPRIGHT, AFAR] {
            for by in [(0.0, -160.0), (0.0, 90.0), (12.0, -120.0), (-40.0, 140.0), (3.0, 14.0)] {
                let (turns, end) = swipe(reach, by, false);
                assert!(turns.iter().all(|turn| *turn == Turn::Nothing), "{reach:?} by {by:?}: {turns:?}");
                assert_eq!(end, End::Nothing, "{reach:?} by {by:?}");
            }
        }
    }

    #[test]
    fn a_few_pixels_sideways_are_a_drag() {
        assert_eq!(swipe(ON_A_SLIDER, (6.0, 0.0), false).1, End::Drag);
        assert_eq!(swipe(ON_A_SLIDER, (-6.0, 3.0), true).1, End::Drag);
        assert_eq!(swipe(AFAR, (6.0, 0.0), false).1, End::Tap);
        assert_eq!(swipe(AFAR, (40.0, 10.0), false).1, End::Drag);
        assert_eq!(swipe(UPRIGHT, (40.0, 0.0), false).1, End::Nothing);
        // Where the browser keeps the first moves for itself, the last place tells.
        let mut gesture = Gesture::new((0.0, 0.0), 0.0, ON_A_SLIDER);
        assert_eq!(gesture.lifted((6.0, 1.0), 90.0), End::QuickDrag);
    }

    #[test]
    fn what_was_held_follows_in_any_direction() {
        let (turns, end) = swipe(UPRIGHT, (0.0, -40.0), true);
        assert_eq!((turns[0], turns[1], end), (Turn::Begins, Turn::Goes, End::Drag));
        // Resting after the page began to scroll is not holding.
        let mut gesture = Gesture::new((0.0, 0.0), 0.0, UPRIGHT);
        gesture.moved((0.0, 20.0));
        assert!(!gesture.rest() && !gesture.owns_moves());
        assert_eq!(gesture.moved((0.0, 60.0)), Turn::Nothing);
        // A flick from a spot is a swipe that came late.
        let mut gesture = Gesture::new((0.0, 0.0), 0.0, UPRIGHT);
        assert!(gesture.rest());
        assert_eq!((gesture.moved((0.0, 14.0)), gesture.moved((0.0, 28.0))), (Turn::Nothing, Turn::Nothing));
        assert!(!gesture.owns_moves());
        // Nor does what only moves sideways care for it.
        assert!(!Gesture::new((0.0, 0.0), 0.0, ON_A_SLIDER).rest());
    }

    #[test]
    fn a_tap_is_short_and_stays_where_it_is() {
        let lifted = |at, ms| Gesture::new((0.0, 0.0), 0.0, AFAR).lifted(at, ms);
        assert_eq!(lifted((2.0, -3.0), 80.0), End::Tap);
        assert_eq!(lifted((2.0, -3.0), 400.0), End::Nothing);
        assert_eq!(lifted((0.0, 11.0), 80.0), End::Nothing);
    }

    #[test]
    fn a_second_finger_ends_it() {
        let mut gesture = Gesture::new((0.0, 0.0), 0.0, ON_A_SLIDER);
        assert_eq!(gesture.moved((9.0, 0.0)), Turn::Begins);
        gesture.give_up();
        assert_eq!(gesture.moved((90.0, 0.0)), Turn::Nothing);
        assert_eq!(gesture.lifted((90.0, 0.0), 60.0), End::Drag);
        let mut untouched = Gesture::new((0.0, 0.0), 0.0, ON_A_SLIDER);
        untouched.give_up();
        assert_eq!(untouched.lifted((40.0, 0.0), 60.0), End::Nothing);
    }
}
