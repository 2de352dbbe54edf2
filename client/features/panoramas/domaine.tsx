import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import { compareNiveaux, findNomNiveau } from '#shared/formations/niveaux.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import { listOffres, listRangs, type Marques, markFormations } from '#shared/panoramas/ensemble.ts';
import { buildPresence } from '#shared/panoramas/presence.ts';
import { LIBELLES_MAILLE, parseTerritoire } from '#shared/territoires/maille.ts';
import { Bloc } from './bloc.tsx';
import { LienFormation, type Lieu } from './liens.tsx';
import { formatSources, readCouvertures, readMesures } from './mesures.ts';
import { type LigneMesures, MesuresTable } from './mesures-table.tsx';
import styles from './page.module.css';
import { PresenceTable } from './presence-table.tsx';

const CODES: readonly CodeIndicateur[] = [
  'effectif',
  'capacite',
  'pression',
  'demande',
  'remplissage',
  'partFilles',
  'emploi',
  'poursuite',
];

type Props = { client: FaitsClient; lieu: Lieu; formations: Marques };
type Ligne = LigneMesures & { etablissements: number };

/** Formations d'un domaine ou d'une famille, par niveau de diplôme, avec leurs chiffres ici. */
export const FormationsParNiveau = ({ client, lieu, formations }: Props) => {
  const { faits } = client;
  const groupes = useMemo(() => {
    const offres = listOffres(faits, formations, selectEtablissements(faits.etablissements, lieu.territoire));
    const sommes = sumOffres(faits, offres, (i) => faits.offres.formation[i] ?? -1);
    const region = client.getRegion(lieu.territoire);
    const isRegional = lieu.territoire === '' || lieu.territoire.startsWith('region:');
    const lignes = listRangs(faits, offres, 'formation').map((f): Ligne & { niveau: string } => ({
      cle: String(f),
      titre: (
        <>
          <LienFormation client={client} rang={f} lieu={lieu} />
          {faits.formations.type[f] === 'commune' && ' · année commune'}
        </>
      ),
      mesure: readMesures(sommes[f], isRegional ? client.getSortie(f, region).taux : undefined),
      couverture: readCouvertures(sommes[f]),
      portee: { ...lieu, formation: faits.formations.cle[f] ?? '', communes: true },
      etablissements: sommes[f]?.lignes ?? 0,
      niveau: faits.formations.niveau[f] ?? '',
    }));
    lignes.sort((a, b) => (b.mesure('effectif').valeur ?? 0) - (a.mesure('effectif').valeur ?? 0));
    const niveaux = [...new Set(lignes.map(({ niveau }) => niveau))]
      .map((code) => ({ code, libelle: client.niveaux.get(code) ?? code }))
      .sort(compareNiveaux);
    return niveaux.map((niveau) => ({ ...niveau, lignes: lignes.filter((l) => l.niveau === niveau.code) }));
  }, [client, faits, formations, lieu]);
  return (
    <Bloc
      titre="Formations, du CAP au BTS"
      sources={formatSources(CODES, faits.periode)}
      note="Dans l’ordre des diplômes. Aucun fichier chargé ne dit quelle formation en suit une autre : le domaine et la famille de métiers en sont le meilleur indice."
    >
      {groupes.length === 0 && <p>Aucune formation n’est offerte ici.</p>}
      {groupes.map(({ code, libelle, lignes }) => (
        <div key={code} className={styles.colonne}>
          <h3 className={styles.groupe}>{[libelle, findNomNiveau(code)].filter(Boolean).join(' – ')}</h3>
          <MesuresTable
            legende={`Formations de niveau ${libelle}`}
            titre="Formation"
            codes={CODES}
            lignes={lignes}
            max={15}
            avant={[{ titre: 'Étab.', rendu: (l) => formatNombre(l.etablissements) }]}
          />
        </div>
      ))}
    </Bloc>
  );
};

/** Maille des colonnes : les régions vues de France, les départements vus d'ailleurs. */
const getColonnes = ({ faits, getRegion }: FaitsClient, territoire: string) => {
  if (!parseTerritoire(territoire)) return { maille: 'region' as const, colonnes: faits.regions };
  const region = getRegion(territoire);
  const dedans = new Set(faits.etablissements.departement.filter((_, e) => faits.etablissements.region[e] === region));
  return { maille: 'departement' as const, colonnes: faits.departements.filter((d) => dedans.has(d.code)) };
};

/** Présence par territoire : carte de chaleur en tableau, absences visibles. */
export const PresenceBloc = ({ client, lieu, formations }: Props) => {
  const { maille, colonnes, presence } = useMemo(() => {
    const choix = getColonnes(client, lieu.territoire);
    const sansCommunes = markFormations(client.faits);
    const retenues = formations.map((marque, f) => marque & (sansCommunes[f] ?? 0));
    return { ...choix, presence: buildPresence(client.faits, retenues, choix.maille, choix.colonnes) };
  }, [client, formations, lieu.territoire]);
  const nom = LIBELLES_MAILLE[maille].toLocaleLowerCase('fr-FR');
  return (
    <Bloc
      titre={`Présence par ${nom}`}
      sources={formatSources(['effectif', 'capacite'], client.faits.periode)}
      note={`Nombre d’établissements qui offrent la formation ; case hachurée : absente. ${maille === 'departement' ? 'Tous les départements de la région.' : ''}`}
    >
      <PresenceTable
        client={client}
        lieu={lieu}
        presence={presence}
        colonnes={colonnes}
        legende={`Établissements par formation et par ${nom}`}
      />
    </Bloc>
  );
};
