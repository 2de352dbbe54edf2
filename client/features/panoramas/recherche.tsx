import { Link, linkOptions } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import { SearchInput } from '#client/ui/search-input.tsx';
import { formatNombre } from '#shared/format.ts';
import styles from './recherche.module.css';
import type { Cible, Section } from './recherche.ts';

const TITRES_VIDE = 'Aucun territoire, formation, établissement, domaine ni métier ne répond à ces mots.';

/** Lien vers la page de panorama d'un résultat. */
export const buildLien = ({ page, code }: Cible, rentree: number) => {
  const vu = { rentree, territoire: '' };
  if (page === 'territoire')
    return linkOptions({ to: '/panorama/$territoire', params: { territoire: code }, search: { rentree } });
  if (page === 'formation') return linkOptions({ to: '/panorama/formation/$cle', params: { cle: code }, search: vu });
  if (page === 'etablissement')
    return linkOptions({ to: '/panorama/etablissement/$uai', params: { uai: code }, search: { rentree } });
  if (page === 'domaine') return linkOptions({ to: '/panorama/domaine/$code', params: { code }, search: vu });
  if (page === 'famille')
    return linkOptions({ to: '/panorama/famille/$famille', params: { famille: code }, search: vu });
  return linkOptions({ to: '/panorama/metier/$fap', params: { fap: code }, search: vu });
};

/** Les flèches vont du champ aux résultats et de l'un à l'autre ; Entrée dans le champ ouvre le premier de ce qui est tapé. */
const moveFocus = (
  e: KeyboardEvent<HTMLElement>,
  racine: HTMLElement | null,
  onEnter: (texte: string) => void,
): void => {
  const champ = racine?.querySelector<HTMLInputElement>('input');
  const liens = [...(racine?.querySelectorAll<HTMLAnchorElement>('[data-resultats] a') ?? [])];
  const rang = liens.indexOf(document.activeElement as HTMLAnchorElement);
  if (e.key === 'Enter' && champ && document.activeElement === champ) onEnter(champ.value);
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
  e.preventDefault();
  const suivant = rang + (e.key === 'ArrowDown' ? 1 : -1);
  if (suivant < 0) champ?.focus();
  else liens[Math.min(suivant, liens.length - 1)]?.focus();
};

type Props = {
  q: string;
  sections: readonly Section[];
  /** Les métiers viennent à part : tant qu'ils manquent, ne rien trouver n'est pas une réponse. */
  metiers: 'pending' | 'error' | 'success';
  rentree: number;
  onSearch: (q: string) => void;
  onEnter: (q: string) => void;
};

const formatCompte = (q: string, total: number, metiers: Props['metiers']): string => {
  if (q.trim() === '') return 'Flèche du bas pour aller aux résultats, Entrée pour ouvrir le premier.';
  const compte = `${formatNombre(total)} résultat${total > 1 ? 's' : ''}`;
  if (metiers === 'pending') return `${compte} ; recherche parmi les métiers…`;
  if (metiers === 'error') return `${compte} ; les métiers n’ont pas pu être cherchés.`;
  return total === 0 ? TITRES_VIDE : compte;
};

/** Recherche universelle : un champ, les résultats rangés par genre, tout au clavier. */
export const Recherche = ({ q, sections, metiers, rentree, onSearch, onEnter }: Props) => {
  const racine = useRef<HTMLElement>(null);
  const total = sections.reduce((n, section) => n + section.total, 0);
  return (
    <search ref={racine} className={styles.recherche} onKeyDown={(e) => moveFocus(e, racine.current, onEnter)}>
      <SearchInput
        libelle="Chercher un panorama"
        indication="Territoire, formation ou sigle, établissement, domaine, métier…"
        valeur={q}
        onChange={onSearch}
      />
      <p className={styles.compte} role="status">
        {formatCompte(q, total, metiers)}
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
                  <Link {...buildLien(resultat.cible, rentree)}>
                    <strong>{resultat.titre}</strong> <span>{resultat.precision}</span>
                  </Link>
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
