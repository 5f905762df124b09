//! Names of months, in the languages that browsers write the date of Cboe's file in.

/// How names of the months begin, in small letters, from January on. The longest beginning decides: Czech `červenec` is
/// July, `červen` June.
const BEGINNINGS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв", "січ", "led", "sty", "oca"],
    &["feb", "fév", "fev", "фев", "лют", "úno", "lut", "şub"],
    &["mar", "mär", "maa", "mrt", "мар", "бер", "bře", "már"],
    &["apr", "avr", "abr", "апр", "кві", "dub", "kwi", "nis", "ápr"],
    &["may", "mai", "mei", "maj", "mag", "мая", "май", "тра", "kvě", "máj"],
    &["jun", "juin", "giu", "июн", "чер", "červ", "cze", "haz", "jún"],
    &["jul", "juil", "lug", "июл", "лип", "července", "červenec", "lip", "tem", "júl"],
    &["aug", "ago", "aoû", "aou", "авг", "сер", "srp", "sie", "ağu"],
    &["sep", "set", "сен", "вер", "zář", "wrz", "eyl", "sze"],
    &["oct", "okt", "ott", "out", "окт", "жов", "říj", "paź", "eki"],
    &["nov", "ноя", "лис", "lis", "kas"],
    &["dec", "dez", "déc", "dic", "des", "дек", "гру", "pro", "gru", "ara"],
];

/// The month that a word names, 1 to 12; none if it names none.
#[must_use]
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let beginnings =
        (1..).zip(BEGINNINGS).flat_map(|(month, all)| all.iter().map(move |beginning| (month, *beginning)));
    beginnings
        .filter(|(_, beginning)| word.starts_with(beginning))
        .max_by_key(|(_, beginning)| beginning.len())
        .map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_are_known_in_many_languages() {
        for (words, number) in [
            (&["January", "JAN", "janvier", "enero", "gennaio", "января", "stycznia"][..], 1),
            (&["March", "März", "mars", "marzo", "maart", "марта", "Mart", "marca", "března"], 3),
            (&["June", "juin", "Juni", "junio", "июня", "června", "czerwca"], 6),
            (&["July", "juillet", "juli", "июля", "července", "lipca"], 7),
            (&["August", "août", "agosto", "августа"], 8),
            (&["December", "décembre", "diciembre", "dezembro", "Dezember", "декабря"], 12),
        ] {
            for word in words {
                assert_eq!(month(word), Some(number), "{word}");
            }
        }
        for word in ["", "Fri", "de", "um", "at", "EDT", "GMT", "à", "PM", "th"] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}
