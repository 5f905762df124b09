//! Files of quotes after programs and accidents have had them: whatever is left of one, it is refused with words or gives
//! a chain within its ranges, the same one however its bytes arrive.
//!
//! Some 20 000 of them in the usual run; `CHAINS=1000000 cargo test --test mangled_chains` takes more.

use dealer_hedging::model::limits::{MAX_VOLATILITY, SESSION_PRICE_RANGE};
use dealer_hedging::quotes::quote::{MOST_CONTRACTS, MOST_ROWS};
use dealer_hedging::quotes::{Quote, Quotes, Reading, Refusal, minutes_between, told};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// What is mangled.
const WHOLE: [&[u8]; 11] = [
    include_bytes!("data/chains/american.csv"),
    include_bytes!("data/chains/cboe.json"),
    include_bytes!("data/chains/cboe_2020.dat"),
    include_bytes!("data/chains/cboe_2026.csv"),
    include_bytes!("data/chains/cboe_european.csv"),
    include_bytes!("data/chains/cboe_french_evening.csv"),
    include_bytes!("data/chains/cboe_resaved.csv"),
    include_bytes!("data/chains/datashop.csv"),
    include_bytes!("data/chains/semicolons.csv"),
    include_bytes!("data/chains/thinkorswim.csv"),
    include_bytes!("data/chains/yfinance.csv"),
];

/// What gets into files.
const WRITTEN: [&[u8]; 36] = [
    b"\"",
    b"\"\"",
    b"'",
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\xC3",
    b"\x80\x80",
    b"NaN",
    b"inf",
    b"-1",
    b"1e999",
    b"1e-999",
    b"99999999999999999999999999999999",
    b"0.0.0",
    b"9,999,999",
    b"{",
    b"[",
    b"]}",
    b"null",
    b"\\u0000",
    b"\"options\":[",
    b"2026-02-30",
    b"9999-12-31",
    b"00/00/0000",
    b"Date: ",
    b"Last: ",
    "\u{202E}−五月١".as_bytes(),
    b"strike,expiry,type,open interest\n",
];

/// What separators and marks become.
const CHANGED: [(u8, u8); 8] =
    [(b',', b';'), (b';', b','), (b'.', b','), (b',', b'\t'), (b'-', b'/'), (b'\n', b'\r'), (b'"', b' '), (b':', b'"')];

struct Mangler(Pcg64Mcg);

impl Mangler {
    /// A whole number below this one.
    fn below(&mut self, end: usize) -> usize {
        let end = u32::try_from(end.max(1)).unwrap_or(u32::MAX);
        usize::try_from(self.0.next_u32() % end).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        self.0.next_u32().to_le_bytes()[0]
    }

    fn noise(&mut self) -> Vec<u8> {
        let length = self.below(400);
        let first: &[u8] = [&b""[..], b"{", b"strike,oi,exp,cp\n", b"\xFF\xFE", b"\xFE\xFF"][self.below(5)];
        let printable = self.below(2) == 0;
        let rest = (0..length).map(|_| if printable { b' ' + self.byte() % 95 } else { self.byte() });
        first.iter().copied().chain(rest).collect()
    }

    fn file(&mut self) -> Vec<u8> {
        if self.below(10) == 0 {
            return self.noise();
        }
        let mut file = WHOLE[self.below(WHOLE.len())].to_vec();
        for _ in 0..=self.below(5) {
            self.mangle(&mut file);
        }
        file.truncate(40_000);
        file
    }

    fn mangle(&mut self, file: &mut Vec<u8>) {
        let (at, other) = (self.below(file.len() + 1), self.below(file.len() + 1));
        let (from, to) = (at.min(other), at.max(other));
        match self.below(14) {
            0 => file.truncate(at),
            1 => drop(file.drain(..at)),
            2 => drop(file.drain(from..to)),
            3 => {
                let part = file[from..to.min(from + 2_000)].to_vec();
                drop(file.splice(at..at, part));
            }
            4 => {
                let whole = WHOLE[self.below(WHOLE.len())];
                let place = self.below(whole.len());
                file.truncate(at);
                file.extend_from_slice(&whole[place..]);
            }
            5 => {
                let (is, becomes) = CHANGED[self.below(CHANGED.len())];
                file.iter_mut().filter(|byte| **byte == is).for_each(|byte| *byte = becomes);
            }
            6 => {
                let noise = self.noise();
                drop(file.splice(at..at, noise));
            }
            // A number becomes another.
            7 | 8 => {
                if let Some(digit) = file.iter().skip(at).position(u8::is_ascii_digit) {
                    let written = WRITTEN[self.below(WRITTEN.len())];
                    drop(file.splice(at + digit..=at + digit, written.iter().copied()));
                }
            }
            9 | 10 => {
                let written = WRITTEN[self.below(WRITTEN.len())];
                drop(file.splice(at..at, written.iter().copied()));
            }
            _ => {
                for _ in 0..=self.below(4) {
                    let at = self.below(file.len());
                    let byte = self.byte();
                    if let Some(there) = file.get_mut(at) {
                        *there = if self.below(2) == 0 { byte } else { *there ^ (1 << (byte % 8)) };
                    }
                }
            }
        }
    }
}

/// Reads a file that arrives and is worked through in slices of this length.
fn read(file: &[u8], length: usize) -> Result<Quotes, Refusal> {
    let mut reading = Reading::new();
    for slice in file.chunks(length.max(1)) {
        reading.push(slice)?;
    }
    while !reading.parse(&|| false)?.is_done {}
    reading.finish()
}

fn is_sound(row: &Quote) -> bool {
    let is_price = |price: f64| SESSION_PRICE_RANGE.contains(&price);
    is_price(row.strike)
        && row.open_interest > 0.0
        && row.open_interest <= MOST_CONTRACTS
        && row.bid.is_none_or(is_price)
        && row.ask.is_none_or(is_price)
        && row.volatility.is_none_or(|volatility| volatility > 0.0 && volatility <= MAX_VOLATILITY)
        && row.delta.is_none_or(|delta| (-1.0..=1.0).contains(&delta))
        && row.gamma.is_none_or(|gamma| gamma >= 0.0 && gamma.is_finite())
        && row.place > 0
}

/// What is wrong with what a file gives.
fn fault(read: &Result<Quotes, Refusal>) -> Option<String> {
    let quotes = match read {
        Ok(quotes) => quotes,
        Err(refusal) => {
            let words = refusal.to_string();
            let is_told = words.ends_with('.') && !words.contains(|c: char| c.is_control());
            return (!is_told).then_some(words);
        }
    };
    if quotes.rows.is_empty() || quotes.rows.len() > MOST_ROWS {
        return Some(format!("{} rows", quotes.rows.len()));
    }
    if quotes.spot.is_some_and(|spot| !SESSION_PRICE_RANGE.contains(&spot)) {
        return Some(format!("spot {:?}", quotes.spot));
    }
    for row in &quotes.rows {
        let left = quotes.quoted.map_or(1.0, |quoted| minutes_between(quoted, row.expiry));
        if !is_sound(row) || left <= 0.0 || !left.is_finite() {
            return Some(format!("{row:?}, {left} minutes left"));
        }
    }
    let lines = quotes.left_out.iter().map(|left| told::left_out(left, quotes.file));
    let empty =
        lines.chain(quotes.assumed.iter().map(|assumed| told::assumed(*assumed).to_owned())).any(|l| l.is_empty());
    empty.then(|| "says nothing".to_owned())
}

#[test]
fn whatever_is_left_of_a_file_is_refused_with_words_or_gives_a_sound_chain() {
    let count = std::env::var("CHAINS").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let mut mangler = Mangler(Pcg64Mcg::seed_from_u64(20_261_130));
    let mut read_at_all = 0_u32;
    let begun = std::time::Instant::now();
    for _ in 0..count {
        let file = mangler.file();
        let whole = read(&file, file.len());
        assert_eq!(fault(&whole), None, "{:?}", String::from_utf8_lossy(&file));
        let length = 1 + mangler.below(600);
        assert_eq!(read(&file, length), whole, "in slices of {length}: {:?}", String::from_utf8_lossy(&file));
        read_at_all += u32::from(whole.is_ok());
    }
    println!("{count} files, {read_at_all} of them read, in {:?}", begun.elapsed());
    // Many are still worth something: the mangler leaves files, not noise.
    assert!(read_at_all > count / 4, "only {read_at_all} of {count} are read");
}
