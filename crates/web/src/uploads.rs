//! Uploaded files between their dry run and their commit: in the data directory, under a name nobody can guess, for
//! an hour at most and a few at a time. Nothing of them is a fact before the commit.

use crate::Limits;
use app::Failure;
use app::failure::FailureKind;
use app::import::{ImportKind, RecordedOn};
use domain::Instant;
use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Seconds a file waits for its commit.
const KEPT_SECONDS: i64 = 3600;

/// What a person chose with a file.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) kind: ImportKind,
    pub(crate) recorded_on: RecordedOn,
    pub(crate) keep_good: bool,
    pub(crate) complete: bool,
}

/// A file that waits.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) token: String,
    /// Name as given by the person; shown, never opened.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) choice: Choice,
    pub(crate) at: Instant,
}

/// All files that wait.
pub(crate) struct Uploads {
    directory: PathBuf,
    limits: Limits,
    secret: RandomState,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    made: u64,
    waiting: Vec<Upload>,
}

impl Uploads {
    /// Uploads in a directory; files left there by an earlier run are removed.
    pub(crate) fn new(directory: PathBuf, limits: Limits) -> Uploads {
        for entry in std::fs::read_dir(&directory).into_iter().flatten().flatten() {
            let _ = std::fs::remove_file(entry.path());
        }
        // The keys of `RandomState` come from the operating system.
        Uploads { directory, limits, secret: RandomState::new(), state: Mutex::default() }
    }

    /// A new empty file with its token.
    pub(crate) fn create(&self) -> Result<(String, PathBuf, File), Failure> {
        std::fs::create_dir_all(&self.directory).map_err(|e| Failure::file(&self.directory, e))?;
        let number = {
            let mut state = self.lock();
            state.made += 1;
            state.made
        };
        let token = self.token(number);
        let path = self.directory.join(&token);
        let file = File::options().write(true).create_new(true).open(&path).map_err(|e| Failure::file(&path, e))?;
        Ok((token, path, file))
    }

    /// Keeps a received file for its commit; the oldest gives way to it.
    pub(crate) fn keep(&self, upload: Upload) {
        let mut state = self.lock();
        forget_old(&mut state, upload.at);
        while state.waiting.len() >= self.limits.uploads_kept.max(1) {
            remove(&state.waiting.remove(0).path);
        }
        state.waiting.push(upload);
    }

    /// Takes a file out; the caller removes it.
    pub(crate) fn take(&self, token: &str, now: Instant) -> Result<Upload, Failure> {
        let mut state = self.lock();
        forget_old(&mut state, now);
        match state.waiting.iter().position(|u| u.token == token) {
            Some(at) => Ok(state.waiting.remove(at)),
            None => Err(Failure::new(FailureKind::NotFound, "upload.gone")),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// 128 bits that follow from a secret of this process.
    fn token(&self, number: u64) -> String {
        let half = |part: u64| {
            let mut hasher = self.secret.build_hasher();
            hasher.write_u64(number);
            hasher.write_u64(part);
            hasher.finish()
        };
        format!("{:016x}{:016x}", half(0), half(1))
    }
}

/// Removes an upload's file. One that is gone already is as good.
pub(crate) fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
}

fn forget_old(state: &mut State, now: Instant) {
    state.waiting.retain(|u| {
        let is_fresh = now.0 - u.at.0 < KEPT_SECONDS;
        if !is_fresh {
            remove(&u.path);
        }
        is_fresh
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(uploads: &Uploads, at: i64) -> Upload {
        let (token, path, _) = uploads.create().unwrap();
        let choice =
            Choice { kind: ImportKind::Iati, recorded_on: RecordedOn::Today, keep_good: false, complete: false };
        Upload { token, name: "a.xml".into(), path, choice, at: Instant(at) }
    }

    #[test]
    fn uploads_wait_an_hour_and_a_few_at_a_time() {
        let directory = tempfile::tempdir().unwrap();
        let limits = Limits { uploads_kept: 2, ..Limits::default() };
        let uploads = Uploads::new(directory.path().join("uploads"), limits);
        let (a, b, c) = (upload(&uploads, 0), upload(&uploads, 10), upload(&uploads, 20));
        for u in [&a, &b, &c] {
            uploads.keep(u.clone());
        }
        assert!(uploads.take(&a.token, Instant(30)).is_err(), "the oldest gave way");
        assert!(!a.path.exists());
        assert!(uploads.take("0", Instant(30)).is_err());
        assert_eq!(uploads.take(&b.token, Instant(30)).unwrap().name, "a.xml");
        assert!(uploads.take(&b.token, Instant(30)).is_err(), "committed once");
        assert!(uploads.take(&c.token, Instant(20 + KEPT_SECONDS)).is_err());
        assert!(!c.path.exists(), "old files do not stay");
        assert_ne!(a.token, b.token);
    }
}
