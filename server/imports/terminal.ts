import type { RapportFichier, RapportImport, StatutFichier } from '#shared/donnees/rapport.ts';
import { formatRejet } from './analyse.ts';
import { formatCompte, formatEntier } from './fautes.ts';
import type { Progression } from './pipeline.ts';

const LARGEUR_BARRE = 24;
const MAX_REJETS_MONTRES = 10;

const ETAPES: Record<Progression['etape'], string> = {
  reconnaissance: 'Reconnaissance',
  lecture: 'Lecture',
  chargement: 'Chargement',
  comparaison: 'Comparaison',
};

/** Ligne de progression d'un terminal : étape, barre, fichier en cours. */
export const formatProgression = ({ etape, nom, fait, total }: Progression): string => {
  const plein = Math.round(((fait + 1) / total) * LARGEUR_BARRE);
  const barre = '█'.repeat(plein).padEnd(LARGEUR_BARRE, '░');
  const court = nom.length > 40 ? `…${nom.slice(-39)}` : nom;
  return `${ETAPES[etape].padEnd(14)} ${barre} ${String(fait + 1).padStart(3)}/${total}  ${court}`;
};

const STATUTS: Record<StatutFichier, string> = {
  charge: 'chargé',
  inchange: 'inchangé',
  non_charge: 'non chargé',
  refuse: 'refusé',
  non_ecrit: 'non écrit',
};

/** « 2019, 2020, 2021 », ou « 2019 à 2023 » au-delà de trois. */
const formatAnnees = (annees: readonly string[]): string =>
  annees.length > 3 ? `${annees[0]} à ${annees.at(-1)}` : annees.join(', ');

const COLONNES: { titre: string; valeur: (f: RapportFichier) => string; droite?: boolean }[] = [
  { titre: 'Fichier', valeur: (f) => f.nom },
  { titre: 'Source', valeur: (f) => f.source ?? f.libelle ?? '' },
  { titre: 'Année', valeur: (f) => formatAnnees(f.annees) },
  { titre: 'Lues', valeur: (f) => (f.source ? formatEntier(f.lues) : ''), droite: true },
  { titre: 'Retenues', valeur: (f) => (f.source ? formatEntier(f.retenues) : ''), droite: true },
  { titre: 'Sommées', valeur: (f) => (f.sommees ? formatEntier(f.sommees) : ''), droite: true },
  { titre: 'Ignorées', valeur: (f) => (f.ignorees ? formatEntier(f.ignorees) : ''), droite: true },
  { titre: 'Rejetées', valeur: (f) => (f.rejetees ? formatEntier(f.rejetees) : ''), droite: true },
  { titre: 'Issue', valeur: (f) => (f.motif ? `${STATUTS[f.statut]} : ${f.motif}` : STATUTS[f.statut]) },
];

const formatTable = (fichiers: readonly RapportFichier[]): string[] => {
  const lignes = [COLONNES.map((c) => c.titre), ...fichiers.map((f) => COLONNES.map((c) => c.valeur(f)))];
  const largeurs = COLONNES.map((_, i) => Math.max(...lignes.map((l) => l[i]?.length ?? 0)));
  return lignes.map((ligne) =>
    ligne
      .map((texte, i) => {
        const largeur = i === COLONNES.length - 1 ? 0 : (largeurs[i] ?? 0);
        return COLONNES[i]?.droite ? texte.padStart(largeur) : texte.padEnd(largeur);
      })
      .join('  '),
  );
};

const formatDetails = (f: RapportFichier): string[] => {
  const details = [
    ...Object.entries(f.ignoreesParRaison).map(
      ([raison, n]) => `${formatCompte(n, 'ligne ignorée', 'lignes ignorées')} : ${raison}`,
    ),
    ...Object.entries(f.rejeteesParMotif).map(
      ([motif, n]) => `${formatCompte(n, 'ligne rejetée', 'lignes rejetées')} : ${motif}`,
    ),
    ...f.rejets.slice(0, MAX_REJETS_MONTRES).map((rejet) => `  ${formatRejet(rejet)}`),
    ...f.avertissements.map(
      (a) => `attention, ${a.motif} : ${formatEntier(a.nombre)} fois (${a.exemples.slice(0, 5).join(', ')})`,
    ),
    ...f.jointures.map((j) => {
      const exemples = j.exemples.slice(0, 5).join(', ');
      return `${j.libelle} : ${formatCompte(j.codes, 'code')}, ${formatCompte(j.lignes, 'ligne')} (${exemples}${j.codes > 5 ? '…' : ''})`;
    }),
  ];
  return details.length > 0 ? ['', f.nom, ...details.map((d) => `  ${d}`)] : [];
};

const CONCLUSIONS: Record<RapportImport['statut'], string> = {
  charge: 'Import terminé',
  inchange: 'Rien de nouveau : la base porte déjà ces fichiers, rien n’a été écrit',
  essai: 'Essai terminé : tout est lisible, rien n’a été écrit',
  refuse: 'Import refusé : rien n’a été écrit',
};

/** Le rapport d'import en texte, pour un terminal. */
export const formatRapport = (rapport: RapportImport): string => {
  const secondes = (rapport.dureeMs / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 });
  return [
    ...(rapport.fichiers.length > 0 ? formatTable(rapport.fichiers) : []),
    ...rapport.fichiers.flatMap(formatDetails),
    '',
    ...rapport.fautes.map((faute) => `✗ ${faute}`),
    `${CONCLUSIONS[rapport.statut]} (${formatCompte(rapport.fichiers.length, 'fichier')}, ${secondes} s).`,
  ].join('\n');
};
