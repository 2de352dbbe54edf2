import type { inferRouterOutputs } from '@trpc/server';
import type { ChiffreDemande } from '#client/explication/contexte.ts';
import { SANS_LOCAUX } from '#client/faits/locaux.ts';
import { PositionBadge } from '#client/ui/position-badge.tsx';
import type { AppRouter } from '#server/app.ts';
import type { Periode } from '#shared/faits/faits.ts';
import { formatIntervalle, formatNombre } from '#shared/format.ts';
import { ATTRACTIVITE, INSERTION, RENTREE } from '#shared/formations/colonnes-indicateurs.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeIndicateur, getIndicateur, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { formatAcademie } from '#shared/territoires/nom.ts';
import { formatAnnees, getAnnees } from './annees.ts';
import { Mesure } from './mesure.tsx';
import styles from './panel.module.css';

export type Fiche = inferRouterOutputs<AppRouter>['formations']['get'];
type Ligne = Fiche['comparaison'][number];
/** De quoi parle la fiche : ce qu'une demande d'explication y ajoute est l'échelon. */
export type SujetFiche = Pick<ChiffreDemande, 'formation' | 'rentree'>;

const BLOCS: readonly { groupe: string; titre: string; codes: readonly CodeIndicateur[] }[] = [
  { groupe: RENTREE, titre: 'Rentrée', codes: ['effectif', 'remplissage'] },
  { groupe: ATTRACTIVITE, titre: 'Attractivité', codes: ['capacite', 'voeux', 'pression', 'demande'] },
  { groupe: INSERTION, titre: 'Insertion', codes: ['emploi', 'poursuite', 'devenir'] },
];

export const getMesure = (ligne: Pick<Ligne, 'entrees' | 'sorties'>, code: CodeIndicateur): Valeur =>
  isTauxSortie(code) ? ligne.sorties[code] : ligne.entrees[code];

const getTitre = ({ maille, libelle }: Ligne): string => (maille === 'academie' ? formatAcademie(libelle) : libelle);

const isAxe = (code: CodeIndicateur): code is 'emploi' | 'poursuite' => code === 'emploi' || code === 'poursuite';

/** Un indicateur à chaque échelon ; pour les deux taux du quadrant, leur intervalle et la moyenne du niveau. */
type LigneProps = { code: CodeIndicateur; lignes: readonly Ligne[]; sujet: SujetFiche };
const LigneIndicateur = ({ code, lignes, sujet }: LigneProps) => (
  <>
    <tr>
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
            demande={{ ...sujet, code, territoire: ligne.territoire }}
          />
          {isAxe(code) && (
            <span
              className={styles.partiel}
              title="Intervalle à 95 % : ce qu’une autre cohorte semblable aurait pu donner"
            >
              {formatIntervalle(ligne.intervalles[code])}
            </span>
          )}
        </td>
      ))}
    </tr>
    {isAxe(code) && (
      <tr className={styles.moyenne}>
        <th scope="row">moyenne du niveau</th>
        {lignes.map((ligne) => (
          <td key={ligne.territoire}>
            <Mesure code={code} valeur={ligne.moyennes[code]} />
          </td>
        ))}
      </tr>
    )}
  </>
);

/** Position, solidité et étalon absolu, aux échelons où le producteur publie ses taux. */
const LigneQuadrant = ({ lignes }: { lignes: readonly Ligne[] }) => (
  <tr>
    <th scope="row">Quadrant</th>
    {lignes.map((ligne) => (
      <td key={ligne.territoire} className={styles.badges}>
        {ligne.sorties.emploi.motif === 'grain_regional' ? (
          <Mesure code="emploi" valeur={ligne.sorties.emploi} />
        ) : (
          <PositionBadge {...ligne} />
        )}
      </td>
    ))}
  </tr>
);

type Props = { comparaison: readonly Ligne[]; periode: Periode; sujet: SujetFiche };

/** La formation aux échelons qui contiennent le territoire choisi : lui d'abord, puis de plus en plus large. */
export const ComparisonTable = ({ comparaison, periode, sujet }: Props) => {
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
                  {titre} <span>{formatAnnees(groupe, getAnnees(periode, SANS_LOCAUX))}</span>
                </th>
              </tr>
              {groupe === RENTREE && (
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
                  <LigneIndicateur key={code} code={code} lignes={lignes} sujet={sujet} />
                ))}
              {groupe === INSERTION && <LigneQuadrant lignes={lignes} />}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
};
