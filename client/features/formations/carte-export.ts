import type { CarteAExporter } from '#client/map/export/exporter.ts';
import { formatDateHeure } from '#shared/format.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { nameCentre } from './carte-centres.ts';
import { buildDemandes, type SujetDemande } from './carte-demandes.ts';
import { buildLegende } from './carte-legende.ts';
import { buildEchelles, drawVue, type Vue } from './carte-modele.ts';
import type { FiltresCarte } from './carte-points.ts';
import { formatFiltres, formatSource, formatTitre } from './carte-titres.ts';
import type { CommunCarte } from './carte-vue.tsx';

type Contenu = {
  vues: readonly Vue[];
  filtres: FiltresCarte;
  commun: CommunCarte;
  demandes: readonly SujetDemande[] | null;
  emprise: readonly [number, number, number, number];
};

/** Deux cartes du même indicateur ont la même échelle : une légende suffit. */
const isDejaDite = (vues: readonly Vue[], rang: number): boolean =>
  vues.findIndex(({ indicateur }) => indicateur === vues[rang]?.indicateur) < rang;

const buildCartes = ({ vues, filtres, commun, demandes, emprise }: Contenu, theme: 'clair'): CarteAExporter[] => {
  const { points, taille, teinte, etiquettes, zone } = filtres;
  const reglage = { points, taille, teinte };
  const echelles = buildEchelles(vues, reglage, theme);
  return vues.map((vue, i) => {
    const echelle = echelles.territoires[i] ?? { bornes: [], couleurs: [] };
    const emploi = commun.emploi !== null;
    return {
      titre: vue.titre,
      legende: isDejaDite(vues, i)
        ? []
        : buildLegende({ vue, echelle, points: echelles.points, reglage, emploi, demandes, theme }),
      emprise,
      etat: {
        ...drawVue(vue, echelle, echelles.points, reglage, theme),
        ...commun,
        demandes: buildDemandes(demandes ?? []),
        etiquettes,
        zone,
        cadre: '',
        choisi: '',
        etablissement: '',
        outil: null,
      },
    };
  });
};

const listIndicateurs = (vue: Vue, { taille, teinte, points }: FiltresCarte) =>
  [vue.indicateur, ...(points === 'aucun' ? [] : [taille, teinte])].filter((code) => code !== '');

/** Sources, années, date et origine des contours : ce qui suit toute carte hors de l'application. */
const buildMentions = ({ vues, filtres, commun }: Contenu): string[] => {
  const sources = vues.flatMap((vue) =>
    listIndicateurs(vue, filtres).map((code) => `${getIndicateur(code).libelle} : ${formatSource(code, vue.annees)}`),
  );
  const isEmploi = vues.some(({ maille }) => maille === 'bassin' || maille === 'zone');
  const approche = commun.emploi
    ? 'Contours des bassins et des zones d’emploi approchés.'
    : 'Bassins et zones d’emploi : repères au centre des établissements, sans contour.';
  return [
    `Sources – ${[...new Set(sources)].join(' ; ')}.`,
    `Contours : Natural Earth, domaine public ; outre-mer en encarts, à d’autres échelles.${isEmploi ? ` ${approche}` : ''}`,
    `Carte des formations – Pilotage, dessinée le ${formatDateHeure(new Date().toISOString())}.`,
  ];
};

const formatTitreFeuille = (vues: readonly Vue[]): string => {
  const [premiere, seconde] = vues;
  if (!premiere) return '';
  const titre = formatTitre(premiere.indicateur, premiere.maille);
  if (!seconde) return titre;
  return premiere.indicateur === seconde.indicateur
    ? `${titre} : ${premiere.titre} et ${seconde.titre}`
    : `${titre}, ${getIndicateur(seconde.indicateur).libelle.toLocaleLowerCase('fr-FR')}`;
};

/** Télécharge la carte montrée, sur l'emprise montrée, en image ou en PDF A3. */
export const exportCarte = async (contenu: Contenu, format: 'png' | 'pdf'): Promise<void> => {
  const { exportFeuille } = await import('#client/map/export/exporter.ts');
  const { filtres, vues } = contenu;
  const client = vues[0]?.client;
  if (!client) return;
  const jour = new Date().toISOString().slice(0, 10);
  await exportFeuille(
    {
      titre: formatTitreFeuille(vues),
      sousTitre: formatFiltres(client, filtres, nameCentre(client, filtres.zone)),
      mentions: buildMentions(contenu),
    },
    buildCartes(contenu, 'clair'),
    format,
    `carte-${filtres.indicateur}-${jour}`,
  );
};
