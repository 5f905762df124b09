//! How wide a text is at most, before any browser is asked.

/// What each letter from the space to the tilde takes of a line in hundredths of its height, and what any other takes at
/// most: in `DejaVu` Sans, the widest system font that was met. Bold ones take some more.
const ADVANCES: [u8; 95] = [
    32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 54, 100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69,
    62, 69, 39, 34, 39, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64,
    60, 82, 60, 60, 53, 64, 34, 64, 84,
];
const ANY_OTHER: u8 = 84;
const BOLD: u32 = 8;

/// Width of a text at most, in CSS pixels.
#[must_use]
pub fn width(text: &str, px: f64, bold: bool) -> f64 {
    let mut sum = 0;
    // What goes on from a byte before is no letter.
    for byte in text.bytes().filter(|byte| !(0x80..0xc0).contains(byte)) {
        let advance = ADVANCES.get(usize::from(byte).wrapping_sub(32)).copied().unwrap_or(ANY_OTHER);
        sum += u32::from(advance) + if bold { BOLD } else { 0 };
    }
    f64::from(sum) / 100.0 * px
}
