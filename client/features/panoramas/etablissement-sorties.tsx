import { absent, present, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeEtablissement } from '#shared/indicateurs/catalogue.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { listRuptures } from '#shared/indicateurs/ruptures.ts';
import { findSortiePrincipale } from '#shared/indicateurs/sortie-etablissement.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { Bloc } from './bloc.tsx';
import type { FicheEtablissement } from './etablissement.ts';
import { Mesure } from './mesure.tsx';
import type { Portee } from './mesures.ts';
import styles from './tables.module.css';

type Sortie = FicheEtablissement['sorties'][number];

const PERIMETRES = { ensemble: 'ensemble', scolaire: 'scolaire', apprentissage: 'apprentissage' } as const;

const LECTURES: readonly { code: CodeEtablissement; lire: (s: Sortie) => number | null; diviseur: number }[] = [
  { code: 'etabEmploi', lire: (s) => s.tauxEmploi6Mois, diviseur: 100 },
  { code: 'etabAttendu', lire: (s) => s.tauxEmploiAttendu, diviseur: 100 },
  { code: 'etabValeurAjoutee', lire: (s) => s.valeurAjoutee, diviseur: 1 },
  { code: 'etabPoursuite', lire: (s) => s.tauxPoursuite, diviseur: 100 },
];

const toValeur = (lu: number | null, diviseur: number): Valeur =>
  lu === null ? absent('donnee_absente') : present(lu / diviseur);

/** Ruptures entre une ligne et la suivante, plus ancienne. */
const formatRuptures = (recente: Sortie, ancienne: Sortie | undefined): string =>
  ancienne
    ? listRuptures(ancienne.millesime, recente.millesime)
        .map(({ libelle }) => libelle)
        .join(' ; ')
    : '';

type LigneProps = { sortie: Sortie; ancienne: Sortie | undefined; portee: Portee | null };

/** Un millésime et un périmètre ; sous lui, la rupture qui le sépare du précédent. */
const Ligne = ({ sortie, ancienne, portee }: LigneProps) => {
  const ruptures = formatRuptures(sortie, ancienne);
  return (
    <>
      <tr>
        <th scope="row">
          {formatMillesime(sortie.millesime)} <span className={styles.doux}>{PERIMETRES[sortie.perimetre]}</span>
        </th>
        {LECTURES.map(({ code, lire, diviseur }) => (
          <td key={code}>
            <Mesure code={code} valeur={toValeur(lire(sortie), diviseur)} portee={portee} />
          </td>
        ))}
      </tr>
      {ruptures && (
        <tr className={styles.rupture}>
          <td colSpan={LECTURES.length + 1}>Rupture de série : {ruptures}</td>
        </tr>
      )}
    </>
  );
};

/** Taux publiés pour l'établissement, par millésime : emploi, attendu, valeur ajoutée, poursuite ; ruptures tracées. */
export const EtablissementSorties = ({ fiche, rentree }: { fiche: FicheEtablissement; rentree: number }) => {
  const principale = findSortiePrincipale(fiche.sorties);
  return (
    <Bloc
      titre="Insertion et valeur ajoutée"
      entier
      sources="InserJeunes, DEPP-Dares, taux publiés par établissement"
      note="Toutes formations professionnelles de l’établissement confondues. Le producteur publie des taux arrondis, sans les comptes : aucun intervalle ne peut se calculer."
    >
      {fiche.sorties.length === 0 ? (
        <p>
          InserJeunes ne publie rien pour cet établissement : trop peu de sortants, établissement hors champ, ou fichier
          non chargé.
        </p>
      ) : (
        <div className={styles.defile}>
          <table className={styles.table}>
            <caption className="visuellement-cache">Taux publiés par millésime, du plus récent au plus ancien</caption>
            <thead>
              <tr>
                <th scope="col">Sortants</th>
                {LECTURES.map(({ code }) => (
                  <th key={code} scope="col" title={getIndicateur(code).definition}>
                    {getIndicateur(code).court}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fiche.sorties.map((sortie, i) => (
                <Ligne
                  key={`${sortie.millesime}${sortie.perimetre}${sortie.source}`}
                  sortie={sortie}
                  ancienne={fiche.sorties[i + 1]}
                  portee={sortie === principale ? { rentree, etablissement: fiche.uai } : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Bloc>
  );
};
