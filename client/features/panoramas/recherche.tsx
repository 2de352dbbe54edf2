import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import { SearchInput } from '#client/ui/search-input.tsx';
import { formatNombre } from '#shared/format.ts';
import styles from './recherche.module.css';
import type { Resultat, Section } from './recherche.ts';

const TITRES_VIDE = 'Aucun territoire, formation, établissement, domaine ni métier ne répond à ces mots.';

const Cible = ({ resultat: { cible, titre, precision }, rentree }: { resultat: Resultat; rentree: number }) => {
  const { page, code } = cible;
  const contenu = (
    <>
      <strong>{titre}</strong> <span>{precision}</span>
    </>
  );
  const vu = { rentree, territoire: '' };
  if (page === 'territoire')
    return (
      <Link to="/panorama/$territoire" params={{ territoire: code }} search={{ rentree }}>
        {contenu}
      </Link>
    );
  if (page === 'formation')
    return (
      <Link to="/panorama/formation/$cle" params={{ cle: code }} search={vu}>
        {contenu}
      </Link>
    );
  if (page === 'etablissement')
    return (
      <Link to="/panorama/etablissement/$uai" params={{ uai: code }} search={{ rentree }}>
        {contenu}
      </Link>
    );
  if (page === 'domaine')
    return (
      <Link to="/panorama/domaine/$code" params={{ code }} search={vu}>
        {contenu}
      </Link>
    );
  if (page === 'famille')
    return (
      <Link to="/panorama/famille/$famille" params={{ famille: code }} search={vu}>
        {contenu}
      </Link>
    );
  return (
    <Link to="/panorama/metier/$fap" params={{ fap: code }} search={vu}>
      {contenu}
    </Link>
  );
};

/** Les flèches vont du champ aux résultats et de l'un à l'autre ; Entrée dans le champ ouvre le premier. */
const moveFocus = (e: KeyboardEvent<HTMLElement>, racine: HTMLElement | null): void => {
  const champ = racine?.querySelector<HTMLInputElement>('input');
  const liens = [...(racine?.querySelectorAll<HTMLAnchorElement>('[data-resultats] a') ?? [])];
  const rang = liens.indexOf(document.activeElement as HTMLAnchorElement);
  if (e.key === 'Enter' && document.activeElement === champ) liens[0]?.click();
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
  e.preventDefault();
  const suivant = rang + (e.key === 'ArrowDown' ? 1 : -1);
  if (suivant < 0) champ?.focus();
  else liens[Math.min(suivant, liens.length - 1)]?.focus();
};

type Props = { q: string; sections: readonly Section[]; rentree: number; onSearch: (q: string) => void };

/** Recherche universelle : un champ, les résultats rangés par genre, tout au clavier. */
export const Recherche = ({ q, sections, rentree, onSearch }: Props) => {
  const racine = useRef<HTMLElement>(null);
  const total = sections.reduce((n, section) => n + section.total, 0);
  return (
    <search ref={racine} className={styles.recherche} onKeyDown={(e) => moveFocus(e, racine.current)}>
      <SearchInput
        libelle="Chercher un panorama"
        indication="Territoire, formation ou sigle, établissement, domaine, métier…"
        valeur={q}
        onChange={onSearch}
      />
      <p className={styles.compte} role="status">
        {q.trim() === ''
          ? 'Flèche du bas pour aller aux résultats, Entrée pour ouvrir le premier.'
          : total === 0
            ? TITRES_VIDE
            : `${formatNombre(total)} résultat${total > 1 ? 's' : ''}`}
      </p>
      <div data-resultats className={styles.sections}>
        {sections.map((section) => (
          <section key={section.titre} aria-label={section.titre}>
            <h2>
              {section.titre} <span>{formatNombre(section.total)}</span>
            </h2>
            <ul>
              {section.resultats.map((resultat) => (
                <li key={`${resultat.cible.page}${resultat.cible.code}`}>
                  <Cible resultat={resultat} rentree={rentree} />
                </li>
              ))}
            </ul>
            {section.total > section.resultats.length && <p className={styles.compte}>Ajoutez un mot pour préciser.</p>}
          </section>
        ))}
      </div>
    </search>
  );
};
