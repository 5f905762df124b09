//! The keys of the table of controls, written from its rows.

/// Declares the keys and the rows of the table together: each entry is the documentation of a key, the key, and its row;
/// for a family of controls, which differ in one number, the array of their rows. Adding a control is adding its entry.
macro_rules! controls {
    (@rows $row:expr) => { &[$row] };
    (@rows $rows:expr, $place:ident) => { &$rows };
    (@index $key:ident) => { STARTS[Entry::$key as usize] };
    (@index $key:ident, $place:ident) => { member(Entry::$key, $place as usize) };
    ($($(#[$doc:meta])* $key:ident $(($place:ident: $number:ty))? = $rows:expr;)+) => {
        /// A control's place in the table and in the state.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Key {
            $($(#[$doc])* $key $(($number))?),+
        }

        /// The entries of the table, in their order.
        #[derive(Clone, Copy)]
        enum Entry {
            $($key),+
        }

        /// The rows of each entry.
        const ENTRIES: &[&[Control]] = &[$(controls!(@rows $rows $(, $place)?)),+];

        impl Key {
            /// Every key, in the order of the table.
            #[allow(clippy::cast_possible_truncation, reason = "families have a handful of members")]
            pub const ALL: [Self; COUNT] = {
                let mut keys = [Self::Spot; COUNT];
                let mut at = 0;
                $(
                    let mut member = 0;
                    while member < ENTRIES[Entry::$key as usize].len() {
                        keys[at] = Self::$key $((member as $number))?;
                        at += 1;
                        member += 1;
                    }
                )+
                keys
            };

            /// The control's place in the table.
            ///
            /// # Panics
            /// If a family has no member of the key's number, which would otherwise be another control.
            #[must_use]
            pub const fn index(self) -> usize {
                match self {
                    $(Self::$key $(($place))? => controls!(@index $key $(, $place)?)),+
                }
            }
        }

        /// Where a member of a family stands in the table.
        const fn member(family: Entry, number: usize) -> usize {
            assert!(number < ENTRIES[family as usize].len(), "a family of controls has no such member");
            STARTS[family as usize] + number
        }
    };
}

pub(super) use controls;
