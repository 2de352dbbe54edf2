import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { computePart, computeProjets } from '#shared/besoins/sommes.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import { findReference } from '#shared/panoramas/absentes.ts';
import { AbsentesTable } from './absentes.tsx';
import { Bloc } from './bloc.tsx';
import { LienFormation, LienTerritoire, type Lieu } from './liens.tsx';
import { type FicheMetier, listBassinsDemandeurs, listMenantAilleurs } from './metier.ts';
import { formatSourcesMetier } from './metier-entete.tsx';
import styles from './tables.module.css';
import { ValeurBesoin } from './valeur-besoin.tsx';

type Props = { client: FaitsClient; fiche: FicheMetier; lieu: Lieu };

/** Formations d'ici qui mènent au métier, et les places qui lui en reviennent. */
export const MetierFormations = ({ client, fiche, lieu }: Props) => (
  <Bloc
    titre="Ce qui y mène ici"
    sources={formatSourcesMetier(fiche)}
    note="Une formation qui mène à plusieurs familles de métiers partage ses places entre elles."
  >
    {fiche.formations.length === 0 ? (
      <p>Aucune formation offerte ici ne mène à ces métiers.</p>
    ) : (
      <div className={styles.defile}>
        <table className={styles.table}>
          <caption className="visuellement-cache">Formations qui mènent au métier, ici</caption>
          <thead>
            <tr>
              <th scope="col">Formation</th>
              <th scope="col">Établissements</th>
              <th scope="col">Capacité</th>
              <th scope="col">Familles partagées</th>
              <th scope="col">Places pour le métier</th>
            </tr>
          </thead>
          <tbody>
            {fiche.formations.map((f) => (
              <tr key={f.cle}>
                <th scope="row">
                  <LienFormation client={client} rang={client.faits.formations.cle.indexOf(f.cle)} lieu={lieu} />
                </th>
                <td>{formatNombre(f.offres)}</td>
                <td>
                  {f.connues === 0 ? (
                    <span className={styles.absent}>cap. inconnue</span>
                  ) : (
                    <>
                      {formatNombre(f.capacite)}
                      {f.connues < f.offres && (
                        <span className={styles.partiel}>
                          {formatNombre(f.connues)} offres sur {formatNombre(f.offres)}
                        </span>
                      )}
                    </>
                  )}
                </td>
                <td>{f.partage}</td>
                <td>
                  {f.connues === 0 ? <span className={styles.absent}>cap. inconnue</span> : formatNombre(f.places)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </Bloc>
);

type AvecBesoins = Props & { besoins: Besoins; famille: number };

/** Ce qui y mène ailleurs, et que personne n'offre ici. */
export const MetierAilleurs = ({ client, fiche, lieu, besoins, famille }: AvecBesoins) => {
  const { faits } = client;
  const reference = useMemo(() => findReference(faits, lieu.territoire), [faits, lieu.territoire]);
  const ici = useMemo(() => selectEtablissements(faits.etablissements, lieu.territoire), [faits, lieu.territoire]);
  const absentes = useMemo(
    () => listMenantAilleurs(client, besoins, famille, lieu.territoire),
    [client, besoins, famille, lieu.territoire],
  );
  if (!reference) return null;
  const { libelle, territoire } = reference.echelon;
  return (
    <Bloc
      titre="Ce qui y mène ailleurs, mais pas ici"
      sources={formatSourcesMetier(fiche)}
      note={`Formations de mêmes niveaux de diplôme, offertes ${territoire === '' ? 'en France' : `dans la région ${libelle} ou chez les voisins`}. Les chiffres sont ceux d’ailleurs.`}
    >
      {absentes.length === 0 ? (
        <p>Tout ce qui y mène ailleurs existe aussi ici.</p>
      ) : (
        <AbsentesTable
          client={client}
          absentes={absentes}
          ici={ici}
          lieu={lieu}
          lieuAilleurs={{ rentree: lieu.rentree, territoire }}
          legende="Formations qui mènent au métier, offertes ailleurs et absentes d’ici"
        />
      )}
    </Bloc>
  );
};

const MAX_BASSINS = 15;

/** Les bassins qui recrutent le plus. */
export const MetierBassins = ({ client, fiche, lieu, besoins, famille }: AvecBesoins) => {
  const bassins = useMemo(
    () => listBassinsDemandeurs(besoins, famille, lieu.territoire),
    [besoins, famille, lieu.territoire],
  );
  return (
    <Bloc
      titre="Les bassins les plus demandeurs"
      entier
      sources={`France Travail, BMO ${fiche.annees.bmo ?? '(aucun fichier)'}`}
      note={`${formatNombre(bassins.length)} bassin${bassins.length > 1 ? 's' : ''} où des projets sont publiés ; les ${MAX_BASSINS} premiers.`}
    >
      <div className={styles.defile}>
        <table className={styles.table}>
          <caption className="visuellement-cache">Bassins par nombre de projets</caption>
          <thead>
            <tr>
              <th scope="col">Bassin d’emploi</th>
              <th scope="col">Projets</th>
              <th scope="col">Difficiles</th>
            </tr>
          </thead>
          <tbody>
            {bassins.slice(0, MAX_BASSINS).map(({ code, somme }) => (
              <tr key={code}>
                <th scope="row">
                  <LienTerritoire lieu={{ ...lieu, territoire: `bassin:${code}` }}>
                    {client.territoires.get(`bassin:${code}`) ?? code}
                  </LienTerritoire>
                </th>
                <td>
                  <ValeurBesoin code="projets" valeur={computeProjets(somme)} />
                </td>
                <td>
                  <ValeurBesoin code="partDifficiles" valeur={computePart('difficiles', somme)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Bloc>
  );
};
