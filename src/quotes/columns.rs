//! Where a table has what: the line with the names of its columns, and what separates them.

use super::names::{Field, Side, meaning, plain};
use super::refusal::{Needed, Refusal};
use crate::format::is_unseen;
use crate::model::OptionKind;

/// What may stand between fields.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// The names of the columns stand among the first lines.
const FIRST_LINES: usize = 80;
/// No line with names is so long, in bytes.
const LONGEST_LINE: usize = 20_000;
/// No number, day or name of an option is so long, in bytes.
const LONGEST_FIELD: usize = 100;
/// So many names are told of a table that lacks one.
const NAMES_TOLD: usize = 12;
/// So many characters are told of a name.
const NAME_LENGTH: usize = 24;

/// The place of each field in a row.
type Places = [Option<usize>; Field::COUNT];

/// Where a table has what.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// What stands between fields.
    pub(super) separator: u8,
    /// How many columns there are.
    pub(super) width: usize,
    /// The options of a row: one, or the call and the put of a strike.
    pub(super) options: Vec<OptionPlaces>,
    /// Whether the name of the volatility says that it is per cent.
    pub(super) says_per_cent: bool,
    /// Whether the table is Cboe's.
    pub(super) is_cboe: bool,
    /// Whether it is the table that Cboe's page gave until 2020, where a volatility of 0.02 stands for none.
    pub(super) is_old_cboe: bool,
    /// The column that names the strike or the option, and its name: a row that has it there repeats the names.
    pub(super) named: (usize, String),
}

/// Where an option of a row has what.
#[derive(Debug, Clone)]
pub(super) struct OptionPlaces {
    /// Call or put, where the place in the row says so.
    pub(super) kind: Option<OptionKind>,
    places: Places,
}

impl OptionPlaces {
    /// The field of a row; empty if the table has none.
    pub(super) fn get<'a>(&self, record: &'a csv::StringRecord, field: Field) -> &'a str {
        let text = self.places[field as usize].and_then(|at| record.get(at)).unwrap_or_default().trim();
        if text.len() > LONGEST_FIELD { "" } else { text }
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.places[field as usize].is_some()
    }
}

/// A table's columns and where its rows begin.
#[derive(Debug)]
pub(super) struct Found<'a> {
    pub(super) columns: Columns,
    /// The lines before the names.
    pub(super) before: Vec<&'a str>,
    /// The first byte after the line with the names.
    pub(super) rows_at: usize,
}

/// Finds the names of the columns.
///
/// # Errors
/// [`Refusal::NoColumns`] if there are none, or not all that are needed.
pub(super) fn find(text: &str) -> Result<Found<'_>, Refusal> {
    let mut best: Option<(usize, usize, char)> = None;
    for (place, line) in lines(text).enumerate() {
        for separator in SEPARATORS {
            let known = known(line, separator);
            if known > best.map_or(0, |(known, ..)| known) {
                best = Some((known, place, separator));
            }
        }
    }
    // One known name may be any word.
    let Some((_, place, separator)) = best.filter(|(known, ..)| *known >= 2) else {
        return Err(Refusal::NoColumns { missing: ALL_NEEDED.to_vec(), seen: first_names(text) });
    };
    let before: Vec<&str> = lines(text).take(place).collect();
    let line = lines(text).nth(place).unwrap_or_default();
    let cells: Vec<&str> = line.split(separator).collect();
    let columns = columns(&cells, separator)?;
    let rows_at = before.iter().map(|line| line.len() + 1).sum::<usize>() + line.len() + 1;
    Ok(Found { columns, before, rows_at: rows_at.min(text.len()) })
}

/// The first lines, without the sign that ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').take(FIRST_LINES)
}

fn known(line: &str, separator: char) -> usize {
    if line.len() > LONGEST_LINE {
        return 0;
    }
    line.split(separator).filter(|cell| meaning(cell).is_some()).count()
}

const ALL_NEEDED: [Needed; 4] = [Needed::Strike, Needed::Expiry, Needed::Kind, Needed::OpenInterest];

fn first_names(text: &str) -> Vec<String> {
    let line = lines(text).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let most = SEPARATORS.into_iter().max_by_key(|separator| line.matches(*separator).count()).unwrap_or(',');
    let cells: Vec<&str> = line.split(most).take(NAMES_TOLD).collect();
    if cells.len() < 2 { Vec::new() } else { told(&cells) }
}

fn told(cells: &[&str]) -> Vec<String> {
    let names = cells.iter().map(|cell| {
        let seen = cell.trim().trim_matches('"').chars().filter(|c| !is_unseen(*c) && !c.is_control());
        seen.take(NAME_LENGTH).collect::<String>()
    });
    names.filter(|name| !name.is_empty()).take(NAMES_TOLD).collect()
}

fn columns(cells: &[&str], separator: char) -> Result<Columns, Refusal> {
    let meanings: Vec<_> = cells.iter().map(|cell| meaning(cell)).collect();
    let options = options(cells, &meanings);
    let missing = missing(&options);
    if !missing.is_empty() {
        return Err(Refusal::NoColumns { missing, seen: told(cells) });
    }
    let has = |name: &str| cells.iter().any(|cell| plain(cell) == name);
    let is_cboe = has("calls") && has("puts") && has("expirationdate");
    let strike = |at: &usize| matches!(meanings[*at], Some((Field::Strike | Field::Contract, _)));
    let named = (0..cells.len()).find(strike).unwrap_or_default();
    let says_per_cent = |at: usize| matches!(meanings[at], Some((Field::Volatility, _))) && cells[at].contains('%');
    Ok(Columns {
        separator: u8::try_from(separator).unwrap_or(b','),
        width: cells.len(),
        options,
        says_per_cent: (0..cells.len()).any(says_per_cent),
        is_cboe,
        is_old_cboe: is_cboe && has("vol") && has("openint"),
        named: (named, plain(cells[named])),
    })
}

/// The options of a row. A table has the calls left of the strike and the puts right of it where a name stands on both
/// sides; else their names say which are which; else a row is one option.
fn options(cells: &[&str], meanings: &[Option<(Field, Side)>]) -> Vec<OptionPlaces> {
    let strike = meanings.iter().position(|meaning| matches!(meaning, Some((Field::Strike, _))));
    let of_option = |at: usize| meanings[at].is_some_and(|(field, _)| field.is_of_option());
    let stands_on_both_sides = strike.is_some_and(|strike| {
        let names: Vec<String> = (0..strike).filter(|at| of_option(*at)).map(|at| plain(cells[at])).collect();
        (strike..cells.len()).any(|at| of_option(at) && names.contains(&plain(cells[at])))
    });
    let side = |at: usize| match meanings[at] {
        Some((field, Side::Both)) if stands_on_both_sides && field.is_of_option() => {
            if Some(at) < strike {
                Side::Calls
            } else {
                Side::Puts
            }
        }
        Some((_, side)) => side,
        None => Side::Both,
    };
    let places = |wanted: Side| {
        let mut places: Places = [None; Field::COUNT];
        // What is of both comes last, and so fills what is left.
        for of in [wanted, Side::Both] {
            for (at, meaning) in meanings.iter().enumerate() {
                if let Some((field, _)) = meaning
                    && side(at) == of
                {
                    places[*field as usize].get_or_insert(at);
                }
            }
        }
        places
    };
    if (0..cells.len()).any(|at| side(at) != Side::Both) {
        let of = |kind, side| OptionPlaces { kind: Some(kind), places: places(side) };
        vec![of(OptionKind::Call, Side::Calls), of(OptionKind::Put, Side::Puts)]
    } else {
        vec![OptionPlaces { kind: None, places: places(Side::Both) }]
    }
}

fn missing(options: &[OptionPlaces]) -> Vec<Needed> {
    let lacks = |needed: Needed| {
        options.iter().any(|option| {
            let named = option.has(Field::Contract) || (option.has(Field::Underlying) && !option.has(Field::Strike));
            match needed {
                Needed::Strike => !named && !option.has(Field::Strike),
                Needed::Expiry => !named && !option.has(Field::Expiry),
                Needed::Kind => !named && !option.has(Field::Kind) && option.kind.is_none(),
                Needed::OpenInterest => !option.has(Field::OpenInterest),
            }
        })
    };
    ALL_NEEDED.into_iter().filter(|needed| lacks(*needed)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing_in(text: &str) -> (Vec<Needed>, Vec<String>) {
        match find(text) {
            Err(Refusal::NoColumns { missing, seen }) => (missing, seen),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_line_with_the_names_and_what_parts_them_are_found() {
        let found = find("\nS&P 500 INDEX,Last: 1\nstrike;expiry;type;open interest\n1;2;3;4");
        let told = found.map(|Found { columns, before, .. }| {
            (columns.separator, before.len(), columns.width, columns.options.len(), columns.is_cboe)
        });
        assert_eq!(told, Ok((b';', 2, 4, 1, false)));
    }

    #[test]
    fn calls_and_puts_are_told_apart_by_place_or_by_name() {
        for names in [
            "Expiration Date,Calls,IV,Open Interest,Strike,Puts,IV,Open Interest",
            "Expiration Date,Calls,IV,Open Interest,Strike,Puts,IV.1,Open Interest.1",
            "ExpirationDate,Calls,CallIV,CallOpenInt,StrikePrice,Puts,PutIV,PutOpenInt",
            "exp,,c_iv,c_oi,strike,,p_iv,p_oi",
            "Exp,,IV,Open.Int,Strike,,IV,Open.Int",
        ] {
            let Ok(Found { columns, .. }) = find(names) else { panic!("{names}") };
            let record = csv::StringRecord::from(vec!["0", "1", "2", "3", "4", "5", "6", "7"]);
            let [call, put] = columns.options.as_slice() else { panic!("{names}") };
            let of = |option: &OptionPlaces| {
                [Field::Expiry, Field::Strike, Field::Volatility, Field::OpenInterest].map(|f| option.get(&record, f))
            };
            assert_eq!((of(call), of(put)), (["0", "4", "2", "3"], ["0", "4", "6", "7"]), "{names}");
            assert_eq!((call.kind, put.kind), (Some(OptionKind::Call), Some(OptionKind::Put)));
        }
    }

    #[test]
    fn what_is_missing_is_told_with_what_is_there() {
        assert_eq!(
            missing_in("expiry,type,oi\n"),
            (vec![Needed::Strike], vec!["expiry".into(), "type".into(), "oi".into()])
        );
        assert_eq!(missing_in("[STRIKE], [C_IV], [P_IV], [EXPIRE_DATE]").0, [Needed::OpenInterest]);
        assert_eq!(missing_in("name;age\nx;1").1, ["name", "age"]);
        assert_eq!(missing_in("hello").1, Vec::<String>::new());
        assert!(find("contractSymbol,openInterest").is_ok());
    }
}
