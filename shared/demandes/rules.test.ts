import { describe, expect, it } from 'vitest';
import { formatMotif, MOTIFS_PAR_TYPE, NOMS_TYPES, type SaisieDemande, saisieDemande } from './demande.ts';
import { computeSolde, listManques } from './rules.ts';

type Places = [number | null, number | null, number | null, number | null];

const saisie = (type: SaisieDemande['type'], places: Places, valeurs: Partial<SaisieDemande> = {}): SaisieDemande => ({
  uai: '0690001A',
  cfd: '40025214',
  dispositif: '247',
  type,
  rentree: 2027,
  capaciteScolaireActuelle: places[0],
  capaciteScolaire: places[1],
  capaciteApprentissageActuelle: places[2],
  capaciteApprentissage: places[3],
  motifs: [Object.keys(MOTIFS_PAR_TYPE[type])[0] ?? ''],
  autreMotif: '',
  commentaire: '',
  ...valeurs,
});

describe('les places, selon le type de demande', () => {
  // Places : scolaire actuelle, scolaire demandée, apprentissage actuelle, apprentissage demandée.
  const CAS: [SaisieDemande['type'], Places, string[]][] = [
    ['ouverture', [0, 24, 0, 0], []],
    ['ouverture', [null, 24, null, null], []],
    ['ouverture', [0, 0, 0, 12], []],
    ['ouverture', [12, 24, 0, 0], ['capaciteScolaireActuelle']],
    ['ouverture', [0, 24, 6, 6], ['capaciteScolaireActuelle']],
    ['ouverture', [0, 0, 0, 0], ['capaciteScolaire']],
    ['ouverture', [0, null, 0, null], ['capaciteScolaire']],
    ['fermeture', [24, 0, 0, 0], []],
    ['fermeture', [24, null, null, null], []],
    ['fermeture', [0, 0, 12, 0], []],
    ['fermeture', [0, 0, 0, 0], ['capaciteScolaireActuelle']],
    ['fermeture', [24, 12, 0, 0], ['capaciteScolaire']],
    ['fermeture', [null, 0, null, 0], ['capaciteScolaireActuelle']],
    ['augmentation', [24, 30, 0, 0], []],
    ['augmentation', [24, 24, 0, 6], []],
    ['augmentation', [24, 24, 0, 0], ['capaciteScolaire']],
    ['augmentation', [24, 18, 0, 12], ['capaciteScolaire']],
    ['augmentation', [24, 36, 12, 6], ['capaciteApprentissage']],
    ['augmentation', [0, 24, 0, 0], ['capaciteScolaireActuelle']],
    ['augmentation', [null, null, null, null], ['capaciteScolaireActuelle', 'capaciteScolaire']],
    ['diminution', [24, 18, 0, 0], []],
    ['diminution', [24, 24, 12, 6], []],
    ['diminution', [24, 24, 0, 0], ['capaciteScolaire']],
    ['diminution', [24, 12, 0, 6], ['capaciteApprentissage']],
    ['diminution', [24, 30, 12, 0], ['capaciteScolaire']],
    ['diminution', [24, 0, 0, 0], ['capaciteScolaire']],
  ];
  it.each(CAS)('%s %j : manque %j', (type, places, attendus) => {
    expect(Object.keys(listManques(saisie(type, places)))).toEqual(attendus);
  });

  it('le solde compte les deux voies', () => {
    expect(computeSolde(saisie('augmentation', [24, 30, 6, 12]))).toBe(12);
    expect(computeSolde(saisie('fermeture', [24, null, null, null]))).toBe(-24);
  });
});

describe('les motifs', () => {
  it('il en faut un, du type de la demande, et « autre » se précise', () => {
    const places: Places = [24, 30, 0, 0];
    expect(listManques(saisie('augmentation', places, { motifs: [] }))).toHaveProperty('motifs');
    expect(listManques(saisie('augmentation', places, { motifs: ['surcapacite'] }))).toHaveProperty('motifs');
    expect(listManques(saisie('augmentation', places, { motifs: ['autre'] }))).toHaveProperty('autreMotif');
    expect(listManques(saisie('augmentation', places, { motifs: ['autre'], autreMotif: 'Chantier' }))).toEqual({});
  });

  it('chaque motif proposé a un libellé ; un motif retiré montre son code', () => {
    for (const type of NOMS_TYPES)
      for (const [motif, libelle] of Object.entries(MOTIFS_PAR_TYPE[type])) expect(formatMotif(motif)).toBe(libelle);
    expect(formatMotif('motif_disparu')).toBe('motif_disparu');
  });
});

describe('la forme de la saisie', () => {
  it.each([
    ['uai', '69001A', 'L’UAI compte sept chiffres et une lettre.'],
    ['cfd', '4002521', 'Le CFD compte huit caractères.'],
    ['dispositif', '24', 'Le dispositif compte trois chiffres.'],
    ['capaciteScolaire', 24.5, 'Un nombre entier est attendu.'],
    ['capaciteScolaire', -1, 'Un nombre de places ne peut pas être négatif.'],
    ['capaciteScolaire', 2001, 'Ce nombre de places est invraisemblable.'],
  ])('%s = %j est refusé : %s', (champ, valeur, phrase) => {
    const lue = saisieDemande.safeParse({ ...saisie('augmentation', [24, 30, 0, 0]), [champ]: valeur });
    expect(lue.error?.issues.map((i) => i.message)).toEqual([phrase]);
  });

  it('n’a pas de statut : celui qu’on y glisse n’en sort pas', () => {
    const lue = saisieDemande.parse({ ...saisie('augmentation', [24, 30, 0, 0]), statut: 'validee' });
    expect(lue).not.toHaveProperty('statut');
  });
});
