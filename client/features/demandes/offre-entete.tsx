import { Link } from '@tanstack/react-router';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import styles from './demande-entete.module.css';
import type { CleOffre } from './queries.ts';

type Props = {
  cle: CleOffre;
  formation: string | null;
  niveau: string | null;
  etablissement: string | null;
  lieu: readonly (string | null)[];
};

const join = (parties: readonly (string | null)[]): string => parties.filter(Boolean).join(', ');

/** La formation et l'établissement d'une demande, avec leurs codes ; chacun mène à ses chiffres. */
export const OffreEntete = ({ cle, formation, niveau, etablissement, lieu }: Props) => {
  const { uai, cfd, dispositif, voie } = cle;
  const codes = dispositif === '' ? `CFD ${cfd}` : `CFD ${cfd}, dispositif ${dispositif}`;
  return (
    <dl className={styles.offre}>
      <div>
        <dt>Formation</dt>
        <dd>
          <Link
            to="/formations"
            search={{ vue: 'offres', formation: `${cfd}.${dispositif}.${voie}`, etablissement: uai }}
          >
            {formation ?? `Formation ${cfd}, absente de la base`}
          </Link>
          <span className={styles.discret}>{join([niveau, LIBELLES_VOIE[voie].toLocaleLowerCase('fr'), codes])}</span>
        </dd>
      </div>
      <div>
        <dt>Établissement</dt>
        <dd>
          <Link to="/formations" search={{ etablissement: uai }}>
            {etablissement ?? `Établissement ${uai}, absent de la base`}
          </Link>
          <span className={styles.discret}>{join([...lieu, `UAI ${uai}`])}</span>
        </dd>
      </div>
    </dl>
  );
};
