import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/app.ts';
import { PERIMETRES, readTauxPublie } from '#shared/etablissements/publies.ts';
import { CODES_ETABLISSEMENT, type CodeEtablissement, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { Mesure } from './mesure.tsx';
import styles from './panel.module.css';

type Etablissement = inferRouterOutputs<AppRouter>['etablissements']['get'];
type Sortie = Etablissement['sorties'][number];

const toTaux = (s: Sortie): Record<CodeEtablissement, number | null> => ({
  etabEmploi: s.tauxEmploi6Mois,
  etabAttendu: s.tauxEmploiAttendu,
  etabValeurAjoutee: s.valeurAjoutee,
  etabPoursuite: s.tauxPoursuite,
});

/** Taux publiés pour l'établissement entier ; celui que montrent les grilles s'interroge. */
export const EtablissementInsertion = ({ etablissement }: { etablissement: Etablissement }) => {
  const { uai, sorties, publiee } = etablissement;
  const isPubliee = ({ millesime, perimetre }: Sortie): boolean =>
    publiee.millesime === millesime && publiee.perimetre === perimetre;
  return (
    <section className={styles.bloc}>
      <h3>Insertion de l’établissement</h3>
      {sorties.length === 0 ? (
        <p className={styles.note}>
          InserJeunes ne publie rien pour cet établissement : trop peu de sortants, établissement hors champ, ou fichier
          non chargé.
        </p>
      ) : (
        <div className={styles.defile}>
          <table className={styles.table}>
            <caption>Taux publiés (InserJeunes, DEPP), toutes formations professionnelles confondues</caption>
            <thead>
              <tr>
                <th scope="col">Sortants</th>
                {CODES_ETABLISSEMENT.map((code) => (
                  <th key={code} scope="col">
                    {getIndicateur(code).court}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorties.map((s) => (
                <tr key={`${s.millesime}${s.perimetre}${s.source}`}>
                  <th scope="row">
                    {formatMillesime(s.millesime)} <span>{PERIMETRES[s.perimetre]}</span>
                  </th>
                  {CODES_ETABLISSEMENT.map((code) => (
                    <td key={code}>
                      <Mesure
                        code={code}
                        valeur={readTauxPublie(code, { ...toTaux(s), perimetre: s.perimetre })}
                        demande={isPubliee(s) ? { code, etablissement: uai } : undefined}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
