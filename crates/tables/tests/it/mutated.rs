//! Ten thousand damaged files: each is read or refused, none panics, none takes long, and no row is given without
//! either a statement or a reason.

use crate::read;
use domain::Severity;
use std::io::Write;
use tables::{Format, Kind, write_template};

/// A small generator with a fixed seed (xorshift64*, Vigna 2016).
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

const PIECES: &[&[u8]] = &[
    b"\"",
    b"\n",
    b"\r\n",
    b"\r",
    b",",
    b";",
    b"\t",
    b"\0",
    b"\xFF",
    b"\xC3",
    b"\xEF\xBB\xBF",
    b"unknown",
    b"-",
    b"#N/A",
    b"99999999999999999999",
    b"2024-02-30",
    b"KE:60;UG:40",
    b":",
    b"<!DOCTYPE x>",
    b"<row>",
    b"]]>",
    b"PK\x03\x04",
    b"\x1F\x8B",
    b"1e999",
    b"\xF0\x9F\x98\x80",
    b"A1048577",
    b"XFD1",
];

fn mutate(file: &[u8], random: &mut Seeded) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => {
                let piece = PIECES[random.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            2 => {
                let to = (at + random.below(40)).min(bytes.len());
                bytes.drain(at..to);
            }
            3 => {
                let to = (at + random.below(200)).min(bytes.len());
                let piece = bytes[at..to].to_vec();
                bytes.splice(at..at, piece);
            }
            _ if at < bytes.len() => bytes[at] = random.next() as u8,
            _ => bytes.push(random.next() as u8),
        }
    }
    bytes
}

/// The same workbook with its parts unpacked and one of them changed, so that the damage gets past the packing.
fn mutate_inside(file: &[u8], random: &mut Seeded) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let chosen = random.below(archive.len());
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).unwrap();
        if at == chosen {
            bytes = mutate(&bytes, random);
        }
        out.start_file(name, options).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn check(kind: Kind, bytes: &[u8]) {
    match read(kind, bytes) {
        Err(finding) => {
            assert_eq!(finding.severity, Severity::Refused);
            assert!(tables::codes::ALL.contains(&finding.code), "{}", finding.code);
        }
        Ok((report, rows)) => {
            let mut last = 0;
            for row in &rows {
                assert!(row.number > last, "rows are counted upwards");
                last = row.number;
                let is_refused = row.findings.iter().any(|f| f.severity == Severity::Refused);
                assert_eq!(row.statement.is_none(), is_refused, "{row:?}");
                for finding in &row.findings {
                    assert_eq!(finding.row, Some(row.number));
                    assert!(tables::codes::ALL.contains(&finding.code), "{}", finding.code);
                }
            }
            assert_eq!(report.rows, rows.len() as u64);
        }
    }
}

#[test]
fn ten_thousand_damaged_files_do_no_harm() {
    let text = |key: &str| key.to_owned();
    let mut random = Seeded(20_260_601);
    for kind in Kind::ALL {
        let (mut csv, mut xlsx) = (Vec::new(), Vec::new());
        write_template(kind, Format::Csv, &text, &mut csv).unwrap();
        write_template(kind, Format::Xlsx, &text, &mut xlsx).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&csv).unwrap();
        let gzip = gzip.finish().unwrap();
        for _ in 0..1_200 {
            check(kind, &mutate(&csv, &mut random));
        }
        for _ in 0..200 {
            check(kind, &mutate(&gzip, &mut random));
            check(kind, &mutate(&xlsx, &mut random));
        }
        for _ in 0..80 {
            check(kind, &mutate_inside(&xlsx, &mut random));
        }
    }
}
