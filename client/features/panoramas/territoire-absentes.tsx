import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import { findReference, listAbsentes, VOISINAGE_KM } from '#shared/panoramas/absentes.ts';
import { AbsentesTable, CODES_ABSENTES } from './absentes.tsx';
import { Bloc } from './bloc.tsx';
import type { Lieu } from './liens.tsx';
import { formatSources } from './mesures.ts';

/** Ce qui existe dans la région ou chez les voisins, et pas ici. */
export const TerritoireAbsentes = ({ client, lieu }: { client: FaitsClient; lieu: Lieu }) => {
  const { faits } = client;
  const ici = useMemo(() => selectEtablissements(faits.etablissements, lieu.territoire), [faits, lieu.territoire]);
  const reference = useMemo(() => findReference(faits, lieu.territoire), [faits, lieu.territoire]);
  const absentes = useMemo(() => (reference ? listAbsentes(faits, ici, reference) : []), [faits, ici, reference]);
  if (!reference) return null;
  const { echelon, voisins, atteignables } = reference;
  const hors =
    atteignables.includes(0) && echelon.territoire === '' ? ', de même que ce que seul l’outre-mer offre' : '';
  return (
    <Bloc
      titre="Ce qui existe ailleurs, mais pas ici"
      sources={`${formatSources(CODES_ABSENTES, faits.periode)}\u202f; distances à vol d’oiseau, annuaires`}
      note={
        <p>
          <strong>{formatNombre(absentes.length)}</strong> formation{absentes.length > 1 ? 's' : ''} de mêmes niveaux de
          diplôme, offerte{absentes.length > 1 ? 's' : ''}{' '}
          {echelon.territoire === '' ? 'en France' : `dans la région ${echelon.libelle}`}
          {voisins > 0 &&
            `, ou à moins de ${VOISINAGE_KM} km d’ici (${formatNombre(voisins)} établissements d’autres régions)`}
          , et par aucun établissement d’ici. Les chiffres sont ceux d’ailleurs ; l’ordre suit les entrants ou, à
          défaut, les places. Diplômes fermés et années communes exclus{hors}.
        </p>
      }
    >
      {absentes.length > 0 && (
        <AbsentesTable
          client={client}
          absentes={absentes}
          ici={ici}
          lieu={lieu}
          lieuAilleurs={{ rentree: lieu.rentree, territoire: echelon.territoire }}
          legende="Formations offertes ailleurs et absentes d’ici, de la plus suivie à la moins suivie"
        />
      )}
    </Bloc>
  );
};
