import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { formatKm, formatNombre } from '#shared/format.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import type { Absente } from '#shared/panoramas/absentes.ts';
import type { Marques } from '#shared/panoramas/ensemble.ts';
import { buildPlusProche } from '#shared/panoramas/voisinage.ts';
import { LienFormation, type Lieu } from './liens.tsx';
import { readCouvertures, readMesures } from './mesures.ts';
import { type LigneMesures, MesuresTable } from './mesures-table.tsx';
import styles from './tables.module.css';

export const CODES_ABSENTES: readonly CodeIndicateur[] = ['effectif', 'capacite', 'pression', 'demande'];

type LigneAbsente = LigneMesures & { etablissements: number[] };

const Proche = ({ client, proche }: { client: FaitsClient; proche: ReturnType<ReturnType<typeof buildPlusProche>> }) =>
  proche === null ? (
    <span className={styles.absent} title="Aucun annuaire ne situe ces établissements, ou ceux d’ici.">
      non situé
    </span>
  ) : (
    <>
      {formatKm(proche.km)}{' '}
      <span className={styles.doux}>
        {client.faits.etablissements.commune[proche.etablissement] ??
          client.faits.etablissements.nom[proche.etablissement]}
      </span>
    </>
  );

type Props = {
  client: FaitsClient;
  absentes: readonly Absente[];
  ici: Marques;
  /** Échelon des chiffres d'ailleurs, pour les expliquer ; nul pour un rayon. */
  lieuAilleurs: Lieu | null;
  lieu: Lieu;
  legende: string;
  max?: number;
};

/** Formations offertes ailleurs et pas ici : combien d'établissements, quelle demande, et à quelle distance. */
export const AbsentesTable = ({ client, absentes, ici, lieuAilleurs, lieu, legende, max = 15 }: Props) => {
  const findProche = useMemo(() => buildPlusProche(client.faits.etablissements, ici), [client, ici]);
  const lignes = absentes.map(
    ({ formation, sommes, etablissements, isVoisine }): LigneAbsente => ({
      cle: String(formation),
      titre: (
        <>
          <LienFormation client={client} rang={formation} lieu={lieu} />
          {isVoisine && <span className={styles.doux}> · chez les voisins seulement</span>}
        </>
      ),
      mesure: readMesures(sommes),
      couverture: readCouvertures(sommes),
      portee:
        lieuAilleurs && !isVoisine
          ? { ...lieuAilleurs, formation: client.faits.formations.cle[formation] ?? '' }
          : null,
      etablissements,
    }),
  );
  return (
    <MesuresTable
      legende={legende}
      titre="Formation"
      codes={CODES_ABSENTES}
      lignes={lignes}
      max={max}
      avant={[
        { titre: 'Établissements', rendu: (l) => formatNombre(l.etablissements.length) },
        { titre: 'Le plus proche', rendu: (l) => <Proche client={client} proche={findProche(l.etablissements)} /> },
      ]}
    />
  );
};
