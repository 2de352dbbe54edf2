import type { ReactNode } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Tag } from '#client/ui/tag.tsx';
import { formatNombre } from '#shared/format.ts';
import { Bloc } from './bloc.tsx';
import styles from './chiffres.module.css';
import { Entete } from './entete.tsx';
import type { Lieu } from './liens.tsx';
import { countEtablissements, type FicheMetier } from './metier.ts';
import page from './page.module.css';
import { PlacesFormees, ValeurBesoin } from './valeur-besoin.tsx';

/** Sources et années d'une fiche métier. */
export const formatSourcesMetier = ({ annees }: Pick<FicheMetier, 'annees'>): string =>
  `France Travail, BMO ${annees.bmo ?? '(aucun fichier)'}\u202f; Affelnet ${annees.affelnet ?? '(aucun fichier)'}, Parcoursup ${annees.parcoursup ?? '(aucun fichier)'}\u202f; nomenclatures ROME et FAP`;

type EnteteProps = { client: FaitsClient; fiche: FicheMetier; lieu: Lieu; choix: ReactNode };

/** Une famille de métiers : ce qu'elle comprend, si elle est en tension. */
export const MetierEntete = ({ client, fiche, lieu, choix }: EnteteProps) => (
  <Entete
    genre={`Famille de métiers (FAP ${fiche.code}), vue de : ${fiche.libelleTerritoire}`}
    titre={fiche.libelle}
    rentree={lieu.rentree}
    sources={formatSourcesMetier(fiche)}
    version={client.faits.version}
    liens={choix}
  >
    {fiche.tension.length > 0 && (
      <p className={page.rattachements}>
        <Tag ton="alerte">En tension</Tag>
        <span>
          Arrêté{fiche.annees.tension && ` de ${fiche.annees.tension}`} : {fiche.tension.join(' ; ')}
        </span>
      </p>
    )}
    {fiche.romes.length > 0 && (
      <p className={page.note}>
        <strong>Métiers (ROME) compris :</strong>{' '}
        {fiche.romes.map(({ code, libelle }) => `${libelle} (${code})`).join(', ')}.
      </p>
    )}
  </Entete>
);

const CODES = [
  { code: 'projets', titre: 'Projets de recrutement', lire: (f: FicheMetier) => f.projets },
  { code: 'partDifficiles', titre: 'Jugés difficiles', lire: (f: FicheMetier) => f.difficiles.valeur },
  { code: 'partSaisonniers', titre: 'Saisonniers', lire: (f: FicheMetier) => f.saisonniers.valeur },
  { code: 'placesParProjet', titre: 'Places formées par projet', lire: (f: FicheMetier) => f.placesParProjet },
] as const;

/** Le besoin d'un coup d'œil, et l'offre de formation en face. */
export const MetierChiffres = ({ client, fiche, lieu }: Omit<EnteteProps, 'choix'>) => (
  <Bloc
    titre="Chiffres clés"
    entier
    sources={formatSourcesMetier(fiche)}
    note="Des intentions d’embauche déclarées par les employeurs ; une ligne couverte par le secret n’est pas comptée pour zéro."
  >
    <dl className={styles.chiffres}>
      {CODES.map(({ code, titre, lire }) => (
        <div key={code}>
          <dt>{titre}</dt>
          <dd className={styles.valeur}>
            <ValeurBesoin code={code} valeur={lire(fiche)} />
          </dd>
          {code === 'projets' && fiche.secretes > 0 && (
            <dd className={styles.variation}>+ {formatNombre(fiche.secretes)} lignes secrètes</dd>
          )}
        </div>
      ))}
      <div>
        <dt>Places formées (au prorata)</dt>
        <dd className={styles.valeur}>
          <PlacesFormees places={fiche.places} />
        </dd>
        <dd className={styles.variation}>
          capacité connue pour {formatNombre(fiche.places.connues)} offres sur {formatNombre(fiche.places.offres)}
        </dd>
      </div>
      <div>
        <dt>Établissements qui y mènent</dt>
        <dd className={styles.valeur}>
          {formatNombre(countEtablissements(client, lieu.territoire, new Set(fiche.formations.map(({ cle }) => cle))))}
        </dd>
      </div>
    </dl>
  </Bloc>
);
