import { Chiffre } from '#client/explication/chiffre.tsx';
import type { ChiffreDemande } from '#client/explication/contexte.ts';
import type { Couverture } from '#shared/faits/agregation.ts';
import { formatNombre, formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeExplicable } from '#shared/indicateurs/catalogue.ts';
import styles from './panel.module.css';

type Props = {
  code: CodeExplicable;
  valeur: Valeur;
  couverture?: Couverture | undefined;
  /** Ce que le chiffre désigne, pour l'expliquer ; sans elle, il ne s'interroge pas. */
  demande?: ChiffreDemande | undefined;
};

const Contenu = ({ code, valeur }: Pick<Props, 'code' | 'valeur'>) =>
  valeur.motif === null ? (
    formatValeur(code, valeur)
  ) : (
    <span className={styles.absent} title={MOTIFS_ABSENCE[valeur.motif].phrase}>
      {MOTIFS_ABSENCE[valeur.motif].court}
      <span className="visuellement-cache"> : {MOTIFS_ABSENCE[valeur.motif].phrase}</span>
    </span>
  );

/** Un nombre ou la raison de son absence, que l'on peut interroger ; un nombre partiel dit sur combien d'offres. */
export const Mesure = ({ code, valeur, couverture, demande }: Props) => (
  <>
    {demande ? (
      <Chiffre demande={demande}>
        <Contenu code={code} valeur={valeur} />
      </Chiffre>
    ) : (
      <Contenu code={code} valeur={valeur} />
    )}
    {valeur.motif === null && couverture && couverture.retenues < couverture.lignes && (
      <span className={styles.partiel} title="Offres dont la valeur est connue, sur toutes celles du territoire">
        {' '}
        {formatNombre(couverture.retenues)}/{formatNombre(couverture.lignes)} offres
      </span>
    )}
  </>
);
