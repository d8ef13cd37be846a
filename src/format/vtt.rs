//! Transcripts and subtitles: WebVTT (W3C) and SubRip. Who speaks, what they say over one cue or several, and when they begin; without
//! numbers, marks and settings of cues.

use super::{Bid, Format, Probe, ReadLimits, charset, text};
use crate::model::{Exception, ExceptionKind, Extraction};

/// The reader of `.vtt` and `.srt` files.
pub struct Vtt;

/// What parts the times of a cue.
const ARROW: &str = "-->";
/// Blocks that hold no speech: they end at a blank line.
const SILENT: [&str; 2] = ["STYLE", "REGION"];

impl Format for Vtt {
    fn name(&self) -> &'static str {
        "vtt"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let head = charset::decode(&probe.bytes[..probe.bytes.len().min(512)]);
        let head = head.trim_start_matches('\u{feff}');
        let signed =
            head.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        let mut lines = head.trim_start().lines();
        let numbered = lines.next().is_some_and(|n| n.trim().parse::<u32>().is_ok());
        match () {
            () if charset::looks_binary(probe.bytes) => Bid::No,
            () if signed => Bid::Magic,
            () if numbered && lines.next().is_some_and(|times| started(times).is_some()) => Bid::Content,
            () => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let said = spoken(&charset::decode(untrusted_bytes));
        let mut extraction = Extraction { passages: text::passages(&said), ..Extraction::default() };
        if extraction.passages.is_empty() {
            extraction.exceptions.push(Exception::whole(ExceptionKind::NoText, "nobody says anything"));
        }
        extraction
    }
}

/// What is said: before each turn the time at which it begins, and who speaks where the cue tells; comments as they stand. Cues of one
/// speaker that follow each other are one turn, so that a name stands whole that two cues share.
fn spoken(text: &str) -> String {
    let (mut out, mut speaker): (String, Option<String>) = (String::new(), None);
    for block in text.trim_start_matches('\u{feff}').replace('\r', "").split("\n\n") {
        let lines: Vec<&str> = block.lines().filter(|line| !line.trim().is_empty()).collect();
        let Some(at) = lines.iter().position(|line| started(line).is_some()) else {
            let first = lines.first().copied().unwrap_or_default();
            if !SILENT.contains(&first.trim()) {
                let told = first.strip_prefix("WEBVTT").unwrap_or(first);
                let rest = std::iter::once(told).chain(lines.iter().skip(1).copied());
                rest.map(plain).filter(|l| !l.is_empty()).for_each(|l| line(&mut out, &l));
                speaker = None;
            }
            continue;
        };
        if lines.get(at + 1).is_some_and(|said| voice(said).0.is_none()) {
            speaker = None;
        }
        for said in &lines[at + 1..] {
            let (who, words) = voice(said);
            let goes_on = !out.is_empty() && (who.is_none() && speaker.is_some() || who.is_some() && who == speaker);
            match who.clone() {
                _ if goes_on => [" ", &words].into_iter().for_each(|part| out.push_str(part)),
                Some(who) => {
                    line(&mut out, started(lines[at]).unwrap_or_default());
                    line(&mut out, &format!("{who}: {words}"));
                }
                None => line(&mut out, &words),
            }
            speaker = who.or(speaker);
        }
    }
    out
}

/// The time at which a cue begins: none for a line that holds no times.
fn started(line: &str) -> Option<&str> {
    let (from, to) = line.split_once(ARROW)?;
    let time = |t: &str| t.trim_start().starts_with(|c: char| c.is_ascii_digit()) && t.contains(':');
    (time(from) && time(to)).then(|| from.trim().split(['.', ',']).next().unwrap_or_default())
}

/// Who speaks a line of a cue (`<v Anna Reed>Hello</v>`), and the words without marks.
fn voice(line: &str) -> (Option<String>, String) {
    let marked = line.trim_start().strip_prefix("<v").and_then(|rest| rest.split_once('>'));
    let who = marked.and_then(|(tag, _)| tag.split_once(char::is_whitespace)).map(|(_, who)| plain(who));
    (who.filter(|who| !who.is_empty()), plain(line))
}

/// Without marks (`<i>`, `<00:00:01.000>`, `</v>`), and with the five characters that are written by name.
fn plain(line: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(line.len()), line);
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let Some((_, behind)) = after.split_once('>') else {
            out.push('<');
            rest = after;
            break;
        };
        rest = behind;
    }
    out.push_str(rest);
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")];
    named.iter().fold(out, |text, (name, sign)| text.replace(name, sign)).trim().to_owned()
}

fn line(out: &mut String, text: &str) {
    out.push_str(if out.is_empty() { "" } else { "\n" });
    out.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_of_one_speaker_are_joined_and_nothing_said_is_lost() {
        let file = "\u{feff}WEBVTT - Panel\n\nNOTE by Ida\n\nSTYLE\n::cue { color: red }\n\n8f3a/1-0\n00:00:03.120 --> 00:00:09.400 align:start\n<v Anna Reed>That is Tom</v>\n\n\
                    8f3a/1-1\n00:00:09.400 --> 00:00:11.000\n<v Anna Reed>Cole &amp; co,\n<i>late</i></v>\n\n00:12.000 --> 00:14.000\n<v Ida Pell>Yes\n";
        assert_eq!(Vtt.bid(&Probe { untrusted_name: "x", bytes: file.as_bytes() }), Bid::Magic);
        let read = Vtt.extract(file.as_bytes(), &ReadLimits::default()).passages;
        let said = "- Panel\nNOTE by Ida\n00:00:03\nAnna Reed: That is Tom Cole & co, late\n00:12\nIda Pell: Yes";
        assert_eq!(read[0].text.expose(), said);
    }

    #[test]
    fn subtitles_are_lines_and_other_texts_are_none() {
        let bid = |text: &str| Vtt.bid(&Probe { untrusted_name: "a.srt", bytes: text.as_bytes() });
        let file =
            "1\r\n00:00:01,000 --> 00:00:02,000\r\nHello Anna\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n3 < 4\r\n";
        assert_eq!(bid(file), Bid::Content);
        assert_eq!(Vtt.extract(file.as_bytes(), &ReadLimits::default()).passages[0].text.expose(), "Hello Anna\n3 < 4");
        assert_eq!((bid("1\nAnna\n"), bid("WEBVTTS are new"), bid("")), (Bid::No, Bid::No, Bid::No));
    }
}
