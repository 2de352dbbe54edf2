import type { FaitsClient } from '#client/faits/faits-client.ts';
import { formatNombre } from '#shared/format.ts';
import type { CodeIndicateur, CodeTauxEntree } from '#shared/indicateurs/catalogue.ts';
import { buildPalmares, type LignePalmares, PLACES_MIN } from '#shared/panoramas/palmares.ts';
import { Bloc } from './bloc.tsx';
import { LienFormation, type Lieu } from './liens.tsx';
import { formatSources, readCouvertures, readMesures } from './mesures.ts';
import { MesuresTable } from './mesures-table.tsx';
import styles from './page.module.css';

type Sujet = { code: CodeTauxEntree; titre: string; haut: string; bas: string; codes: readonly CodeIndicateur[] };

const SUJETS: readonly Sujet[] = [
  {
    code: 'pression',
    titre: 'Demande jusqu’au bac',
    haut: 'Les plus demandées',
    bas: 'Les moins demandées',
    codes: ['pression', 'voeux', 'capacite'],
  },
  {
    code: 'demande',
    titre: 'Demande après le bac',
    haut: 'Les plus demandées',
    bas: 'Les moins demandées',
    codes: ['demande', 'voeux', 'capacite'],
  },
  {
    code: 'remplissage',
    titre: 'Remplissage',
    haut: 'Les plus pleines',
    bas: 'Les moins pleines',
    codes: ['remplissage', 'effectif', 'capacite'],
  },
];

type BoutProps = { client: FaitsClient; lieu: Lieu; titre: string; sujet: Sujet; lignes: readonly LignePalmares[] };

const Bout = ({ client, lieu, titre, sujet, lignes }: BoutProps) => (
  <div className={styles.colonne}>
    <h3>{titre}</h3>
    <MesuresTable
      legende={`${sujet.titre} : ${titre}`}
      titre="Formation"
      codes={sujet.codes}
      lignes={lignes.map(({ formation, sommes }) => ({
        cle: String(formation),
        titre: <LienFormation client={client} rang={formation} lieu={lieu} />,
        mesure: readMesures(sommes),
        couverture: readCouvertures(sommes),
        portee: { ...lieu, formation: client.faits.formations.cle[formation] ?? '' },
      }))}
    />
  </div>
);

type Props = { client: FaitsClient; lieu: Lieu; offres: readonly number[] };

/** Les formations les plus et les moins demandées, les plus et les moins pleines ; la règle est dite. */
export const PalmaresBlocs = ({ client, lieu, offres }: Props) =>
  SUJETS.map((sujet) => {
    const { hauts, bas, classees, ecartees } = buildPalmares(client.faits, offres, sujet.code);
    return (
      <Bloc
        key={sujet.code}
        titre={sujet.titre}
        sources={formatSources(sujet.codes, client.faits.periode)}
        entier
        note={
          classees === 0
            ? 'Aucune formation ne peut être classée : capacités, vœux ou entrants manquent, ou ne sont pas de la même rentrée.'
            : `${formatNombre(classees)} formation${classees > 1 ? 's' : ''} classée${classees > 1 ? 's' : ''}, celles d’au moins ${PLACES_MIN} places connues ici${
                ecartees > 0
                  ? `\u202f; ${formatNombre(ecartees)} plus petite${ecartees > 1 ? 's' : ''} écartée${ecartees > 1 ? 's' : ''}, leur taux varie trop.`
                  : '.'
              }`
        }
      >
        {classees > 0 && (
          <div className={styles.colonnes}>
            <Bout client={client} lieu={lieu} titre={sujet.haut} sujet={sujet} lignes={hauts} />
            <Bout client={client} lieu={lieu} titre={sujet.bas} sujet={sujet} lignes={bas} />
          </div>
        )}
      </Bloc>
    );
  });
