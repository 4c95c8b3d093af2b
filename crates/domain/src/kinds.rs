//! The code lists that calculations branch on, with their IATI codes and names.
//! Lists that are only looked up live in `reference/`.

/// Makes a closed list with codes, stored numbers and names.
macro_rules! code_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $number:literal, $text:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant = $number,)+ }

        impl $name {
            /// Every member in code order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The number that stands for it in storage and columns.
            pub const fn number(self) -> u8 { self as u8 }

            /// The member of a stored number.
            pub const fn from_number(number: u8) -> Option<$name> {
                match number { $($number => Some($name::$variant),)+ _ => None }
            }

            /// Its name in files, addresses and JSON.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }

            /// Reads its name, or its number written as a code.
            pub fn parse(text: &str) -> Option<$name> {
                let text = text.trim();
                $name::ALL.iter().copied().find(|m| m.name().eq_ignore_ascii_case(text))
            }
        }
    };
}

code_list! {
    /// IATI ActivityStatus, with its codes as numbers.
    ActivityStatus {
        /// Being designed, or waiting for approval or signature.
        Pipeline = 1, "pipeline";
        /// Under way.
        Implementation = 2, "implementation";
        /// Work done; sign-off or evaluation pending.
        Finalisation = 3, "finalisation";
        /// Accounts closed.
        Closed = 4, "closed";
        /// Will not be carried out.
        Cancelled = 5, "cancelled";
        /// Halted for the time being.
        Suspended = 6, "suspended";
    }
}

impl ActivityStatus {
    /// Reads a name or an IATI code.
    pub fn parse_name_or_code(text: &str) -> Option<ActivityStatus> {
        ActivityStatus::parse(text).or_else(|| text.trim().parse().ok().and_then(ActivityStatus::from_number))
    }

    /// Whether no more work, spending or slip is expected.
    pub fn is_over(self) -> bool {
        matches!(self, ActivityStatus::Closed | ActivityStatus::Cancelled)
    }
}

code_list! {
    /// Kinds of ledger line. 1 to 13 are IATI TransactionType codes; 21 and up are kinds of plan.
    LedgerKind {
        /// Cash received.
        IncomingFunds = 1, "incoming-funds";
        /// Legal obligation to pay: commitment.
        OutgoingCommitment = 2, "commitment";
        /// Money handed to another organisation.
        Disbursement = 3, "disbursement";
        /// Money spent on goods and services.
        Expenditure = 4, "expenditure";
        /// Interest paid.
        InterestPayment = 5, "interest-payment";
        /// Loan repaid.
        LoanRepayment = 6, "loan-repayment";
        /// Money given back; reduces spending.
        Reimbursement = 7, "reimbursement";
        /// Equity bought.
        PurchaseOfEquity = 8, "purchase-of-equity";
        /// Equity sold.
        SaleOfEquity = 9, "sale-of-equity";
        /// Guarantee given.
        CreditGuarantee = 10, "credit-guarantee";
        /// Signed agreement of a donor.
        IncomingCommitment = 11, "incoming-commitment";
        /// Pledge to another organisation.
        OutgoingPledge = 12, "outgoing-pledge";
        /// Pledge of a donor.
        IncomingPledge = 13, "incoming-pledge";
        /// Budget as first approved.
        OriginalBudget = 21, "original";
        /// Budget as last revised; replaces the original for its period.
        RevisedBudget = 22, "revised";
        /// Authority to commit money up to a limit in a period.
        Allocation = 23, "allocation";
        /// Spending foreseen for a period; IATI planned disbursement.
        Forecast = 24, "forecast";
    }
}

impl LedgerKind {
    /// Reads a transaction kind: our name, IATI's long name, or the IATI code.
    pub fn parse_transaction(text: &str) -> Option<LedgerKind> {
        let text = text.trim();
        if let Ok(code) = text.parse::<u8>() {
            return LedgerKind::from_number(code).filter(|k| !k.is_budget());
        }
        let slug: String = text.to_lowercase().replace([' ', '_'], "-");
        if slug == "outgoing-commitment" {
            return Some(LedgerKind::OutgoingCommitment);
        }
        LedgerKind::parse(&slug).filter(|k| !k.is_budget())
    }

    /// Reads a budget kind: original, revised, allocation or forecast.
    pub fn parse_budget(text: &str) -> Option<LedgerKind> {
        LedgerKind::parse(text).filter(|k| k.is_budget())
    }

    /// Whether the line is a plan for a period and not something that happened.
    pub fn is_budget(self) -> bool {
        self.number() > 20
    }

    /// Whether the line is spending: disbursement plus expenditure (decision 0008 on reimbursements).
    pub fn is_spending(self) -> bool {
        matches!(self, LedgerKind::Disbursement | LedgerKind::Expenditure)
    }
}

code_list! {
    /// Whether a figure may still change when the accounts are closed.
    Finality {
        /// Still open.
        Provisional = 1, "provisional";
        /// Accounts closed.
        Final = 2, "final";
    }
}

code_list! {
    /// What an event says of its case.
    CaseStatus {
        /// Goes on.
        Open = 1, "open";
        /// Ended as meant.
        Done = 2, "done";
        /// Given up.
        Cancelled = 3, "cancelled";
    }
}

code_list! {
    /// How an activity goes, in the words of a progress report. Bands and names are in `reference/ratings.tsv`.
    Rating {
        /// Nearly all is on schedule.
        HighlySatisfactory = 1, "highly-satisfactory";
        /// Most is on schedule.
        Satisfactory = 2, "satisfactory";
        /// Much is behind schedule.
        Unsatisfactory = 3, "unsatisfactory";
        /// Most is behind schedule.
        VeryUnsatisfactory = 4, "very-unsatisfactory";
    }
}

code_list! {
    /// Who rates an activity: never a person, but what they are to it.
    Rater {
        /// Whoever carries it out, in a progress report.
        Manager = 1, "manager";
        /// An evaluation.
        Evaluation = 2, "evaluation";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_by_name_iati_name_and_code() {
        assert_eq!(LedgerKind::parse_transaction("Outgoing Commitment"), Some(LedgerKind::OutgoingCommitment));
        assert_eq!(LedgerKind::parse_transaction("commitment"), Some(LedgerKind::OutgoingCommitment));
        assert_eq!(LedgerKind::parse_transaction("3"), Some(LedgerKind::Disbursement));
        assert_eq!(LedgerKind::parse_transaction("incoming_funds"), Some(LedgerKind::IncomingFunds));
        assert_eq!(LedgerKind::parse_transaction("21"), None);
        assert_eq!(LedgerKind::parse_transaction("original"), None);
        assert_eq!(LedgerKind::parse_budget("Original"), Some(LedgerKind::OriginalBudget));
        assert_eq!(LedgerKind::parse_budget("expenditure"), None);
        assert_eq!(ActivityStatus::parse_name_or_code("2"), Some(ActivityStatus::Implementation));
        assert_eq!(ActivityStatus::parse_name_or_code("Closed"), Some(ActivityStatus::Closed));
        assert_eq!(ActivityStatus::parse_name_or_code("9"), None);
    }
}
