import type { inferRouterOutputs } from '@trpc/server';
import { Tag } from '#client/ui/tag.tsx';
import type { AppRouter } from '#server/app.ts';
import type { Couverture } from '#shared/faits/agregation.ts';
import type { Periode } from '#shared/faits/faits.ts';
import { formatNombre, formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeIndicateur, getIndicateur, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { formatAnnees } from './colonnes.tsx';
import styles from './panel.module.css';

export type Fiche = inferRouterOutputs<AppRouter>['formations']['get'];
type Ligne = Fiche['comparaison'][number];

const BLOCS: readonly { groupe: string; titre: string; codes: readonly CodeIndicateur[] }[] = [
  { groupe: 'Rentrée', titre: 'Rentrée', codes: ['effectif', 'remplissage'] },
  { groupe: 'Attractivité', titre: 'Attractivité', codes: ['capacite', 'voeux', 'pression', 'demande'] },
  { groupe: 'Insertion', titre: 'Insertion', codes: ['emploi', 'poursuite', 'devenir'] },
];

export const getMesure = (ligne: Pick<Ligne, 'entrees' | 'sorties'>, code: CodeIndicateur): Valeur =>
  isTauxSortie(code) ? ligne.sorties[code] : ligne.entrees[code];

/** Un nombre et, s'il manque, sa raison, en clair au survol et pour les lecteurs d'écran. */
type MesureProps = { code: CodeIndicateur; valeur: Valeur; couverture?: Couverture | undefined };
export const Mesure = ({ code, valeur, couverture }: MesureProps) =>
  valeur.motif === null ? (
    <>
      {formatValeur(code, valeur)}
      {couverture && couverture.retenues < couverture.lignes && (
        <span className={styles.partiel} title="Offres dont la valeur est connue, sur toutes celles du territoire">
          {' '}
          sur {formatNombre(couverture.retenues)}/{formatNombre(couverture.lignes)}
        </span>
      )}
    </>
  ) : (
    <span className={styles.absent} title={MOTIFS_ABSENCE[valeur.motif].phrase}>
      {MOTIFS_ABSENCE[valeur.motif].court}
      <span className="visuellement-cache"> : {MOTIFS_ABSENCE[valeur.motif].phrase}</span>
    </span>
  );

const getTitre = ({ maille, libelle }: Ligne): string => (maille === 'academie' ? `Académie de ${libelle}` : libelle);

/** La formation aux échelons qui contiennent le territoire choisi : lui d'abord, puis de plus en plus large. */
export const ComparisonTable = ({ comparaison, periode }: { comparaison: readonly Ligne[]; periode: Periode }) => {
  const lignes = comparaison.toReversed();
  return (
    <section className={styles.bloc}>
      <h3>Indicateurs</h3>
      <div className={styles.defile}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visuellement-cache">Indicateur</span>
              </th>
              {lignes.map((ligne) => (
                <th key={ligne.territoire} scope="col">
                  {getTitre(ligne)}
                </th>
              ))}
            </tr>
          </thead>
          {BLOCS.map(({ groupe, titre, codes }) => (
            <tbody key={groupe}>
              <tr className={styles.groupe}>
                <th scope="rowgroup" colSpan={lignes.length + 1}>
                  {titre} <span>{formatAnnees(groupe, periode)}</span>
                </th>
              </tr>
              {groupe === 'Rentrée' && (
                <tr>
                  <th scope="row">Établissements</th>
                  {lignes.map((ligne) => (
                    <td key={ligne.territoire}>{formatNombre(ligne.offres)}</td>
                  ))}
                </tr>
              )}
              {codes
                .filter((code) => lignes.some((ligne) => getMesure(ligne, code).motif !== 'non_applicable'))
                .map((code) => (
                  <tr key={code}>
                    <th scope="row">
                      <details>
                        <summary>{getIndicateur(code).court}</summary>
                        <p>
                          {getIndicateur(code).libelle}. {getIndicateur(code).definition}
                        </p>
                        <p>
                          {getIndicateur(code).formule}. Source : {getIndicateur(code).source}.
                        </p>
                      </details>
                    </th>
                    {lignes.map((ligne) => (
                      <td key={ligne.territoire}>
                        <Mesure
                          code={code}
                          valeur={getMesure(ligne, code)}
                          couverture={isTauxSortie(code) ? undefined : ligne.couvertures[code]}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              {groupe === 'Insertion' && (
                <tr>
                  <th scope="row">Quadrant</th>
                  {lignes.map((ligne) => (
                    <td key={ligne.territoire} title={POSITIONS[ligne.position].phrase}>
                      {ligne.position === 'hors_quadrant' ? (
                        <span className={styles.absent}>hors quadrant</span>
                      ) : (
                        <Tag>{POSITIONS[ligne.position].libelle}</Tag>
                      )}
                    </td>
                  ))}
                </tr>
              )}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
};
