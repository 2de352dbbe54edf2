import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Explication } from '#shared/explications/explication.ts';
import { formatIntervalle } from '#shared/format.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import styles from './explication-panel.module.css';
import { Sources } from './sources.tsx';

const Section = ({ titre, children }: { titre: string; children: ReactNode }) => (
  <section className={styles.section}>
    <h3>{titre}</h3>
    {children}
  </section>
);

const Valeur = ({ explication: { valeur, affiche, intervalle, annees, contexte } }: { explication: Explication }) => (
  <div className={styles.valeur}>
    <ul className={styles.contexte}>
      {contexte.map((phrase) => (
        <li key={phrase}>{phrase}</li>
      ))}
    </ul>
    <p className={valeur.motif === null ? styles.nombre : styles.absent}>
      {affiche}
      {intervalle && (
        <span title="Intervalle à 95 % (Wilson) : ce qu’une autre cohorte semblable aurait pu donner">
          {' '}
          {formatIntervalle(intervalle)}
          <span className="visuellement-cache"> : intervalle à 95 %</span>
        </span>
      )}
    </p>
    {valeur.motif !== null && <p>{MOTIFS_ABSENCE[valeur.motif].phrase}</p>}
    <p className={styles.annees}>{annees}</p>
  </div>
);

const Calcul = ({ explication: { formule, calcul, termes } }: { explication: Explication }) => (
  <Section titre="Calcul">
    <p className={styles.formule}>{formule}</p>
    {calcul && <p className={styles.calcul}>{calcul}</p>}
    {termes.length > 0 && (
      <table className={styles.termes}>
        <caption className="visuellement-cache">Termes du calcul</caption>
        <tbody>
          {termes.map((terme) => (
            <tr key={terme.libelle}>
              <th scope="row">{terme.libelle}</th>
              <td className={terme.valeur === null ? styles.tu : undefined}>{terme.affiche}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Section>
);

/** Quand le taux manque, ce que l'on peut lire à défaut ; quand il est là, de quoi le comparer. */
const Repli = ({ explication: { repli, valeur: montree } }: { explication: Explication }) => {
  if (repli.length === 0) return null;
  const retenu = montree.motif === null ? undefined : repli.find((b) => b.valeur.motif === null)?.code;
  return (
    <Section titre={montree.motif === null ? 'À comparer' : 'À défaut, du plus proche au plus lointain'}>
      <table className={styles.termes}>
        <caption className="visuellement-cache">Échelle de repli</caption>
        <tbody>
          {repli.map(({ code, libelle, valeur, affiche }) => (
            <tr key={code} className={code === retenu ? styles.retenu : undefined}>
              <th scope="row">
                {libelle}
                {code === retenu && <span className="visuellement-cache"> (premier connu)</span>}
              </th>
              <td className={valeur.motif === null ? undefined : styles.tu}>{affiche}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};

/** Explication d'un chiffre, la même partout : valeur, définition, calcul, notes, repli, sources, glossaire. */
export const ExplicationPanel = ({ explication, children }: { explication: Explication; children?: ReactNode }) => (
  <>
    <Valeur explication={explication} />
    <Section titre="Définition">
      <p>{explication.definition}</p>
      <p>
        <Link to="/glossaire" hash={explication.terme}>
          Voir le glossaire
        </Link>
      </p>
    </Section>
    <Calcul explication={explication} />
    <Repli explication={explication} />
    {explication.notes.length > 0 && (
      <Section titre="À savoir">
        <dl className={styles.notes}>
          {explication.notes.map(({ titre, phrase }) => (
            <div key={titre}>
              <dt>{titre}</dt>
              <dd>{phrase}</dd>
            </div>
          ))}
        </dl>
      </Section>
    )}
    <Section titre="Sources">
      <p>{explication.sourceLibelle}</p>
      <Sources sources={explication.sources} />
      <p className={styles.annees}>Version des données : {explication.versionDonnees}</p>
    </Section>
    {children}
  </>
);
