//! Colours by role. The values live in `style/tokens.css` alone; a theme is read from them.

/// A colour role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorRole {
    /// Main text and the dealer's own curve.
    Ink,
    /// Secondary text.
    Soft,
    /// Axis labels and context.
    Faint,
    /// Frames and baselines.
    Rule,
    /// Grid lines.
    Grid,
    /// The ground that a figure stands on.
    Card,
    /// Buying.
    Buy,
    /// Selling.
    Sell,
    /// What the reader moves.
    Accent,
}

impl ColorRole {
    /// Every role, in the order in which a theme stores it.
    pub const ALL: [Self; 9] =
        [Self::Ink, Self::Soft, Self::Faint, Self::Rule, Self::Grid, Self::Card, Self::Buy, Self::Sell, Self::Accent];

    /// The role of a signed quantity: buying above zero, selling below, neither at zero.
    #[must_use]
    pub fn of_sign(value: f64) -> Self {
        if value > 0.0 {
            Self::Buy
        } else if value < 0.0 {
            Self::Sell
        } else {
            Self::Soft
        }
    }

    /// The custom property that holds the colour.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::Soft => "--soft",
            Self::Faint => "--faint",
            Self::Rule => "--rule",
            Self::Grid => "--grid",
            Self::Card => "--card",
            Self::Buy => "--buy",
            Self::Sell => "--sell",
            Self::Accent => "--accent",
        }
    }

    /// The class that gives text this tone.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Buy => "buy",
            Self::Sell => "sell",
            Self::Accent => "accent",
            Self::Soft | Self::Faint => "soft",
            _ => "ink",
        }
    }
}

/// A colour, 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#rrggbb`, as the tokens are written.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.is_ascii() {
            return None;
        }
        let channel = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).ok();
        Some(Self(channel(0)?, channel(2)?, channel(4)?))
    }

    /// This colour at `share` (0 to 1) over `ground`.
    #[must_use]
    pub fn over(self, ground: Self, share: f64) -> Self {
        let mix = |top: u8, under: u8| {
            let value = f64::from(under) + (f64::from(top) - f64::from(under)) * share;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
            let byte = value.round().clamp(0.0, 255.0) as u8;
            byte
        };
        Self(mix(self.0, ground.0), mix(self.1, ground.1), mix(self.2, ground.2))
    }
}

/// The colours of every role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colors: [Rgb; ColorRole::ALL.len()],
}

impl Theme {
    /// Builds a theme from whatever can look a token up. A token that is missing or unreadable
    /// becomes mid-grey, which can be read on either ground.
    pub fn from_tokens(look_up: impl Fn(&str) -> Option<String>) -> Self {
        let colors = ColorRole::ALL
            .map(|tone| look_up(tone.token()).and_then(|text| Rgb::from_hex(&text)).unwrap_or(Rgb(128, 128, 128)));
        Self { colors }
    }

    /// The colour of a role.
    #[must_use]
    pub fn color(&self, tone: ColorRole) -> Rgb {
        self.colors[tone as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_index_their_own_colour() {
        for (index, tone) in ColorRole::ALL.iter().enumerate() {
            assert_eq!(*tone as usize, index);
        }
    }

    #[test]
    fn hex_is_read_and_nonsense_refused() {
        assert_eq!(Rgb::from_hex(" #0069a8"), Some(Rgb(0, 105, 168)));
        for bad in ["", "#fff", "0069a8", "#00é0a", "#gggggg"] {
            assert_eq!(Rgb::from_hex(bad), None, "{bad}");
        }
    }

    #[test]
    fn mixing_ends_at_both_colours() {
        let (top, ground) = (Rgb(200, 10, 0), Rgb(0, 90, 255));
        assert_eq!(top.over(ground, 1.0), top);
        assert_eq!(top.over(ground, 0.0), ground);
    }
}
