//! Cells that hold shares: countries, regions, sectors, themes, funds with their percentages.

use super::{Cells, short};
use crate::codes;
use domain::shares::{ROUNDING, Share, ShareError, WHOLE, parse_shares};
use domain::{Finding, Said, Vocabulary, money, reference};

impl Cells<'_> {
    /// Shares of a vocabulary; a missing or blank cell adds nothing.
    pub(crate) fn shares(&mut self, at: usize, vocabulary: Vocabulary, all: &mut Vec<(Vocabulary, Said<Vec<Share>>)>) {
        let said = match vocabulary {
            Vocabulary::Country => self.said(at, Self::countries),
            _ => self.said(at, Self::share_list),
        };
        if !said.is_nothing() {
            all.push((vocabulary, said));
        }
    }

    fn share_list(&mut self, at: usize, text: &str) -> Option<Vec<Share>> {
        match parse_shares(text) {
            Ok(shares) => self.checked(at, text, shares),
            Err(ShareError::BadPercent(percent)) => {
                self.note(at, Finding::refused(codes::SHARES_BAD_PERCENT).with("percent", percent), text);
                None
            }
            Err(ShareError::BlankCode) => {
                self.note(at, Finding::warning(codes::SHARES_BLANK_CODE), text);
                let named = text.split(';').filter(|part| !part.trim_start().starts_with(':'));
                // The last part stands for what is not named, so that a single other one does not become all of it.
                let mut shares = parse_shares(&named.chain(["?"]).collect::<Vec<_>>().join(";")).ok()?;
                shares.pop();
                if shares.is_empty() { None } else { self.checked(at, text, shares) }
            }
        }
    }

    fn countries(&mut self, at: usize, text: &str) -> Option<Vec<Share>> {
        // A name may itself hold a semicolon or a colon, so the whole cell is tried first.
        if let Some(country) = reference::find_country(text) {
            return Some(vec![Share { code: country.code.to_owned(), percent: Some(WHOLE) }]);
        }
        let mut shares = self.share_list(at, text)?;
        for share in &mut shares {
            match reference::find_country(&share.code) {
                Some(country) => share.code = country.code.to_owned(),
                None => {
                    let finding = Finding::notice(codes::COUNTRY_UNMATCHED).with("country", short(&share.code));
                    self.note(at, finding, text);
                }
            }
        }
        Some(self.merged(at, text, shares))
    }

    fn checked(&mut self, at: usize, text: &str, shares: Vec<Share>) -> Option<Vec<Share>> {
        // Only signs between the parts: nothing is said.
        if shares.is_empty() {
            self.note(at, Finding::warning(codes::SHARES_BLANK_CODE), text);
            return None;
        }
        // Added in 64 bits: a cell may hold thousands of shares.
        let sum: Option<i64> = shares.iter().map(|s| s.percent.map(i64::from)).sum();
        if let Some(sum) = sum
            && (sum - i64::from(WHOLE)).abs() > i64::from(ROUNDING)
        {
            let sum = money::decimal(i128::from(sum));
            self.note(at, Finding::warning(codes::SHARES_NOT_100).with("sum", sum), text);
        }
        Some(self.merged(at, text, shares))
    }

    /// Members that stand twice become one.
    fn merged(&mut self, at: usize, text: &str, shares: Vec<Share>) -> Vec<Share> {
        let mut positions = std::collections::HashMap::with_capacity(shares.len());
        let mut merged: Vec<Share> = Vec::with_capacity(shares.len());
        for share in shares {
            match positions.get(&share.code) {
                None => {
                    positions.insert(share.code.clone(), merged.len());
                    merged.push(share);
                }
                Some(&first) => {
                    let finding = Finding::warning(codes::SHARES_TWICE).with("code", short(&share.code));
                    self.note(at, finding, text);
                    let before: &mut Share = &mut merged[first];
                    before.percent = before.percent.zip(share.percent).map(|(a, b)| a.saturating_add(b));
                }
            }
        }
        merged
    }
}
