import type { Database } from 'better-sqlite3';
import { explainDistance, findLieu, MOTIFS_SANS_DISTANCE, PARENTES_ACCES } from '#shared/acces/acces.ts';
import { listVoisinage, type Voisinage } from '#shared/acces/offre.ts';
import type { Explication, SourceChiffre, Terme } from '#shared/explications/explication.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { formatKilometres, formatNombre, formatValeur } from '#shared/format.ts';
import { absent, present, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeAcces } from '#shared/indicateurs/catalogue.ts';

type Partie = Pick<
  Explication,
  'valeur' | 'affiche' | 'termes' | 'calcul' | 'annees' | 'sources' | 'notes' | 'intervalle' | 'repli'
>;

/** Une offre, par les rangs de son établissement et de sa formation dans les faits. */
export type SujetAcces = { faits: Faits; etablissement: number; formation: number };

const POSITIONS: Record<string, string> = {
  etablissement: 'coordonnées de l’établissement',
  commune: 'centre de sa commune',
};

const coordonnee = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 4, maximumFractionDigits: 4 });

const findSource = (sqlite: Database, uai: string): string =>
  String(sqlite.prepare('select position_source from etablissements where uai = ?').pluck().get(uai) ?? '');

/** Où est un établissement, et d'après quoi. */
const toTerme = (sqlite: Database, { etablissements }: Faits, e: number, role: string): Terme => {
  const lieu = findLieu(etablissements, e);
  const uai = etablissements.uai[e] ?? '';
  const nom = `${role} : ${etablissements.nom[e]} (${uai}), ${etablissements.commune[e] ?? 'commune inconnue'}`;
  if (!lieu) return { libelle: nom, valeur: null, affiche: 'non situé' };
  const source = POSITIONS[findSource(sqlite, uai)] ?? 'origine inconnue';
  return {
    libelle: `${nom} ; ${source}`,
    valeur: null,
    affiche: `${coordonnee.format(lieu.latitude)} ; ${coordonnee.format(lieu.longitude)}`,
  };
};

const listFichiers = (sqlite: Database, { etablissements }: Faits, rangs: readonly number[]): SourceChiffre[] =>
  (
    sqlite
      .prepare(
        `select distinct f.id as fichierId, f.source, f.annee, f.nom, substr(f.empreinte, 1, 12) as empreinte,
                f.charge_le as chargeLe
         from etablissements e
         join fichiers f on f.id = e.fichier_id or (e.position_source = 'commune' and f.source = 'communes_centroides')
         where e.uai in (select value from json_each(?)) order by f.id`,
      )
      .all(JSON.stringify(rangs.map((e) => etablissements.uai[e]))) as Omit<SourceChiffre, 'lignes'>[]
  ).map((fichier) => ({ ...fichier, lignes: [] }));

const listNotes = (faits: Faits, formation: number, { voisins: [proche], nonSitues, motif }: Voisinage) => {
  const notes: Explication['notes'] = [];
  if (motif !== null) notes.push({ titre: 'Pourquoi elle manque', phrase: MOTIFS_SANS_DISTANCE[motif].phrase });
  const noms = [...new Set(proche?.offres.map((i) => faits.formations.libelle[faits.offres.formation[i] ?? -1]))];
  if (proche && !proche.offres.some((i) => faits.offres.formation[i] === formation))
    notes.push({ titre: 'Ce qu’il propose', phrase: `${noms.join(' ; ')}.` });
  if (nonSitues > 0)
    notes.push({
      titre: 'Non situés',
      phrase: `Établissements qui la proposent sans que rien ne les situe : ${formatNombre(nonSitues)}. Ils ne comptent pas.`,
    });
  return notes;
};

const formatAnnees = ({ periode }: Faits): string =>
  [
    periode.constat !== null && `constat ${periode.constat}`,
    periode.affelnet !== null && `Affelnet ${periode.affelnet}`,
    periode.parcoursup !== null && `Parcoursup ${periode.parcoursup}`,
  ]
    .filter(Boolean)
    .join(', ') || 'aucune offre chargée';

/** Explication d'une distance : l'établissement le plus proche, les coordonnées des deux et leur origine. */
export const explainAcces = (
  sqlite: Database,
  { faits, etablissement, formation }: SujetAcces,
  code: CodeAcces,
): Partie => {
  const parente = PARENTES_ACCES[code];
  const voisinage = listVoisinage(faits, etablissement, formation, parente);
  const [proche] = voisinage.voisins;
  const valeur: Valeur = proche
    ? present(proche.km)
    : absent(explainDistance(faits, parente, etablissement, formation));
  const rangs = proche ? [etablissement, proche.etablissement] : [etablissement];
  return {
    valeur,
    affiche: formatValeur(code, valeur),
    termes: rangs.map((e, i) => toTerme(sqlite, faits, e, i === 0 ? 'Départ' : 'Le plus proche')),
    calcul: proche ? `Le plus court trajet à vol d’oiseau = ${formatKilometres(proche.km)}` : null,
    annees: formatAnnees(faits),
    sources: listFichiers(sqlite, faits, rangs),
    notes: listNotes(faits, formation, voisinage),
    intervalle: null,
    repli: [],
  };
};
