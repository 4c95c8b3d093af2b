//! Where the made-up organisation works: its offices with their parents and sizes, regions and countries.
//! Countries and regions are real so that maps and groupings have something to show; the offices are not.

/// A made-up office.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Office {
    /// Its name, as statements carry it.
    pub name: &'static str,
    /// The office above it; `None` for the headquarters and the regional offices' own head.
    pub parent: Option<&'static str>,
    /// Place of its region in [`REGIONS`].
    pub region: usize,
    /// How many of a thousand activities it holds.
    pub weight: u32,
    /// First and last place (exclusive) of the countries it covers in [`COUNTRIES`].
    pub(crate) countries: (usize, usize),
}

impl Office {
    /// Whether it is a unit of the headquarters.
    pub fn is_headquarters(&self) -> bool {
        self.region == GLOBAL
    }
}

/// A region: its name, the beginning of project symbols, and "in the region" in English, French and Spanish.
#[derive(Clone, Copy, Debug)]
pub struct Region {
    /// Name, as statements carry it.
    pub name: &'static str,
    /// What symbols of regional projects begin with.
    pub(crate) area: &'static str,
    pub(crate) within: [&'static str; 3],
}

/// Place of the region "interregional and global".
pub(crate) const GLOBAL: usize = 5;

/// The regions of the source tables.
pub const REGIONS: [Region; 6] = [
    Region { name: "Africa", area: "RAF", within: ["in Africa", "en Afrique", "en África"] },
    Region {
        name: "Asia and the Pacific",
        area: "RAS",
        within: ["in Asia and the Pacific", "en Asie et dans le Pacifique", "en Asia y el Pacífico"],
    },
    Region {
        name: "Latin America and the Caribbean",
        area: "RLA",
        within: ["in Latin America", "en Amérique latine", "en América Latina"],
    },
    Region {
        name: "Arab States",
        area: "RAB",
        within: ["in the Arab States", "dans les États arabes", "en los Estados árabes"],
    },
    Region { name: "Europe", area: "RER", within: ["in Europe", "en Europe", "en Europa"] },
    Region {
        name: "Interregional and global",
        area: "INT",
        within: ["across regions", "dans plusieurs régions", "en varias regiones"],
    },
];

/// A country: two letters, three letters, region, and "in the country" in English, French and Spanish.
pub(crate) struct Country {
    pub(crate) code: &'static str,
    pub(crate) area: &'static str,
    pub(crate) region: usize,
    pub(crate) within: [&'static str; 3],
}

const fn country(
    code: &'static str,
    area: &'static str,
    region: usize,
    en: &'static str,
    fr: &'static str,
    es: &'static str,
) -> Country {
    Country { code, area, region, within: [en, fr, es] }
}

/// Countries, those of one office together.
pub(crate) const COUNTRIES: [Country; 46] = [
    // Nairobi: 0..6
    country("KE", "KEN", 0, "in Kenya", "au Kenya", "en Kenia"),
    country("UG", "UGA", 0, "in Uganda", "en Ouganda", "en Uganda"),
    country("TZ", "TZA", 0, "in Tanzania", "en Tanzanie", "en Tanzanía"),
    country("ET", "ETH", 0, "in Ethiopia", "en Éthiopie", "en Etiopía"),
    country("RW", "RWA", 0, "in Rwanda", "au Rwanda", "en Rwanda"),
    country("SO", "SOM", 0, "in Somalia", "en Somalie", "en Somalia"),
    // Dakar: 6..12
    country("SN", "SEN", 0, "in Senegal", "au Sénégal", "en Senegal"),
    country("ML", "MLI", 0, "in Mali", "au Mali", "en Malí"),
    country("CI", "CIV", 0, "in Côte d'Ivoire", "en Côte d'Ivoire", "en Côte d'Ivoire"),
    country("BF", "BFA", 0, "in Burkina Faso", "au Burkina Faso", "en Burkina Faso"),
    country("MR", "MRT", 0, "in Mauritania", "en Mauritanie", "en Mauritania"),
    country("BJ", "BEN", 0, "in Benin", "au Bénin", "en Benin"),
    // Pretoria: 12..17
    country("ZA", "ZAF", 0, "in South Africa", "en Afrique du Sud", "en Sudáfrica"),
    country("ZM", "ZMB", 0, "in Zambia", "en Zambie", "en Zambia"),
    country("MZ", "MOZ", 0, "in Mozambique", "au Mozambique", "en Mozambique"),
    country("MW", "MWI", 0, "in Malawi", "au Malawi", "en Malawi"),
    country("LS", "LSO", 0, "in Lesotho", "au Lesotho", "en Lesotho"),
    // Dhaka: 17..22
    country("BD", "BGD", 1, "in Bangladesh", "au Bangladesh", "en Bangladesh"),
    country("NP", "NPL", 1, "in Nepal", "au Népal", "en Nepal"),
    country("LK", "LKA", 1, "in Sri Lanka", "au Sri Lanka", "en Sri Lanka"),
    country("PK", "PAK", 1, "in Pakistan", "au Pakistan", "en Pakistán"),
    country("IN", "IND", 1, "in India", "en Inde", "en la India"),
    // Hanoi: 22..28
    country("VN", "VNM", 1, "in Viet Nam", "au Viet Nam", "en Viet Nam"),
    country("KH", "KHM", 1, "in Cambodia", "au Cambodge", "en Camboya"),
    country("LA", "LAO", 1, "in Lao PDR", "en RDP lao", "en la RDP Lao"),
    country("PH", "PHL", 1, "in the Philippines", "aux Philippines", "en Filipinas"),
    country("ID", "IDN", 1, "in Indonesia", "en Indonésie", "en Indonesia"),
    country("FJ", "FJI", 1, "in Fiji", "aux Fidji", "en Fiji"),
    // Regional Office for Latin America: 28..33
    country("PE", "PER", 2, "in Peru", "au Pérou", "en el Perú"),
    country("CO", "COL", 2, "in Colombia", "en Colombie", "en Colombia"),
    country("BO", "BOL", 2, "in Bolivia", "en Bolivie", "en Bolivia"),
    country("BR", "BRA", 2, "in Brazil", "au Brésil", "en el Brasil"),
    country("HT", "HTI", 2, "in Haiti", "en Haïti", "en Haití"),
    // San José: 33..38
    country("CR", "CRI", 2, "in Costa Rica", "au Costa Rica", "en Costa Rica"),
    country("HN", "HND", 2, "in Honduras", "au Honduras", "en Honduras"),
    country("GT", "GTM", 2, "in Guatemala", "au Guatemala", "en Guatemala"),
    country("SV", "SLV", 2, "in El Salvador", "en El Salvador", "en El Salvador"),
    country("DO", "DOM", 2, "in the Dominican Republic", "en République dominicaine", "en la República Dominicana"),
    // Regional Office for the Arab States: 38..42
    country("JO", "JOR", 3, "in Jordan", "en Jordanie", "en Jordania"),
    country("LB", "LBN", 3, "in Lebanon", "au Liban", "en el Líbano"),
    country("IQ", "IRQ", 3, "in Iraq", "en Iraq", "en el Iraq"),
    country("YE", "YEM", 3, "in Yemen", "au Yémen", "en el Yemen"),
    // Ankara: 42..46
    country("TR", "TUR", 4, "in Türkiye", "en Türkiye", "en Türkiye"),
    country("GE", "GEO", 4, "in Georgia", "en Géorgie", "en Georgia"),
    country("MD", "MDA", 4, "in Moldova", "en Moldova", "en Moldova"),
    country("UA", "UKR", 4, "in Ukraine", "en Ukraine", "en Ucrania"),
];

const HEADQUARTERS: Option<&str> = Some("Headquarters");
const AFRICA: &str = "Regional Office for Africa";
const ASIA: &str = "Regional Office for Asia and the Pacific";
const LATIN_AMERICA: &str = "Regional Office for Latin America and the Caribbean";

const fn office(
    name: &'static str,
    parent: Option<&'static str>,
    region: usize,
    weight: u32,
    countries: (usize, usize),
) -> Office {
    Office { name, parent, region, weight, countries }
}

/// The offices: three headquarters units, four regional offices, seven country offices, of very different size.
pub const OFFICES: [Office; 14] = [
    office("Headquarters, Enterprises", HEADQUARTERS, GLOBAL, 80, (0, 46)),
    office("Headquarters, Skills and Employability", HEADQUARTERS, GLOBAL, 65, (0, 46)),
    office("Headquarters, Governance and Tripartism", HEADQUARTERS, GLOBAL, 95, (0, 46)),
    office(AFRICA, None, 0, 35, (0, 17)),
    office("Country Office Nairobi", Some(AFRICA), 0, 145, (0, 6)),
    office("Country Office Dakar", Some(AFRICA), 0, 100, (6, 12)),
    office("Country Office Pretoria", Some(AFRICA), 0, 50, (12, 17)),
    office(ASIA, None, 1, 45, (17, 28)),
    office("Country Office Dhaka", Some(ASIA), 1, 125, (17, 22)),
    office("Country Office Hanoi", Some(ASIA), 1, 70, (22, 28)),
    office(LATIN_AMERICA, None, 2, 75, (28, 38)),
    office("Country Office San José", Some(LATIN_AMERICA), 2, 30, (33, 38)),
    office("Regional Office for the Arab States", None, 3, 70, (38, 42)),
    office("Country Office Ankara", Some("Headquarters"), 4, 15, (42, 46)),
];

/// The two offices where recruiting a project manager takes long.
pub const SLOW_RECRUITMENT: [&str; 2] = ["Country Office Dakar", "Regional Office for the Arab States"];
/// The office where the queue for the award of contracts grows.
pub const GROWING_AWARD_QUEUE: &str = "Country Office Dhaka";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_office_covers_countries_of_its_own_region() {
        assert_eq!(OFFICES.iter().map(|o| o.weight).sum::<u32>(), 1000);
        for office in OFFICES.iter().filter(|o| !o.is_headquarters()) {
            let (from, to) = office.countries;
            assert!(from < to, "{}", office.name);
            assert!(COUNTRIES[from..to].iter().all(|c| c.region == office.region), "{}", office.name);
            if let Some(parent) = office.parent.filter(|p| *p != "Headquarters") {
                assert!(OFFICES.iter().any(|o| o.name == parent), "{parent}");
            }
        }
        for name in SLOW_RECRUITMENT.iter().chain([&GROWING_AWARD_QUEUE]) {
            assert!(OFFICES.iter().any(|o| o.name == *name), "{name}");
        }
    }
}
