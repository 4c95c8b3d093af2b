//! Files made to hurt, and files that are something else: each gets one finding, in bounded memory, without panic.

use crate::{argument, read_all, read_with};
use flate2::Compression;
use flate2::write::GzEncoder;
use iati::{Limits, codes};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;

const SMALL: &str = include_str!("../cases/version-2.xml");

fn refusal(bytes: &[u8]) -> domain::Finding {
    read_all(bytes).error().clone()
}

#[test]
fn other_kinds_of_files_are_named() {
    for (bytes, found) in [
        (&b"<!DOCTYPE html>\n<html><body>404</body></html>"[..], "html"),
        (b"<html><head></head></html>", "html"),
        (b"  \n<HTML>", "html"),
        (b"<?xml version=\"1.0\"?><html xmlns=\"x\"/>", "html"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"{\"results\": []}", "json"),
        (b"[1, 2]", "json"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", "spreadsheet"),
        (b"PK\x03\x04\x14\0\x06\0photo.jpg", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "spreadsheet"),
        (b"activity,title\nA,B\n", "csv"),
        (b"activity;title\r\nA;B\r\n", "csv"),
        (b"Dear colleagues", "text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ] {
        let finding = refusal(bytes);
        assert_eq!(finding.code, codes::FILE_OTHER_KIND, "{found}");
        assert_eq!(argument(&finding, "found"), Some(found));
    }
}

#[test]
fn empty_files_say_so() {
    for bytes in [&b""[..], b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"] {
        assert_eq!(refusal(bytes).code, codes::FILE_EMPTY, "{bytes:?}");
    }
    assert_eq!(refusal(&gzip(b"")).code, codes::FILE_EMPTY);
}

#[test]
fn other_roots_are_named() {
    let finding = refusal(b"<rss version='2.0'><channel/></rss>");
    assert_eq!(finding.code, codes::ROOT_UNKNOWN);
    assert_eq!(argument(&finding, "root"), Some("rss"));
}

#[test]
fn document_types_and_entities_are_refused() {
    let doctype = b"<?xml version='1.0'?>\n<!DOCTYPE iati-activities SYSTEM 'file:///etc/passwd'>\n<iati-activities/>";
    let finding = refusal(doctype);
    assert_eq!((finding.code, finding.row), (codes::XML_DOCTYPE, Some(2)));
    let laughs = b"<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><iati-activities>&b;</iati-activities>";
    assert_eq!(refusal(laughs).code, codes::XML_DOCTYPE);
    let within = SMALL.replace("<title>", "<!DOCTYPE x><title>");
    assert_eq!(refusal(within.as_bytes()).code, codes::XML_DOCTYPE);
    let entity = refusal(SMALL.replace("Water for Kisumu", "Caf&eacute;").as_bytes());
    assert_eq!((entity.code, argument(&entity, "entity")), (codes::XML_ENTITY, Some("eacute")));
    let attribute = refusal(SMALL.replace("ref=\"XX-1\"", "ref=\"&nbsp;\"").as_bytes());
    assert_eq!((attribute.code, argument(&attribute, "entity")), (codes::XML_ENTITY, Some("nbsp")));
}

#[test]
fn what_is_not_well_formed_is_located() {
    let file =
        |inner: &str| format!("<iati-activities>\n<iati-activity>\n  {inner}\n</iati-activity></iati-activities>");
    for (inner, problem, line, column) in [
        ("<title></titel>", "end-tag", 3, 10),
        ("<title", "attribute", 4, 1),
        ("<title a=1/>", "attribute", 3, 10),
        ("<title a/>", "attribute", 3, 10),
        ("<title a='1'b='2'/>", "attribute", 3, 15),
        ("<title a='<'/>", "attribute", 3, 13),
        ("<title a='1' a='2'/>", "attribute-repeated", 3, 16),
        ("<1title/>", "name", 3, 3),
        ("a & b", "reference", 3, 5),
        ("&#x1F600000;", "reference", 3, 3),
        ("<!-- a -- b -->", "comment", 3, 10),
        ("bell \u{7}", "character", 3, 8),
        ("<?xml version='1.0'?>", "markup", 3, 3),
    ] {
        let finding = refusal(file(inner).as_bytes());
        assert_eq!(finding.code, codes::XML_NOT_WELL_FORMED, "{inner}");
        assert_eq!(argument(&finding, "problem"), Some(problem), "{inner}");
        let place = (argument(&finding, "line").unwrap(), argument(&finding, "column").unwrap());
        assert_eq!(place, (line.to_string().as_str(), column.to_string().as_str()), "{inner}");
    }
    for (text, problem) in [
        ("<iati-activities/><iati-activities/>", "after-root"),
        ("<iati-activities/>text", "after-root"),
        ("<?xml version='1.0'?>", "no-root"),
        ("<!-- only a comment -->", "no-root"),
        ("<iati-activities>", "cut-off"),
        ("<iati-activities><other>", "cut-off"),
    ] {
        assert_eq!(argument(&refusal(text.as_bytes()), "problem"), Some(problem), "{text}");
    }
}

#[test]
fn a_file_cut_off_anywhere_says_how_much_was_read() {
    let activity = &SMALL[SMALL.find("<iati-activity ").unwrap()..SMALL.find("</iati-activities>").unwrap()];
    let file = format!("<iati-activities version='2.03'>{activity}{activity}</iati-activities>");
    let whole_ends = file.rfind("</iati-activities>").unwrap();
    let (mut none, mut one, mut both) = (0, 0, 0);
    for cut in (1..file.len()).step_by(7).filter(|cut| file.is_char_boundary(*cut)) {
        let read = read_all(&file.as_bytes()[..cut]);
        let finding = read.error();
        let told = argument(finding, "activities").unwrap().parse::<usize>().unwrap();
        assert_eq!(told, read.activities.len(), "cut at {cut}");
        assert_ne!(finding.code, codes::FILE_OTHER_KIND, "cut at {cut}");
        match told {
            0 => none += 1,
            1 => one += 1,
            _ => both += 1,
        }
        assert!(told < 2 || cut >= whole_ends - 40, "cut at {cut}");
    }
    assert!(none > 100 && one > 100 && both > 0, "{none} {one} {both}");
}

#[test]
fn depth_and_number_of_attributes_are_limited() {
    let deep = format!("<iati-activities><iati-activity>{}", "<a>".repeat(1_000_000));
    let finding = refusal(deep.as_bytes());
    assert_eq!((finding.code, argument(&finding, "setting")), (codes::LIMIT_EXCEEDED, Some(Limits::DEPTH)));
    let outside = refusal(format!("<iati-activities>{}", "<a>".repeat(1_000)).as_bytes());
    assert_eq!(argument(&outside, "setting"), Some(Limits::DEPTH));
    let attributes: String = (0..101).map(|n| format!(" a{n}='1'")).collect();
    let finding = refusal(format!("<iati-activities><iati-activity{attributes}/></iati-activities>").as_bytes());
    assert_eq!(argument(&finding, "setting"), Some(Limits::ATTRIBUTES));
    let elements = format!("<iati-activities><iati-activity>{}</iati-activity></iati-activities>", "<a/>".repeat(50));
    let few = Limits { elements: 40, ..Limits::default() };
    assert_eq!(argument(read_with(elements.as_bytes(), &few).error(), "setting"), Some(Limits::ELEMENTS));
    let attributes = elements.replace("<a/>", "<a b='' c=''/>");
    let few = Limits { elements: 90, ..Limits::default() };
    assert!(read_with(elements.as_bytes(), &few).end.unwrap().is_ok());
    assert_eq!(argument(read_with(attributes.as_bytes(), &few).error(), "setting"), Some(Limits::ELEMENTS));
    let items = Limits { items: 49, ..Limits::default() };
    assert_eq!(argument(read_with(elements.as_bytes(), &items).error(), "setting"), Some(Limits::ITEMS));
    assert!(read_with(elements.as_bytes(), &Limits { items: 50, ..items }).end.unwrap().is_ok());
}

#[test]
fn a_name_of_any_length_is_refused_and_never_cut_in_the_middle_of_a_letter() {
    for length in [201, 40_000, 65_535, 65_537, 90_001] {
        let name: String = "a".chars().chain("é".chars().cycle()).take(length).collect();
        for file in [
            format!("<iati-activities version='2.03'><iati-activity><{name}/></iati-activity></iati-activities>"),
            format!("<iati-activities version='2.03'><{name}></{name}></iati-activities>"),
            format!("<{name}/>"),
        ] {
            assert_eq!(argument(&refusal(file.as_bytes()), "setting"), Some(Limits::NAME_BYTES), "{length}");
            let options = iati::check::Options::on(domain::Day(20_000));
            let report = iati::check::Checker::embedded().check(file.as_bytes(), &options);
            let rules: Vec<String> = report.violations.iter().map(|v| v.rule).collect();
            assert_eq!((rules, report.is_well_formed), (vec!["0.1.1".to_owned()], false));
        }
    }
}

/// A stream that repeats one piece for ever and counts what was taken from it.
struct Endless<'p> {
    before: &'p [u8],
    piece: &'p [u8],
    taken: u64,
}

impl Read for Endless<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.before.is_empty() {
            self.before = self.piece;
        }
        let n = self.before.len().min(into.len());
        into[..n].copy_from_slice(&self.before[..n]);
        self.before = &self.before[n..];
        self.taken += n as u64;
        Ok(n)
    }
}

#[test]
fn endless_pieces_stop_at_their_limit() {
    const MB: u64 = 1 << 20;
    let limits = Limits { activity_bytes: 2 * MB, text_bytes: MB, file_bytes: 4 * MB, ..Limits::default() };
    for (before, piece, setting) in [
        ("<iati-activities><iati-activity a='", "xxxxxxxx", Limits::TEXT_BYTES),
        ("<iati-activities><iati-activity><title>", "xxxxxxxx", Limits::TEXT_BYTES),
        ("<iati-activities><iati-activity><!--", "xxxxxxxx", Limits::TEXT_BYTES),
        ("<iati-activities>", "        ", Limits::TEXT_BYTES),
        ("<!--", "xxxxxxxx", Limits::TEXT_BYTES),
        ("<iati-activities><iati-activity>", "<title>text</title>", Limits::ACTIVITY_BYTES),
        ("<iati-activities>", "<other>text</other>", Limits::FILE_BYTES),
        ("<iati-activities>", "<iati-activity/>", Limits::FILE_BYTES),
    ] {
        let mut stream = Endless { before: before.as_bytes(), piece: piece.as_bytes(), taken: 0 };
        let finding = iati::read(&mut stream, &limits, &mut |_| ControlFlow::Continue(())).unwrap_err();
        assert_eq!(finding.code, codes::LIMIT_EXCEEDED, "{before}");
        assert_eq!(argument(&finding, "setting"), Some(setting), "{before}");
        assert!(stream.taken <= 5 * MB, "{before}: took {}", stream.taken);
    }
}

#[test]
fn an_attribute_of_ten_megabytes_is_refused() {
    let file = SMALL.replace("ref=\"XX-1\"", &format!("ref=\"{}\"", "x".repeat(10 << 20)));
    let finding = refusal(file.as_bytes());
    assert_eq!((finding.code, argument(&finding, "setting")), (codes::LIMIT_EXCEEDED, Some(Limits::TEXT_BYTES)));
}

/// One line, one activity, a finding at each of its elements: the time for a place must not grow with what is before it.
#[test]
fn a_large_activity_with_a_finding_everywhere_is_told_in_its_places() {
    let n = 60_000;
    let within = "<sector code=\"é\"/>".repeat(n);
    let file = format!(
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>A</iati-identifier>{within}</iati-activity></iati-activities>"
    );
    let options = iati::check::Options::on(domain::Day::parse("2026-11-23").unwrap());
    let report = iati::check::Checker::embedded().check(file.as_bytes(), &options);
    let last = report.violations.iter().filter(|v| v.path.ends_with("/sector[60000]/@code")).last().unwrap();
    let column = file[..file.rfind("code=").unwrap()].chars().count() as u64 + 1;
    assert_eq!((last.line, last.column), (1, column));
    assert!(report.summary.error >= n as u64);
}

/// The largest published activities have 120 MB; here a sixth of one, as large as nothing but its limits would stop.
#[test]
fn one_very_large_activity_is_read_and_checked_out_of_the_box() {
    let line = "<transaction ref=\"T\"><transaction-type code=\"3\"/><transaction-date iso-date=\"2020-01-01\"/>\
        <value currency=\"USD\" value-date=\"2020-01-01\">1250.50</value><description><narrative>A transfer to the \
        office in the capital for the work of the first quarter</narrative></description><provider-org ref=\"GB-COH-1\">\
        <narrative>The provider of this transfer</narrative></provider-org><receiver-org ref=\"GB-COH-2\"><narrative>The \
        receiver of this transfer</narrative></receiver-org><flow-type code=\"10\"/><finance-type code=\"110\"/>\
        <aid-type code=\"C01\"/><tied-status code=\"5\"/></transaction>\n";
    let n = 20_100_000 / line.len();
    let file = format!(
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>A</iati-identifier>{}</iati-activity></iati-activities>",
        line.repeat(n)
    );
    let read = read_all(file.as_bytes());
    let end = read.end.unwrap().unwrap();
    assert_eq!((end.activities, end.counts.transactions), (1, n as u32));
    let limits = Limits::default();
    // 120 MB of the same stay within every limit.
    let times = 120_000_000u64.div_ceil(file.len() as u64);
    assert!(limits.activity_bytes >= times * file.len() as u64);
    let (elements, attributes) = (line.matches('<').count() - line.matches("</").count(), line.matches("=\"").count());
    let texts = line.matches("<narrative>").count() + 1;
    assert!(u64::from(limits.elements) >= times * (n * (elements + texts).max(attributes)) as u64);
    assert!(u64::from(limits.items) >= times * n as u64);
}

#[test]
fn a_packed_bomb_stops_at_the_limit() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(b"<iati-activities><iati-activity><title>").unwrap();
    for _ in 0..64 {
        packer.write_all(&vec![b'x'; 1 << 20]).unwrap();
    }
    let finding = refusal(&packer.finish().unwrap());
    assert_eq!((finding.code, argument(&finding, "setting")), (codes::LIMIT_EXCEEDED, Some(Limits::TEXT_BYTES)));
}

#[test]
fn packed_files_are_read_and_damaged_ones_say_so() {
    let packed = gzip(SMALL.as_bytes());
    assert_eq!(read_all(&packed).activities, read_all(SMALL.as_bytes()).activities);
    let cut = refusal(&packed[..packed.len() / 2]);
    assert_eq!(cut.code, codes::FILE_GZIP_BROKEN);
    let mut damaged = packed;
    let middle = damaged.len() / 2;
    damaged[middle..middle + 8].fill(0xaa);
    assert!(read_all(&damaged).end.unwrap().is_err());
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn encodings_are_transcoded_or_refused_with_the_place() {
    let text = SMALL.replace("Water for Kisumu", "Eau à Kisumu – 水 𝄞");
    let expected = read_all(text.as_bytes()).activities;
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    for bytes in [utf16(false), utf16(true), utf16(false)[2..].to_vec()] {
        let whole = read_all(&bytes);
        assert_eq!(whole.activities, expected);
        assert!(whole.header.unwrap().encoding.starts_with("UTF-16"));
    }
    let with_mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    assert_eq!(read_all(&with_mark).activities, expected);

    let latin =
        SMALL.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"").replace("Water for Kisumu", "Eau @ Kisumu");
    let latin: Vec<u8> = latin.bytes().map(|b| if b == b'@' { 0xe0 } else { b }).collect();
    assert_eq!(read_all(&latin).activities[0].titles[1].text, "Eau à Kisumu");

    let declared = SMALL.replace("encoding=\"UTF-8\"", "encoding=\"utf-16\"");
    let whole = read_all(declared.as_bytes());
    assert_eq!(whole.activities.len(), 1);
    assert!(whole.end().findings.iter().any(|f| f.code == codes::ENCODING_MISDECLARED));

    let unknown = refusal(SMALL.replace("encoding=\"UTF-8\"", "encoding=\"EBCDIC\"").as_bytes());
    assert_eq!((unknown.code, argument(&unknown, "encoding")), (codes::ENCODING_UNSUPPORTED, Some("EBCDIC")));
    assert_eq!(refusal(b"\xff\xfe\0\0<\0\0\0").code, codes::ENCODING_UNSUPPORTED);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_position() {
    let at = SMALL.find("Kisumu").unwrap();
    let mut mixed = SMALL.as_bytes().to_vec();
    mixed[at] = 0xe9;
    for (bytes, mark) in [(mixed.clone(), 0), ([b"\xef\xbb\xbf".to_vec(), mixed].concat(), 3)] {
        let finding = refusal(&bytes);
        assert_eq!(finding.code, codes::ENCODING_BROKEN);
        assert_eq!(argument(&finding, "byte"), Some((at + mark).to_string().as_str()));
    }
    let mut half: Vec<u8> = "<iati-activities>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    half.extend([0x00, 0xd8, b'x', 0]);
    let finding = refusal(&half);
    assert_eq!((finding.code, argument(&finding, "byte")), (codes::ENCODING_BROKEN, Some("34")));
    // Far into the file the place is that of the broken pair too, not that of the piece it came in.
    let long = format!("<iati-activities>{}", "x".repeat(5_000));
    let mut half: Vec<u8> = long.encode_utf16().flat_map(u16::to_le_bytes).collect();
    half.extend([0x00, 0xd8, b'x', 0]);
    let finding = refusal(&half);
    assert_eq!((argument(&finding, "byte"), argument(&finding, "column")), (Some("10034"), Some("5018")));
}

/// Repeatable pseudo-random numbers (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

#[test]
fn two_thousand_mutations_never_panic() {
    const PIECES: [&[u8]; 14] = [
        b"<",
        b">",
        b"&",
        b"\"",
        b"'",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"-->",
        b"\0",
        b"\xff",
        b"&#0;",
        b"</",
        b"<!DOCTYPE ",
    ];
    let mut dice = Dice(0x1999);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..2_000 {
        let mut bytes = SMALL.as_bytes().to_vec();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            match dice.below(5) {
                0 => bytes[at] = dice.below(256) as u8,
                1 => drop(bytes.drain(at..(at + dice.below(60)).min(bytes.len()))),
                2 => bytes.truncate(at.max(1)),
                3 => {
                    let piece = PIECES[dice.below(PIECES.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
                _ => {
                    let copy = bytes[at..(at + dice.below(200)).min(bytes.len())].to_vec();
                    let to = dice.below(bytes.len());
                    bytes.splice(to..to, copy);
                }
            }
        }
        match read_all(&bytes).end.unwrap() {
            Ok(_) => read += 1,
            Err(finding) => {
                assert!(codes::ALL.contains(&finding.code));
                refused += 1;
            }
        }
    }
    assert!(read > 30 && refused > 500, "{read} read, {refused} refused");
}
