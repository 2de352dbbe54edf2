import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import type { Echelon } from '#shared/faits/echelons.ts';
import { formatNombre } from '#shared/format.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import { listOffresTerritoire, listRangs } from '#shared/panoramas/ensemble.ts';
import { type MailleTerritoire, parseTerritoire } from '#shared/territoires/maille.ts';
import { Bloc } from './bloc.tsx';
import { LienEtablissement, LienTerritoire, type Lieu } from './liens.tsx';
import { formatSources, readCouvertures, readMesures } from './mesures.ts';
import { type LigneMesures, MesuresTable } from './mesures-table.tsx';
import { getNom, type Maillons, sumTerritoire } from './territoire.ts';

const CODES: readonly CodeIndicateur[] = [
  'effectif',
  'capacite',
  'pression',
  'demande',
  'remplissage',
  'placesVacantes',
  'partFilles',
];

type Props = { client: FaitsClient; lieu: Lieu };

/** Le territoire face aux échelons qui le contiennent : lui d'abord. */
export const EchelonsBloc = ({ client, lieu, echelons }: Props & { echelons: Echelon[] }) => (
  <Bloc titre="Face aux échelons au-dessus" sources={formatSources(CODES, client.faits.periode)} entier>
    <MesuresTable
      legende="Indicateurs du territoire et des échelons qui le contiennent"
      titre="Échelon"
      codes={CODES}
      lignes={echelons.toReversed().map((e, i) => {
        const sommes = sumTerritoire(client, e.territoire);
        return {
          cle: e.territoire,
          titre:
            i === 0 ? (
              getNom(e)
            ) : (
              <LienTerritoire lieu={{ ...lieu, territoire: e.territoire }}>{getNom(e)}</LienTerritoire>
            ),
          isIci: i === 0,
          mesure: readMesures(sommes),
          couverture: readCouvertures(sommes),
          portee: { territoire: e.territoire, rentree: lieu.rentree },
        };
      })}
    />
  </Bloc>
);

/** Nom d'un territoire d'une maille dans un tableau de sa maille. */
const getTitre = (maille: MailleTerritoire, libelle: string): string =>
  maille === 'academie' ? getNom({ maille, libelle }) : libelle;

/** Les territoires d'en dessous, un par ligne, chacun vers son panorama. */
export const DessousBloc = ({ client, lieu, maillons }: Props & { maillons: Maillons }) => {
  const { maille, territoires, libelle } = maillons;
  const sommes = useMemo(() => {
    const rangs = new Map(territoires.map((t, i) => [t.code, i]));
    const { etablissements, offres: colonnes } = client.faits;
    return sumOffres(
      client.faits,
      listOffresTerritoire(client.faits, ''),
      (i) => rangs.get(etablissements[maille][colonnes.etablissement[i] ?? -1] ?? '') ?? -1,
    );
  }, [client, maille, territoires]);
  const isDebordant = parseTerritoire(lieu.territoire)?.maille === 'departement' && maille === 'bassin';
  return (
    <Bloc
      titre={`Par ${libelle.toLocaleLowerCase('fr-FR')}`}
      sources={formatSources(CODES, client.faits.periode)}
      note={isDebordant && 'Chaque bassin est compté en entier, même s’il déborde de ce département.'}
    >
      <MesuresTable
        legende={`Indicateurs par ${libelle.toLocaleLowerCase('fr-FR')}`}
        titre={libelle}
        codes={CODES}
        lignes={territoires.map((t, i) => ({
          cle: t.code,
          titre: (
            <LienTerritoire lieu={{ ...lieu, territoire: `${maille}:${t.code}` }}>
              {getTitre(maille, t.libelle)}
            </LienTerritoire>
          ),
          mesure: readMesures(sommes[i]),
          couverture: readCouvertures(sommes[i]),
          portee: { territoire: `${maille}:${t.code}`, rentree: lieu.rentree },
        }))}
      />
    </Bloc>
  );
};

const SECTEURS = { public: 'Public', prive: 'Privé' } as const;

const getSecteur = (secteur: 'public' | 'prive' | null | undefined): string =>
  secteur ? SECTEURS[secteur] : 'inconnu';

type LigneEtablissement = LigneMesures & { rang: number; formations: number };

/** Les établissements d'un ensemble d'offres, du plus grand au plus petit. */
export const EtablissementsBloc = ({
  client,
  lieu,
  offres,
  max = 20,
}: Props & { offres: readonly number[]; max?: number }) => {
  const { faits } = client;
  const lignes = useMemo(() => {
    const sommes = sumOffres(faits, offres, (i) => faits.offres.etablissement[i] ?? -1);
    return listRangs(faits, offres, 'etablissement')
      .map(
        (rang): LigneEtablissement => ({
          cle: String(rang),
          titre: <LienEtablissement client={client} rang={rang} rentree={lieu.rentree} />,
          mesure: readMesures(sommes[rang]),
          couverture: readCouvertures(sommes[rang]),
          portee: { rentree: lieu.rentree, etablissement: faits.etablissements.uai[rang] ?? '' },
          rang,
          formations: sommes[rang]?.lignes ?? 0,
        }),
      )
      .sort(
        (a, b) =>
          (b.mesure('effectif').valeur ?? 0) - (a.mesure('effectif').valeur ?? 0) || b.formations - a.formations,
      );
  }, [client, faits, offres, lieu.rentree]);
  return (
    <Bloc
      titre={`${formatNombre(lignes.length)} établissement${lignes.length > 1 ? 's' : ''}`}
      sources={`${formatSources(CODES, faits.periode)}\u202f; annuaire de l’éducation`}
    >
      <MesuresTable
        legende="Établissements, du plus grand au plus petit nombre d’entrants"
        titre="Établissement"
        codes={['effectif', 'capacite', 'pression', 'demande', 'remplissage']}
        lignes={lignes}
        max={max}
        avant={[
          {
            titre: 'Secteur',
            isTexte: true,
            rendu: ({ rang }) => getSecteur(faits.etablissements.secteur[rang]),
          },
          { titre: 'Formations', rendu: ({ formations }) => formatNombre(formations) },
        ]}
      />
    </Bloc>
  );
};
