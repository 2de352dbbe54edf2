import { describe, expect, it } from 'vitest';
import { prepareFaits } from '#client/faits/faits-client.ts';
import { buildLignesFormations, sumFormations } from '#client/faits/lignes.ts';
import { SANS_LOCAUX } from '#client/faits/locaux.ts';
import { buildFaitsEssai } from '#shared/faits/banc.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { COLONNES_FORMATIONS } from '#shared/formations/columns.ts';
import { formationsFilters } from '#shared/formations/filters.ts';
import { ETAT_INITIAL, type EtatGrille, resolveEtat, simplifyEtat } from '#shared/vues/etat-grille.ts';
import { getPrereglages, isParPertinence, sortPertinence } from './pertinence.ts';

const SIGLE = '40025514.247.scolaire';
const MOT = '40025215.247.scolaire';
const client = prepareFaits(
  buildFaitsEssai({
    formations: [
      { cle: MOT, libelle: 'Mélecture des réseaux' },
      { cle: SIGLE, libelle: "Métiers de l'électricité et de ses environnements connectés" },
    ],
    etablissements: [{ nom: 'Lycée Melec' }],
    offres: [
      { formation: 0, effectif: 900 },
      { formation: 1, effectif: 12 },
    ],
  }),
);
const CHERCHEE = formationsFilters.parse({ q: 'melec' });
const resolve = (etat: Partial<EtatGrille>) =>
  resolveEtat({ ...ETAT_INITIAL, ...etat }, getPrereglages(CHERCHEE), COLONNES_FORMATIONS);

describe('une recherche range la grille par pertinence', () => {
  it('met le sigle entier devant, contre l’ordre des effectifs', () => {
    const offres = selectOffres(client.faits, client.index, CHERCHEE);
    const cadre = { region: '', territoire: '', isZone: false, locaux: SANS_LOCAUX };
    const lignes = buildLignesFormations(client, sumFormations(client, offres), cadre);
    expect(lignes.map(({ cle }) => cle)).toEqual([MOT, SIGLE]);
    expect(sortPertinence(client, lignes, CHERCHEE.q).map(({ cle }) => cle)).toEqual([SIGLE, MOT]);
  });

  it('tant qu’aucun tri n’est choisi, et dans la seule vue des formations', () => {
    expect(isParPertinence(CHERCHEE, resolve({}))).toBe(true);
    expect(resolve({}).tris).toEqual([]);
    expect(isParPertinence(CHERCHEE, resolve({ tris: [{ cle: 'effectif', sens: 'desc' }] }))).toBe(false);
    expect(isParPertinence({ ...CHERCHEE, q: ' ' }, resolve({}))).toBe(false);
    expect(isParPertinence({ ...CHERCHEE, vue: 'offres' }, resolve({}))).toBe(false);
  });

  it('et trier par effectif y reste un choix que l’adresse garde', () => {
    const tris = [{ cle: 'effectif', sens: 'desc' as const }];
    const garde = (q: string) =>
      simplifyEtat({ ...ETAT_INITIAL, tris }, getPrereglages({ vue: 'formations', q }), COLONNES_FORMATIONS).tris;
    expect(garde('melec')).toEqual(tris);
    expect(garde('')).toBeNull();
  });
});
