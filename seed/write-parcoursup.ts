/** Capacités et vœux de Parcoursup : BTS, BTSA et certificats de spécialisation, dans trois formats successifs. */
import type { OffreSimulee } from './cohortes.ts';
import { mefstat11 } from './lignees.ts';
import type { Mef } from './nomenclatures.ts';
import { createPrng, type Prng } from './prng.ts';
import type { Ecrivain, Valeur } from './write.ts';

interface Candidature {
  uai: string;
  mef: Mef;
  libelle: string;
  apprentissage: boolean;
  capacite: number;
  voeux: number;
}

const DISPOSITIFS = new Set(['258', '311', '371']);
/** Premières spécialités de production (NSF 2xx) et de services (3xx), telles que Parcoursup les range. */
const RUBRIQUES: Readonly<Record<string, string>> = { '2': 'Production', '3': 'Services' };

function nameFormation(mef: Mef, libelles: ReadonlyMap<string, string>): string {
  const libelle = libelles.get(mef.cfd) ?? mef.libelles[0] ?? '';
  if (mef.dispositif === '258') return `Certificat de Spécialisation - ${libelle}`;
  const rubrique = mef.dispositif === '371' ? 'Agricole' : RUBRIQUES[mef.cfd.charAt(3)];
  return `BTS - ${rubrique ?? 'Services'} - ${libelle}`;
}

function collect(
  offres: readonly OffreSimulee[],
  rentree: number,
  libelles: ReadonlyMap<string, string>,
): Candidature[] {
  const candidatures = new Map<string, Candidature>();
  for (const { offre, rentrees } of offres) {
    if (!DISPOSITIFS.has(offre.lignee.dispositif)) continue;
    const courante = rentrees.find((r) => r.rentree === rentree);
    const entree = courante?.annees.find(({ annee }) => annee === 1);
    if (courante === undefined || entree === undefined || courante.capacite === 0) continue;
    // Les mentions complémentaires que les certificats remplacent ne passaient pas par Parcoursup.
    if (entree.mef.cfd.startsWith('010')) continue;
    const apprentissage = offre.voie === 'apprentissage';
    const cle = `${offre.etablissement.uai}${mefstat11(entree.mef, 1)}${apprentissage}`;
    const connue = candidatures.get(cle);
    if (connue !== undefined) {
      connue.capacite += courante.capacite;
      connue.voeux += courante.voeux;
      continue;
    }
    candidatures.set(cle, {
      uai: offre.etablissement.uai,
      mef: entree.mef,
      libelle: nameFormation(entree.mef, libelles) + (apprentissage ? ' - en apprentissage' : ''),
      apprentissage,
      capacite: courante.capacite,
      voeux: courante.voeux,
    });
  }
  return [...candidatures.values()];
}

/** Une même formation est parfois publiée en deux parcours, sur deux lignes de même clé. */
function split(candidature: Candidature, prng: Prng): Candidature[] {
  if (candidature.capacite < 24 || !prng.chance(0.04)) return [candidature];
  const reservee = { capacite: 5, voeux: Math.round(candidature.voeux * 0.12) };
  return [
    {
      ...candidature,
      capacite: candidature.capacite - reservee.capacite,
      voeux: candidature.voeux - reservee.voeux,
    },
    { ...candidature, ...reservee, libelle: `${candidature.libelle} - parcours réservé aux mises à niveau` },
  ];
}

function showCapacite(candidature: Candidature, prng: Prng, inconnue: string): Valeur {
  return prng.chance(candidature.apprentissage ? 0.03 : 0.006) ? inconnue : candidature.capacite;
}

function statut({ apprentissage }: Candidature): string {
  return apprentissage ? 'Apprentissage' : 'Scolaire';
}

export function writeParcoursup(
  ecrivain: Ecrivain,
  offres: readonly OffreSimulee[],
  libelles: ReadonlyMap<string, string>,
  derniereRentree: number,
): void {
  const collectSplit = (rentree: number, prng: Prng) =>
    collect(offres, rentree, libelles).map((candidature) => split(candidature, prng));
  const [premiere, deuxieme] = [derniereRentree - 2, derniereRentree - 1];

  let prng = createPrng(`parcoursup/${premiere}`);
  ecrivain.rows(
    `BTS_attractivite_capacite_${premiere}.csv`,
    'BTS_attractivite_capacite_2023',
    collectSplit(premiere, prng).flatMap((lignes) =>
      lignes.map((ligne): Valeur[] => {
        const mefstat = mefstat11(ligne.mef, 1);
        const capacite = showCapacite(ligne, prng, '');
        const { cfd } = ligne.mef;
        return [
          ...[ligne.uai, ligne.libelle, mefstat, ligne.voeux, statut(ligne), capacite],
          ...[cfd, cfd, 'FAUX', mefstat, lignes.length],
        ];
      }),
    ),
  );
  prng = createPrng(`parcoursup/${deuxieme}`);
  ecrivain.rows(
    `BTS_attractivite_capacite_${deuxieme}.csv`,
    'BTS_attractivite_capacite_2024',
    collectSplit(deuxieme, prng)
      .flat()
      .map((ligne): Valeur[] => {
        const capacite = showCapacite(ligne, prng, '999');
        return [ligne.uai, ligne.libelle, mefstat11(ligne.mef, 1), ligne.voeux, statut(ligne), capacite];
      }),
  );
  prng = createPrng(`parcoursup/${derniereRentree}`);
  ecrivain.rows(
    `parcoursup_rs_${derniereRentree}.csv`,
    'parcoursup_rs_2025',
    collectSplit(derniereRentree, prng)
      .flat()
      .map((ligne): Valeur[] => {
        const capacite = showCapacite(ligne, prng, '0');
        return [ligne.uai, ligne.voeux, statut(ligne), capacite, mefstat11(ligne.mef, 1)];
      }),
  );
}
