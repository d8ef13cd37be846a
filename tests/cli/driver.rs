//! Runs the program with nothing of the caller's environment, in a scratch folder of invented documents.

use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_dsar");

/// What a run of the program gave back.
#[derive(Debug)]
pub struct Ran {
    /// Exit code; `None` where a signal ended it.
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    pub fn from(output: Output) -> Ran {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Asserts the exit code and gives itself back.
    #[track_caller]
    pub fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Asserts that standard error holds every one of `parts`.
    #[track_caller]
    pub fn complains(self, parts: &[&str]) -> Ran {
        for part in parts {
            assert!(self.stderr.contains(part), "no {part:?} in {self:#?}");
        }
        self
    }

    /// Standard output as one JSON value.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:#?}"))
    }

    /// Standard output as JSON lines.
    #[track_caller]
    pub fn lines(&self) -> Vec<Value> {
        self.stdout.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
    }
}

/// A scratch folder with a store `files` and, once made, a workspace `cases`.
pub struct Scratch {
    dir: tempfile::TempDir,
}

impl Scratch {
    /// An empty scratch folder with its store.
    pub fn new() -> Scratch {
        let dir = tempfile::tempdir().unwrap();
        for name in ["files", "home", "tmp"] {
            std::fs::create_dir(dir.path().join(name)).unwrap();
        }
        Scratch { dir }
    }

    /// One with the invented documents of [`documents`], a workspace, and its index.
    pub fn indexed() -> Scratch {
        let scratch = Scratch::new();
        documents(&scratch);
        scratch.init();
        scratch.run(&["index"]).exits(1);
        scratch
    }

    /// A path within.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a document of the store.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.write(&format!("files/{name}"), bytes);
    }

    /// Writes any file within.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Reads a text file within.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Makes the workspace.
    pub fn init(&self) {
        self.run(&["init", "cases", "--store", "files"]).exits(0);
    }

    /// Replaces text in `dsar.toml`, which must hold it.
    pub fn settings(&self, from: &str, to: &str) {
        let text = self.read("cases/dsar.toml");
        assert!(text.contains(from), "dsar.toml holds no {from}");
        self.write("cases/dsar.toml", text.replacen(from, to, 1));
    }

    /// The program, ready to be started with `args`.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args);
        self.scrub(&mut command);
        command
    }

    /// Gives a command the scratch folder's environment and nothing else.
    pub fn scrub(&self, command: &mut Command) {
        command.env_clear().current_dir(self.dir.path()).stdin(Stdio::null());
        command.env("HOME", self.path("home")).env("TMPDIR", self.path("tmp"));
        command.env("USER", "tester").env("NO_COLOR", "1").env("DSAR_WORKSPACE", self.path("cases"));
    }

    /// Runs it to its end.
    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }

    /// Runs it to its end under another login.
    pub fn run_as(&self, user: &str, args: &[&str]) -> Ran {
        Ran::from(self.command(args).env("USER", user).output().unwrap())
    }

    /// Runs it with `input` on standard input.
    pub fn feed(&self, args: &[&str], input: &str) -> Ran {
        self.write("tmp/stdin", input);
        let stdin = std::fs::File::open(self.path("tmp/stdin")).unwrap();
        Ran::from(self.command(args).stdin(stdin).output().unwrap())
    }

    /// Runs it unable to write a file larger than `blocks` of 1024 bytes, as on a full disk; `None` where there is no bash.
    pub fn cramped(&self, blocks: u32, args: &[&str]) -> Option<Ran> {
        let mut command = Command::new("/bin/bash");
        // Ignored, the signal becomes the error that a full disk gives.
        command.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""), PROGRAM]).args(args);
        self.scrub(&mut command);
        match command.output() {
            Ok(output) => Some(Ran::from(output)),
            Err(e) => {
                println!("skipped: no bash here ({e})");
                None
            }
        }
    }

    /// A request, opened through the library: what lies sealed can be read there.
    pub fn case(&self, id: &str) -> dsar::request::Case {
        let workspace = dsar::settings::Workspace::open(&self.path("cases")).unwrap();
        let id = dsar::model::RequestId(id.into());
        dsar::request::Case::open(&workspace, &id, "test", dsar::audit::Clock::System).unwrap()
    }

    /// Records the request of [`FORM`]; its ID.
    pub fn request(&self) -> String {
        self.write("form.toml", FORM);
        let ran = self.run(&["request", "new", "--from", "form.toml"]).exits(0);
        ran.stdout.lines().next().unwrap().to_owned()
    }

    /// The ledger as `status --json` gives it: seen, indexed, duplicate, exception, excluded.
    #[track_caller]
    pub fn ledger(&self) -> [u64; 5] {
        let status = self.run(&["status", "--json"]).json();
        let ledger =
            ["seen", "indexed", "duplicate", "exception", "excluded"].map(|k| status["ledger"][k].as_u64().unwrap());
        assert_eq!(ledger[0], ledger[1..].iter().sum::<u64>(), "the ledger does not balance: {ledger:?}");
        ledger
    }
}

/// Copies a folder with all that is in it, modes included.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        match path.is_dir() {
            true => copy(&path, &to.join(name)),
            false => drop(std::fs::copy(&path, to.join(name)).unwrap()),
        }
    }
    std::fs::set_permissions(to, std::fs::metadata(from).unwrap().permissions()).unwrap();
}

/// Sets a file's mode.
pub fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// An invented person nobody else in the documents is called like.
pub const FORM: &str = r#"
received = "2026-03-02"
channel = "letter"
[subject]
names = ["Wilhelmina Ashgrove"]
emails = ["mina.ashgrove@mailbox.example"]
"#;

/// A word that stands in the evidence only: it must never reach standard error.
pub const SECRET: &str = "Quillfeather";

const MAIL: &str = "From: Bertram Quillfeather <bertram.quillfeather@centre.example>\r\nTo: Wilhelmina Ashgrove <mina.ashgrove@mailbox.example>\r\n\
Subject: Your visit\r\nDate: Tue, 03 Feb 2026 10:00:00 +0000\r\nMessage-ID: <one@centre.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
Dear Ms Ashgrove,\r\n\r\nyour visit was agreed with Dorothea Penhaligon on Monday.\r\n\r\nBertram Quillfeather\r\n";

/// Six files that hold the subject (one a duplicate), one exception, one left out by rule once the settings say so.
pub fn documents(scratch: &Scratch) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    scratch.file("mail/visit.eml", MAIL);
    scratch.file("mail/copy of visit.eml", MAIL);
    scratch.file(
        "notes/call.txt",
        "Telephone call from Wilhelmina Ashgrove.\nShe asked for Bertram Quillfeather to ring back.\n",
    );
    scratch.file("sheets/visits.csv", "Name,Day,With\nWilhelmina Ashgrove,Monday,Dorothea Penhaligon\nEzra Thistlewood,Tuesday,Bertram Quillfeather\n");
    scratch.file(
        "handbook.docx",
        std::fs::read(root.join("organisation/stores/shared-drive/Volunteers/Handbook.docx")).unwrap(),
    );
    scratch.file("old/locked.zip", std::fs::read(root.join("damaged/encrypted.zip")).unwrap());
}
