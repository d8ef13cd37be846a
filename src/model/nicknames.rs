//! Forenames: short forms and spellings. The table is `nicknames.tsv`, a group a line, also our list of what is a forename at all.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

struct Groups {
    groups: Vec<(Vec<&'static str>, Vec<&'static str>)>,
    formal: HashMap<&'static str, Vec<usize>>,
    short: HashMap<&'static str, Vec<usize>>,
}

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let mut all = Groups { groups: Vec::new(), formal: HashMap::new(), short: HashMap::new() };
    for line in include_str!("nicknames.tsv").lines().filter(|l| !l.starts_with('#')) {
        let (formal, short) = line.split_once('\t').unwrap_or((line, ""));
        let number = all.groups.len();
        let (formal, short): (Vec<_>, Vec<_>) = (formal.split(' ').collect(), short.split_whitespace().collect());
        formal.iter().for_each(|f| all.formal.entry(f).or_default().push(number));
        short.iter().for_each(|s| all.short.entry(s).or_default().push(number));
        all.groups.push((formal, short));
    }
    all
});

/// Forenames that are also words: they count as forenames only with a capital.
static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "said will mark grant may art bill rob sue pat drew jack frank rich dick hope faith grace joy dale guy dawn don ray rose \
     ruby amber april june august max josh nick pip con dot win kit sandy sunny misty dean earl lance miles chase wade reed \
     clay cliff glen heath brook penny ginger olive ivy iris daisy lily pearl opal violet hazel holly heather fern robin chuck \
     hank bob gene bud chip ash hal rod stew herb barb peg marge nan gay coral rusty buck randy sol van viv art so an in on as \
     at be he we me my no or to up us go do is it la le de bel fee mads mal mat trace spence case blake paris jordan israel \
     dallas austin china mo al ed ty bo si ali less hat tam cam ted wills bee tally dolly shell perry jay"
        .split_whitespace()
        .collect()
});

/// True where the folded `word` is a forename we know.
pub fn is_forename(word: &str) -> bool {
    GROUPS.formal.contains_key(word) || GROUPS.short.contains_key(word)
}

/// True where the folded `word` is more often a plain word than a name when it stands in small letters.
pub fn is_word(word: &str) -> bool {
    WORDS.contains(word)
}

/// Spellings of the forename (`sherri`: `sherry`, `sherrie`), itself left out.
pub fn spellings(name: &str) -> BTreeSet<&'static str> {
    let numbers = GROUPS.formal.get(name).into_iter().flatten();
    numbers.flat_map(|n| &GROUPS.groups[*n].0).copied().filter(|s| *s != name).collect()
}

/// Short forms of a full forename; full forms of a short one that is not also a name by itself, and the other short forms
/// where its full form is in no doubt.
pub fn nicknames(name: &str) -> BTreeSet<&'static str> {
    let mut out = BTreeSet::new();
    for number in GROUPS.formal.get(name).into_iter().flatten() {
        out.extend(&GROUPS.groups[*number].1);
    }
    let full = GROUPS.short.get(name).map_or(&[][..], |v| v);
    for number in full.iter().filter(|_| !GROUPS.formal.contains_key(name)) {
        out.extend(&GROUPS.groups[*number].0);
        if full.len() == 1 {
            out.extend(&GROUPS.groups[*number].1);
        }
    }
    out.remove(name);
    out
}

/// True where `short` is a short form of the full forename `full`.
pub fn is_short_for(short: &str, full: &str) -> bool {
    GROUPS.formal.get(full).into_iter().flatten().any(|n| GROUPS.groups[*n].1.contains(&short))
}

/// Full forms of a short forename that is no name by itself, with their spellings: two bearers of one surname are then one person.
pub fn full_forms(name: &str) -> BTreeSet<&'static str> {
    let full = GROUPS.short.get(name).into_iter().flatten().filter(|_| !GROUPS.formal.contains_key(name));
    full.flat_map(|n| &GROUPS.groups[*n].0).copied().filter(|f| *f != name).collect()
}

/// Full forms of a short forename that is a name by itself as well: Harry can be Henry, and as a rule is not.
pub fn distant(name: &str) -> BTreeSet<&'static str> {
    let full = GROUPS.short.get(name).into_iter().flatten().filter(|_| GROUPS.formal.contains_key(name));
    full.flat_map(|n| &GROUPS.groups[*n].0).copied().filter(|f| *f != name).collect()
}

/// The consonants of a name as Somali writes it, in the letters that others use: there `x` is h, `c` a sound that others leave out,
/// and long vowels are doubled (`Cabdiraxmaan`, `Maxamed`). `None` for a word that nothing marks as written so, or that says too little.
pub fn from_somali(word: &str) -> Option<String> {
    let vowel = |c: Option<&u8>| c.is_some_and(|c| b"aeiou".contains(c));
    let letters = word.as_bytes();
    let x = (0..letters.len()).any(|n| letters[n] == b'x' && vowel(letters.get(n + 1)));
    let long = letters.windows(2).any(|w| w[0] == w[1] && vowel(w.first()));
    let marked = x || long && letters[0] == b'c' && vowel(letters.get(1));
    if !marked || !word.is_ascii() || is_forename(word) {
        return None;
    }
    Some(consonants(&word.replace('c', "").replace('x', "h"))).filter(|left| left.len() >= 3)
}

/// A name without its vowels, and doubled letters once.
pub fn consonants(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().filter(|c| !"aeiouy".contains(*c)) {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// What is left of a forename once spelling habits are taken away: two forenames with the same rest are spellings of one.
pub fn skeleton(name: &str) -> String {
    let mut stem = name.replace("ph", "f").replace('k', "c");
    for ending in ["ie", "ey", "ee", "y"] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|r| r.len() > 1) {
            stem = format!("{rest}i");
            break;
        }
    }
    let mut out = String::with_capacity(stem.len());
    for (at, c) in stem.chars().enumerate() {
        let c = if c == 'y' && at > 0 { 'i' } else { c };
        if !(c == 'h' && at > 0 || out.ends_with(c)) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_answer_both_ways() {
        assert!(nicknames("mike").contains("michael") && nicknames("michael").contains("mike"));
        assert!(nicknames("peggy").contains("margaret") && spellings("sherri").contains("sherry"));
        assert!(nicknames("chris").contains("christopher") && !nicknames("chris").contains("tina"));
        assert!(!nicknames("mike").contains("mark") && !nicknames("mark").contains("mike"));
        assert!(spellings("mohammed").contains("muhammad"));
        assert!(is_short_for("ali", "alison") && !is_short_for("alison", "ali") && !is_short_for("ali", "mary"));
    }

    #[test]
    fn a_somali_name_is_read_in_other_letters() {
        for (somali, english) in
            [("maxamed", "mohamed"), ("cabdiraxmaan", "abdirahman"), ("xasan", "hassan"), ("caasha", "aaisha")]
        {
            let read = from_somali(somali);
            assert!(read == Some(consonants(english)) || somali == "caasha" && read.is_none(), "{somali}: {read:?}");
        }
        assert_eq!(from_somali("cabdullaahi"), Some(consonants("abdullahi")));
        for word in ["mohamed", "alexander", "roxanne", "carol", "max", "carmen"] {
            assert_eq!(from_somali(word), None, "{word}");
        }
    }

    #[test]
    fn skeletons_join_spellings_and_keep_names_apart() {
        for (a, b) in [
            ("sherri", "sherry"),
            ("sherie", "sherry"),
            ("jon", "john"),
            ("philip", "phillip"),
            ("sara", "sarah"),
            ("teresa", "theresa"),
        ] {
            assert_eq!(skeleton(a), skeleton(b));
        }
        for (a, b) in [("mark", "mike"), ("dan", "dean"), ("anna", "hannah"), ("joan", "john")] {
            assert_ne!(skeleton(a), skeleton(b));
        }
    }

    #[test]
    fn the_table_is_folded_and_large_enough() {
        assert!(GROUPS.groups.len() > 400);
        for (formal, short) in &GROUPS.groups {
            assert!(formal.iter().chain(short).all(|w| crate::model::fold::folded(w) == **w), "{formal:?}");
        }
    }
}
