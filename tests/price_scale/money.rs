//! Two texts that say the same at two scales of prices: word for word, number for number, and every amount of dollars
//! that of the other scale.

/// The factor from one scale to the other.
pub(crate) const FACTOR: f64 = 0.59;

/// An amount in a text, in dollars, and half of what its last digit counts.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Amount {
    dollars: f64,
    slack: f64,
    /// The sign before it; what shows as nothing has none.
    sign: Option<char>,
}

const CENT: f64 = 0.01;
/// What is told in whole dollars. All other amounts are told to the cent, and without cents where there are none.
const WHOLE_DOLLARS: [&str; 13] = [
    "gross, ",
    "= ",
    "together that is ",
    "gain ",
    "gains ",
    "lose ",
    "loses ",
    "gain of ",
    "loss of ",
    "time decay +",
    "time decay −",
    "average +",
    "average −",
];

/// Whether `other` says at the other scale what `one` says.
pub(crate) fn says_the_same(one: &str, other: &str) -> bool {
    says_as_much(one, other) || says_as_much(&with_next_to_nothing(one), &with_next_to_nothing(other))
}

/// A text in which a dollar gained or lost is as even as nothing is: less than half of one is told as nothing, and at
/// the other scale the same may be more.
fn with_next_to_nothing(text: &str) -> String {
    const FORMS: [[&str; 3]; 2] = [["gain $1", "lose $1", "come out even"], ["gains $1", "loses $1", "comes out even"]];
    let mut text = text.to_owned();
    for [gain, lose, even] in FORMS {
        for form in [gain, lose] {
            for end in [",", ";", " ", "."] {
                text = text.replace(&format!("{form}{end}"), &format!("{even}{end}"));
            }
        }
    }
    // What is below a ten-cent piece at one scale may be below what is told at all at the other.
    for cents in '5'..='9' {
        for sign in ["−", "+", ""] {
            let told = format!("average {sign}$0.0{cents}");
            if text.ends_with(&told) {
                text = text.replace(&told, "average $0");
            }
        }
    }
    text
}

fn says_as_much(one: &str, other: &str) -> bool {
    let ((words, amounts), (other_words, other_amounts)) = (apart(one), apart(other));
    let matches = |(one, other): (&Amount, &Amount)| {
        let shows = one.dollars != 0.0 && other.dollars != 0.0;
        (other.dollars - FACTOR * one.dollars).abs() <= other.slack + FACTOR * one.slack + 1e-9 * one.dollars
            && (one.sign == other.sign || !shows)
    };
    words == other_words && amounts.len() == other_amounts.len() && amounts.iter().zip(&other_amounts).all(matches)
}

/// A text without its amounts of dollars, and these.
fn apart(text: &str) -> (String, Vec<Amount>) {
    let text = unsigned_sum(text);
    let text = text.replace("a dollar", "$1");
    let (mut words, mut amounts, mut rest) = (String::new(), Vec::new(), text.as_str());
    while let Some(letter) = rest.chars().next() {
        let is_named = ["strike ", "spot "].iter().any(|name| words.ends_with(name));
        let number = &rest[usize::from(letter == '$')..];
        match digits(number) {
            0 => {
                words.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
            length => {
                let (number, after) = number.split_at(length);
                let (unit, unit_length) = unit(after);
                if letter == '$' || is_named || unit == CENT {
                    let is_whole =
                        WHOLE_DOLLARS.iter().any(|verb| words.ends_with(verb)) || after.starts_with(" of delta");
                    let sign = words.chars().next_back().filter(|last| matches!(last, '−' | '+'));
                    words.truncate(words.len() - sign.map_or(0, char::len_utf8));
                    amounts.push(Amount { sign, ..amount(number, unit, letter == '$' && unit == 1.0 && !is_whole) });
                    words.push('$');
                    rest = &after[unit_length..];
                } else {
                    words.push_str(number);
                    rest = after;
                }
            }
        }
    }
    (words, amounts)
}

/// Whether a text is nothing but a number, and this amount of dollars.
pub(crate) fn tells(text: &str, dollars: f64) -> bool {
    /// What is smaller is told as nothing.
    const LEAST: f64 = 0.05;
    let number = text.trim_start_matches(['−', '+']);
    let (digits, after) = number.split_at(digits(number));
    let (unit, length) = unit(after);
    if digits.is_empty() || length != after.len() {
        return false;
    }
    let told = amount(digits, unit, false);
    let slack = if told.dollars == 0.0 { LEAST } else { told.slack };
    (told.dollars - dollars.abs()).abs() <= slack * (1.0 + 1e-9) && text.starts_with('−') == (dollars < -slack)
}

/// A sum of gains and losses without the word for which of them it is, since at one scale it may be a dollar and at the
/// other nothing; the tables have its sign.
fn unsigned_sum(text: &str) -> String {
    let text = text.replace("together that is nothing", "together that is $0");
    text.replace("together that is a gain of ", "together that is ")
        .replace("together that is a loss of ", "together that is ")
}

/// What stands behind a number and multiplies it, and how long that is.
fn unit(after: &str) -> (f64, usize) {
    let units = [("¢", CENT), ("k", 1e3), ("M", 1e6), ("B", 1e9), (" million", 1e6)];
    units.into_iter().find(|(name, _)| after.starts_with(name)).map_or((1.0, 0), |(name, unit)| (unit, name.len()))
}

/// A number with what multiplies it; if it is told `to_the_cent`, whole dollars have no cents.
fn amount(number: &str, unit: f64, to_the_cent: bool) -> Amount {
    let plain = number.replace(',', "");
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let Ok(value) = plain.parse::<f64>() else { panic!("{number} is a number") };
    // Of an amount in three digits the zeros behind them say nothing.
    let zeros = plain.get(3..).filter(|rest| rest.chars().all(|digit| digit == '0')).map_or(0, str::len);
    let last = match (decimals, i32::try_from(zeros).unwrap_or(0)) {
        (0, 1..) => 10f64.powi(i32::try_from(zeros).unwrap_or(0)),
        (0, _) if to_the_cent => CENT,
        _ => 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0)),
    };
    Amount { dollars: value * unit, slack: 0.5 * last * unit, sign: None }
}

/// How many bytes of a text are the number that it begins with: digits, with commas and a point only between digits.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_joint = |at: usize| at > 0 && matches!(bytes.get(at), Some(b',' | b'.')) && is_digit(at + 1);
    (0..bytes.len()).take_while(|at| is_digit(*at) || is_joint(*at)).count()
}

#[test]
fn amounts_are_told_from_other_numbers() {
    for (one, other) in [
        ("Price up $2: sells 1,200 shares", "Price up $1.18: sells 1,200 shares"),
        ("Below $98.37 it pushes.", "Below $58.04 it pushes."),
        ("12 shares per 10¢", "12 shares per 5.9¢"),
        ("170,417 shares per $1", "170,417 shares per 59¢"),
        ("strike 100", "strike 59"),
        ("within a dollar", "within 59¢"),
        ("+$6.96 million", "+$4.11 million"),
        ("together that is a loss of $1,200,345", "together that is a loss of $708,204"),
        ("gains $73,400 a day", "gains $43,300 a day"),
    ] {
        assert!(says_the_same(one, other), "{one} | {other}");
    }
    for (one, other) in [
        ("the next $1 up", "the next $1 up"),
        ("the next $1 up", "the next $0.60 up"),
        ("within 2 bp of $100.00", "within 2 bp of $100.00"),
        ("within 2 bp", "within 1.18 bp"),
        ("strike 100", "strike 100"),
        ("buys 9,300 shares", "buys 9,301 shares"),
        ("gains $73,400 a day", "gains $43,400 a day"),
        ("up $2", "down $1.18"),
    ] {
        assert!(!says_the_same(one, other), "{one} | {other}");
    }
    for (text, dollars) in [("−319k", -319_077.0), ("92.5", 92.5), ("0", 0.04)] {
        assert!(tells(text, dollars), "{text} {dollars}");
    }
    for (text, dollars) in [("92.5", 54.575), ("319k", -319_077.0), ("0", 0.3), ("spot 100", 100.0)] {
        assert!(!tells(text, dollars), "{text} {dollars}");
    }
}
