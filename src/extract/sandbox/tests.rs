//! Both walls hold for the thread that raises them, so a test thread can raise one and try to get out.

use super::*;
use std::io::ErrorKind;
use std::net::{TcpStream, UdpSocket};

/// What the attempts of a shut-in thread came to: a file, a folder, a connection, a packet, a program.
fn attempts() -> Vec<std::io::Result<()>> {
    vec![
        std::fs::File::open("/etc/passwd").map(drop),
        std::fs::write(std::env::temp_dir().join("dsar-escaped"), b"x"),
        TcpStream::connect("127.0.0.1:9").map(drop),
        UdpSocket::bind("127.0.0.1:0").map(drop),
        std::process::Command::new("/bin/true").status().map(drop),
    ]
}

fn denied(result: &std::io::Result<()>) -> bool {
    result.as_ref().is_err_and(|e| e.kind() == ErrorKind::PermissionDenied)
}

#[test]
fn the_system_call_filter_alone_denies_files_network_and_programs() {
    let tried = std::thread::spawn(|| syscalls::only_compute().then(attempts)).join().unwrap();
    let Some(tried) = tried else { return println_skipped("seccomp") };
    let open: Vec<usize> = (0..tried.len()).filter(|n| !denied(&tried[*n])).collect();
    assert!(open.is_empty(), "not denied: {open:?} of {tried:?}");
}

#[test]
fn landlock_alone_denies_files_connections_and_programs() {
    let tried = std::thread::spawn(|| wall_off(&[]).unwrap_or(false).then(attempts)).join().unwrap();
    let Some(tried) = tried else { return println_skipped("Landlock with network rules") };
    // Landlock knows no rule for UDP; the filter does.
    let open: Vec<usize> = (0..tried.len()).filter(|n| *n != 3 && !denied(&tried[*n])).collect();
    assert!(open.is_empty(), "not denied: {open:?} of {tried:?}");
}

#[test]
fn a_recogniser_may_read_the_system_and_write_nothing() {
    let tried = std::thread::spawn(|| {
        let walls = wall_off(&[PathBuf::from("/etc")]).unwrap_or(false);
        walls.then(|| (std::fs::read_dir("/etc").map(drop), attempts()))
    });
    let Some((read, tried)) = tried.join().unwrap() else { return println_skipped("Landlock with network rules") };
    assert!(read.is_ok());
    assert!(denied(&tried[1]) && denied(&tried[2]), "{tried:?}");
}

fn println_skipped(what: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "skipped: this kernel has no {what}");
}

#[test]
fn one_wall_is_enough_and_none_is_not() {
    let walls = |landlock, seccomp| Walls { landlock, seccomp };
    assert!(walls(true, false).hold() && walls(false, true).hold());
    assert!(!walls(false, false).hold());
    assert_eq!(walls(true, true).to_string(), "Landlock and seccomp");
}
