import type { FaitsClient } from '#client/faits/faits-client.ts';
import { rankFormations } from '#shared/faits/selection.ts';
import { buildIndexMots, type IndexMots, scoreRecherche } from '#shared/recherche/index-mots.ts';
import { listSigles } from '#shared/recherche/sigles.ts';
import { LIBELLES_MAILLE, MAILLES_TERRITOIRE } from '#shared/territoires/maille.ts';
import { getNom } from './territoire.ts';

/** Où mène un résultat : une des pages de panorama. */
export type Cible =
  | { page: 'territoire'; code: string }
  | { page: 'formation'; code: string }
  | { page: 'etablissement'; code: string }
  | { page: 'domaine'; code: string }
  | { page: 'famille'; code: string }
  | { page: 'metier'; code: string };

export type Resultat = { cible: Cible; titre: string; precision: string };
export type Section = { titre: string; resultats: Resultat[]; total: number };

/** Résultat d'une collection, et ce qui y mène sans être montré d'emblée. */
type Indexable = Resultat & { textes?: readonly (string | null)[]; sigles?: readonly string[] };
type Collection = { titre: string; index: IndexMots; resultats: readonly Indexable[] };

/** Résultats montrés par section ; le total est dit. */
const MAX = 6;

const buildCollection = (titre: string, resultats: readonly Indexable[]): Collection => ({
  titre,
  resultats,
  index: buildIndexMots(
    resultats.map(({ titre: nom, precision, cible, textes = [], sigles = [] }) => ({
      textes: [nom, precision, cible.code, ...textes],
      sigles,
    })),
  ),
});

const listTerritoires = ({ faits }: FaitsClient): Resultat[] =>
  MAILLES_TERRITOIRE.flatMap((maille) =>
    faits[`${maille}s`].map(({ code, libelle }) => ({
      cible: { page: 'territoire' as const, code: `${maille}:${code}` },
      titre: getNom({ maille, libelle }),
      precision: LIBELLES_MAILLE[maille],
    })),
  );

const listFamilles = ({ faits: { formations } }: FaitsClient) =>
  [...new Set(formations.famille.filter((famille) => famille !== null))].map((famille) => ({
    cible: { page: 'famille' as const, code: famille },
    titre: famille,
    precision: `${formations.famille.filter((f) => f === famille).length} formations`,
    sigles: listSigles(famille, '400'),
  }));

/** Une famille de métiers, et les noms des métiers qu'elle réunit. */
type Metier = { code: string; libelle: string; metiers: readonly string[] };

/** Nom de métier qui répond le mieux à une recherche, quand ce n'est pas celui de la famille ; nul si aucun seul n'y répond. */
const findMetier = ({ titre, textes = [] }: Indexable, q: string): string | null => {
  const candidats = [titre, ...textes].filter((texte) => texte !== null);
  const [rang] = rankIndex(buildIndexMots(candidats.map((texte) => ({ textes: [texte] }))), q);
  return rang === undefined || rang === 0 ? null : (candidats[rang] ?? null);
};

/** Un moteur de recherche par jeu de faits : l'index des petites collections se bâtit une fois. */
export const buildRecherche = (client: FaitsClient, metiers: readonly Metier[]) => {
  const petites = [
    buildCollection('Territoires', listTerritoires(client)),
    buildCollection(
      'Domaines de formation',
      client.faits.nsf.map(({ code, libelle }) => ({
        cible: { page: 'domaine' as const, code },
        titre: libelle,
        precision: code.length === 2 ? `domaine ${code}` : `groupe ${code}`,
      })),
    ),
    buildCollection('Familles de métiers (diplômes)', listFamilles(client)),
    buildCollection(
      'Métiers (FAP)',
      metiers.map(({ code, libelle, metiers: textes }) => ({
        cible: { page: 'metier' as const, code },
        titre: libelle,
        precision: `FAP ${code}`,
        textes,
      })),
    ),
  ];
  return (q: string): Section[] =>
    q.trim() === ''
      ? []
      : [
          ...petites.map((c) => searchCollection(c, q)),
          searchFormations(client, q),
          searchEtablissements(client, q),
        ].filter(({ total }) => total > 0);
};

const cut = (titre: string, trouves: readonly Resultat[]): Section => ({
  titre,
  resultats: trouves.slice(0, MAX),
  total: trouves.length,
});

/** Rangs dont tous les mots cherchés se retrouvent, les plus forts d'abord. */
const rankIndex = (index: IndexMots, q: string): number[] => {
  const mots = scoreRecherche([index], q).map(([scores]) => scores ?? new Uint8Array());
  const force = (rang: number): number => mots.reduce((somme, mot) => somme + (mot[rang] ?? 0), 0);
  return Array.from({ length: index.taille }, (_, rang) => rang)
    .filter((rang) => mots.every((mot) => mot[rang]))
    .sort((a, b) => force(b) - force(a) || a - b);
};

const searchCollection = ({ titre, index, resultats }: Collection, q: string): Section => {
  const rangs = rankIndex(index, q);
  return {
    titre,
    total: rangs.length,
    resultats: rangs.slice(0, MAX).flatMap((rang) => {
      const resultat = resultats[rang];
      if (!resultat) return [];
      const metier = findMetier(resultat, q);
      const { cible, titre: nom, precision } = resultat;
      return { cible, titre: nom, precision: metier === null ? precision : `${metier} · ${precision}` };
    }),
  };
};

const searchFormations = (client: FaitsClient, q: string): Section => {
  const { cle, libelle, niveau, voie } = client.faits.formations;
  const forces = rankFormations(client.index, q);
  const rangs = [...forces.keys()].filter((f) => forces[f]).sort((a, b) => (forces[b] ?? 0) - (forces[a] ?? 0));
  return cut(
    'Formations',
    rangs.map((f) => ({
      cible: { page: 'formation', code: cle[f] ?? '' },
      titre: libelle[f] ?? '',
      precision: `${client.niveaux.get(niveau[f] ?? '') ?? niveau[f]}${voie[f] === 'apprentissage' ? ', apprentissage' : ''}`,
    })),
  );
};

const searchEtablissements = (client: FaitsClient, q: string): Section => {
  const { uai, nom, commune } = client.faits.etablissements;
  return cut(
    'Établissements',
    rankIndex(client.index.etablissements, q).map((e) => ({
      cible: { page: 'etablissement', code: uai[e] ?? '' },
      titre: nom[e] ?? '',
      precision: `${commune[e] ?? 'commune inconnue'} · ${uai[e]}`,
    })),
  );
};
