//! All that this room says to the reader. A second language is a second file.

/// The file holds nothing.
pub(super) const EMPTY: &str = "The file is empty. Please choose another one.";
/// No text.
pub(super) const NOT_TEXT: &str = "This is not a text file. Please save the chain as CSV or JSON and choose that file.";
/// A workbook.
pub(super) const SPREADSHEET: &str = "This is a workbook of a spreadsheet program, or another packed file. Please save the table in it as CSV and choose that file.";
/// A PDF.
pub(super) const PDF: &str = "This is a PDF. Please get the table itself, as CSV or JSON, and choose that file.";
/// Compressed.
pub(super) const PACKED: &str = "This file is compressed. Please unpack it and choose the file inside.";
/// HTML or XML.
pub(super) const WEB_PAGE: &str = "This is a web page, not a table: perhaps the download was refused. Please use the page's own download button and choose the CSV file.";
/// Git LFS.
pub(super) const POINTER: &str =
    "This file only points to the real one, which was kept elsewhere (Git LFS). Please download the file itself.";
/// More bytes than are read.
pub(super) const TOO_LARGE: &str = "The file is larger than 50 MB. Please choose one with fewer expiries or days.";
/// More options than are read.
pub(super) const TOO_MANY: &str =
    "The file holds more than 50,000 options with open interest. Please choose one with fewer expiries or strikes.";
/// JSON without a list of options.
pub(super) const NO_OPTIONS_IN_JSON: &str = "This JSON has no list of options where Cboe's delayed quotes have it (data, options). Please choose such a file, or a table as CSV.";
/// Ends in the middle.
pub(super) const CUT_SHORT: &str =
    "The file ends in the middle of its data: perhaps the download was interrupted. Please download it again.";

/// JSON that breaks its own rules.
pub(super) fn broken_json(line: usize) -> String {
    format!("The file begins like JSON, but line {line} breaks its rules. Please download it again.")
}

/// Names of the columns that a table must have.
pub(super) mod column {
    /// The strike.
    pub(in super::super) const STRIKE: &str = "strike";
    /// The expiry.
    pub(in super::super) const EXPIRY: &str = "expiry";
    /// Call or put.
    pub(in super::super) const KIND: &str = "type (call or put)";
    /// Open interest.
    pub(in super::super) const OPEN_INTEREST: &str = "open interest";
}

/// A table without columns that it needs.
pub(super) fn no_columns(missing: &[&str], seen: &[String]) -> String {
    let found = if seen.is_empty() {
        "No line with names of columns was found.".to_owned()
    } else {
        format!("Its columns are: {}.", seen.join(", "))
    };
    let noun = if missing.len() == 1 { "a column" } else { "columns" };
    format!(
        "The table needs {noun} for {}. {found} Please name the columns in the first line, such as: strike, expiry, type, open interest, implied volatility.",
        listed(missing)
    )
}

/// A file of which nothing is left.
pub(super) fn no_option(most: Option<(usize, &str)>) -> String {
    match most {
        Some((count, why)) => {
            format!("No option of this file can be used. Most often ({}): {why}.", times(count))
        }
        None => "The file has no options: nothing follows the names of its columns.".to_owned(),
    }
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{} times", grouped(count)) }
}

/// So many options were left out, with the first of them.
pub(super) fn left_out(count: usize, why: &str, is_table: bool, first: &[usize]) -> String {
    let noun = if count == 1 { "option" } else { "options" };
    let place = match (is_table, first.len()) {
        (true, 1) => "line",
        (true, _) => "lines",
        (false, 1) => "place",
        (false, _) => "places",
    };
    let numbers: Vec<String> = first.iter().map(ToString::to_string).collect();
    let begin = if count > first.len() { "first: " } else { "" };
    format!("{} {noun} left out: {why} ({begin}{place} {})", grouped(count), numbers.join(", "))
}

/// The same of rows, where what was left out is no option.
pub(super) fn rows_left_out(count: usize, why: &str, first: &[usize]) -> String {
    left_out(count, why, true, first).replacen("options", "rows", 1).replacen("option", "row", 1)
}

/// “a”, “a and b”, “a, b and c”.
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [names @ .., last] => format!("{} and {last}", names.join(", ")),
    }
}

/// A count with commas between its thousands.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Why options were left out.
pub(super) mod why {
    pub(in super::super) const STRIKE: &str = "the strike is missing or no price";
    pub(in super::super) const EXPIRY: &str = "the expiry is missing or no day";
    pub(in super::super) const EXPIRED: &str = "already expired when the chain was quoted";
    pub(in super::super) const KIND: &str = "neither call nor put";
    pub(in super::super) const OPEN_INTEREST: &str = "the open interest is missing or no number of contracts";
    pub(in super::super) const NOTHING_OPEN: &str = "no open interest, so no hedge";
    pub(in super::super) const REPEATED: &str = "the same option again; the first counts";
    pub(in super::super) const ROW: &str = "the row does not fit the columns";
    pub(in super::super) const OTHER_UNDERLYING: &str = "on another underlying than the first row";
    pub(in super::super) const OTHER_TIME: &str = "quoted at another time than the latest in the file";
    pub(in super::super) const ADJUSTED: &str = "adjusted contracts, which do not deliver 100 shares";
    pub(in super::super) const NO_VOLATILITY: &str = "neither a volatility nor a price that one follows from";
    pub(in super::super) const UNDETERMINED: &str = "the price is nearly all intrinsic value and tells no volatility";
    pub(in super::super) const TOO_FAR: &str = "the expiry is further off than the model reaches";
}

/// What was assumed.
pub(super) mod assumed {
    pub(in super::super) const NEW_YORK_TIME: &str = "The file names no time zone: its time is taken as New York's.";
    pub(in super::super) const TIME_OF_DAY: &str = "The file names a day but no time: taken as the close of that day.";
    pub(in super::super) const LAST_CLOSE: &str =
        "The file was saved outside trading hours: its prices are taken as those of the last close.";
    pub(in super::super) const LATEST_TIME: &str = "The file holds quotes of several moments: the latest is used.";
    pub(in super::super) const SETTLEMENT: &str = "The file names no class of options: they are taken to settle at the close, or at the open where the standard monthly options of the index do.";
    pub(in super::super) const PER_CENT: &str = "Most volatilities are above 3: all are taken as per cent.";
    pub(in super::super) const MONTH_FIRST: &str = "Dates could be read both ways: the month is taken to stand first.";
    pub(in super::super) const DAY_FIRST: &str = "Dates could be read both ways: the day is taken to stand first.";
    pub(in super::super) const DECIMAL_POINT: &str =
        "Numbers such as 1,234 could be read both ways: the comma is taken to part thousands.";
    pub(in super::super) const DECIMAL_COMMA: &str =
        "Numbers such as 1,234 could be read both ways: the comma is taken as the decimal mark.";
}

/// The file or its worker is gone.
pub(super) const GONE: &str = "This browser no longer gives out the file. Please choose it again.";

/// Nothing of a chain could be valued.
pub(super) fn nothing_left(why: Option<&str>) -> String {
    let why = why.map_or_else(String::new, |why| format!(" {why}."));
    format!("No option of this file can be valued.{why}")
}

/// A price that the model does not take.
pub(super) fn no_price(why: &str) -> String {
    format!("The chain cannot be valued: {why}. Please check the price of the underlying.")
}

/// What valuing a chain came to.
pub(super) mod valued {
    use super::grouped;

    /// Where the forwards are from.
    pub(in super::super) fn forwards(by_parity: usize, all: usize) -> String {
        match (by_parity, all) {
            (0, 1) => "The forward follows from the rate and the yield.".to_owned(),
            (1, 1) => "The forward follows from put–call parity near the money.".to_owned(),
            (0, _) => "All forwards follow from the rate and the yield.".to_owned(),
            (some, all) if some == all => "All forwards follow from put–call parity near the money.".to_owned(),
            (some, all) => format!(
                "The forwards of {some} of {all} expiries follow from put–call parity near the money, the others from the rate and the yield."
            ),
        }
    }

    /// How many volatilities are not quoted.
    pub(in super::super) fn implied(count: usize, all: usize) -> String {
        let (of, are) = match count {
            _ if count == all => ("All".to_owned(), "are"),
            1 => (format!("1 of {}", grouped(all)), "is"),
            _ => (format!("{} of {}", grouped(count), grouped(all)), "are"),
        };
        format!("{of} volatilities {are} implied from the middle between bid and ask.")
    }

    /// By how much quoted gammas are off.
    pub(in super::super) fn gamma(per_cent: &str, option: &str) -> String {
        format!(
            "Gamma as quoted and as computed here differ by at most {per_cent}% of the largest gamma of their expiry ({option})."
        )
    }

    /// One option: “5,900 call of 18 Nov 2026”.
    pub(in super::super) fn option(strike: &str, is_call: bool, day: &str) -> String {
        format!("{strike} {} of {day}", if is_call { "call" } else { "put" })
    }

    /// When an expiry ends: “Wed 18 Nov 2026 at the close”.
    pub(in super::super) fn expiry(day: &str, at_the_open: bool) -> String {
        format!("{day} at the {}", if at_the_open { "open" } else { "close" })
    }
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day; weekdays are counted from Monday as 0, months from January as 1.
pub(super) fn day(weekday: i8, day: i8, month: i8, year: i16) -> String {
    let name =
        |names: &[&'static str], place: i8| usize::try_from(place).ok().and_then(|place| names.get(place).copied());
    let (weekday, month) = (name(&WEEKDAYS, weekday), name(&MONTHS, month - 1));
    format!("{} {day} {} {year}", weekday.unwrap_or_default(), month.unwrap_or_default())
}

/// A moment of a day.
pub(super) fn moment(day: &str, hour: i8, minute: i8) -> String {
    format!("{day} at {hour}:{minute:02}")
}
