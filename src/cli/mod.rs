//! The command line: one file a subcommand. Exit codes: 0 done; 1 done, but something needs a person; 2 error; 3 refused
//! by a safety check.

mod audit;
mod bars;
mod boxes;
mod bundle;
mod case;
mod clock;
mod decide;
mod demo;
mod dispose;
mod exceptions;
mod extract;
mod find;
mod full;
mod hits;
mod ico_pack;
mod index;
mod init;
mod names;
mod out;
mod papers;
mod people;
mod profile;
mod proof;
mod redact;
mod request;
mod review;
mod run;
mod status;

use crate::model::{Context, Result, event};
use crate::settings::{Settings, Workspace};
use clap::{Args, Parser, Subcommand};
pub use out::Out;
use std::ffi::OsString;
use std::fs::File;
use std::io::BufReader;
use std::os::fd::{AsFd, BorrowedFd};
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ended when it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Everything is in order.
    Clean,
    /// Done, but something needs a person (exceptions, undecided units).
    NeedsPerson,
    /// A safety check found something (verification).
    Refused,
}

/// Answers subject access requests: finds everything about one person, flags other people, redacts, verifies, encrypts.
#[derive(Parser)]
#[command(name = "dsar", version, max_term_width = 100, after_help = EXAMPLE)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLE: &str = "Start with:  dsar demo          plays a whole request on invented documents
       then:  dsar init CASES --store /path/to/documents
              dsar index --workspace CASES";

/// Options every command takes; its own stand before them in its help.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// The workspace folder [default: the folder you stand in]
    #[arg(long, short = 'w', global = true, env = "DSAR_WORKSPACE", value_name = "DIR", display_order = 990)]
    workspace: Option<PathBuf>,
    /// Print JSON for machines
    #[arg(long, global = true, display_order = 991)]
    json: bool,
    /// Say only what matters
    #[arg(long, short, global = true, display_order = 992)]
    quiet: bool,
    /// Say more: what each stage took
    #[arg(long, short, global = true, conflicts_with = "quiet", display_order = 993)]
    verbose: bool,
}

impl Common {
    fn workspace(&self) -> Result<Workspace> {
        Workspace::open(self.workspace.as_deref().unwrap_or(std::path::Path::new(".")))
    }

    fn open(&self) -> Result<(Workspace, Settings)> {
        let workspace = self.workspace()?;
        let settings = Settings::load(workspace.root())?;
        Ok((workspace, settings))
    }
}

#[derive(Subcommand)]
enum Command {
    /// Make a workspace
    Init(init::Init),
    /// Read and index the stores; only what changed is read again
    Index(index::Index),
    /// Show the ledger, the index and open requests
    Status(status::Status),
    /// List what could not be searched, and why
    Exceptions(exceptions::Exceptions),
    /// Record a request and what happens to it
    Request(request::Request),
    /// Find everything about the subject and name everybody else in it (find + detect)
    #[command(alias = "detect")]
    Run(run::Run),
    /// Search again: what is new since the last run, every document, or a sample of what was not found
    Find(find::Find),
    /// List the documents hit, with band and evidence
    Hits(hits::Hits),
    /// List the people that the documents show, who are known beforehand when others are named
    People(people::People),
    /// Decide in the terminal
    Review(review::Review),
    /// Decide by policy or CSV
    Decide(decide::Decide),
    /// List what was redacted by hand; show a unit's text and page to choose from
    Boxes(boxes::Boxes),
    /// Write a marked-up copy for a colleague without a terminal
    Proof(proof::Proof),
    /// Build, verify and encrypt the answer
    Bundle(bundle::Bundle),
    /// Check a bundle again
    Verify(bundle::Verify),
    /// Show or verify the log
    Audit(audit::Audit),
    /// Pack the whole case for the ICO, encrypted
    IcoPack(ico_pack::IcoPack),
    /// Destroy a closed request's file, with sign-off and certificate
    Dispose(dispose::Dispose),
    /// Compute the dates of a request (stands alone)
    Clock(clock::Clock),
    /// Hold the organisation's own promises against the law; list what is kept too long
    Profile(profile::ProfileCommand),
    /// Remove terms from files (stands alone)
    Redact(redact::Redact),
    /// Play a whole request on invented documents
    Demo(demo::Demo),
    /// Print a completion script for a shell
    Completions(papers::Completions),
    /// Print the manual page
    Man,
    /// Read files and write their text (stands alone)
    Extract(extract::Extract),
    /// Find people's names in text on standard input (stands alone)
    Names(names::Names),
    /// A worker process (used by dsar itself)
    #[command(hide = true)]
    Worker,
    /// A recogniser's process, shut in (used by dsar itself)
    #[command(hide = true)]
    Recognise(extract::Recognise),
}

/// Runs the program; every error is printed with its remedy.
pub fn main(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    // Whatever is written holds evidence or what was said of it: for the owner's eyes only.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(e) => {
            let _ = e.print();
            return ExitCode::from(if e.use_stderr() { 2 } else { 0 });
        }
    };
    let workspace = cli.common.workspace.clone().unwrap_or_else(|| PathBuf::from("."));
    let mut out = Out::new(cli.common.json, cli.common.quiet, cli.common.verbose);
    match dispatch(cli, &mut out).and_then(|done| out.finish().map(|()| done)) {
        Ok(Done::Clean) => ExitCode::SUCCESS,
        Ok(Done::NeedsPerson) => ExitCode::from(1),
        Ok(Done::Refused) => ExitCode::from(3),
        Err(fault) => {
            let fault = full::explained(fault, &workspace);
            out.fault(&fault);
            ExitCode::from(if fault.refused { 3 } else { 2 })
        }
    }
}

fn dispatch(cli: Cli, out: &mut Out) -> Result<Done> {
    let common = &cli.common;
    match cli.command {
        Command::Init(c) => c.run(common, out),
        Command::Index(c) => c.run(common, out),
        Command::Status(c) => c.run(common, out),
        Command::Exceptions(c) => c.run(common, out),
        Command::Extract(c) => c.run(common, out),
        Command::Names(c) => c.run(common, out),
        Command::Request(c) => c.run(common, out),
        Command::Run(c) => c.run(common, out),
        Command::Find(c) => c.run(common, out),
        Command::Hits(c) => c.run(common, out),
        Command::People(c) => c.run(common, out),
        Command::Review(c) => c.run(common, out),
        Command::Decide(c) => c.run(common, out),
        Command::Boxes(c) => c.run(common, out),
        Command::Proof(c) => c.run(common, out),
        Command::Bundle(c) => c.run(common, out),
        Command::Verify(c) => c.run(common, out),
        Command::Audit(c) => c.run(common, out),
        Command::IcoPack(c) => c.run(common, out),
        Command::Dispose(c) => c.run(common, out),
        Command::Clock(c) => c.run(common, out),
        Command::Profile(c) => c.run(common, out),
        Command::Redact(c) => c.run(common, out),
        Command::Demo(c) => c.run(common, out),
        Command::Completions(c) => c.run(out),
        Command::Man => papers::man(out),
        Command::Worker => serve(),
        Command::Recognise(c) => c.run(),
    }
}

/// Who acts, for the log: the login. What the environment says is added where it is something else: whoever typed the command chose it.
fn actor() -> String {
    let named = std::env::var("USER").or_else(|_| std::env::var("LOGNAME")).ok();
    let accounts = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    acting(named.as_deref().map(str::trim), &accounts, rustix::process::geteuid().as_raw())
}

/// The same, given the accounts of the system (passwd(5)) and the number of the one that runs the program.
fn acting(named: Option<&str>, accounts: &str, uid: u32) -> String {
    let account = accounts.lines().map(|line| line.split(':').collect::<Vec<_>>());
    let account =
        account.filter(|fields| fields.get(2) == Some(&uid.to_string().as_str())).map(|fields| fields[0]).next();
    let login = account.map_or_else(|| format!("uid-{uid}"), str::to_owned);
    event::acting(named, &login)
}

/// The command line's definition, for completions and the manual.
fn definition() -> clap::Command {
    <Cli as clap::CommandFactory>::command()
}

/// A worker. Its pipes are read and written as they are: the handles of the standard library take eight kibibytes at a time, and look
/// for the ends of lines in what they write.
fn serve() -> Result<Done> {
    let pipe = |fd: BorrowedFd<'_>| fd.try_clone_to_owned().map(File::from).context("a worker has no pipes");
    let input = BufReader::with_capacity(LOT, pipe(std::io::stdin().as_fd())?);
    crate::pipeline::extract::serve(input, pipe(std::io::stdout().as_fd())?)?;
    Ok(Done::Clean)
}

/// Bytes that a worker reads at once: an order of small files, about.
const LOT: usize = 128 << 10;

#[cfg(test)]
mod tests {
    use super::acting;

    #[test]
    fn nobody_goes_by_another_login_unseen() {
        let accounts = "root:x:0:0:::\nmeera:x:1000:1000:::\n";
        assert_eq!(acting(Some("meera"), accounts, 1000), "meera");
        assert_eq!(acting(Some("colleague"), accounts, 1000), "colleague (login meera)");
        assert_eq!(crate::model::event::goes_by("colleague (login meera)"), "colleague");
        assert_eq!((acting(None, accounts, 0), acting(Some(""), "", 7)), ("root".into(), "uid-7".into()));
    }
}
