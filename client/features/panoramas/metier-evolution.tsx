import { Bloc } from './bloc.tsx';
import type { FicheMetier } from './metier.ts';
import styles from './tables.module.css';
import { ValeurBesoin } from './valeur-besoin.tsx';

/** Projets année par année ; le changement de nomenclature est tracé. Une seule année n'est pas une évolution. */
export const MetierEvolution = ({ fiche }: { fiche: FicheMetier }) => {
  const annees = fiche.evolution.toReversed();
  if (annees.length < 2) return null;
  const max = Math.max(...annees.map(({ projets }) => projets.valeur ?? 0), 1);
  return (
    <Bloc
      titre="Évolution"
      entier
      sources="France Travail, BMO de chaque année"
      note={
        annees.some((a) => a.autreNomenclature)
          ? 'Le trait interrompu marque le passage de la FAP-2009 à la FAP-2021 : de part et d’autre, les familles ne se recouvrent pas exactement.'
          : undefined
      }
    >
      <div className={styles.defile}>
        <table className={styles.table}>
          <caption className="visuellement-cache">Projets de recrutement par année</caption>
          <thead>
            <tr>
              <th scope="col">BMO</th>
              <th scope="col">Projets</th>
              <th scope="col">Difficiles</th>
              <th scope="col">Saisonniers</th>
            </tr>
          </thead>
          <tbody>
            {annees.map((a, i) => (
              <tr
                key={a.annee}
                className={!a.autreNomenclature && annees[i + 1]?.autreNomenclature ? styles.coupure : undefined}
              >
                <th scope="row">
                  {a.annee} {a.autreNomenclature && <span className={styles.doux}>FAP-2009, ramenée à la famille</span>}
                </th>
                <td>
                  <span className={styles.part}>
                    <svg className={styles.barre} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      <rect width={(100 * (a.projets.valeur ?? 0)) / max} height="10" />
                    </svg>
                    <ValeurBesoin code="projets" valeur={a.projets} />
                  </span>
                </td>
                <td>
                  <ValeurBesoin code="partDifficiles" valeur={a.difficiles.valeur} />
                </td>
                <td>
                  <ValeurBesoin code="partSaisonniers" valeur={a.saisonniers.valeur} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Bloc>
  );
};
