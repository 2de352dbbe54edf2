import { useCallback } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { isPostBac } from '#shared/formations/formation.ts';
import { type CodeEntree, type CodeIndicateur, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { listOffres } from '#shared/panoramas/ensemble.ts';
import { Bloc } from './bloc.tsx';
import { EnsembleChiffres } from './ensemble-chiffres.tsx';
import { type Fiche, sumNiveau } from './formation.ts';
import { LienTerritoire, type Lieu } from './liens.tsx';
import { formatSources, readCouvertures, readMesures } from './mesures.ts';
import { MesuresTable } from './mesures-table.tsx';
import { getNom } from './territoire.ts';

const listCodes = (niveau: string): CodeEntree[] => [
  'effectif',
  'capacite',
  isPostBac(niveau) ? 'demande' : 'pression',
  'remplissage',
  'placesVacantes',
  'partFilles',
];

type Props = { client: FaitsClient; fiche: Fiche; lieu: Lieu };

/** Chiffres clés d'une formation dans un territoire, avec leur variation. */
export const FormationChiffres = ({ client, fiche, lieu }: Props) => {
  const { cle } = fiche;
  const { territoire } = lieu;
  const liste = useCallback(
    (faits: Faits) =>
      listOffres(
        faits,
        Uint8Array.from(faits.formations.cle, (autre) => (autre === cle ? 1 : 0)),
        selectEtablissements(faits.etablissements, territoire),
      ),
    [cle, territoire],
  );
  return (
    <EnsembleChiffres
      client={client}
      liste={liste}
      portee={{ ...lieu, formation: cle }}
      codes={listCodes(fiche.niveau)}
    />
  );
};

/** La formation à chaque échelon, et toutes celles de son niveau : le même diplôme ailleurs, les autres ici. */
export const FormationComparaison = ({ client, fiche, lieu }: Props) => {
  const codes: CodeIndicateur[] = [...listCodes(fiche.niveau), 'emploi', 'poursuite'];
  const echelons = fiche.comparaison.toReversed();
  const rang = client.faits.formations.cle.indexOf(fiche.cle);
  const formations = echelons.map((e, i) => ({
    cle: e.territoire,
    titre:
      i === 0 ? getNom(e) : <LienTerritoire lieu={{ ...lieu, territoire: e.territoire }}>{getNom(e)}</LienTerritoire>,
    isIci: i === 0,
    mesure: (code: CodeIndicateur) => (isTauxSortie(code) ? e.sorties[code] : e.entrees[code]),
    couverture: (code: CodeIndicateur) => (isTauxSortie(code) ? null : e.couvertures[code]),
    portee: { rentree: lieu.rentree, territoire: e.territoire, formation: fiche.cle },
  }));
  const niveaux = echelons.map((e) => {
    const sommes = sumNiveau(client, rang, e.territoire);
    return {
      cle: `niveau ${e.territoire}`,
      titre: `${fiche.libelleNiveau}, ${getNom(e)}`,
      mesure: readMesures(sommes, (code) => e.moyennes[code]),
      couverture: readCouvertures(sommes),
      portee: { rentree: lieu.rentree, territoire: e.territoire, niveau: [fiche.niveau], voie: fiche.voie },
    };
  });
  return (
    <Bloc
      titre="Face aux autres territoires, et au niveau"
      sources={formatSources(codes, client.faits.periode)}
      entier
      note={`La même formation à chaque échelon, puis l’ensemble des ${fiche.libelleNiveau} de la même voie. Emploi et poursuite s’arrêtent à la région.`}
    >
      <h3>La même formation</h3>
      <MesuresTable legende="La formation à chaque échelon" titre="Échelon" codes={codes} lignes={formations} />
      <h3>Toutes les formations du niveau</h3>
      <MesuresTable
        legende="Ensemble du niveau de diplôme à chaque échelon"
        titre="Échelon"
        codes={codes}
        lignes={niveaux}
      />
    </Bloc>
  );
};
