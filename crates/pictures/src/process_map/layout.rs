//! Where the steps of a map stand: in layers from top to bottom, in an order that keeps ways short. Only numbers: no
//! sizes, no texts. After Sugiyama, Tagawa and Toda 1981 (layers, then order within layers by the mean of neighbours).

/// A place for every step.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Layout {
    /// Steps of each layer from left to right; every step is in exactly one.
    pub(crate) layers: Vec<Vec<usize>>,
    /// Layer of each step.
    pub(crate) layer_of: Vec<usize>,
}

/// Passes over the layers, downwards and upwards in turn.
const SWEEPS: usize = 8;

impl Layout {
    /// Places `steps` steps, numbered in their usual order, with ways `(from, to)` between them. A way to a later step
    /// leads to a lower layer; a layer holds at most `most` steps.
    pub(crate) fn of(steps: usize, ways: &[(usize, usize)], most: usize) -> Layout {
        let most = most.max(1);
        let forward: Vec<(usize, usize)> = ways.iter().copied().filter(|(from, to)| from < to && *to < steps).collect();
        let mut layers: Vec<Vec<usize>> = Vec::new();
        let mut layer_of = vec![0; steps];
        for step in 0..steps {
            let least = forward.iter().filter(|(_, to)| *to == step).map(|(from, _)| layer_of[*from] + 1).max();
            let mut layer = least.unwrap_or(0);
            while layers.get(layer).is_some_and(|l| l.len() >= most) {
                layer += 1;
            }
            layers.resize_with(layers.len().max(layer + 1), Vec::new);
            layers[layer].push(step);
            layer_of[step] = layer;
        }
        // A full layer may have pushed a step past an empty one.
        let kept: Vec<usize> = (0..layers.len()).filter(|l| !layers[*l].is_empty()).collect();
        let mut layout = Layout {
            layers: kept.iter().map(|l| std::mem::take(&mut layers[*l])).collect(),
            layer_of: layer_of.iter().map(|l| kept.partition_point(|k| k < l)).collect(),
        };
        layout.shorten(ways);
        layout
    }

    /// Orders each layer by the mean place of the steps it has ways with, above and below in turn.
    fn shorten(&mut self, ways: &[(usize, usize)]) {
        for sweep in 0..SWEEPS {
            let mut order: Vec<usize> = (0..self.layers.len()).collect();
            if sweep % 2 == 1 {
                order.reverse();
            }
            for layer in order {
                let places = self.places();
                let beside = |other: usize| match sweep % 2 {
                    0 => self.layer_of[other] < layer,
                    _ => self.layer_of[other] > layer,
                };
                let mean = |step: usize| {
                    let neighbours = ways.iter().filter_map(|(from, to)| match step {
                        s if s == *from && *to < places.len() && beside(*to) => Some(places[*to]),
                        s if s == *to && *from < places.len() && beside(*from) => Some(places[*from]),
                        _ => None,
                    });
                    let (sum, n) = neighbours.fold((0.0, 0.0), |(sum, n), place| (sum + place, n + 1.0));
                    if n > 0.0 { sum / n } else { places[step] }
                };
                let mut keyed: Vec<(f64, usize)> = self.layers[layer].iter().map(|s| (mean(*s), *s)).collect();
                keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
                self.layers[layer] = keyed.into_iter().map(|(_, step)| step).collect();
            }
        }
    }

    /// Place of each step across, from -1 to 1, its layer in the middle.
    fn places(&self) -> Vec<f64> {
        let mut places = vec![0.0; self.layer_of.len()];
        for layer in &self.layers {
            for (at, step) in layer.iter().enumerate() {
                places[*step] = (at as f64 + 0.5) / layer.len() as f64 * 2.0 - 1.0;
            }
        }
        places
    }
}

/// Lanes for ways that run along the side: those that share a stretch of layers get different ones, long ones the outer.
/// Gives the lane of each, from 0 at the inside.
pub(crate) fn lanes(stretches: &[(usize, usize)]) -> Vec<usize> {
    let length = |i: usize| stretches[i].1.abs_diff(stretches[i].0);
    let mut order: Vec<usize> = (0..stretches.len()).collect();
    order.sort_by_key(|i| (length(*i), stretches[*i]));
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut lane_of = vec![0; stretches.len()];
    for i in order {
        let (low, high) = (stretches[i].0.min(stretches[i].1), stretches[i].0.max(stretches[i].1));
        let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(l, h)| high < *l || *h < low);
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        taken.resize_with(taken.len().max(lane + 1), Vec::new);
        taken[lane].push((low, high));
        lane_of[i] = lane;
    }
    lane_of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_later_steps_lead_down_and_layers_keep_their_limit() {
        // A fan of five, joined again, with a way back and one past a layer.
        let ways = [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 6), (2, 6), (5, 6), (6, 0), (0, 6), (4, 4)];
        for most in 1..6 {
            let layout = Layout::of(7, &ways, most);
            let mut seen: Vec<usize> = layout.layers.concat();
            seen.sort_unstable();
            assert_eq!(seen, [0, 1, 2, 3, 4, 5, 6], "every step has one place");
            assert!(layout.layers.iter().all(|l| !l.is_empty() && l.len() <= most), "{layout:?}");
            for (from, to) in ways.iter().filter(|(from, to)| from < to) {
                assert!(layout.layer_of[*from] < layout.layer_of[*to], "{from} to {to} of {layout:?}");
            }
            for (layer, steps) in layout.layers.iter().enumerate() {
                assert!(steps.iter().all(|s| layout.layer_of[*s] == layer));
            }
            assert_eq!(layout, Layout::of(7, &ways, most), "the same map, the same places");
        }
    }

    #[test]
    fn neighbours_stand_above_each_other() {
        // Two strands side by side: a to c and b to d, drawn without crossing whatever the order of the ways.
        let layout = Layout::of(6, &[(0, 1), (0, 2), (2, 3), (1, 4), (3, 5), (4, 5)], 4);
        let place = |step: usize| layout.layers[layout.layer_of[step]].iter().position(|s| *s == step).unwrap();
        assert_eq!(place(1) < place(2), place(4) < place(3), "{layout:?}");
        assert_eq!(Layout::of(0, &[], 3), Layout::default());
        assert_eq!(Layout::of(2, &[(0, 9), (9, 1)], 3).layers, [[0, 1]], "ways to nowhere are left out");
    }

    #[test]
    fn lanes_of_one_side_do_not_run_over_each_other() {
        let stretches = [(0, 4), (1, 2), (3, 4), (2, 0), (5, 6), (0, 6)];
        let lane_of = lanes(&stretches);
        for i in 0..stretches.len() {
            for j in 0..i {
                let (a, b) = (stretches[i], stretches[j]);
                let apart = a.0.max(a.1) < b.0.min(b.1) || b.0.max(b.1) < a.0.min(a.1);
                assert!(apart || lane_of[i] != lane_of[j], "{a:?} and {b:?} share lane {}", lane_of[i]);
            }
        }
        assert_eq!(lane_of[5], *lane_of.iter().max().unwrap(), "the longest runs outside");
    }
}
