//! Two tables that list the same at two scales of prices.

use dealer_hedging::chart::{Cell, Table};

use crate::money::{FACTOR, says_the_same};

/// What a number of this unit is multiplied with from one scale to the other.
fn factor(unit: &str) -> f64 {
    match unit {
        "shares per $1" => 1.0 / FACTOR,
        dollars if dollars.starts_with('$') => FACTOR,
        _ => 1.0,
    }
}

/// How far a number near zero may be off: a session finds its orders to a small part of a share.
fn slack(unit: &str) -> f64 {
    if unit == "shares" { 1e-3 } else { 1e-6 }
}

/// Why they do not.
pub(crate) fn compare(one: &Table, other: &Table) -> Result<(), String> {
    if one.rows.len() != other.rows.len() || one.columns.len() != other.columns.len() {
        return Err(format!("{} rows are not {}", one.rows.len(), other.rows.len()));
    }
    for (column, there) in one.columns.iter().zip(&other.columns) {
        if column.unit != there.unit || !says_the_same(&column.name, &there.name) {
            return Err(format!("the column {} is not {}", column.heading(), there.heading()));
        }
    }
    for (row, (cells, there)) in one.rows.iter().zip(&other.rows).enumerate() {
        for ((cell, there), column) in cells.iter().zip(there).zip(&one.columns) {
            let same = match (cell, there) {
                (Cell::Text(one), Cell::Text(other)) => says_the_same(one, other),
                (Cell::Number { value, .. }, Cell::Number { value: there, .. }) => {
                    let expected = value * factor(column.unit);
                    (there - expected).abs() <= 1e-6 * expected.abs() + slack(column.unit)
                }
                _ => false,
            };
            if !same {
                return Err(format!("row {row}, {}: {cell:?} is not {there:?}", column.heading()));
            }
        }
    }
    Ok(())
}
