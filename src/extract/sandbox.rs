//! What a worker may do: compute, and talk through its two pipes. No file can be opened, no socket, no core is dumped.

use landlock::{ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus, Scope};
use rustix::process::{Resource, Rlimit, setrlimit};

/// Shuts the calling process in. Returns true where the kernel enforces all of it; the resource limits hold either way.
pub fn enter(memory: u64) -> bool {
    limit(Resource::Core, 0);
    limit(Resource::As, memory);
    limit(Resource::Fsize, 0);
    limit(Resource::Nproc, 64);
    landlock_everything().unwrap_or(false)
}

fn limit(what: Resource, most: u64) {
    // A limit that cannot be set (already lower) is no reason not to work.
    let _ = setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) });
}

fn landlock_everything() -> Result<bool, landlock::RulesetError> {
    let abi = ABI::V5;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(ABI::V6))?
        .create()?
        .restrict_self()?;
    Ok(status.ruleset == RulesetStatus::FullyEnforced)
}
