import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Tag } from '#client/ui/tag.tsx';
import { CODES_ENTREE } from '#shared/indicateurs/catalogue.ts';
import { Entete } from './entete.tsx';
import type { FicheEtablissement } from './etablissement.ts';
import { LienFormations, LienTerritoire } from './liens.tsx';
import { formatSources } from './mesures.ts';
import styles from './page.module.css';
import { getNom } from './territoire.ts';

type Props = { client: FaitsClient; fiche: FicheEtablissement; rang: number; rentree: number };

const MAILLES = ['bassin', 'departement', 'academie', 'region'] as const;

/** Identité d'un établissement, et les territoires qui le contiennent. */
export const EtablissementEntete = ({ client, fiche, rang, rentree }: Props) => (
  <Entete
    genre="Établissement"
    titre={fiche.nom}
    rentree={rentree}
    sources={`${formatSources(CODES_ENTREE, client.faits.periode)}\u202f; InserJeunes\u202f; annuaire de l’éducation`}
    version={client.faits.version}
    liens={<LienFormations filtres={{ rentree, q: fiche.uai, vue: 'offres' }}>Grille et carte</LienFormations>}
  >
    <p className={styles.rattachements}>
      <span>{fiche.uai}</span>
      <span>{fiche.commune ?? 'commune inconnue'}</span>
      {fiche.secteur && <Tag ton="accent">{fiche.secteur === 'public' ? 'Public' : 'Privé'}</Tag>}
      {!fiche.dansAnnuaire && <Tag ton="alerte">Absent de l’annuaire chargé</Tag>}
      {fiche.positionSource === 'commune' && <Tag titre="Placé au centre de sa commune">Position approchée</Tag>}
      {fiche.positionSource === null && <Tag ton="alerte">Non situé</Tag>}
    </p>
    <nav className={styles.rattachements} aria-label="Territoires qui le contiennent">
      {MAILLES.map((maille) => {
        const territoire = `${maille}:${client.faits.etablissements[maille][rang] ?? ''}`;
        const libelle = client.territoires.get(territoire);
        return (
          libelle && (
            <LienTerritoire key={maille} lieu={{ rentree, territoire }}>
              {getNom({ maille, libelle })}
            </LienTerritoire>
          )
        );
      })}
    </nav>
  </Entete>
);
