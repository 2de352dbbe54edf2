import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { linkButton } from '#client/ui/link-button.ts';
import { type FormationsFilters, formationsFilters } from '#shared/formations/filters.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import styles from './tables.module.css';

/** D'où l'on regarde : la rentrée et le territoire que les liens gardent. */
export type Lieu = { rentree: number; territoire: string };

export const LienTerritoire = ({ lieu, children }: { lieu: Lieu; children: ReactNode }) =>
  lieu.territoire === '' ? (
    <Link to="/panorama" search={{ rentree: lieu.rentree }}>
      {children}
    </Link>
  ) : (
    <Link to="/panorama/$territoire" params={{ territoire: lieu.territoire }} search={{ rentree: lieu.rentree }}>
      {children}
    </Link>
  );

/** Nom d'une formation, son diplôme et sa voie, vers son panorama. */
export const LienFormation = ({ client, rang, lieu }: { client: FaitsClient; rang: number; lieu: Lieu }) => {
  const { cle, libelle, niveau, voie } = client.faits.formations;
  return (
    <>
      <Link to="/panorama/formation/$cle" params={{ cle: cle[rang] ?? '' }} search={lieu}>
        {libelle[rang]}
      </Link>{' '}
      <span className={styles.doux}>
        {client.niveaux.get(niveau[rang] ?? '') ?? niveau[rang]}
        {voie[rang] === 'apprentissage' && `, ${LIBELLES_VOIE.apprentissage.toLocaleLowerCase('fr-FR')}`}
      </span>
    </>
  );
};

/** Nom d'un établissement et sa commune, vers son panorama. */
export const LienEtablissement = ({
  client,
  rang,
  rentree,
}: {
  client: FaitsClient;
  rang: number;
  rentree: number;
}) => {
  const { uai, nom, commune } = client.faits.etablissements;
  return (
    <>
      <Link to="/panorama/etablissement/$uai" params={{ uai: uai[rang] ?? '' }} search={{ rentree }}>
        {nom[rang]}
      </Link>{' '}
      <span className={styles.doux}>{commune[rang] ?? 'commune inconnue'}</span>
    </>
  );
};

/** Bouton vers la page Formations, filtrée : grille et carte du même ensemble, diplômes fermés compris. */
export const LienFormations = ({ filtres, children }: { filtres: Partial<FormationsFilters>; children: ReactNode }) => (
  <Link to="/formations" search={formationsFilters.parse({ ouverture: 'tous', ...filtres })} className={linkButton()}>
    {children}
  </Link>
);
