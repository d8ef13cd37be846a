//! Tesseract's table of results: tab-separated, one line a page, block, paragraph, line or word (levels 1 to 5).

use super::Word;

/// The words of a table, in its order. Lines that do not parse are left out: the child is not trusted to be right.
pub fn parse(table: &str) -> Vec<Word> {
    table.lines().skip(1).filter_map(word).collect()
}

/// `level page block paragraph line word left top width height confidence text`
fn word(line: &str) -> Option<Word> {
    let mut cells = line.splitn(12, '\t');
    let mut number = || cells.next()?.trim().parse::<i64>().ok();
    if number()? != 5 {
        return None;
    }
    let [_page, block, paragraph, line_number, _word] = [number()?, number()?, number()?, number()?, number()?];
    let [left, top, width, height] = [number()?, number()?, number()?, number()?].map(|n| n.clamp(0, 1 << 24) as u32);
    let confidence: f32 = cells.next()?.trim().parse().ok()?;
    let text = cells.next()?.trim();
    (!text.is_empty()).then(|| Word {
        text: text.to_owned(),
        left,
        top,
        width,
        height,
        confidence: confidence.clamp(0.0, 100.0) as u8,
        paragraph: [block, paragraph].map(|n| n.clamp(0, 1 << 24) as u32),
        line: line_number.clamp(0, 1 << 24) as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_the_rest_is_left_out() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t36\t92\t87\t18\t96.5\tZoltan\n\
                     5\t1\t1\t1\t1\t2\t130\t92\t9\t18\t12\t \n\
                     5\t1\tx\n";
        let words = parse(table);
        assert_eq!(words.len(), 1);
        assert_eq!((words[0].text.as_str(), words[0].left, words[0].confidence), ("Zoltan", 36, 96));
    }
}
