import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { formatNombre } from '#shared/format.ts';
import { listAbsentes } from '#shared/panoramas/absentes.ts';
import { markVoisins } from '#shared/panoramas/voisinage.ts';
import { AbsentesTable, CODES_ABSENTES } from './absentes.tsx';
import { Bloc } from './bloc.tsx';
import { markEtablissement, RAYON_KM } from './etablissement.ts';
import { formatSources } from './mesures.ts';

/** Ce que les établissements du voisinage offrent, aux mêmes niveaux de diplôme, et lui non. */
export const EtablissementVoisins = ({
  client,
  rang,
  rentree,
}: {
  client: FaitsClient;
  rang: number;
  rentree: number;
}) => {
  const { faits } = client;
  const ici = useMemo(() => markEtablissement(faits.etablissements.uai.length, rang), [faits, rang]);
  const voisins = useMemo(() => markVoisins(faits.etablissements, ici, RAYON_KM), [faits, ici]);
  const absentes = useMemo(
    () => listAbsentes(faits, ici, { ailleurs: voisins, dansEchelon: voisins }),
    [faits, ici, voisins],
  );
  const isSitue = faits.etablissements.latitude[rang] != null;
  const nombre = voisins.reduce((total, v) => total + v, 0);
  return (
    <Bloc
      titre={`Ce que les voisins offrent, et lui non`}
      sources={`${formatSources(CODES_ABSENTES, faits.periode)}\u202f; distances à vol d’oiseau, annuaires`}
      note={
        isSitue
          ? `${formatNombre(nombre)} établissement${nombre > 1 ? 's' : ''} à moins de ${RAYON_KM} km ; ${formatNombre(absentes.length)} formation${absentes.length > 1 ? 's' : ''} de mêmes niveaux qu’il n’a pas. Chiffres de ces établissements réunis.`
          : 'Aucun annuaire ne situe cet établissement : on ne sait pas qui est voisin.'
      }
    >
      {absentes.length > 0 && (
        <AbsentesTable
          client={client}
          absentes={absentes}
          ici={ici}
          lieu={{ rentree, territoire: '' }}
          lieuAilleurs={null}
          legende="Formations offertes à proximité et absentes de l’établissement"
        />
      )}
    </Bloc>
  );
};
