//! An organisation profile in a file of its own: `profile.toml` in the workspace, which fills what `dsar.toml` leaves as it came.
//! So a profile can be made once, checked with `dsar profile lint`, and used in more than one workspace.

use super::{Organisation, Settings, toml_fault};
use crate::model::{Context, Fault, Result};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use std::path::Path;
use toml::{Table, Value};

/// The file's name in a workspace.
const FILE: &str = "profile.toml";
/// Example profiles, with invented names.
static EXAMPLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/config/profiles");
/// What `dsar init` writes: a value that still equals it was not chosen.
const DEFAULTS: &str = include_str!("../../config/defaults.toml");

/// A profile file: `[organisation]` and nothing else.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The controller.
    pub organisation: Organisation,
}

impl Profile {
    /// Reads a profile; `name` is how the file is called in errors.
    pub fn parse(text: &str, name: &str) -> Result<Profile> {
        toml::from_str(text).map_err(|e| toml_fault(&e, text, name))
    }

    /// The example profiles: name and text.
    pub fn examples() -> Vec<(&'static str, &'static str)> {
        let mut all: Vec<_> =
            EXAMPLES.files().filter_map(|f| Some((f.path().file_stem()?.to_str()?, f.contents_utf8()?))).collect();
        all.sort_unstable();
        all
    }

    /// The text of an example by name, or of a file.
    pub fn text_of(name: &str) -> Result<String> {
        if let Some((_, text)) = Profile::examples().into_iter().find(|(n, _)| *n == name) {
            return Ok(text.to_owned());
        }
        let names: Vec<_> = Profile::examples().into_iter().map(|(n, _)| n).collect();
        std::fs::read_to_string(name).map_err(|e| {
            Fault::new(format!("no example profile is called \"{name}\", and it is no file: {e}"))
                .hint(format!("examples: {}", names.join(", ")))
        })
    }

    /// Puts a profile into a workspace, in place of the one there.
    pub fn install(root: &Path, text: &str) -> Result<()> {
        let path = root.join(FILE);
        // Beside its name first: where the disk is full, the profile that was there stays.
        let fresh = root.join(".profile.new");
        super::workspace::write_whole(&fresh, text.as_bytes())?;
        std::fs::rename(&fresh, &path).at("write", &path)
    }
}

/// Fills settings from the workspace's profile, where there is one.
pub(super) fn apply(root: &Path, text: &str, settings: &mut Settings) -> Result<()> {
    let path = root.join(FILE);
    if !path.is_file() {
        return Ok(());
    }
    let profile = std::fs::read_to_string(&path).at("read", &path)?;
    let name = path.display().to_string();
    Profile::parse(&profile, &name)?;
    let table = |text: &str| text.parse::<Table>().ok().and_then(|t| t.get("organisation").cloned());
    let mut own = table(text).unwrap_or(Value::Table(Table::new()));
    if let Some(other) = table(&profile) {
        fill(&mut own, &other, table(DEFAULTS).as_ref());
    }
    settings.organisation = own.try_into().context(format!("{name} and dsar.toml do not go together"))?;
    Ok(())
}

/// Takes from `other` what is missing in `own`, or is still what it came as.
fn fill(own: &mut Value, other: &Value, came: Option<&Value>) {
    let (Value::Table(own), Value::Table(other)) = (own, other) else { return };
    for (key, value) in other {
        let came = came.and_then(|c| c.get(key));
        match own.get_mut(key) {
            None => {
                own.insert(key.clone(), value.clone());
            }
            Some(mine) if mine.is_table() && value.is_table() => fill(mine, value, came),
            Some(mine) if is_blank(mine) || Some(&*mine) == came => *mine = value.clone(),
            Some(_) => {}
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::String(s) => s.trim().is_empty(),
        Value::Array(a) => a.is_empty(),
        Value::Table(t) => t.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_fills_what_was_left_as_it_came() {
        let dir = tempfile::tempdir().unwrap();
        let own = DEFAULTS.replacen("officer = \"\"", "officer = \"Ada Example\"", 1);
        std::fs::write(dir.path().join("dsar.toml"), &own).unwrap();
        let profile = "[organisation]\nname = \"Elm\"\nofficer = \"Other\"\nnation = \"scotland\"\npromise = \"30 days\"\n[organisation.promises]\nwritten_authorisation = true\n[organisation.article15]\npurposes = \"To help.\"\n";
        Profile::install(dir.path(), profile).unwrap();
        let o = Settings::load(dir.path()).unwrap().organisation;
        assert_eq!((o.name.as_str(), o.officer.as_str(), o.nation.as_str()), ("Elm", "Ada Example", "scotland"));
        assert_eq!((o.promise.as_str(), o.article15.purposes.as_str()), ("30 days", "To help."));
        assert!(o.promises.written_authorisation && o.promises.extension_months == 2);
    }

    #[test]
    fn a_wrong_profile_names_its_line() {
        let wrong = Profile::parse("[organisation]\nname = \"Elm\"\npromises = 3\n", "p.toml").unwrap_err();
        assert!(wrong.what.starts_with("p.toml, line 3:"), "{}", wrong.what);
        assert!(Profile::text_of("no-such").unwrap_err().hint.unwrap().starts_with("examples: "));
    }

    #[test]
    fn periods_are_read_as_notices_write_them() {
        use super::super::promises::period_months;
        assert_eq!(
            (period_months("6 years"), period_months("two years"), period_months("6 months")),
            (Some(72), Some(24), Some(6))
        );
        assert_eq!((period_months(""), period_months("ever"), period_months("0 years")), (None, None, None));
    }
}
