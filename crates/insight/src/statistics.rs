//! Plain statistics that several methods share: the chi-square tail, and small linear systems.
//! No facts here.

/// Natural logarithm of the gamma function for positive arguments (Lanczos, g = 7, n = 9; about 15 digits).
pub fn ln_gamma(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 9] = [
        0.999_999_999_999_809_9,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        // Reflection keeps the series where it is accurate.
        return (std::f64::consts::PI / (std::f64::consts::PI * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let t = x + 7.5;
    let series: f64 =
        COEFFICIENTS[0] + COEFFICIENTS[1..].iter().enumerate().map(|(i, c)| c / (x + i as f64 + 1.0)).sum::<f64>();
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + series.ln()
}

/// Chance that a chi-square variable with `freedom` degrees exceeds `value`: the regularised upper incomplete gamma
/// function Q(freedom/2, value/2) (series below the mean, continued fraction above; DLMF 8.11.4 and 8.9.2).
pub fn chi_square_tail(value: f64, freedom: u32) -> f64 {
    if freedom == 0 || value.is_nan() {
        return f64::NAN;
    }
    if value <= 0.0 {
        return 1.0;
    }
    let (a, x) = (f64::from(freedom) / 2.0, value / 2.0);
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut total, mut n) = (1.0 / a, 1.0 / a, a);
        while term > total * 1e-16 {
            n += 1.0;
            term *= x / n;
            total += term;
        }
        return (1.0 - front * total).clamp(0.0, 1.0);
    }
    // Lentz's method for the continued fraction.
    let tiny = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / tiny;
    let mut d = 1.0 / b;
    let mut h = d;
    for i in 1..10_000 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = an * d + b;
        d = 1.0 / if d.abs() < tiny { tiny } else { d };
        c = b + an / c;
        c = if c.abs() < tiny { tiny } else { c };
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    (front * h).clamp(0.0, 1.0)
}

/// `zᵀ V⁻ z` for a symmetric matrix that may lack full rank, and its rank: elimination with the largest pivot,
/// leaving out directions without variance.
pub fn quadratic_form(mut matrix: Vec<Vec<f64>>, mut z: Vec<f64>) -> (f64, u32) {
    let n = z.len();
    let scale = (0..n).map(|i| matrix[i][i]).fold(0.0, f64::max);
    let mut left: Vec<usize> = (0..n).collect();
    let (mut value, mut rank) = (0.0, 0);
    while let Some(at) = (0..left.len())
        .reduce(|best, i| if matrix[left[i]][left[i]] > matrix[left[best]][left[best]] { i } else { best })
    {
        let pivot = left.swap_remove(at);
        let variance = matrix[pivot][pivot];
        if variance <= scale * 1e-10 || variance <= 0.0 {
            break;
        }
        value += z[pivot] * z[pivot] / variance;
        rank += 1;
        for &row in &left {
            let factor = matrix[row][pivot] / variance;
            z[row] -= factor * z[pivot];
            for &column in &left {
                let taken = factor * matrix[pivot][column];
                matrix[row][column] -= taken;
            }
        }
    }
    (value, rank)
}

/// Chances corrected for their number, in the order given, so that the chance of any false finding among all stays what
/// one alone would have, however the tests hang together (Holm 1979).
pub fn holm(chances: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|a, b| chances[*a].total_cmp(&chances[*b]));
    let (mut corrected, mut largest) = (vec![1.0; chances.len()], 0.0f64);
    for (rank, at) in order.into_iter().enumerate() {
        largest = largest.max(chances[at] * (chances.len() - rank) as f64);
        corrected[at] = largest.min(1.0);
    }
    corrected
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64, by: f64) {
        assert!((a - b).abs() <= by, "{a} is not {b}");
    }

    #[test]
    fn the_tail_of_chi_square_agrees_with_printed_tables() {
        // Upper 5 % and 1 % points of the usual tables.
        for (value, freedom, p) in [
            (3.841_459, 1, 0.05),
            (6.634_897, 1, 0.01),
            (5.991_465, 2, 0.05),
            (18.307_04, 10, 0.05),
            (124.342_1, 100, 0.05),
        ] {
            close(chi_square_tail(value, freedom), p, 1e-6);
        }
        close(chi_square_tail(2.0, 2), (-1.0f64).exp(), 1e-14);
        assert_eq!(chi_square_tail(0.0, 3), 1.0);
    }

    #[test]
    fn four_chances_corrected_by_hand() {
        // Smallest × 4, next × 3, then × 2 and × 1; never less than one before.
        let corrected = holm(&[0.01, 0.04, 0.03, 0.005]);
        corrected.iter().zip([0.03, 0.06, 0.06, 0.02]).for_each(|(is, should)| close(*is, should, 1e-12));
        assert_eq!(holm(&[0.9, 0.8]), [1.0, 1.0]);
        assert_eq!(holm(&[]), Vec::<f64>::new());
    }

    #[test]
    fn gamma_of_integers_is_the_factorial() {
        close(ln_gamma(5.0), 24f64.ln(), 1e-13);
        close(ln_gamma(0.5), std::f64::consts::PI.sqrt().ln(), 1e-13);
    }

    #[test]
    fn quadratic_forms_leave_out_directions_without_variance() {
        // Inverse of [[2,1],[1,2]] is [[2,-1],[-1,2]]/3.
        let (value, rank) = quadratic_form(vec![vec![2.0, 1.0], vec![1.0, 2.0]], vec![1.0, 3.0]);
        close(value, (2.0 - 6.0 + 18.0) / 3.0, 1e-12);
        assert_eq!(rank, 2);
        let (value, rank) = quadratic_form(vec![vec![4.0, 0.0], vec![0.0, 0.0]], vec![2.0, 0.0]);
        assert_eq!((value, rank), (1.0, 1));
    }
}
