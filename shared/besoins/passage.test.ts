import { describe, expect, it } from 'vitest';
import { getFamilleBmo, getFamilleDeFap2009, getQualifications } from './passage.ts';

describe('la famille FAP-2021 d’une famille FAP-2009', () => {
  it.each([
    ['A0Z40', '', 'A0X', 'même famille, lettre changée'],
    ['G0A40', '', 'G0A', 'code inchangé'],
    ['T2B60', '', 'T2B', 'code inchangé'],
    ['F1Z40', '', 'F0X', 'le textile ne devient pas le bois'],
    ['F3Z41', '', 'F1X', 'le bois garde le bois'],
    ['B4Z43', '', 'B2X', 'les électriciens du bâtiment'],
    ['B1Z40', '', 'B0X', 'les travaux publics ne deviennent pas le gros œuvre'],
    ['B0Z20', '', 'B0X', 'travaux publics'],
    ['B0Z21', '', 'B1X', 'gros œuvre'],
    ['D6Z70', '', 'D6X', 'techniciens de la mécanique'],
    ['D6Z71', '', 'H0X', 'dessinateurs'],
    ['F5Z70', 'H2204', 'F1X', 'contremaître en menuiserie'],
    ['F5Z70', 'E1303', 'F2X', 'atelier d’impression'],
    ['F5Z70', '', 'F0X', 'sans métier connu'],
    ['Q0Z60', 'C1401', 'QBX', 'gestion'],
    ['Q0Z60', 'C1206', 'QCX', 'clientèle'],
  ])('%s %s → %s : %s', (fap, rome, famille) => {
    expect(getFamilleDeFap2009(fap, rome)).toBe(famille);
  });
});

describe('la famille d’un métier de la BMO', () => {
  it.each([
    ['F1X30', 2024, 'F1X'],
    ['F1Z40', 2023, 'F0X'],
    ['A0Z40', 2019, 'A0X'],
    ['G0A40', 2026, 'G0A'],
  ])('%s en %i → %s', (metier, annee, famille) => {
    expect(getFamilleBmo(metier, annee)).toBe(famille);
  });
});

describe('la qualification d’un diplôme', () => {
  it.each([
    ['50022137', '346'],
    ['01022103', '346'],
    ['40025214', '3467'],
    ['32033402', '78'],
    ['24613401', '78'],
    ['16513401', '9'],
  ])('%s → %s', (cfd, chiffres) => {
    expect(getQualifications(cfd).chiffres).toBe(chiffres);
  });
});
