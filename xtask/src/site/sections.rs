//! The sections of a WebAssembly module that is written anew.

use anyhow::{Context, Result};
use wasm_encoder::{Module, RawSection};
use wasmparser::Payload;

/// Puts a section of `module` into another as it is. What is no section leaves nothing.
pub(super) fn copy(payload: &Payload<'_>, module: &[u8], out: &mut Module) -> Result<()> {
    if let Some((id, range)) = payload.as_section() {
        let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let data = module.get(range).context("a section ends behind the module")?;
        out.section(&RawSection { id, data });
    }
    Ok(())
}
