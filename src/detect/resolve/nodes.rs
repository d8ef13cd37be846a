//! Keys that are one person: a union-find over numbered keys.

use std::collections::HashMap;

/// Keys, numbered as they come, and which are joined.
#[derive(Default)]
pub struct Nodes {
    parents: Vec<usize>,
    names: Vec<String>,
    keys: HashMap<String, usize>,
}

impl Nodes {
    /// The number of a key, made where it is new.
    pub fn node(&mut self, key: &str) -> usize {
        if let Some(&n) = self.keys.get(key) {
            return n;
        }
        self.parents.push(self.parents.len());
        self.names.push(key.to_owned());
        self.keys.insert(key.to_owned(), self.parents.len() - 1);
        self.parents.len() - 1
    }

    /// The key of a number.
    pub fn key(&self, node: usize) -> &str {
        &self.names[node]
    }

    /// The number of a key that is known.
    pub fn known(&self, key: &str) -> Option<usize> {
        self.keys.get(key).copied()
    }

    /// Makes two numbers one person.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.shortened(a), self.shortened(b));
        self.parents[a.max(b)] = a.min(b);
    }

    /// The person a number belongs to: the least number joined to it.
    pub fn root(&self, mut n: usize) -> usize {
        while self.parents[n] != n {
            n = self.parents[n];
        }
        n
    }

    /// The same, and shortens the way there for the next to ask.
    fn shortened(&mut self, mut n: usize) -> usize {
        while self.parents[n] != n {
            self.parents[n] = self.parents[self.parents[n]];
            n = self.parents[n];
        }
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_keys_have_one_root() {
        let mut nodes = Nodes::default();
        let all: Vec<usize> = ["a", "b", "c", "d"].iter().map(|k| nodes.node(k)).collect();
        nodes.join(all[3], all[2]);
        nodes.join(all[2], all[1]);
        assert!(nodes.root(all[3]) == all[1] && nodes.root(all[0]) == all[0] && nodes.node("d") == all[3]);
        assert_eq!((nodes.key(all[1]), nodes.key(all[3])), ("b", "d"));
        assert_eq!((nodes.known("c"), nodes.known("e")), (Some(all[2]), None));
    }
}
