//! The text of a file, whatever its letters are written in.

use super::refusal::Refusal;

/// What Windows-1252 writes with the bytes 0x80 to 0x9F; what it does not use is as Unicode has it.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The text of a file: UTF-8, UTF-16 with its mark, or what Windows wrote before; lines end in `\n` or `\r\n`.
///
/// # Errors
/// What the file is instead of a text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if let Some(refusal) = other_file(&bytes) {
        return Err(refusal);
    }
    let text = letters(bytes)?;
    // A zero is how programs fill what they have not written; no text has one.
    if text.contains('\0') || text.chars().take(2_000).filter(|c| is_strange(*c)).count() > 4 {
        return Err(Refusal::NotText);
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if text.trim_start().starts_with('<') {
        return Err(Refusal::WebPage);
    }
    if text.starts_with("version https://git-lfs") {
        return Err(Refusal::Pointer);
    }
    // What computers of Apple wrote in the last century.
    Ok(if text.contains('\n') { text } else { text.replace('\r', "\n") })
}

fn is_strange(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || c == char::REPLACEMENT_CHARACTER
}

fn letters(mut bytes: Vec<u8>) -> Result<String, Refusal> {
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => drop(bytes.drain(..3)),
        [0xFF, 0xFE, rest @ ..] => return Ok(wide(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => return Ok(wide(rest, u16::from_be_bytes)),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) if error.as_bytes().contains(&0) => Err(Refusal::NotText),
        Err(error) => Ok(error.as_bytes().iter().map(|byte| windows(*byte)).collect()),
    }
}

fn wide(bytes: &[u8], from: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Files that people take for a table, by their first bytes.
fn other_file(bytes: &[u8]) -> Option<Refusal> {
    const KNOWN: [(&[u8], Refusal); 7] = [
        (b"PK\x03\x04", Refusal::Spreadsheet),
        (b"\xD0\xCF\x11\xE0", Refusal::Spreadsheet),
        (b"%PDF", Refusal::Pdf),
        (b"\x1F\x8B", Refusal::Packed),
        (b"7z\xBC\xAF", Refusal::Packed),
        (b"Rar!", Refusal::Packed),
        (b"PAR1", Refusal::NotText),
    ];
    KNOWN.into_iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, refusal)| refusal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, Refusal> {
        decode(bytes.to_vec())
    }

    #[test]
    fn letters_are_read_whatever_they_are_written_in() {
        assert_eq!(read("\u{FEFF}Strike é".as_bytes()), Ok("Strike é".into()));
        assert_eq!(read(b"Strike \xE9 \x80"), Ok("Strike é €".into()));
        assert_eq!(read(b"\xFF\xFES\0t\0"), Ok("St".into()));
        assert_eq!(read(b"\xFE\xFF\0S\0t"), Ok("St".into()));
        assert_eq!(read(b"a\rb"), Ok("a\nb".into()));
    }

    #[test]
    fn what_is_no_text_is_told() {
        for (bytes, refusal) in [
            (&b""[..], Refusal::Empty),
            (b" \r\n\t", Refusal::Empty),
            (b"\xEF\xBB\xBF \n", Refusal::Empty),
            (b"PK\x03\x04...", Refusal::Spreadsheet),
            (b"%PDF-1.7", Refusal::Pdf),
            (b"\x1F\x8B\x08", Refusal::Packed),
            (b"a\0b", Refusal::NotText),
            (b"\x01\x02\x03\x04\x05\x06\x07", Refusal::NotText),
            (b"\n<!DOCTYPE html>", Refusal::WebPage),
            (b"version https://git-lfs.github.com/spec/v1\n", Refusal::Pointer),
        ] {
            assert_eq!(read(bytes), Err(refusal));
        }
    }
}
