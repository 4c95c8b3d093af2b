//! An amount shared out over weights so that the parts add up to it exactly: each gets what its weight gives rounded
//! down, and the units left over go one by one to the largest remainders (Hamilton's method). What the weights are, and
//! what stands for the part nobody stated, is in `grouping`. Method: docs/methods/shares-of-lines.md.

/// The parts of an amount, one per weight and in their order. Weights are not negative and not all zero; an amount below
/// zero is shared out like its opposite. Among equal remainders the first weight comes first.
pub fn apportion(amount: i128, weights: &[i128]) -> Vec<i128> {
    let total: i128 = weights.iter().sum();
    if total <= 0 {
        return vec![0; weights.len()];
    }
    let (sign, whole) = (amount.signum(), amount.abs());
    // Whole and rest apart, so that the products stay far below the limit of 128 bits.
    let (each, rest) = (whole / total, whole % total);
    let mut parts: Vec<i128> = weights.iter().map(|w| each * w + rest * w / total).collect();
    let left = whole - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(rest * weights[*at] % total));
    for at in order.into_iter().take(left as usize) {
        parts[at] += 1;
    }
    parts.iter_mut().for_each(|part| *part *= sign);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_worked_example_of_the_method_page() {
        // 100.0000 over Kenya 33.3333 %, Uganda 33.3333 %, unknown 33.3334 %: one ten-thousandth goes to the largest rest.
        assert_eq!(apportion(1_000_000, &[333_333, 333_333, 333_334]), [333_333, 333_333, 333_334]);
        // 0.0001 over two halves; 10.0001 over three thirds of sector and country.
        assert_eq!(apportion(1, &[500_000, 500_000]), [1, 0]);
        assert_eq!(apportion(-100_001, &[1, 1, 1]), [-33_334, -33_334, -33_333]);
        assert_eq!(apportion(7, &[]), Vec::<i128>::new());
        assert_eq!(apportion(7, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_each_is_within_one_unit_of_its_share(
            amount in -1_000_000_000_000_000_000i128..1_000_000_000_000_000_000,
            weights in prop::collection::vec(0i128..1_000_000_000_000, 1..12),
        ) {
            prop_assume!(weights.iter().sum::<i128>() > 0);
            let (parts, total) = (apportion(amount, &weights), weights.iter().sum::<i128>());
            prop_assert_eq!(parts.iter().sum::<i128>(), amount);
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!((part * total - amount * weight).abs() < total, "{} of {}", part, weight);
                prop_assert!(*weight > 0 || *part == 0);
            }
        }
    }
}
