//! The opened data directory: the store, the facts loaded from it, and the portfolio of the days last asked for.
//! Facts are loaded once and again only when the store holds a newer change.

use crate::figures::Figures;
use crate::{Failure, facts, failure::FailureKind};
use domain::{AsOf, Context, Currency, Day};
use insight::facts::Facts;
use insight::money::Money;
use insight::peers::Peers;
use insight::portfolio::Portfolio;
use serde::Serialize;
use std::any::Any;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use store::Store;

/// How many days' portfolios are kept ready.
const PORTFOLIOS_KEPT: usize = 8;

/// The opened data directory.
pub struct Headway {
    store: Store,
    loaded: Mutex<Loaded>,
    /// Settings with the change they were read at.
    settings: Mutex<Option<(u64, store::Settings)>>,
}

#[derive(Default)]
struct Loaded {
    newest: Option<Arc<Facts>>,
    /// As of an earlier change, and the day on which they were asked for: trust in sources is dated.
    earlier: Option<(Day, Arc<Facts>)>,
    portfolios: Vec<(Day, Arc<Known>)>,
}

/// Facts and what of them was known by the end of a day: the input of every figure.
pub struct Known {
    /// All facts.
    pub facts: Arc<Facts>,
    /// What was known of the activities.
    pub portfolio: Portfolio,
    /// The knowledge asked for.
    pub as_of: AsOf,
    figures: OnceLock<Figures>,
    peers: OnceLock<Peers>,
    answers: Mutex<HashMap<String, Arc<Kept>>>,
}

/// The place of an answer: empty until it is computed.
type Kept = Mutex<Option<Box<dyn Any + Send + Sync>>>;

/// Answers kept for one day of knowledge; when there are more, all are forgotten.
const ANSWERS_KEPT: usize = 256;

impl Known {
    fn of(facts: Arc<Facts>, as_of: AsOf) -> Arc<Known> {
        let portfolio = Portfolio::as_of(&facts, as_of.day);
        Arc::new(Known {
            facts,
            portfolio,
            as_of,
            figures: OnceLock::new(),
            peers: OnceLock::new(),
            answers: Mutex::default(),
        })
    }

    /// State, signals and shares of every activity; computed when first asked for.
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures::of(self))
    }

    /// Past lives to compare the pace of an activity with; read when first asked for.
    pub(crate) fn peers(&self) -> &Peers {
        let read = || Peers::of(&self.facts, &self.portfolio, &Money::as_of(&self.facts, self.day()));
        self.peers.get_or_init(read)
    }

    /// Last day of knowledge.
    pub fn day(&self) -> Day {
        self.as_of.day
    }

    /// An answer that depends on nothing but these facts and the question, computed when first asked for. `question`
    /// names the figure and all it was asked with; answers in words of a language are not kept here.
    pub(crate) fn remembered<T: Clone + Send + Sync + 'static>(
        &self,
        ctx: &Context,
        question: &str,
        compute: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        // Who may see less must not be given what others asked for.
        let key = format!("{:?} {question}", ctx.scope);
        let place = {
            let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
            if answers.len() >= ANSWERS_KEPT && !answers.contains_key(&key) {
                answers.clear();
            }
            Arc::clone(answers.entry(key).or_default())
        };
        // Whoever asks the same meanwhile waits for this answer instead of computing it, too.
        let mut kept = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = kept.as_deref().and_then(|kept| kept.downcast_ref::<T>()) {
            return Ok(answer.clone());
        }
        let answer = compute()?;
        *kept = Some(Box::new(answer.clone()));
        Ok(answer)
    }

    /// Title of an activity, or its identifier where none is known.
    pub fn title(&self, activity: u32) -> String {
        let identifier = &self.facts.activities.identifiers[activity as usize];
        let title = self.portfolio.title[activity as usize];
        self.facts.names.titles.get(title as usize).unwrap_or(identifier).clone()
    }

    /// Currency of every computed sum.
    pub fn currency(&self) -> Currency {
        self.facts.reporting_currency.unwrap_or(Currency::USD)
    }
}

impl Headway {
    /// Opens a data directory that exists.
    pub fn open(directory: &Path) -> Result<Headway, Failure> {
        Ok(Headway::over(Store::open(directory)?))
    }

    /// Opens a data directory, making it where there is none.
    pub fn open_or_create(directory: &Path) -> Result<Headway, Failure> {
        Ok(Headway::over(Store::open_or_create(directory)?))
    }

    fn over(store: Store) -> Headway {
        Headway { store, loaded: Mutex::default(), settings: Mutex::default() }
    }

    /// The store, for actions of this crate.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The data directory.
    pub fn directory(&self) -> &Path {
        self.store.file().parent().unwrap_or(Path::new("."))
    }

    /// Settings of the installation.
    pub fn settings(&self, ctx: &Context) -> Result<store::Settings, Failure> {
        let last = self.store.last_change(ctx)?;
        let mut kept = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, settings)) = kept.as_ref().filter(|(change, _)| *change == last) {
            return Ok(settings.clone());
        }
        // A change stored meanwhile is newer than what is noted here: it is read again at the next question.
        let settings = self.store.settings(ctx)?;
        *kept = Some((last, settings.clone()));
        Ok(settings)
    }

    /// Number of the last stored change.
    pub fn last_change(&self, ctx: &Context) -> Result<u64, Failure> {
        Ok(self.store.last_change(ctx)?)
    }

    /// Whether the chain of changes is complete and unaltered.
    pub fn verify_changes(&self, ctx: &Context) -> Result<ChainAnswer, Failure> {
        let verdict = self.store.verify_chain(ctx)?;
        Ok(ChainAnswer { changes: verdict.changes, first_broken: verdict.first_broken })
    }

    /// What was known at the knowledge date of the context.
    pub fn known(&self, ctx: &Context) -> Result<Arc<Known>, Failure> {
        let last = self.store.last_change(ctx)?;
        if let Some(change) = ctx.as_of.change.filter(|c| *c < last) {
            return self.known_by_change(ctx, change);
        }
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let facts = match &loaded.newest {
            Some(facts) if facts.change == last => Arc::clone(facts),
            _ => {
                let facts = Arc::new(facts::load(&self.store, ctx, None)?);
                loaded.newest = Some(Arc::clone(&facts));
                loaded.portfolios.clear();
                facts
            }
        };
        if let Some(at) = loaded.portfolios.iter().position(|(day, _)| *day == ctx.as_of.day) {
            let entry = loaded.portfolios.remove(at);
            let known = Arc::clone(&entry.1);
            loaded.portfolios.insert(0, entry);
            return Ok(known);
        }
        let known = Known::of(facts, ctx.as_of);
        loaded.portfolios.insert(0, (ctx.as_of.day, Arc::clone(&known)));
        loaded.portfolios.truncate(PORTFOLIOS_KEPT);
        Ok(known)
    }

    fn known_by_change(&self, ctx: &Context, change: u64) -> Result<Arc<Known>, Failure> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let facts = match &loaded.earlier {
            Some((today, facts)) if *today == ctx.today && facts.change == change => Arc::clone(facts),
            _ => {
                let mut facts = facts::load(&self.store, ctx, Some(change))?;
                facts.change = change;
                let facts = Arc::new(facts);
                loaded.earlier = Some((ctx.today, Arc::clone(&facts)));
                facts
            }
        };
        Ok(Known::of(facts, ctx.as_of))
    }
}

/// The answer of `audit verify`.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ChainAnswer {
    /// Changes looked at.
    pub changes: u64,
    /// First change that is missing or was altered; `None` if all is well.
    pub first_broken: Option<u64>,
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Failure {
        let (kind, code) = match &error {
            store::StoreError::NotFound { .. } => (FailureKind::NotFound, "store.not-found"),
            store::StoreError::Conflict { .. } => (FailureKind::Refused, "store.conflict"),
            store::StoreError::Unavailable { .. } => (FailureKind::Unavailable, "store.unavailable"),
            _ => (FailureKind::Internal, "store.inconsistent"),
        };
        Failure::new(kind, code).with("cause", &error).because(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn what_several_ask_at_once_is_computed_once_and_a_failure_is_not_kept() {
        let directory = tempfile::tempdir().unwrap();
        let headway = Headway::open_or_create(directory.path()).unwrap();
        let ctx = Context::local(Day(20_000));
        let known = headway.known(&ctx).unwrap();
        let (computed, together) = (AtomicUsize::new(0), Barrier::new(4));
        let ask = || {
            together.wait();
            known.remembered(&ctx, "answer", || {
                // The first one fails: the next asks anew, the others wait for it.
                match computed.fetch_add(1, Ordering::Relaxed) {
                    0 => Err(Failure::invalid("test.first")),
                    n => Ok(n),
                }
            })
        };
        let answers: Vec<_> = std::thread::scope(|scope| {
            let readers: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
            readers.into_iter().map(|reader| reader.join().unwrap()).collect()
        });
        assert_eq!(answers.iter().filter(|answer| answer.is_err()).count(), 1);
        assert!(answers.iter().flatten().all(|n| *n == 1), "{answers:?}");
        assert_eq!(computed.load(Ordering::Relaxed), 2);
    }
}
