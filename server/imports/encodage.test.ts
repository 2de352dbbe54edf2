import { describe, expect, test } from 'vitest';
import { decodeTexte } from './encodage.ts';

const octets = (...valeurs: (string | number[])[]): Uint8Array =>
  Buffer.concat(valeurs.map((v) => (typeof v === 'string' ? Buffer.from(v, 'utf8') : Buffer.from(v))));

describe('encodage d’un fichier texte', () => {
  test('l’UTF-8 se lit avec ou sans marque d’ordre, qui ne reste pas dans le texte', () => {
    expect(decodeTexte(octets('Élèves\n'))).toEqual({ texte: 'Élèves\n', encodage: 'UTF-8' });
    expect(decodeTexte(octets([0xef, 0xbb, 0xbf], 'Élèves\n'))).toEqual({
      texte: 'Élèves\n',
      encodage: 'UTF-8 avec BOM',
    });
  });

  test('ce qui n’est pas de l’UTF-8 se lit en windows-1252, œ et apostrophe courbe compris', () => {
    const windows = octets('g', [0xe9], 'n', [0xe9], 'ral, v', [0x9c], 'ux de l', [0x92], 'ann', [0xe9], 'e\n');
    expect(decodeTexte(windows)).toEqual({ texte: 'général, vœux de l’année\n', encodage: 'windows-1252' });
  });

  test.each([
    ['un UTF-16 petit-boutiste', octets([0xff, 0xfe], Buffer.from('UAI', 'utf16le').toString('latin1'))],
    ['un UTF-16 gros-boutiste', octets([0xfe, 0xff, 0, 0x55])],
  ])('%s est refusé', (_, contenu) => {
    expect(() => decodeTexte(contenu)).toThrow('encodage UTF-16 non accepté : réenregistrez le fichier en UTF-8.');
  });

  test('un fichier binaire est refusé', () => {
    expect(() => decodeTexte(octets('%PDF-1.7', [0, 1, 2]))).toThrow(
      'ce n’est pas un fichier texte (ni un classeur XLSX lisible).',
    );
  });

  test('des en-têtes encodés deux fois sont refusés', () => {
    const double = Buffer.from('Rentrée scolaire;UAI\n', 'utf8').toString('latin1');
    expect(() => decodeTexte(octets(double))).toThrow(
      'texte encodé deux fois : on y lit « Ã© » au lieu d’un caractère accentué. Repartez du fichier d’origine.',
    );
  });

  test('un contenu encodé deux fois sous des en-têtes sans accent est refusé, deux libellés abîmés à la source non', () => {
    const abime = Buffer.from('é', 'utf8').toString('latin1');
    expect(() => decodeTexte(octets(`CODE\n${abime}\n${abime}\n${abime}\n`))).toThrow('texte encodé deux fois');
    expect(decodeTexte(octets(`CODE\nété\n${abime}\n${abime}\n${abime}\n`)).encodage).toBe('UTF-8');
  });

  test('de l’UTF-8 mêlé d’octets qui n’en sont pas est refusé, pas relu en windows-1252', () => {
    expect(() => decodeTexte(octets('ééé', [0xe9], '\n'))).toThrow(
      'encodage mêlé : le fichier est en UTF-8, mais certains octets n’en sont pas.',
    );
  });

  test('un fichier coupé au milieu d’un caractère est refusé', () => {
    expect(() => decodeTexte(octets('élèves').subarray(0, -3).subarray(0, 4))).toThrow(
      'fichier coupé : il s’arrête au milieu d’un caractère.',
    );
  });
});
