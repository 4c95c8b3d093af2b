//! How an activity moved between two days of knowledge: for the worse, for the better, out of sight, or not at all.
//! What each day knew of it is `signals`. Method: docs/methods/status.md.

use crate::signals::State;

/// How a state moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Movement {
    /// It needs more attention than before, or needs some and was not known before.
    Worse,
    /// It needed attention and needs less or none.
    Better,
    /// Something could be said of it before, and cannot now: stale or missing data.
    Lost,
    /// None of these.
    Same,
}

impl Movement {
    /// From the state of an earlier day (`None` where the activity was not known then) to that of a later one.
    pub fn between(before: Option<State>, now: State) -> Movement {
        // Unknown is never taken as good: coming from it to a signal is for the worse, going to it is no improvement.
        let urgency = |state: State| match state {
            State::Act => 2,
            State::Watch => 1,
            State::OnPace | State::Unknown | State::NotApplicable => 0,
        };
        let then = before.map_or(0, urgency);
        match now {
            State::Unknown if before.is_some_and(|b| !matches!(b, State::Unknown | State::NotApplicable)) => {
                Movement::Lost
            }
            State::Unknown => Movement::Same,
            now if urgency(now) > then => Movement::Worse,
            now if urgency(now) < then => Movement::Better,
            _ => Movement::Same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use State::{Act, NotApplicable, OnPace, Unknown, Watch};

    #[test]
    fn unknown_is_never_better_and_a_signal_on_the_unknown_is_worse() {
        for (before, now, movement) in [
            (Some(OnPace), Watch, Movement::Worse),
            (Some(Watch), Act, Movement::Worse),
            (Some(Unknown), Act, Movement::Worse),
            (None, Watch, Movement::Worse),
            (Some(Act), Watch, Movement::Better),
            (Some(Act), NotApplicable, Movement::Better),
            (Some(Watch), OnPace, Movement::Better),
            (Some(Act), Unknown, Movement::Lost),
            (Some(OnPace), Unknown, Movement::Lost),
            (Some(NotApplicable), Unknown, Movement::Same),
            (None, Unknown, Movement::Same),
            (None, OnPace, Movement::Same),
            (Some(Unknown), OnPace, Movement::Same),
            (Some(Act), Act, Movement::Same),
        ] {
            assert_eq!(Movement::between(before, now), movement, "{before:?} to {now:?}");
        }
    }
}
