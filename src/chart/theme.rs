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

    /// The class that gives text this color.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Buy => "role-buy",
            Self::Sell => "role-sell",
            Self::Accent => "role-accent",
            Self::Soft | Self::Faint => "role-soft",
            _ => "role-ink",
        }
    }

    /// The class of a button that does what the colour says.
    #[must_use]
    pub const fn action_class(self) -> &'static str {
        match self {
            Self::Buy => "action action-buy",
            Self::Sell => "action action-sell",
            _ => "action",
        }
    }
}

/// A colour, 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#rrggbb`, `#rgb` or `rgb(r, g, b)`: what browsers make of most notations. Reading all of them would
    /// bring 22 kB into the module.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(channels) = text.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
            let mut channels = channels.split(',').map(|channel| channel.trim().parse().ok());
            let color = Self(channels.next()??, channels.next()??, channels.next()??);
            return channels.next().is_none().then_some(color);
        }
        let digits = text.strip_prefix('#').filter(|digits| digits.is_ascii())?;
        let channel = |from: usize, to: usize| u8::from_str_radix(&digits[from..to], 16).ok();
        match digits.len() {
            3 => Some(Self(channel(0, 1)? * 17, channel(1, 2)? * 17, channel(2, 3)? * 17)),
            6 => Some(Self(channel(0, 2)?, channel(2, 4)?, channel(4, 6)?)),
            _ => None,
        }
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
    /// Builds a theme from whatever knows the colour of a token. One that is missing or unreadable
    /// becomes mid-grey, which can be read on either ground.
    pub fn from_tokens(look_up: impl Fn(&str) -> Option<Rgb>) -> Self {
        Self { colors: ColorRole::ALL.map(|role| look_up(role.token()).unwrap_or(Rgb(128, 128, 128))) }
    }

    /// The colour of a role.
    #[must_use]
    pub fn color(&self, role: ColorRole) -> Rgb {
        self.colors[role as usize]
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark ink on a light ground.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// What a value says in a scheme, if it is a `light-dark(…, …)`; else the value.
#[must_use]
pub fn in_scheme(value: &str, scheme: Scheme) -> &str {
    let value = value.trim();
    let Some(pair) = value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')')) else { return value };
    let mut depth = 0;
    let comma = pair.char_indices().find(|(_, letter)| {
        depth += i32::from(*letter == '(') - i32::from(*letter == ')');
        depth == 0 && *letter == ','
    });
    let Some((comma, _)) = comma else { return value };
    match scheme {
        Scheme::Light => pair[..comma].trim(),
        Scheme::Dark => pair[comma + 1..].trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_index_their_own_colour() {
        for (index, role) in ColorRole::ALL.iter().enumerate() {
            assert_eq!(*role as usize, index);
        }
    }

    #[test]
    fn what_browsers_answer_is_read_and_nonsense_refused() {
        for text in [" #0069a8", "rgb(0, 105, 168)", "rgb(0,105,168) "] {
            assert_eq!(Rgb::parse(text), Some(Rgb(0, 105, 168)), "{text}");
        }
        assert_eq!(Rgb::parse("#fa0"), Some(Rgb(255, 170, 0)));
        for bad in ["", "#ff", "0069a8", "#00é0a", "#gggggg", "rgb(0, 105)", "rgb(0, 1, 2, 3)", "rgba(0, 1, 2, 0.5)"] {
            assert_eq!(Rgb::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_pair_of_colours_is_told_apart() {
        let pair = "light-dark(rgb(1, 2, 3), oklch(0.5 0.1 200))";
        assert_eq!(in_scheme(pair, Scheme::Light), "rgb(1, 2, 3)");
        assert_eq!(in_scheme(pair, Scheme::Dark), "oklch(0.5 0.1 200)");
        assert_eq!(in_scheme("#fff", Scheme::Dark), "#fff");
    }

    #[test]
    fn mixing_ends_at_both_colours() {
        let (top, ground) = (Rgb(200, 10, 0), Rgb(0, 90, 255));
        assert_eq!(top.over(ground, 1.0), top);
        assert_eq!(top.over(ground, 0.0), ground);
    }
}
