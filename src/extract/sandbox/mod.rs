//! What a worker may do: compute, and talk through its two pipes. No file can be opened, no socket, no program started, no
//! core dumped. Two walls, each enough alone: Landlock (kernel 5.13 or later) and a system call filter (seccomp).

mod syscalls;
#[cfg(test)]
mod tests;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, Scope,
};
use rustix::process::{Resource, Rlimit, Signal, setrlimit};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Landlock's version whose file and network rules are asked for; older kernels enforce what they know.
const FILES: ABI = ABI::V5;
const SCOPES: ABI = ABI::V6;

/// Which walls stand around a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walls {
    /// Landlock denies every file and connection.
    pub landlock: bool,
    /// The kernel refuses every system call that computing does not need.
    pub seccomp: bool,
}

impl Walls {
    /// True where at least one wall stands: nothing can be opened or sent.
    pub fn hold(self) -> bool {
        self.landlock || self.seccomp
    }
}

impl std::fmt::Display for Walls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match (self.landlock, self.seccomp) {
            (true, true) => "Landlock and seccomp",
            (true, false) => "Landlock",
            (false, true) => "seccomp",
            (false, false) => "none",
        })
    }
}

/// Shuts the calling process in for good. `memory` is its address space in bytes. The resource limits hold either way.
pub fn enter(memory: u64) -> Walls {
    limit(Resource::Core, 0);
    limit(Resource::As, memory);
    limit(Resource::Fsize, 0);
    limit(Resource::Nproc, 64);
    // Should the program die, its workers must not live on.
    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::KILL));
    let landlock = wall_off(&[]).unwrap_or(false);
    Walls { landlock, seccomp: syscalls::only_compute() }
}

/// CPU time the calling process may use from now on, seconds: the kernel ends it after that. Half a minute is granted on
/// top of what was used so far, for the wall clock is what ends a file; this ends a worker that nobody watches any more.
pub fn grant_cpu(seconds: u64) {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).tv_sec.max(0) as u64;
    let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(used + seconds + 30), maximum: None });
}

/// Walls for a recogniser's process: it may read and run what lies under `readable`, and write nothing but its pipes.
pub fn enter_reading(readable: &[PathBuf], memory: u64, seconds: u64) -> bool {
    limit(Resource::Core, 0);
    limit(Resource::As, memory);
    limit(Resource::Cpu, seconds);
    limit(Resource::Fsize, 0);
    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::KILL));
    wall_off(readable).unwrap_or(false)
}

fn limit(what: Resource, most: u64) {
    // A limit that cannot be set (already lower) is no reason not to work.
    let _ = setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) });
}

/// True where the kernel denies everything but reading and running under `readable`.
fn wall_off(readable: &[PathBuf]) -> Result<bool, landlock::RulesetError> {
    let mut rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(FILES))?
        .handle_access(AccessNet::from_all(FILES))?
        .scope(Scope::from_all(SCOPES))?
        .create()?;
    for path in readable {
        if let Ok(folder) = PathFd::new(path) {
            rules = rules.add_rule(PathBeneath::new(folder, AccessFs::from_read(FILES)))?;
        }
    }
    Ok(rules.restrict_self()?.ruleset == RulesetStatus::FullyEnforced)
}
