import {
  type Couverture,
  computeEntree,
  getCouverture,
  mergeSommes,
  type Sommes,
  sumOffres,
} from '#shared/faits/agregation.ts';
import type { IdentiteFormation, LigneFormations, LigneOffres } from '#shared/formations/columns.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import {
  type CodeCompte,
  type CodeIndicateur,
  type CodeTauxEntree,
  type CodeTauxSortie,
  isTauxSortie,
} from '#shared/indicateurs/catalogue.ts';
import type { FaitsClient, Sortie } from './faits-client.ts';

/** Identité d'une formation de rang donné. */
export const getIdentite = (client: FaitsClient, rang: number, continuum: boolean): IdentiteFormation => {
  const f = client.faits.formations;
  const cle = f.cle[rang] ?? '';
  const nsf = f.nsf[rang] ?? '';
  const niveau = f.niveau[rang] ?? '';
  return {
    cle,
    formation: f.libelle[rang] ?? '',
    cfd: cle.slice(0, 8),
    voie: f.voie[rang] ?? 'scolaire',
    niveau: client.niveaux.get(niveau) ?? niveau,
    domaine: client.domaines.get(nsf) ?? nsf,
    famille: f.famille[rang] ?? null,
    commune: f.type[rang] === 'commune',
    fermeture: f.dateFermeture[rang] ?? null,
    continuum,
  };
};

const mesureDe =
  (sommes: Sommes, sortie: (code: CodeTauxSortie) => Valeur): ((code: CodeIndicateur) => Valeur) =>
  (code) =>
    isTauxSortie(code) ? sortie(code) : computeEntree(code, sommes);

const couvertureDe =
  (sommes: Sommes) =>
  (code: CodeIndicateur): Couverture | null =>
    isTauxSortie(code) ? null : getCouverture(code, sommes);

const memoizeMesure = (mesure: (code: CodeIndicateur) => Valeur) => {
  const cache: Partial<Record<CodeIndicateur, Valeur>> = {};
  return (code: CodeIndicateur): Valeur => {
    cache[code] ??= mesure(code);
    return cache[code];
  };
};

/** Sommes par formation (rang → sommes) des offres retenues. */
export const sumFormations = (client: FaitsClient, offres: Int32Array): (Sommes | undefined)[] => {
  const { formation } = client.faits.offres;
  return sumOffres(client.faits, offres, (offre) => formation[offre] ?? -1);
};

/** Une ligne par formation présente dans les offres retenues. */
export const buildLignesFormations = (
  client: FaitsClient,
  sommes: readonly (Sommes | undefined)[],
  region: string,
): LigneFormations[] =>
  sommes.flatMap((groupe, rang) => {
    if (!groupe) return [];
    const sortie = client.getSortie(rang, region);
    return {
      ...getIdentite(client, rang, sortie.continuum),
      offres: groupe.lignes,
      position: sortie.position,
      mesure: memoizeMesure(mesureDe(groupe, sortie.taux)),
      couverture: couvertureDe(groupe),
    };
  });

/** Nombre d'établissements distincts des offres retenues. */
const countEtablissements = (client: FaitsClient, offres: Int32Array): number => {
  const vus = new Uint8Array(client.faits.etablissements.uai.length);
  for (const offre of offres) vus[client.faits.offres.etablissement[offre] ?? 0] = 1;
  return vus.reduce((total, vu) => total + vu, 0);
};

/** Ligne de total : la somme des lignes ; l'insertion vient du serveur, qui seul en a les comptes. */
export const buildTotal = (
  client: FaitsClient,
  offres: Int32Array,
  groupes: readonly (Sommes | undefined)[],
  sortie: (code: CodeTauxSortie) => Valeur,
): LigneFormations => {
  const sommes = mergeSommes(groupes.filter((groupe) => groupe !== undefined));
  return {
    cle: 'total',
    formation: 'Ensemble',
    cfd: '',
    voie: null,
    niveau: '',
    domaine: '',
    famille: null,
    commune: false,
    fermeture: null,
    continuum: false,
    offres: countEtablissements(client, offres),
    position: 'hors_quadrant',
    mesure: memoizeMesure(mesureDe(sommes, sortie)),
    couverture: couvertureDe(sommes),
  };
};

/** Une offre : lit ses comptes dans les colonnes, à la demande, sans rien recopier. */
export class Offre implements LigneOffres {
  readonly rang: number;
  private readonly client: FaitsClient;

  constructor(client: FaitsClient, rang: number) {
    this.client = client;
    this.rang = rang;
  }
  private get f(): number {
    return this.client.faits.offres.formation[this.rang] ?? 0;
  }
  private get e(): number {
    return this.client.faits.offres.etablissement[this.rang] ?? 0;
  }
  private get sortie(): Sortie {
    return this.client.getSortie(this.f, this.client.faits.etablissements.region[this.e] ?? '');
  }
  private libelleTerritoire(maille: 'departement' | 'academie' | 'region'): string {
    const code = this.client.faits.etablissements[maille][this.e] ?? '';
    return this.client.territoires.get(`${maille}:${code}`) ?? code;
  }
  get cle(): string {
    return this.client.faits.formations.cle[this.f] ?? '';
  }
  get id(): string {
    return `${this.uai}|${this.cle}`;
  }
  get formation(): string {
    return this.client.faits.formations.libelle[this.f] ?? '';
  }
  get cfd(): string {
    return this.cle.slice(0, 8);
  }
  get voie(): IdentiteFormation['voie'] {
    return this.client.faits.formations.voie[this.f] ?? 'scolaire';
  }
  get niveau(): string {
    const code = this.client.faits.formations.niveau[this.f] ?? '';
    return this.client.niveaux.get(code) ?? code;
  }
  get domaine(): string {
    const code = this.client.faits.formations.nsf[this.f] ?? '';
    return this.client.domaines.get(code) ?? code;
  }
  get famille(): string | null {
    return this.client.faits.formations.famille[this.f] ?? null;
  }
  get commune(): boolean {
    return this.client.faits.formations.type[this.f] === 'commune';
  }
  get fermeture(): string | null {
    return this.client.faits.formations.dateFermeture[this.f] ?? null;
  }
  get continuum(): boolean {
    return this.sortie.continuum;
  }
  get uai(): string {
    return this.client.faits.etablissements.uai[this.e] ?? '';
  }
  get etablissement(): string {
    return this.client.faits.etablissements.nom[this.e] ?? '';
  }
  get ville(): string | null {
    return this.client.faits.etablissements.commune[this.e] ?? null;
  }
  get departement(): string {
    return this.libelleTerritoire('departement');
  }
  get academie(): string {
    return this.libelleTerritoire('academie');
  }
  get region(): string {
    return this.libelleTerritoire('region');
  }
  get secteur(): LigneOffres['secteur'] {
    return this.client.faits.etablissements.secteur[this.e] ?? null;
  }
  get position(): LigneOffres['position'] {
    return this.sortie.position;
  }
  private readonly connues: Partial<Record<CodeIndicateur, Valeur>> = {};
  mesure(code: CodeIndicateur): Valeur {
    this.connues[code] ??= isTauxSortie(code) ? this.sortie.taux(code) : this.computeEntree(code);
    return this.connues[code];
  }
  couverture(): null {
    return null;
  }
  private computeEntree(code: CodeCompte | CodeTauxEntree): Valeur {
    const [sommes] = sumOffres(this.client.faits, [this.rang], () => 0);
    return sommes ? computeEntree(code, sommes) : absent('donnee_absente');
  }
}

/** Toutes les offres, une ligne chacune ; la grille les filtre par leur rang. */
export const buildLignesOffres = (client: FaitsClient): Offre[] =>
  client.faits.offres.formation.map((_, rang) => new Offre(client, rang));
