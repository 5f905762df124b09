//! Just enough WebAssembly reading to give imports and exports other names.
//!
//! [WebAssembly core specification](https://webassembly.github.io/spec/core/binary/modules.html), chapter 5.5.

use anyhow::{Context, Result, bail};

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// What a host looks up by name.
const MEMORY: &str = "memory";

/// The same module with each name of its imports and exports (but `memory`) as `rename` has it.
pub fn with_names(module: &[u8], rename: &mut dyn FnMut(&str) -> String) -> Result<Vec<u8>> {
    let mut reader = Reader { rest: module.strip_prefix(MAGIC).context("this is no WebAssembly module")? };
    let mut out = MAGIC.to_vec();
    while !reader.rest.is_empty() {
        let kind = reader.byte()?;
        let size = reader.number()?;
        let content = reader.take(size)?;
        let content = match kind {
            IMPORTS => entries(content, 2, rename)?,
            EXPORTS => entries(content, 1, rename)?,
            _ => content.to_vec(),
        };
        out.push(kind);
        push_number(&mut out, content.len());
        out.extend(content);
    }
    Ok(out)
}

/// A section of entries that begin with `names` names each.
fn entries(content: &[u8], names: usize, rename: &mut dyn FnMut(&str) -> String) -> Result<Vec<u8>> {
    let mut reader = Reader { rest: content };
    let count = reader.number()?;
    let mut out = Vec::with_capacity(content.len());
    push_number(&mut out, count);
    for _ in 0..count {
        for _ in 0..names {
            let size = reader.number()?;
            let name = std::str::from_utf8(reader.take(size)?).context("a name is no text")?;
            let name = if name == MEMORY { name.to_owned() } else { rename(name) };
            push_number(&mut out, name.len());
            out.extend(name.as_bytes());
        }
        let before = reader.rest;
        match (reader.byte()?, names) {
            // An export, of any kind, is an index; an imported function the index of its type.
            (_, 1) | (0, _) => reader.skip_number()?,
            // Tables, memories and globals are not imported by wasm-bindgen's modules.
            (kind, _) => bail!("an import of kind {kind} is not known"),
        }
        out.extend(&before[..before.len() - reader.rest.len()]);
    }
    Ok(out)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, size: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(size).context("the module ends too early")?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        bail!("a number in the module is too long")
    }

    fn skip_number(&mut self) -> Result<()> {
        self.number().map(drop)
    }
}

fn push_number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        out.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return;
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A module that imports one function and exports it, and its memory.
    pub fn module(from: &str, import: &str, export: &str) -> Vec<u8> {
        let named = |name: &str| [&[u8::try_from(name.len()).unwrap_or(0)], name.as_bytes()].concat();
        let mut out = MAGIC.to_vec();
        let sections = [
            (1, vec![1, 0x60, 0, 0]),
            (IMPORTS, [vec![1], named(from), named(import), vec![0, 0]].concat()),
            (5, vec![1, 0, 1]),
            (EXPORTS, [vec![2], named(MEMORY), vec![2, 0], named(export), vec![0, 0]].concat()),
        ];
        for (kind, content) in sections {
            out.push(kind);
            push_number(&mut out, content.len());
            out.extend(content);
        }
        out
    }

    #[test]
    fn names_change_and_nothing_else() -> Result<()> {
        let before = module("./x_bg.js", "__wbg_now_1", "start");
        let same = with_names(&before, &mut str::to_owned)?;
        assert_eq!(same, before);
        let other = with_names(&before, &mut |name| name.to_uppercase())?;
        assert_eq!(other, module("./X_BG.JS", "__WBG_NOW_1", "START"));
        Ok(())
    }

    #[test]
    fn what_is_no_module_or_is_cut_is_an_error() {
        let whole = module("./x_bg.js", "__wbg_now_1", "start");
        assert!(with_names(b"<!doctype html>", &mut str::to_owned).is_err());
        for end in [9, 12, 20, whole.len() - 1] {
            assert!(with_names(&whole[..end], &mut str::to_owned).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn long_numbers_are_read_and_written() -> Result<()> {
        for value in [0, 1, 127, 128, 300, 1 << 20] {
            let mut out = Vec::new();
            push_number(&mut out, value);
            assert_eq!(Reader { rest: &out }.number()?, value);
        }
        assert!(Reader { rest: &[0x80; 8] }.number().is_err());
        Ok(())
    }
}
