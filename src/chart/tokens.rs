//! The colours as `style/tokens.css` has them, for what is painted where no browser computes them: the stills of the
//! page without JavaScript, and the tests.

use super::theme::{Scheme, in_scheme};
use super::{ColorRole, Rgb, Theme};

/// The colours of every role in a scheme, read from a style sheet by their names.
///
/// # Errors
/// Says which role has no value, more than one, or one that is no colour.
pub fn theme(sheet: &str, scheme: Scheme) -> Result<Theme, String> {
    for role in ColorRole::ALL {
        color(sheet, role.token(), scheme)?;
    }
    Ok(Theme::from_tokens(|token| color(sheet, token, scheme).ok()))
}

/// The colour of a token.
///
/// # Errors
/// As for [`theme`].
pub fn color(sheet: &str, token: &str, scheme: Scheme) -> Result<Rgb, String> {
    let value = value(sheet, token, scheme)?;
    parse(&value).ok_or_else(|| format!("{token} is “{value}”, which is no opaque colour"))
}

/// Reads an opaque colour in any notation of a style sheet but names.
fn parse(text: &str) -> Option<Rgb> {
    // The parser would take digits without their sign for a colour.
    if !(text.starts_with('#') || text.contains('(')) {
        return None;
    }
    let [red, green, blue, alpha] = csscolorparser::parse(text).ok()?.to_rgba8();
    (alpha == u8::MAX).then_some(Rgb(red, green, blue))
}

/// The one value that is declared for a token.
fn value(sheet: &str, token: &str, scheme: Scheme) -> Result<String, String> {
    let rules = without_comments(sheet);
    let declared = rules.split(['{', '}', ';']).filter_map(|declaration| declaration.split_once(':'));
    let values: Vec<&str> = declared.filter(|(name, _)| name.trim() == token).map(|(_, value)| value).collect();
    match values.as_slice() {
        [value] => Ok(in_scheme(value, scheme).to_owned()),
        [] => Err(format!("{token} has no value")),
        _ => Err(format!("{token} has more than one value")),
    }
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("*/")).fold(first, |rules, (_, rest)| rules + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "@property --ink { syntax: \"<color>\"; initial-value: #fff; } /* --ink: #000; */
        :root { --ink-wash: #123456; --ink: light-dark(#010203, rgb(4 5 6)); --plain: #abc }";

    #[test]
    fn a_token_is_found_by_its_whole_name_in_either_scheme() {
        assert_eq!(color(SHEET, "--ink", Scheme::Light), Ok(Rgb(1, 2, 3)));
        assert_eq!(color(SHEET, "--ink", Scheme::Dark), Ok(Rgb(4, 5, 6)));
        assert_eq!(color(SHEET, "--plain", Scheme::Dark), Ok(Rgb(0xaa, 0xbb, 0xcc)));
    }

    #[test]
    fn every_notation_is_read() {
        for text in ["#0069a8", "rgb(0, 105, 168)", "rgb(0 105 168 / 100%)", "hsl(202.5 100% 32.94%)"] {
            assert_eq!(parse(text), Some(Rgb(0, 105, 168)), "{text}");
        }
        // What Chromium 156 paints for these.
        assert_eq!(parse("oklch(0.5 0.13 245)"), Some(Rgb(0, 104, 167)));
        assert_eq!(parse("oklab(0.7 -0.1 0.05)"), Some(Rgb(99, 179, 125)));
        for bad in ["", "0069a8", "gray", "rgb(0 105 168 / 50%)", "var(--ink)"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_missing_doubled_or_no_colour_is_said() {
        let fault = |sheet: &str| color(sheet, "--ink", Scheme::Light).err().unwrap_or_default();
        assert_eq!(fault(":root { --inks: #fff }"), "--ink has no value");
        assert_eq!(fault(":root { --ink: #fff; --ink: #000 }"), "--ink has more than one value");
        assert_eq!(fault(":root { --ink: 3px }"), "--ink is “3px”, which is no opaque colour");
        assert!(theme(SHEET, Scheme::Light).is_err());
    }
}
