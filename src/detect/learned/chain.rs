//! The linear chain (Lafferty, McCallum and Pereira 2001) over three labels: forward and backward sums in logarithms.

/// Outside a name, first word of one, further word of one.
pub const LABELS: usize = 3;

/// Scores of one word for the labels.
pub type Scores = [f32; LABELS];

/// Scores of each label after each: `[from][to]`.
pub type Steps = [Scores; LABELS];

/// What the chain gives for one line: the probability of each label of each word, and the sums a trainer needs.
#[derive(Default)]
pub struct Sums {
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    /// Probability of each label.
    pub marginals: Vec<Scores>,
    /// Logarithm of the sum over all label sequences.
    pub total: f32,
}

/// Logarithm of the sum of exponentials.
fn log_sum(x: Scores) -> f32 {
    let most = x[0].max(x[1]).max(x[2]);
    most + ((x[0] - most).exp() + (x[1] - most).exp() + (x[2] - most).exp()).ln()
}

impl Sums {
    /// Sums over a line whose words have `scores`; before the line stands label 0.
    pub fn run(&mut self, scores: &[Scores], steps: &Steps) {
        let n = scores.len();
        self.forward.clear();
        self.marginals.clear();
        self.backward.clear();
        self.backward.resize(n, [0.0; LABELS]);
        for (i, s) in scores.iter().enumerate() {
            let mut f = [0.0; LABELS];
            for (to, value) in f.iter_mut().enumerate() {
                *value = s[to]
                    + match i {
                        0 => steps[0][to],
                        _ => log_sum(std::array::from_fn(|from| self.forward[i - 1][from] + steps[from][to])),
                    };
            }
            self.forward.push(f);
        }
        for i in (0..n.saturating_sub(1)).rev() {
            let after = self.backward[i + 1];
            self.backward[i] =
                steps.map(|row| log_sum(std::array::from_fn(|to| row[to] + scores[i + 1][to] + after[to])));
        }
        self.total = self.forward.last().map_or(0.0, |f| log_sum(*f));
        for i in 0..n {
            self.marginals.push(std::array::from_fn(|y| (self.forward[i][y] + self.backward[i][y] - self.total).exp()));
        }
    }

    /// Probability that word `at` has label `from` and the next `to`.
    pub fn step(&self, at: usize, from: usize, to: usize, scores: &[Scores], steps: &Steps) -> f32 {
        (self.forward[at][from] + steps[from][to] + scores[at + 1][to] + self.backward[at + 1][to] - self.total).exp()
    }
}

/// The chain for reading alone: the same chances as [`Sums`] by products of factors, each word's sums brought to one.
pub struct Chain {
    steps: Steps,
    own: Vec<Scores>,
    forward: Vec<Scores>,
}

/// No step is weighed lower, so that every word has some way to be reached.
const LEAST: f32 = -60.0;

impl Chain {
    /// A chain with these scores of each label after each.
    pub fn of(steps: &Steps) -> Chain {
        let steps = steps.map(|row| row.map(|s| s.max(LEAST).exp()));
        Chain { steps, own: Vec::new(), forward: Vec::new() }
    }

    /// Chances, in `out`, of the labels of words with `scores`; before them stands label 0, and behind them too where they are
    /// `followed` by a word.
    pub fn run(&mut self, scores: &[Scores], followed: bool, out: &mut [Scores]) {
        self.own.clear();
        self.own.extend(scores.iter().map(|s| {
            let most = s[0].max(s[1]).max(s[2]);
            s.map(|s| (s - most).exp())
        }));
        self.forward.clear();
        let mut before = [1.0, 0.0, 0.0];
        for own in &self.own {
            let reached = |to: usize| (0..LABELS).map(|from| before[from] * self.steps[from][to]).sum::<f32>();
            before = to_one(std::array::from_fn(|to| own[to] * reached(to)));
            self.forward.push(before);
        }
        let mut after = if followed { self.steps.map(|row| row[0]) } else { [1.0; LABELS] };
        for ((own, forward), out) in self.own.iter().zip(&self.forward).zip(out).rev() {
            *out = to_one(std::array::from_fn(|y| forward[y] * after[y]));
            let ahead: Scores = std::array::from_fn(|to| own[to] * after[to]);
            after = to_one(self.steps.map(|row| (0..LABELS).map(|to| row[to] * ahead[to]).sum()));
        }
    }
}

/// In the same proportions, with the sum one.
fn to_one(x: Scores) -> Scores {
    let sum = x[0] + x[1] + x[2];
    x.map(|x| x / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marginals_are_those_of_all_sequences_counted() {
        let scores = [[0.1, 0.9, -0.4], [0.0, 0.3, 0.8], [0.5, -0.2, 0.1]];
        let steps = [[0.2, 0.1, -5.0], [0.0, -1.0, 0.7], [0.1, -0.5, 0.4]];
        let mut want = [[0.0f32; 3]; 3];
        let mut all = 0.0;
        for n in 0..27usize {
            let y = [n / 9, n / 3 % 3, n % 3];
            let s =
                steps[0][y[0]] + steps[y[0]][y[1]] + steps[y[1]][y[2]] + (0..3).map(|i| scores[i][y[i]]).sum::<f32>();
            all += s.exp();
            (0..3).for_each(|i| want[i][y[i]] += s.exp());
        }
        let mut sums = Sums::default();
        sums.run(&scores, &steps);
        for (got, want) in sums.marginals.iter().flatten().zip(want.iter().flatten()) {
            assert!((got - want / all).abs() < 1e-5);
        }
    }

    #[test]
    fn what_is_followed_by_a_word_outside_is_read_as_before_one() {
        let steps = [[0.2, 0.1, -5.0], [0.0, -1.0, 0.7], [0.1, -0.5, 0.4]];
        let scores = [[0.0, 0.9, -0.4], [0.0, 0.3, 0.8], [0.0, -90.0, -90.0]];
        let (mut chain, mut whole, mut part) = (Chain::of(&steps), [[0.0; 3]; 3], [[0.0; 3]; 2]);
        chain.run(&scores, false, &mut whole);
        chain.run(&scores[..2], true, &mut part);
        assert!(part.iter().flatten().zip(whole.iter().flatten()).all(|(a, b)| (a - b).abs() < 1e-5));
        let mut alone = [[0.0; 3]; 2];
        chain.run(&scores[..2], false, &mut alone);
        assert!((alone[1][0] - part[1][0]).abs() > 1e-3);
    }

    #[test]
    fn products_say_what_logarithms_say() {
        let steps = [[0.2, 0.1, -90.0], [0.0, -1.0, 0.7], [6.1, -12.5, 0.4]];
        // Scores of all sizes: some far beyond what a sum of powers holds.
        let scores: Vec<Scores> = (0..500u32)
            .map(|n| {
                let wild = |k: u32| (n.wrapping_mul(2_654_435_761).rotate_left(k) % 2_001) as f32 / 1_000.0 - 1.0;
                let size = [1.0, 10.0, 120.0][n as usize % 3];
                [0.0, size * wild(5), size * wild(17)]
            })
            .collect();
        let (mut sums, mut chain) = (Sums::default(), Chain::of(&steps));
        // Of longer lines the logarithms grow so large that they are the less exact.
        for length in [0, 1, 2, 7, 40] {
            let mut got = vec![[0.0; 3]; length];
            chain.run(&scores[..length], false, &mut got);
            sums.run(&scores[..length], &steps);
            let pairs = got.iter().flatten().zip(sums.marginals.iter().flatten());
            assert!(pairs.clone().all(|(a, b)| (a - b).abs() < 1e-3), "{length}: {:?}", pairs.collect::<Vec<_>>());
        }
    }
}
