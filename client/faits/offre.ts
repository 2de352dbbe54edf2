import { computeEntree, sumOffres } from '#shared/faits/agregation.ts';
import type { IdentiteFormation, LigneOffres } from '#shared/formations/columns.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import {
  type CodeBesoin,
  type CodeCompte,
  type CodeExplicable,
  type CodeTauxEntree,
  isAcces,
  isBesoin,
  isEtablissement,
  isTauxSortie,
} from '#shared/indicateurs/catalogue.ts';
import type { FaitsClient, Sortie } from './faits-client.ts';
import { type Locaux, SANS_LOCAUX } from './locaux.ts';

/** Une offre : lit ses comptes dans les colonnes, à la demande, sans rien recopier. */
export class Offre implements LigneOffres {
  readonly rang: number;
  private readonly client: FaitsClient;
  private readonly locaux: Locaux;

  constructor(client: FaitsClient, rang: number, locaux: Locaux = SANS_LOCAUX) {
    this.client = client;
    this.rang = rang;
    this.locaux = locaux;
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
  get stabilite(): LigneOffres['stabilite'] {
    return this.sortie.stabilite;
  }
  get sansPerspectives(): LigneOffres['sansPerspectives'] {
    return this.sortie.sansPerspectives;
  }
  private readonly connues: Partial<Record<CodeExplicable, Valeur>> = {};
  mesure(code: CodeExplicable): Valeur {
    this.connues[code] ??= this.compute(code);
    return this.connues[code];
  }
  couverture(): null {
    return null;
  }
  private compute(code: CodeExplicable): Valeur {
    if (isTauxSortie(code)) return this.sortie.taux(code);
    if (isBesoin(code)) return this.computeBesoin(code);
    if (isAcces(code)) return this.locaux.distance(this.rang, code);
    if (isEtablissement(code)) return this.locaux.tauxEtablissement(this.uai, code);
    return this.computeEntree(code);
  }
  /** Le besoin d'une offre est celui du bassin de son établissement. */
  private computeBesoin(code: CodeBesoin): Valeur {
    const bassin = this.client.faits.etablissements.bassin[this.e] ?? null;
    return bassin === null ? absent('non_situe') : this.locaux.besoin(`bassin:${bassin}`, this.cfd, code);
  }
  private computeEntree(code: CodeCompte | CodeTauxEntree): Valeur {
    const [sommes] = sumOffres(this.client.faits, [this.rang], () => 0);
    return sommes ? computeEntree(code, sommes) : absent('donnee_absente');
  }
}

/** Toutes les offres, une ligne chacune ; la grille les filtre par leur rang. */
export const buildLignesOffres = (client: FaitsClient, locaux: Locaux = SANS_LOCAUX): Offre[] =>
  client.faits.offres.formation.map((_, rang) => new Offre(client, rang, locaux));
