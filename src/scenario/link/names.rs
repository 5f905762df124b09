//! Names in a query that are not controls: those that services add to every link they pass on, and those
//! that somebody seems to have mistyped.

use strsim::osa_distance;

use crate::control::Control;
use crate::scenario::Key;

/// Beginnings of names by which services follow who clicks; here and below in one text, since a list takes eight bytes
/// more for each, which hardly compress (0.4 kB of a first visit).
const TRACKING: &str = "utm_ mc_ _hs hsa_ igsh fb_ pk_ mtm_ piwik_ matomo_ ns_ sc_ at_ ga_ gad_ gcl_ li_ vero_ oly_ \
    _bta_ __ trk ref_ share_ aff_ cm_ itm_ wt_ ck_ spm_ hmb_ stm_ int_ email_ campaign_ ad_ adset_ \
    mkt_ rb_ os_ _branch_ twitter_";

/// Endings of such names: click identifiers.
const CLICKED: &str = "clid clkid clickid click_id";

/// Such names that stand alone.
const FOLLOWING: &str = "_ga _gl _ke _kx _openstat campaign cid cmpid dm_i epik feature gbraid hsctatracking mibextid \
    ml_subscriber msclkid ncid rdid ref referer referrer s s_kwcid scm sfnsn share shared si smid \
    smtyp source spm src srsltid t tt_medium tt_content ved via wbraid wickedid wprov xmt xtor yclid \
    zanpid _t _r usqp sca_esv sxsrf";

/// Whether a name, in small letters, is one that services add to links: nothing of the reader's is in it.
#[must_use]
pub(super) fn is_tracker(name: &str) -> bool {
    FOLLOWING.split(' ').any(|known| name == known)
        || TRACKING.split(' ').any(|start| name.starts_with(start))
        || CLICKED.split(' ').any(|end| name.ends_with(end))
}

/// The control whose name somebody seems to have meant: one or two slips away, and it can read the value.
#[must_use]
pub(super) fn meant(name: &str, value: &str) -> Option<Key> {
    /// Shorter names are a slip away from any other short word.
    const SHORTEST: usize = 4;
    let slips = |control: &Control| {
        let allowed = if control.name.len() > SHORTEST + 1 { 2 } else { 1 };
        let slips = osa_distance(name, control.name);
        (control.name.len() >= SHORTEST && slips <= allowed && control.read(value).is_exact()).then_some(slips)
    };
    let near = Key::ALL.into_iter().filter_map(|key| Some((slips(key.control())?, key)));
    near.min_by_key(|(slips, _)| *slips).map(|(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_is_taken_for_a_tracker() {
        for key in Key::ALL {
            assert!(!is_tracker(key.name()), "{key:?}");
        }
    }

    #[test]
    fn trackers_are_known() {
        for name in [
            "utm_source",
            "fbclid",
            "gclid",
            "msclkid",
            "twclid",
            "ttclid",
            "mc_cid",
            "_hsenc",
            "igshid",
            "igsh",
            "ref",
            "source",
            "si",
            "li_fat_id",
            "yclid",
            "dclid",
            "_ga",
            "__s",
            "hsctatracking",
            "ref_src",
            "mibextid",
        ] {
            assert!(is_tracker(name), "{name}");
        }
        for name in ["colour", "embed", "id", "page", "lang", "spto", "q"] {
            assert!(!is_tracker(name), "{name}");
        }
    }

    #[test]
    fn slips_are_seen_and_other_words_left_alone() {
        let meant = |name, value| meant(name, value).map(Key::name);
        assert_eq!(meant("spto", "104"), Some("spot"));
        assert_eq!(meant("day", "3"), Some("days"));
        assert_eq!(meant("stirke", "105"), Some("strike"));
        for (name, value) in [("mode", "dark"), ("size", "12"), ("id", "5"), ("colour", "red"), ("date", "2026-11-25")]
        {
            assert_eq!(meant(name, value), None, "{name}={value}");
        }
    }
}
