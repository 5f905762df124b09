//! How wide the letters of `DejaVu` Sans are: of the fonts that browsers take for `system-ui` the widest that was met (that
//! of Linux; those of Windows, macOS, Android and iOS are a tenth narrower). Read from the font files' own tables.

/// Letters, with what each takes of a line in thousandths of its height: regular, and bold.
const ADVANCES: &[(&str, u32, u32)] = &[
    ("'", 275, 306),
    ("ijl", 278, 343),
    ("IJ", 295, 372),
    (" \u{a0}", 318, 348),
    (",.’·", 318, 380),
    ("/\\|", 337, 365),
    (":;", 337, 400),
    ("f", 352, 435),
    ("-", 361, 415),
    ("()[]", 390, 457),
    ("t", 392, 478),
    ("!", 401, 456),
    ("r", 411, 493),
    ("\"", 460, 521),
    ("_`–", 500, 500),
    ("*", 500, 523),
    ("“”", 518, 657),
    ("s", 521, 595),
    ("z", 525, 582),
    ("?", 531, 580),
    ("c", 550, 593),
    ("L", 557, 637),
    ("F", 575, 683),
    ("k", 579, 665),
    ("κ", 589, 710),
    ("x", 592, 645),
    ("vy", 592, 652),
    ("P", 603, 733),
    ("T", 611, 682),
    ("Y", 611, 724),
    ("o", 612, 687),
    ("a", 613, 675),
    ("e", 615, 678),
    ("E", 632, 683),
    ("hnu", 634, 712),
    ("bdgpq", 635, 716),
    ("S", 635, 720),
    ("$0123456789¢", 636, 696),
    ("{}", 636, 712),
    ("K", 656, 775),
    ("AV", 684, 774),
    ("Z", 685, 725),
    ("X", 685, 771),
    ("B", 686, 762),
    ("R", 695, 770),
    ("C", 698, 734),
    ("U", 732, 812),
    ("N", 748, 837),
    ("H", 752, 837),
    ("D", 770, 830),
    ("G", 775, 821),
    ("&", 780, 872),
    ("OQ", 787, 850),
    ("w", 818, 924),
    ("#+<=>^~−×→←↑↓≥≤±≈", 838, 838),
    ("M", 863, 995),
    ("%", 950, 1002),
    ("½", 969, 1035),
    ("m", 974, 1042),
    ("W", 989, 1103),
    ("@—…", 1000, 1000),
    ("▲▼", 769, 769),
];

/// Width of a text in CSS pixels. Pairs that the font moves together are a little narrower.
///
/// # Panics
/// For a letter that the table lacks.
pub(crate) fn width(text: &str, px: f64, bold: bool) -> f64 {
    let advance = |letter: char| match ADVANCES.iter().find(|(letters, ..)| letters.contains(letter)) {
        Some((_, regular, heavy)) => f64::from(if bold { *heavy } else { *regular }) / 1_000.0,
        None => panic!("the table has no {letter:?}"),
    };
    px * text.chars().map(advance).sum::<f64>()
}
