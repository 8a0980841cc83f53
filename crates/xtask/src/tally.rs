//! Counting: how many checks passed and failed, read from what the test runners print.

use std::ops::AddAssign;

/// Checks that passed and checks that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that passed.
    pub passed: usize,
    /// Checks that failed.
    pub failed: usize,
}

/// How a step is counted.
#[derive(Clone, Copy)]
pub enum Count {
    /// The step is one check.
    One,
    /// The step prepares others: it only counts when it fails.
    Preparation,
    /// The step prints its own figures.
    Read(fn(&str) -> Tally),
}

impl Count {
    /// The figures of a finished step. A step that failed without naming a failure counts as one.
    pub fn of(self, succeeded: bool, output: &str) -> Tally {
        let mut tally = match self {
            Self::One => Tally {
                passed: usize::from(succeeded),
                failed: 0,
            },
            Self::Preparation => Tally::default(),
            Self::Read(read) => read(output),
        };
        if !succeeded && tally.failed == 0 {
            tally.failed = 1;
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Adds up every `test result:` line of `cargo test`.
pub fn cargo_test(output: &str) -> Tally {
    let mut sum = Tally::default();
    for line in output.lines() {
        if let Some(figures) = line.strip_prefix("test result:") {
            sum += Tally {
                passed: before(figures, " passed"),
                failed: before(figures, " failed"),
            };
        }
    }
    sum
}

/// The number that stands just before a word.
fn before(text: &str, word: &str) -> usize {
    let number = text.split(word).next().and_then(|start| start.rsplit(' ').next());
    number.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// Reads the closing figures of node's test runner (TAP): `# pass N`, `# fail N`, `# cancelled N`.
pub fn node_test(output: &str) -> Tally {
    let figure = |name: &str| {
        let lines = output.lines().rev();
        let mut figures = lines.filter_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        figures.next().unwrap_or(0)
    };
    Tally {
        passed: figure("# pass "),
        failed: figure("# fail ") + figure("# cancelled "),
    }
}

/// The lines that tell of failures: `not ok` and its explanation up to `...` (TAP), or what `cargo test` prints of a
/// failed test and from `failures:` on.
pub fn failures(output: &str) -> Vec<&str> {
    let mut telling = false;
    let mut lines = Vec::new();
    for line in output.lines() {
        let words = line.trim_start();
        telling |= words.starts_with("not ok ") || words == "failures:";
        if telling || (words.starts_with("test ") && words.ends_with("FAILED")) {
            lines.push(line);
        }
        telling &= words != "..." && !words.starts_with("test result:");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_add_up() {
        let output = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(
            cargo_test(output),
            Tally {
                passed: 15,
                failed: 2
            }
        );
    }

    #[test]
    fn the_last_figures_of_node_count_and_cancelled_is_failed() {
        let output = "# pass 9\n# tests 7\n# pass 4\n# fail 2\n# cancelled 1\n";
        assert_eq!(node_test(output), Tally { passed: 4, failed: 3 });
    }

    #[test]
    fn a_failure_is_told_wherever_it_stands() {
        let tap = "ok 1 - a\n  ---\n  ...\nnot ok 2 - b\n  ---\n  error: 'c'\n  ...\nok 3 - d\n# pass 2\n# fail 1\n";
        assert_eq!(failures(tap), ["not ok 2 - b", "  ---", "  error: 'c'", "  ..."]);
        let cargo = "test a ... ok\ntest b ... FAILED\n\nfailures:\n\n---- b ----\nwhy\n\ntest result: FAILED. 1 passed;\nDoc-tests\n";
        let told = failures(cargo);
        assert_eq!(told[0], "test b ... FAILED");
        assert!(told.contains(&"why") && !told.contains(&"Doc-tests"));
        assert!(failures("error: could not compile").is_empty());
    }

    #[test]
    fn a_failure_is_never_lost() {
        let crashed = Count::Read(cargo_test).of(false, "error: could not compile");
        assert_eq!(crashed, Tally { passed: 0, failed: 1 });
        assert_eq!(Count::One.of(false, ""), Tally { passed: 0, failed: 1 });
        assert_eq!(Count::Preparation.of(false, ""), Tally { passed: 0, failed: 1 });
        let failed = Count::Read(cargo_test).of(false, "test result: FAILED. 3 passed; 2 failed;");
        assert_eq!(failed, Tally { passed: 3, failed: 2 });
    }

    #[test]
    fn preparation_that_went_well_does_not_count() {
        assert_eq!(Count::Preparation.of(true, ""), Tally::default());
        assert_eq!(Count::One.of(true, ""), Tally { passed: 1, failed: 0 });
    }
}
