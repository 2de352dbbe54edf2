import { useTheme } from '#client/design/theme.ts';
import type { Motif, SectionLegende } from '#client/map/legende.ts';
import { FORMES, getTeinte, isPlein } from '#client/map/symboles.ts';
import styles from './carte-legende.module.css';

const COTE = 16;
const RAYON_SYMBOLE = 6;

const Symbole = ({ motif }: { motif: Extract<Motif, { forme: 'symbole' }> }) => {
  const couleur = getTeinte(motif.statut, useTheme());
  const points = FORMES[motif.type].map(([x, y]) => `${x * RAYON_SYMBOLE},${y * RAYON_SYMBOLE}`).join(' ');
  return (
    <svg width={COTE} height={COTE} viewBox="-8 -8 16 16" aria-hidden="true">
      <polygon
        points={points}
        fill={isPlein(motif.statut) ? couleur : 'var(--surface)'}
        stroke={couleur}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  );
};

const Pastille = ({ motif }: { motif: Motif }) => {
  if (motif.forme === 'symbole') return <Symbole motif={motif} />;
  if (motif.forme === 'aplat') return <span className={styles.aplat} style={{ background: motif.couleur }} />;
  if (motif.forme === 'tirets') return <span className={styles.tirets} />;
  if (motif.forme === 'zone') return <span className={styles.zone} />;
  const diametre = motif.rayon * 2;
  const couleur = motif.forme === 'rond' ? motif.couleur || 'var(--carte-point)' : 'transparent';
  return <span className={styles.rond} style={{ width: diametre, height: diametre, background: couleur }} />;
};

/** Légende d'une carte : chaque partie nommée, avec son année et sa source. */
export const LegendeListe = ({ sections, titre }: { sections: readonly SectionLegende[]; titre: string }) => (
  <details className={styles.legende} open>
    <summary>Légende{titre && <span className="visuellement-cache">{` : ${titre}`}</span>}</summary>
    {sections.map((section) => (
      <section key={section.titre}>
        {section.titre && <h2>{section.titre}</h2>}
        {section.source && <p className={styles.source}>{section.source}</p>}
        {section.lignes.length > 0 && (
          <ul aria-label={`Légende – ${section.titre}`}>
            {section.lignes.map(({ motif, texte }) => (
              <li key={`${motif.forme} ${texte}`}>
                <span className={styles.motif}>
                  <Pastille motif={motif} />
                </span>
                {texte}
              </li>
            ))}
          </ul>
        )}
        {section.notes.map((note) => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
      </section>
    ))}
  </details>
);
