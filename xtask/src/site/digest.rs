//! Digests as pages and names of files write them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What a Content Security Policy says of an inline script.
pub(super) fn inline(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

/// Sixteen hexadecimal digits for the name of a file, or of several that belong together, so that a
/// cache can keep what has the name for good.
pub(super) fn name(contents: &[&[u8]]) -> String {
    let digest = contents.iter().fold(Sha256::new(), Sha256::chain_update).finalize();
    let leading = digest.iter().take(8).fold(0, |leading: u64, byte| leading << 8 | u64::from(*byte));
    format!("{leading:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_the_standard_ones() {
        // SHA-256 of nothing, FIPS 180-4.
        assert_eq!(name(&[]), "e3b0c44298fc1c14");
        assert_eq!(name(&[b"ab", b"c"]), name(&[b"abc"]));
        assert_eq!(inline("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
