import type { SaisieDemande } from '#shared/demandes/demande.ts';
import { computeSolde } from '#shared/demandes/rules.ts';
import { formatEcart } from '#shared/format.ts';
import { CHAMPS, type Champ, formatChamp } from './champs.ts';
import styles from './demande-lecture.module.css';
import { ManquesList } from './manques-list.tsx';
import type { Erreurs } from './validation.ts';

const AFFICHES: readonly Champ[] = [
  'type',
  'rentree',
  'capaciteScolaireActuelle',
  'capaciteScolaire',
  'capaciteApprentissageActuelle',
  'capaciteApprentissage',
];
const TEXTES: readonly Champ[] = ['motifs', 'autreMotif', 'commentaire'];

/** Saisie d'une demande que la personne ne peut pas modifier : les mêmes champs, en lecture. */
export const DemandeLecture = ({ saisie, manques }: { saisie: SaisieDemande; manques: Erreurs }) => {
  const solde = computeSolde(saisie);
  return (
    <>
      <p className={styles.note}>À ce statut, votre rôle permet de lire cette demande, pas de la modifier.</p>
      <ManquesList manques={manques} isOuverte={false} />
      <dl className={styles.fiche}>
        {AFFICHES.map((champ) => (
          <div key={champ}>
            <dt>{CHAMPS[champ]}</dt>
            <dd>{formatChamp(champ, saisie[champ])}</dd>
          </div>
        ))}
        <div>
          <dt>Solde de places</dt>
          <dd>{solde === null ? 'non calculable : une capacité manque' : formatEcart(solde)}</dd>
        </div>
        {TEXTES.filter((champ) => champ !== 'autreMotif' || saisie.autreMotif !== '').map((champ) => (
          <div key={champ} className={styles.large}>
            <dt>{CHAMPS[champ]}</dt>
            <dd>{formatChamp(champ, saisie[champ])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
