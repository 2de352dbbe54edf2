import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Tag } from '#client/ui/tag.tsx';
import { formatDate } from '#shared/format.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import { CODES_ENTREE } from '#shared/indicateurs/catalogue.ts';
import { Entete } from './entete.tsx';
import type { Fiche } from './formation.ts';
import { LienFormations, type Lieu } from './liens.tsx';
import { formatSources } from './mesures.ts';
import styles from './page.module.css';

const Identite = ({ fiche, lieu }: { fiche: Fiche; lieu: Lieu }) => (
  <dl className={styles.fiche}>
    <dt>CFD</dt>
    <dd>{fiche.cfd}</dd>
    {fiche.libelleDispositif && (
      <>
        <dt>Dispositif</dt>
        <dd>
          {fiche.dispositif} – {fiche.libelleDispositif}
        </dd>
      </>
    )}
    <dt>Domaine</dt>
    <dd>
      <Link to="/panorama/domaine/$code" params={{ code: fiche.nsf }} search={lieu}>
        {fiche.nsf} – {fiche.libelleNsf}
      </Link>
    </dd>
    {fiche.famille && (
      <>
        <dt>Famille</dt>
        <dd>
          <Link to="/panorama/famille/$famille" params={{ famille: fiche.famille }} search={lieu}>
            {fiche.famille}
          </Link>
        </dd>
      </>
    )}
    {fiche.cpc && (
      <>
        <dt>CPC</dt>
        <dd>{fiche.cpc}</dd>
      </>
    )}
    {fiche.cfdContinuum && (
      <>
        <dt>Remplace</dt>
        <dd>
          {fiche.cfdContinuum} – {fiche.libelleAncien}
        </dd>
      </>
    )}
  </dl>
);

type Props = { client: FaitsClient; fiche: Fiche; lieu: Lieu; nomLieu: string; choix: ReactNode };

/** Identité d'une formation, et d'où on la regarde. */
export const FormationEntete = ({ client, fiche, lieu, nomLieu, choix }: Props) => (
  <Entete
    genre={`Formation, vue de : ${nomLieu}`}
    titre={fiche.libelle}
    rentree={lieu.rentree}
    sources={formatSources([...CODES_ENTREE, 'emploi'], client.faits.periode)}
    version={client.faits.version}
    liens={
      <>
        {choix}
        <LienFormations filtres={{ ...lieu, formation: fiche.cle }}>Grille et carte</LienFormations>
      </>
    }
  >
    <p className={styles.rattachements}>
      <Tag ton="accent">{fiche.libelleNiveau}</Tag>
      <Tag>{LIBELLES_VOIE[fiche.voie]}</Tag>
      {fiche.type === 'commune' && <Tag titre="Année commune à plusieurs spécialités">Année commune</Tag>}
      {fiche.type === 'specialite' && <Tag titre="Entrée en deuxième année, après une année commune">Spécialité</Tag>}
      {fiche.dateFermeture && <Tag ton="alerte">Fermeture : {formatDate(fiche.dateFermeture)}</Tag>}
    </p>
    <Identite fiche={fiche} lieu={lieu} />
  </Entete>
);
