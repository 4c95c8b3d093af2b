//! Seeded random numbers and the normal distribution. The same seed gives the same numbers on every machine.
//! Nothing here knows facts; who draws says why (see `forecast`, `scoring`).

/// What the state grows by with every number.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A small generator (SplitMix64, Steele, Lea and Flood 2014): good enough for draws and resampling, never for secrets.
#[derive(Clone, Debug)]
pub struct Chance {
    state: u64,
}

impl Chance {
    /// Begins at a seed.
    pub fn seeded(seed: u64) -> Chance {
        Chance { state: seed }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number above 0 and below 1.
    pub fn share(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// This generator after so many normal numbers were drawn in pairs: each takes 64 bits.
    pub fn after_normals(mut self, n: u64) -> Chance {
        self.state = self.state.wrapping_add(n.wrapping_mul(STEP));
        self
    }

    /// A whole number below `n`, which is at least 1.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// Two independent standard normal numbers (Box and Muller 1958).
    pub fn normal_pair(&mut self) -> (f64, f64) {
        let radius = (-2.0 * self.share().ln()).sqrt();
        let (sin, cos) = (std::f64::consts::TAU * self.share()).sin_cos();
        (radius * cos, radius * sin)
    }
}

/// The standard normal value below which a share of all values lies (Acklam 2003; relative error under 1.2e-9).
pub fn normal_quantile(share: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969_683_028_665_376e1,
        2.209_460_984_245_205e2,
        -2.759_285_104_469_687e2,
        1.383_577_518_672_69e2,
        -3.066_479_806_614_716e1,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -5.447_609_879_822_406e1,
        1.615_858_368_580_409e2,
        -1.556_989_798_598_866e2,
        6.680_131_188_771_972e1,
        -1.328_068_155_288_572e1,
    ];
    const C: [f64; 6] = [
        -7.784_894_002_430_293e-3,
        -3.223_964_580_411_365e-1,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416];
    const TAIL: f64 = 0.024_25;
    let polynomial = |coefficients: &[f64], x: f64| coefficients.iter().fold(0.0, |sum, c| sum * x + c);
    let tail = |p: f64| {
        let q = (-2.0 * p.ln()).sqrt();
        polynomial(&C, q) / (polynomial(&D, q) * q + 1.0)
    };
    if share <= 0.0 {
        f64::NEG_INFINITY
    } else if share >= 1.0 {
        f64::INFINITY
    } else if share < TAIL {
        tail(share)
    } else if share > 1.0 - TAIL {
        -tail(1.0 - share)
    } else {
        let q = share - 0.5;
        let r = q * q;
        polynomial(&A, r) * q / (polynomial(&B, r) * r + 1.0)
    }
}

/// The share of standard normal values below a value (Abramowitz and Stegun 26.2.17; absolute error under 7.5e-8).
pub fn normal_share(value: f64) -> f64 {
    const COEFFICIENTS: [f64; 5] = [1.330_274_429, -1.821_255_978, 1.781_477_937, -0.356_563_782, 0.319_381_530];
    let t = 1.0 / (1.0 + 0.231_641_9 * value.abs());
    let tail = COEFFICIENTS.iter().fold(0.0, |sum, c| (sum + c) * t) * (-value * value / 2.0).exp()
        / std::f64::consts::TAU.sqrt();
    if value < 0.0 { tail } else { 1.0 - tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_distribution_agrees_with_printed_tables() {
        for (share, value) in [(0.5, 0.0), (0.9, 1.281_551_566), (0.975, 1.959_963_985), (0.001, -3.090_232_306)] {
            assert!((normal_quantile(share) - value).abs() < 1e-7, "{share}");
            assert!((normal_share(value) - share).abs() < 1e-7, "{value}");
        }
    }

    #[test]
    fn the_first_numbers_of_the_published_generator() {
        // SplitMix64 from seed 0, as in the test vectors of its reference implementation.
        let mut chance = Chance::seeded(0);
        assert_eq!((chance.bits(), chance.bits()), (0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4));
    }

    #[test]
    fn a_place_in_the_row_can_be_gone_to_at_once() {
        let mut chance = Chance::seeded(3);
        (0..5).for_each(|_| _ = chance.normal_pair());
        assert_eq!(Chance::seeded(3).after_normals(10).normal_pair(), chance.normal_pair());
    }

    #[test]
    fn numbers_are_spread_evenly_and_normally() {
        let mut chance = Chance::seeded(7);
        let mut counts = [0; 10];
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..10_000 {
            counts[chance.below(10)] += 1;
            let (a, b) = chance.normal_pair();
            sum += a + b;
            squares += a * a + b * b;
        }
        assert!(counts.iter().all(|c| (850..1_150).contains(c)), "{counts:?}");
        assert!((sum / 20_000.0).abs() < 0.03 && (squares / 20_000.0 - 1.0).abs() < 0.04);
    }
}
