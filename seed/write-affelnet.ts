/** Capacités et vœux d'Affelnet : entrée en CAP, en seconde professionnelle et en première de spécialité. */
import type { OffreSimulee } from './cohortes.ts';
import type { Etablissement } from './etablissements.ts';
import { mefstat11, mnemonique } from './lignees.ts';
import type { Mef } from './nomenclatures.ts';
import { estAuConstat, type Offre } from './offre.ts';
import { bruit, createPrng, type Prng } from './prng.ts';
import { type Ecrivain, type Fiche, type Valeur, virgule } from './write.ts';

interface Demande {
  etablissement: Etablissement;
  mef: Mef;
  annee: number;
  apprentissage: boolean;
  capacite: number;
  voeux: number;
  effectif: number;
  /** Famille de métiers d'une seconde commune ; vide pour une spécialité. */
  famille: string;
}

const DISPOSITIFS = new Set(['240', '241', '247', '251', '271', '276']);
/** Écart au-delà duquel un établissement privé sous contrat affecte par Affelnet : deux sur cinq. */
const SEUIL_DU_PRIVE = 0.25;
const VOIES_ORIENTATION: Readonly<Record<string, string>> = {
  '1ERPRO': '1ERE PROFESSIONNELLE',
  '2NDPRO': 'SECONDE PRO BACPRO 3ANS / 1E ANNEE BEP',
  '2DPROA': 'SECONDE PRO BACPRO 3ANS / 1E ANNEE BEP',
};
const SIGLES = { LP: 'LP', LPO: 'LPO', LGT: 'LGT', agricole: 'LEGTA', CFA: 'OF CFA' } as const;
const INCONNUE = '999';

/** Le public y est, le privé sous contrat en partie seulement ; les CFA, par leurs quelques vœux d'apprentissage. */
function estDansAffelnet({ etablissement, lignee }: Offre): boolean {
  if (!DISPOSITIFS.has(lignee.dispositif)) return false;
  if (!etablissement.prive || etablissement.genre === 'agricole' || etablissement.genre === 'CFA') return true;
  return bruit(`affelnet/${etablissement.uai}`) > SEUIL_DU_PRIVE;
}

function collect(offres: readonly OffreSimulee[], rentree: number, familles: ReadonlyMap<string, string>): Demande[] {
  const demandes = new Map<string, Demande>();
  const add = (demande: Demande) => {
    const cle = `${demande.etablissement.uai}${mefstat11(demande.mef, demande.annee)}${demande.apprentissage}`;
    const connue = demandes.get(cle);
    if (connue === undefined) {
      demandes.set(cle, demande);
      return;
    }
    connue.capacite += demande.capacite;
    connue.voeux += demande.voeux;
    connue.effectif += demande.effectif;
  };
  for (const { offre, rentrees } of offres) {
    if (!estDansAffelnet(offre)) continue;
    const courante = rentrees.find((r) => r.rentree === rentree);
    if (courante === undefined || courante.capacite === 0) continue;
    for (const { annee, mef, effectif } of courante.annees) {
      const specialite = annee === 2 && offre.lignee.commune !== null && estAuConstat(offre.etablissement);
      if (annee !== 1 && !specialite) continue;
      add({
        etablissement: offre.etablissement,
        mef,
        annee,
        effectif,
        apprentissage: offre.voie === 'apprentissage',
        capacite: courante.capacite,
        // En première, on ne demande guère que la spécialité de sa famille : autant de vœux que d'élèves, ou presque.
        voeux: specialite ? Math.round(0.95 * effectif + 0.1 * courante.voeux) : courante.voeux,
        famille: familles.get(mef.cfd) ?? '',
      });
    }
  }
  return [...demandes.values()];
}

/** Une clé sur trente est répartie sur deux lignes (deux vœux pour deux groupes d'une même classe). */
function split(demande: Demande, prng: Prng): Demande[] {
  if (demande.capacite < 20 || !prng.chance(0.05)) return [demande];
  const part = (total: number) => Math.round(total * 0.4);
  const premiere = { capacite: part(demande.capacite), voeux: part(demande.voeux), effectif: part(demande.effectif) };
  return [
    { ...demande, ...premiere },
    {
      ...demande,
      capacite: demande.capacite - premiere.capacite,
      voeux: demande.voeux - premiere.voeux,
      effectif: demande.effectif - premiere.effectif,
    },
  ];
}

function showCapacite(demande: Demande, prng: Prng): string {
  const tirage = prng.next();
  if (demande.apprentissage || tirage < 0.012) return INCONNUE;
  if (tirage < 0.015) return '998';
  return tirage < 0.03 ? '0' : String(demande.capacite);
}

function describe2022(demandes: readonly Demande[], prng: Prng): Valeur[][] {
  return demandes
    .filter(({ apprentissage }) => !apprentissage)
    .flatMap((demande) => {
      const lignes = split(demande, prng);
      const mefstat = mefstat11(demande.mef, demande.annee);
      const terminale = demande.famille === '' ? '' : `${mefstat.slice(0, 3)}3${mefstat.slice(4)}`;
      return lignes.map((ligne) => [
        ...[demande.etablissement.uai, mefstat, 'N', 'ST', showCapacite(ligne, prng), ligne.voeux, demande.famille],
        ...[lignes.length, terminale],
      ]);
    });
}

function describe2025(demande: Demande, prng: Prng): Fiche {
  const { etablissement, mef, annee, voeux } = demande;
  const capacite = showCapacite(demande, prng);
  const code = mnemonique(mef, annee);
  const tousVoeux = Math.round(voeux * (2.1 + 1.4 * prng.next()));
  const affectes = demande.apprentissage ? 0 : Math.min(demande.effectif, demande.capacite);
  const agricole = etablissement.genre === 'agricole';
  return {
    "Etablissement d'accueil": etablissement.uai,
    "Sigle de l'établissement d'accueil": SIGLES[etablissement.genre],
    "Libellé de l'établissement d'accueil": etablissement.nom
      .replace(/^(Lycée (professionnel|polyvalent) )/, '')
      .toUpperCase(),
    "Commune de l'établissement d'accueil": etablissement.commune.nom.toUpperCase(),
    "Département de l'établissement d'accueil": etablissement.territoire.libelleDepartement.toUpperCase(),
    'Libellé voie d’orientation': VOIES_ORIENTATION[code] ?? 'CAP',
    'Mnémonique MEF national de rattachement': code,
    'Code spécialité du MEF national de rattachement': `${mef.cfd.slice(3)}.0`,
    'MEF STAT 11': mefstat11(mef, annee),
    'Libellé du MEF national de rattachement': `${code.padEnd(7)}${mef.libelles[mef.annees.indexOf(annee)] ?? ''}`,
    'Type de MEF': agricole ? 'Affectation' : 'National',
    'Code Ministère': agricole ? 'AGRICULTURE' : "MINISTERE DE L'EDUCATION NATIONALE",
    'Secteur ': etablissement.prive ? 'PRIVE' : 'PUBLIC',
    'Palier minimum autorisé pour la saisie du voeu': annee === 2 ? '2nde' : '3eme',
    'Voeu de recensement O/N': 'N',
    'Statut Offre de formation': demande.apprentissage ? 'AP' : 'ST',
    'Capacité carte scolaire': capacite,
    "Capacité d'affectation": capacite === INCONNUE ? INCONNUE : Math.max(0, demande.capacite - prng.integer(0, 2)),
    'Taux de pression (Total demandes vœux 1 / Capacité carte scolaire)':
      Number(capacite) === 0 ? '' : virgule(voeux / Number(capacite), 2),
    'Demandes vœux 1': voeux,
    'Demandes tous vœux': tousVoeux,
    'Affectés voeu 1': Math.min(voeux, Math.round(affectes * 0.85)),
    'Affectés tous vœux': affectes,
  };
}

export function writeAffelnet(
  ecrivain: Ecrivain,
  offres: readonly OffreSimulee[],
  familles: ReadonlyMap<string, string>,
  derniereRentree: number,
): void {
  for (const rentree of [derniereRentree - 2, derniereRentree - 1]) {
    const lignes = describe2022(collect(offres, rentree, familles), createPrng(`affelnet/${rentree}`));
    ecrivain.rows(`attractivite_capacite_${rentree}.csv`, 'attractivite_capacite_2022', lignes);
  }
  const prng = createPrng(`affelnet/${derniereRentree}`);
  const fiches = collect(offres, derniereRentree, familles).flatMap((demande) =>
    split(demande, prng).map((ligne) => describe2025(ligne, prng)),
  );
  ecrivain.records(`attractivite_capacite_${derniereRentree}.csv`, 'attractivite_capacite_2025', fiches);
}
