//! A value as a tone: higher for larger.

use web_sys::{AudioContext, OscillatorType};

/// The lowest tone, in hertz; the highest is two octaves above it.
const LOWEST_HZ: f64 = 220.0;
const OCTAVES: f64 = 2.0;
/// How long it sounds, in seconds.
const SOUNDS_S: f64 = 0.14;
const LOUDNESS: f32 = 0.12;

/// What makes tones; the browser lets it begin only at a press.
pub(super) struct Tone(AudioContext);

impl Tone {
    /// `None` where the browser has no sound.
    pub(super) fn new() -> Option<Self> {
        AudioContext::new().ok().map(Self)
    }

    /// Sounds for a value that lies at this share (0 to 1) of the range.
    pub(super) fn sound(&self, share: f64) -> Option<()> {
        let (now, oscillator, gain) =
            (self.0.current_time(), self.0.create_oscillator().ok()?, self.0.create_gain().ok()?);
        #[expect(clippy::cast_possible_truncation, reason = "a frequency that people hear")]
        let frequency = frequency(share) as f32;
        oscillator.set_type(OscillatorType::Sine);
        oscillator.frequency().set_value(frequency);
        gain.gain().set_value_at_time(LOUDNESS, now).ok()?;
        // Cut off at once it would click.
        gain.gain().linear_ramp_to_value_at_time(0.0, now + SOUNDS_S).ok()?;
        oscillator.connect_with_audio_node(&gain).ok()?.connect_with_audio_node(&self.0.destination()).ok()?;
        oscillator.start().ok()?;
        oscillator.stop_with_when(now + SOUNDS_S).ok()
    }
}

/// The tone of a share of the range, in hertz: equal steps of the value are equal steps of pitch.
fn frequency(share: f64) -> f64 {
    LOWEST_HZ * (OCTAVES * share.clamp(0.0, 1.0)).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_spans_two_octaves() {
        assert_eq!([frequency(0.0), frequency(0.5), frequency(1.0), frequency(7.0)], [220.0, 440.0, 880.0, 880.0]);
    }
}
