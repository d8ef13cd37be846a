//! The Merkle tree of RFC 6962 section 2.1 over the lines: its root is one hash for a log of a given size.

use sha2::{Digest, Sha256};

/// A tree that grows a leaf at a time and keeps only the roots of its full subtrees, largest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    full: Vec<[u8; 32]>,
    size: u64,
}

impl Tree {
    /// Adds the leaf hash of the next line.
    pub fn push(&mut self, leaf: [u8; 32]) {
        self.full.push(leaf);
        self.size += 1;
        // As many pairs close as the size has zeros at its end.
        for _ in 0..self.size.trailing_zeros() {
            self.join_last();
        }
    }

    /// Leaves added.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root; of an empty tree, the hash of nothing.
    pub fn root(&self) -> [u8; 32] {
        let mut rest = self.clone();
        while rest.full.len() > 1 {
            rest.join_last();
        }
        rest.full.pop().unwrap_or_else(|| Sha256::digest([]).into())
    }

    fn join_last(&mut self) {
        if let (Some(right), Some(left)) = (self.full.pop(), self.full.pop()) {
            self.full.push(Sha256::new().chain_update([1u8]).chain_update(left).chain_update(right).finalize().into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition as the RFC writes it: split at the largest power of two below the size.
    fn by_definition(leaves: &[[u8; 32]]) -> [u8; 32] {
        match leaves {
            [] => Sha256::digest([]).into(),
            [one] => *one,
            many => {
                let k = many.len().next_power_of_two() / 2;
                let (left, right) = (by_definition(&many[..k]), by_definition(&many[k..]));
                Sha256::digest([&[1u8][..], &left, &right].concat()).into()
            }
        }
    }

    #[test]
    fn grown_and_defined_roots_agree() {
        let leaves: Vec<[u8; 32]> = (0..70u8).map(|n| crate::audit::leaf_hash(&[n])).collect();
        let mut tree = Tree::default();
        for n in 0..leaves.len() {
            assert_eq!(tree.root(), by_definition(&leaves[..n]), "{n} leaves");
            tree.push(leaves[n]);
        }
    }

    /// Roots of the test inputs of the Certificate Transparency reference implementation (merkle_tree_test: 1 and 8 leaves).
    #[test]
    fn the_reference_vectors() {
        let inputs =
            ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        let mut tree = Tree::default();
        let mut roots = Vec::new();
        for input in inputs {
            tree.push(crate::audit::leaf_hash(&hex::decode(input).unwrap()));
            roots.push(hex::encode(tree.root()));
        }
        assert_eq!(roots[0], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(roots[7], "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }
}
