//! Independent pieces of one calculation, on the cores there are. Pieces are given back in their order, so that what is
//! made of them does not depend on how many cores there were. Nothing here knows facts.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` for every piece from 0 on, and gives the results in the order of the pieces.
pub(crate) fn each<R: Send>(pieces: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(pieces);
    if cores < 2 {
        return (0..pieces).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= pieces {
                return done;
            }
            done.push((piece, work(piece)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(piece, _)| *piece);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_in_their_order_and_each_once() {
        for pieces in [0, 1, 2, 97] {
            assert_eq!(each(pieces, |piece| piece * piece), (0..pieces).map(|p| p * p).collect::<Vec<_>>());
        }
    }
}
