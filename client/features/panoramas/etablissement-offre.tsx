import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import { formatKm, formatNombre } from '#shared/format.ts';
import { isPostBac } from '#shared/formations/formation.ts';
import type { CodeEntree, CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import { listOffres, listRangs, markFormations } from '#shared/panoramas/ensemble.ts';
import { measureEntreEux } from '#shared/panoramas/voisinage.ts';
import { Bloc } from './bloc.tsx';
import { markEtablissement } from './etablissement.ts';
import { listOffresFormation, sumNiveau } from './formation.ts';
import { LienFormation } from './liens.tsx';
import { Mesure } from './mesure.tsx';
import { formatSources, readMesures } from './mesures.ts';
import { type LigneMesures, MesuresTable } from './mesures-table.tsx';
import styles from './tables.module.css';

type Props = { client: FaitsClient; rang: number; rentree: number };

/** Offres d'un établissement, années communes comprises : ce sont des formations où l'on entre. */
export const listOffresEtablissement = ({ faits }: FaitsClient, rang: number): number[] =>
  listOffres(faits, markFormations(faits, true), markEtablissement(faits.etablissements.uai.length, rang));

const CODES: readonly CodeIndicateur[] = [
  'effectif',
  'capacite',
  'voeux',
  'pression',
  'demande',
  'remplissage',
  'placesVacantes',
  'partFilles',
];

type Ligne = LigneMesures & { km: number | null };

/** Ce que l'établissement offre, avec ses chiffres et la distance au suivant. */
export const EtablissementOffre = ({ client, rang, rentree }: Props) => {
  const { faits } = client;
  const lignes = useMemo(() => {
    const offres = listOffresEtablissement(client, rang);
    const sommes = sumOffres(faits, offres, (i) => faits.offres.formation[i] ?? -1);
    return listRangs(faits, offres, 'formation').map((f): Ligne => {
      const partout = listRangs(faits, listOffresFormation(client, f, ''), 'etablissement');
      return {
        cle: String(f),
        titre: <LienFormation client={client} rang={f} lieu={{ rentree, territoire: '' }} />,
        mesure: readMesures(sommes[f]),
        portee: {
          rentree,
          etablissement: faits.etablissements.uai[rang] ?? '',
          formation: faits.formations.cle[f] ?? '',
        },
        km: measureEntreEux(faits.etablissements, partout).get(rang) ?? null,
      };
    });
  }, [client, faits, rang, rentree]);
  return (
    <Bloc
      titre={`${formatNombre(lignes.length)} formation${lignes.length > 1 ? 's' : ''}`}
      sources={`${formatSources(CODES, faits.periode)}\u202f; distances à vol d’oiseau, annuaires`}
    >
      <MesuresTable
        legende="Formations de l’établissement"
        titre="Formation"
        codes={CODES}
        lignes={lignes}
        avant={[
          {
            titre: 'Même formation au plus près',
            rendu: ({ km }) =>
              km === null ? (
                <span className={styles.absent} title="Établissement non situé, ou seul en France à l’offrir.">
                  non mesurée
                </span>
              ) : (
                formatKm(km)
              ),
          },
        ]}
      />
    </Bloc>
  );
};

type Colonne = { cle: string; titre: string; lire: (formation: number) => LigneMesures };

const buildColonnes = (client: FaitsClient, rang: number, rentree: number): Colonne[] => {
  const { faits } = client;
  const region = `region:${faits.etablissements.region[rang] ?? ''}`;
  const nomRegion = client.territoires.get(region) ?? 'Région';
  const uai = faits.etablissements.uai[rang] ?? '';
  const build = (cle: string, titre: string, lire: Colonne['lire']): Colonne => ({ cle, titre, lire });
  const sum = (offres: number[]) => readMesures(sumOffres(faits, offres, () => 0)[0]);
  const ligne = (mesure: LigneMesures['mesure'], portee: LigneMesures['portee']): LigneMesures => ({
    cle: '',
    titre: '',
    mesure,
    portee: { rentree, ...portee },
  });
  const cleDe = (f: number): string => faits.formations.cle[f] ?? '';
  return [
    build('ici', 'Ici', (f) => {
      const offres = listOffresFormation(client, f, '').filter((i) => faits.offres.etablissement[i] === rang);
      return ligne(sum(offres), { etablissement: uai, formation: cleDe(f) });
    }),
    build('region', nomRegion, (f) =>
      ligne(sum(listOffresFormation(client, f, region)), { territoire: region, formation: cleDe(f) }),
    ),
    build('france', 'France', (f) => ligne(sum(listOffresFormation(client, f, '')), { formation: cleDe(f) })),
    build('niveau', 'Niveau, région', (f) =>
      ligne(readMesures(sumNiveau(client, f, region)), {
        territoire: region,
        niveau: [faits.formations.niveau[f] ?? ''],
        voie: faits.formations.voie[f] ?? 'scolaire',
      }),
    ),
  ];
};

/** Ce que l'on compare : la demande telle que le niveau la mesure, et le remplissage. */
const listCodes = (niveau: string): readonly CodeEntree[] => [
  isPostBac(niveau) ? 'demande' : 'pression',
  'remplissage',
];

/** Chaque formation face à la région, à la France et à son niveau : demande et remplissage. */
export const EtablissementComparaison = ({ client, rang, rentree }: Props) => {
  const { faits } = client;
  const formations = useMemo(
    () =>
      listRangs(faits, listOffresEtablissement(client, rang), 'formation').filter(
        (f) => faits.formations.type[f] !== 'commune',
      ),
    [client, faits, rang],
  );
  const colonnes = useMemo(() => buildColonnes(client, rang, rentree), [client, rang, rentree]);
  // Lire une colonne parcourt toutes les offres : une fois par formation, pas à chaque rendu.
  const lignes = useMemo(
    () =>
      formations.map((f) => ({
        f,
        codes: listCodes(faits.formations.niveau[f] ?? ''),
        lues: colonnes.map(({ cle, lire }) => ({ colonne: cle, ...lire(f) })),
      })),
    [formations, colonnes, faits],
  );
  return (
    <Bloc
      titre="Chaque formation face aux autres"
      sources={formatSources(['pression', 'demande', 'remplissage'], faits.periode)}
      note="La même formation dans la région et en France, puis toutes celles de son niveau de diplôme dans la région."
    >
      <div className={styles.defile}>
        <table className={styles.table}>
          <caption className="visuellement-cache">Demande et remplissage de chaque formation, ici et ailleurs</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Formation
              </th>
              <th scope="colgroup" colSpan={colonnes.length} className={styles.ensemble}>
                Vœux pour une place
              </th>
              <th scope="colgroup" colSpan={colonnes.length} className={styles.ensemble}>
                Remplissage
              </th>
            </tr>
            <tr>
              {['voeux', 'remplissage'].flatMap((groupe) =>
                colonnes.map(({ cle, titre }) => (
                  <th key={`${groupe}${cle}`} scope="col">
                    {titre}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ f, codes, lues }) => (
              <tr key={f}>
                <th scope="row">
                  <LienFormation client={client} rang={f} lieu={{ rentree, territoire: '' }} />
                </th>
                {codes.flatMap((code) =>
                  lues.map(({ colonne, mesure, portee }) => (
                    <td key={`${code}${colonne}`}>
                      <Mesure code={code} valeur={mesure(code)} portee={portee} />
                    </td>
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Bloc>
  );
};
