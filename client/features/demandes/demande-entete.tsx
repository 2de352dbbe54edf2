import { Link } from '@tanstack/react-router';
import { Tag } from '#client/ui/tag.tsx';
import type { DemandeListee } from '#shared/demandes/columns.ts';
import { TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { STATUTS } from '#shared/demandes/workflow.ts';
import { formatDateHeure } from '#shared/format.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './demande-entete.module.css';
import { OffreEntete } from './offre-entete.tsx';

/** En-tête d'une demande : numéro, statut, ce sur quoi elle porte, qui l'a écrite et quand. */
export const DemandeEntete = ({ demande }: { demande: DemandeListee }) => {
  const { numero, statut, type, rentree, cfd, dispositif, uai, commune, libelleRegion } = demande;
  return (
    <header className={styles.entete}>
      <p>
        <Link to="/demandes">Demandes</Link>
      </p>
      <div className={styles.titre}>
        <h1>Demande {numero}</h1>
        <Tag ton={STATUTS[statut].ton}>{STATUTS[statut].libelle}</Tag>
        <span className={styles.discret}>
          {TYPES_DEMANDE[type]}, {formatRentree(rentree)}
        </span>
      </div>
      <OffreEntete
        cle={{ uai, cfd, dispositif, voie: dispositif === '' ? 'apprentissage' : 'scolaire' }}
        formation={demande.formation}
        niveau={demande.libelleNiveau}
        etablissement={demande.etablissement}
        lieu={[commune, libelleRegion]}
      />
      <p className={styles.discret}>
        Créée le {formatDateHeure(demande.creeLe)} par {demande.auteur}, modifiée le{' '}
        {formatDateHeure(demande.modifieLe)}, version {demande.version}
      </p>
    </header>
  );
};
