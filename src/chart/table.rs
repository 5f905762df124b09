//! The numbers behind a picture.

use crate::format::number;
use crate::format::{grouped, price, signed};

/// A column's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub name: String,
    /// Its unit; empty for words.
    pub unit: &'static str,
}

impl Column {
    /// A column of a quantity with its unit.
    pub fn new(name: impl Into<String>, unit: &'static str) -> Self {
        Self { name: name.into(), unit }
    }

    /// The heading as shown: name and unit.
    #[must_use]
    pub fn heading(&self) -> String {
        if self.unit.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, self.unit) }
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number as computed, and as shown.
    Number {
        /// Unrounded.
        value: f64,
        /// As the reader sees it.
        shown: String,
    },
}

impl Cell {
    /// A number and how it is shown.
    pub fn number(value: f64, shown: impl Into<String>) -> Self {
        Self::Number { value, shown: shown.into() }
    }

    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What the reader sees.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number { shown, .. } => shown,
        }
    }

    /// The unrounded number, if it is one.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Text(_) => None,
            Self::Number { value, .. } => Some(*value),
        }
    }
}

/// A table: columns with units, rows of cells, filled from left to right.
///
/// ```
/// use dealer_hedging::chart::Table;
///
/// let mut table = Table::of(&[("spot", "$"), ("hedge order", "shares")]);
/// table.row().price(101.5).signed(1_249.6, 0);
/// assert_eq!(table.rows[0][1].shown(), "+1,250");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The headings.
    pub columns: Vec<Column>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
    /// The column whose numbers lie along the x axis of the picture's first panel, if one does.
    pub along: Option<usize>,
}

impl Table {
    /// An empty table with these headings, each a name and a unit.
    #[must_use]
    pub fn of<T: AsRef<str>>(headings: &[(T, &'static str)]) -> Self {
        let columns = headings.iter().map(|(name, unit)| Column::new(name.as_ref(), unit)).collect();
        Self { columns, rows: Vec::new(), along: None }
    }

    /// Says which column lies along the x axis of the picture's first panel.
    #[must_use]
    pub fn along(mut self, column: usize) -> Self {
        self.along = Some(column);
        self
    }

    /// Begins a row, which the cells that follow must make as long as `columns`.
    pub fn row(&mut self) -> &mut Self {
        self.rows.push(Vec::with_capacity(self.columns.len()));
        self
    }

    fn cell(&mut self, cell: Cell) -> &mut Self {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
        self
    }

    /// Words.
    pub fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.cell(Cell::text(text))
    }

    /// A number and how it is shown.
    pub fn number(&mut self, value: f64, shown: String) -> &mut Self {
        self.cell(Cell::number(value, shown))
    }

    /// A number with thousands separated.
    pub fn grouped(&mut self, value: f64, decimals: usize) -> &mut Self {
        self.number(value, grouped(value, decimals))
    }

    /// A number with its sign.
    pub fn signed(&mut self, value: f64, decimals: usize) -> &mut Self {
        self.number(value, signed(value, decimals))
    }

    /// Dollars and cents.
    pub fn price(&mut self, dollars: f64) -> &mut Self {
        self.number(dollars, price(dollars))
    }

    /// A number and how it is shown, or a dash where there is none.
    pub fn known(&mut self, value: Option<f64>, show: &dyn Fn(f64) -> String) -> &mut Self {
        match value {
            Some(value) => self.number(value, show(value)),
            None => self.text("–"),
        }
    }

    /// The table as comma-separated values with unrounded numbers, one header row, `\r\n` ends
    /// (RFC 4180).
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::new();
        let mut line = |fields: &mut dyn Iterator<Item = String>| {
            for (index, field) in fields.enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&quoted(&field));
            }
            text.push_str("\r\n");
        };
        line(&mut self.columns.iter().map(Column::heading));
        for row in &self.rows {
            line(&mut row.iter().map(|cell| cell.value().map_or_else(|| cell.shown().to_owned(), csv_number)));
        }
        text
    }
}

/// As it stands; what is nothing has no sign in a spreadsheet.
fn csv_number(value: f64) -> String {
    number::shortest(value + 0.0)
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_keeps_full_numbers_and_quotes_words() {
        let table = Table {
            columns: vec![Column::new("spot", "$"), Column::new("order, in words", "")],
            rows: vec![
                vec![Cell::number(0.1 + 0.2, "0.30"), Cell::text("say \"buy\"")],
                vec![Cell::number(-0.0, "0"), Cell::text("")],
            ],
            along: None,
        };
        assert_eq!(table.csv(), "spot ($),\"order, in words\"\r\n0.30000000000000004,\"say \"\"buy\"\"\"\r\n0,\r\n");
    }
}
