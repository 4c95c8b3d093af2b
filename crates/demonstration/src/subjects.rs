//! What the made-up projects are about: fields of work with titles in three languages, OECD DAC sector codes
//! and themes. The sector codes are real codes of the DAC purpose list; the titles name no real project.

/// A field of work.
pub(crate) struct Subject {
    /// How many of a hundred activities.
    pub(crate) weight: u32,
    /// Beginnings of titles in English, French and Spanish; the place follows.
    pub(crate) titles: [&'static [&'static str]; 3],
    /// DAC purpose codes, the main one first.
    pub(crate) sectors: &'static [&'static str],
    pub(crate) themes: &'static [&'static str],
}

const GENDER: &str = "gender equality";
const DEVELOPMENT: &str = "development";
const TRIPARTISM: &str = "tripartism";
const YOUTH: &str = "youth employment";
const RURAL: &str = "rural economy";
const CRISIS: &str = "crisis response";
const GREEN: &str = "just transition";
const STANDARDS: &str = "labour standards";

/// The fields of work.
pub(crate) const SUBJECTS: [Subject; 12] = [
    Subject {
        weight: 17,
        titles: [
            &["Skills for youth employment", "Upgrading informal apprenticeship", "Recognition of prior learning"],
            &["Compétences pour l'emploi des jeunes", "Rénovation de l'apprentissage"],
            &["Competencias para el empleo juvenil", "Formación profesional dual"],
        ],
        sectors: &["11330", "16020"],
        themes: &[YOUTH, DEVELOPMENT],
    },
    Subject {
        weight: 14,
        titles: [
            &["Elimination of the worst forms of child labour", "Accelerating action against child labour"],
            &["Lutte contre le travail des enfants", "Élimination des pires formes de travail des enfants"],
            &["Erradicación del trabajo infantil", "Prevención de las peores formas de trabajo infantil"],
        ],
        sectors: &["16070", "11220"],
        themes: &[STANDARDS, DEVELOPMENT],
    },
    Subject {
        weight: 9,
        titles: [
            &["Strengthening labour inspection", "Modernising labour administration"],
            &["Renforcement de l'inspection du travail", "Modernisation de l'administration du travail"],
            &["Fortalecimiento de la inspección del trabajo"],
        ],
        sectors: &["16070", "15110"],
        themes: &[STANDARDS, TRIPARTISM],
    },
    Subject {
        weight: 10,
        titles: [
            &["Extending social protection floors", "Social health protection for informal workers"],
            &["Extension des socles de protection sociale"],
            &["Ampliación de los pisos de protección social"],
        ],
        sectors: &["16010", "12110"],
        themes: &[DEVELOPMENT, GENDER],
    },
    Subject {
        weight: 13,
        titles: [
            &["Small enterprise development", "Women's entrepreneurship", "Value chains for decent work"],
            &["Développement des petites entreprises", "Entrepreneuriat féminin"],
            &["Desarrollo de pequeñas empresas", "Emprendimiento de mujeres"],
        ],
        sectors: &["32130", "25010", "24040"],
        themes: &[DEVELOPMENT, GENDER],
    },
    Subject {
        weight: 8,
        titles: [
            &["Safety and health at work", "Vision zero in construction and agriculture"],
            &["Sécurité et santé au travail"],
            &["Seguridad y salud en el trabajo"],
        ],
        sectors: &["16070", "12261"],
        themes: &[STANDARDS, TRIPARTISM],
    },
    Subject {
        weight: 8,
        titles: [
            &["Fair recruitment of migrant workers", "Governance of labour migration"],
            &["Gouvernance des migrations de main-d'œuvre"],
            &["Gobernanza de la migración laboral"],
        ],
        sectors: &["15190", "16070"],
        themes: &[STANDARDS, GENDER],
    },
    Subject {
        weight: 7,
        titles: [
            &["Employment-intensive rural works", "Green works for jobs and infrastructure"],
            &["Travaux à haute intensité de main-d'œuvre"],
            &["Inversiones intensivas en empleo"],
        ],
        sectors: &["21020", "43040", "16020"],
        themes: &[RURAL, CRISIS, DEVELOPMENT],
    },
    Subject {
        weight: 5,
        titles: [
            &["Social dialogue and collective bargaining", "Stronger employers' and workers' organisations"],
            &["Dialogue social et négociation collective"],
            &["Diálogo social y negociación colectiva"],
        ],
        sectors: &["16080"],
        themes: &[TRIPARTISM],
    },
    Subject {
        weight: 4,
        titles: [
            &["Jobs for peace and resilience", "Livelihoods for refugees and host communities"],
            &["Emplois pour la paix et la résilience"],
            &["Empleos para la paz y la resiliencia"],
        ],
        sectors: &["15220", "16020"],
        themes: &[CRISIS, DEVELOPMENT],
    },
    Subject {
        weight: 3,
        titles: [
            &["Just transition and green jobs"],
            &["Transition juste et emplois verts"],
            &["Transición justa y empleos verdes"],
        ],
        sectors: &["16020", "41010"],
        themes: &[GREEN, DEVELOPMENT],
    },
    Subject {
        weight: 2,
        titles: [
            &["Labour force surveys and labour market information"],
            &["Enquêtes sur la main-d'œuvre"],
            &["Encuestas de fuerza de trabajo"],
        ],
        sectors: &["16062"],
        themes: &[DEVELOPMENT],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_share_the_portfolio_and_have_titles_in_every_language() {
        assert_eq!(SUBJECTS.iter().map(|s| s.weight).sum::<u32>(), 100);
        for subject in &SUBJECTS {
            assert!(subject.titles.iter().all(|t| !t.is_empty()));
            assert!(subject.sectors.iter().all(|c| c.len() == 5 && c.bytes().all(|b| b.is_ascii_digit())));
            assert!(!subject.themes.is_empty());
        }
    }
}
