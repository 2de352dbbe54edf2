import { readFileSync, statSync } from 'node:fs';
import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  ACADEMIES,
  buildBorders,
  buildContours,
  type Maille,
  type ProprietesDepartement,
  REGIONS,
  type TopologieTerritoires,
} from './contours.ts';
import { EMPRISE_FRANCE, INSETS, insetFrames, placeInInset, type Rectangle } from './insets.ts';
import { placeTopology } from './place.ts';

const FICHIER = new URL('../../../shared/territoires/contours/territoires.topo.json', import.meta.url);
const topologie = placeTopology<TopologieTerritoires['objects']>(JSON.parse(readFileSync(FICHIER, 'utf8')));
const departements = topologie.objects.departements.geometries;

function findGeometry(maille: Maille, code: string): MultiPolygon {
  const contour = buildContours(topologie, maille).features.find(({ id }) => id === code);
  if (!contour) throw new Error(`Contour ${code} absent`);
  return contour.geometry;
}

function listSegments(ring: Position[]): [Position, Position][] {
  return ring.slice(1).map((end, index) => [ring[index] ?? end, end]);
}

function isInside([x = 0, y = 0]: Position, { coordinates }: MultiPolygon): boolean {
  const crossings = coordinates
    .flat()
    .flatMap(listSegments)
    .filter(([[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]) => y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1);
  return crossings.length % 2 === 1;
}

/** Distance, en degrés de la carte, au sommet le plus proche du contour. */
function measureDistance([x = 0, y = 0]: Position, { coordinates }: MultiPolygon): number {
  return Math.min(...coordinates.flat(2).map(([x1 = 0, y1 = 0]) => Math.hypot(x1 - x, y1 - y)));
}

function isWithin([x = 0, y = 0]: Position, [west, south, east, north]: Rectangle): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function overlaps(left: Rectangle, right: Rectangle): boolean {
  return left[0] < right[2] && right[0] < left[2] && left[1] < right[3] && right[1] < left[3];
}

describe('territoires de la carte', () => {
  it('compte 101 départements, 30 académies et 18 régions', () => {
    expect(buildContours(topologie, 'departement').features).toHaveLength(101);
    expect(buildContours(topologie, 'academie').features).toHaveLength(30);
    expect(buildContours(topologie, 'region').features).toHaveLength(18);
  });

  it('donne à chaque contour un code unique et un nom', () => {
    for (const maille of ['departement', 'academie', 'region'] as const) {
      const { features } = buildContours(topologie, maille);
      expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
      for (const { id, properties } of features) {
        expect(properties.code).toBe(id);
        expect(properties.nom).not.toBe(properties.code);
      }
    }
  });

  it('code les départements sur trois caractères, académies et régions sur deux', () => {
    for (const { id, properties } of departements) {
      expect(id).toMatch(/^(0\d\d|02[AB]|97[12346])$/);
      expect(Object.keys(ACADEMIES)).toContain(properties.academie);
      expect(Object.keys(REGIONS)).toContain(properties.region);
    }
  });

  it('place chaque académie dans une seule région', () => {
    for (const academie of Object.keys(ACADEMIES)) {
      const regions = departements
        .filter(({ properties }) => properties.academie === academie)
        .map(({ properties }) => properties.region);
      expect(new Set(regions).size).toBe(1);
    }
  });

  it.each<[string, ProprietesDepartement]>([
    ['069', { nom: 'Rhône', academie: '10', region: '84' }],
    ['075', { nom: 'Paris', academie: '01', region: '11' }],
    ['02A', { nom: 'Corse-du-Sud', academie: '27', region: '94' }],
    ['077', { nom: 'Seine-et-Marne', academie: '24', region: '11' }],
    ['973', { nom: 'Guyane', academie: '33', region: '03' }],
  ])('rattache le département %s à son académie et à sa région', (code, attendu) => {
    expect(departements.find(({ id }) => id === code)?.properties).toEqual(attendu);
  });

  it('reste léger', () => {
    expect(statSync(FICHIER).size).toBeLessThan(250_000);
  });

  it('fusionne les départements sans résidu à l’intérieur des régions', () => {
    const trous = buildContours(topologie, 'region').features.flatMap(({ properties, geometry }) =>
      geometry.coordinates.flatMap((rings) => rings.slice(1).map(() => properties.nom)),
    );
    // Les seuls trous sont réels : deux enclaves bigourdanes, Valréas et Llívia.
    expect(trous.sort()).toEqual(['Auvergne-Rhône-Alpes', 'Nouvelle-Aquitaine', 'Nouvelle-Aquitaine', 'Occitanie']);
  });

  it('trace moins de frontières quand la maille s’élargit', () => {
    const count = (maille: Maille) => buildBorders(topologie, maille).geometry.coordinates.flat().length;
    expect(count('departement')).toBeGreaterThan(count('academie'));
    expect(count('academie')).toBeGreaterThan(count('region'));
  });
});

describe('points de la métropole', () => {
  it.each<[string, Position, string, string, string]>([
    ['Lyon', [4.835, 45.764], '069', '10', '84'],
    ['Paris', [2.3522, 48.8566], '075', '01', '11'],
    ['Nanterre', [2.2067, 48.8924], '092', '25', '11'],
    ['Bobigny', [2.4397, 48.9106], '093', '24', '11'],
    ['Créteil', [2.4628, 48.7904], '094', '24', '11'],
    ['Rennes', [-1.6778, 48.1173], '035', '14', '53'],
    ['Rouen', [1.0993, 49.4432], '076', '70', '28'],
    ['Ajaccio', [8.76, 41.94], '02A', '27', '94'],
    ['Strasbourg', [7.7, 48.58], '067', '15', '44'],
  ])('%s se trouve dans son département, son académie et sa région', (_, point, departement, academie, region) => {
    const [lon = 0, lat = 0] = point;
    expect(placeInInset(lon, lat, departement)).toEqual(point);
    expect(isInside(point, findGeometry('departement', departement))).toBe(true);
    expect(isInside(point, findGeometry('academie', academie))).toBe(true);
    expect(isInside(point, findGeometry('region', region))).toBe(true);
  });

  it('un point n’appartient qu’à un département', () => {
    const { features } = buildContours(topologie, 'departement');
    const trouves = features.filter(({ geometry }) => isInside([2.3522, 48.8566], geometry));
    expect(trouves.map(({ id }) => id)).toEqual(['075']);
  });
});

describe('encarts d’outre-mer', () => {
  it.each<[string, number, number, keyof typeof INSETS]>([
    ['Pointe-à-Pitre', -61.533, 16.241, '971'],
    ['Basse-Terre', -61.726, 15.997, '971'],
    ['Fort-de-France', -61.067, 14.604, '972'],
    ['Cayenne', -52.326, 4.937, '973'],
    ['Maripasoula', -54.03, 3.64, '973'],
    ['Saint-Denis', 55.448, -20.879, '974'],
    ['Saint-Pierre', 55.478, -21.341, '974'],
    ['Mamoudzou', 45.228, -12.781, '976'],
  ])('%s tombe dans son cadre et sur son territoire', (_, lon, lat, code) => {
    const point = placeInInset(lon, lat, code);
    const contour = findGeometry('departement', code);
    // À quelques kilomètres près : le trait de côte de la source est au 1:10 000 000.
    const marge = INSETS[code].scale * 0.03;
    expect(isWithin(point, INSETS[code].frame)).toBe(true);
    expect(isInside(point, contour) || measureDistance(point, contour) < marge).toBe(true);
  });

  it('dessine chaque territoire entièrement dans son cadre', () => {
    for (const { departement, frame } of Object.values(INSETS)) {
      const sommets = findGeometry('departement', departement).coordinates.flat(2);
      expect(sommets.every((sommet) => isWithin(sommet, frame))).toBe(true);
    }
  });

  it('ne recouvre ni la métropole ni un autre encart', () => {
    const cadres = Object.values(INSETS).map(({ frame }) => frame);
    for (const cadre of cadres) expect(cadres.filter((autre) => overlaps(cadre, autre))).toEqual([cadre]);
    const metropole = departements.filter(({ id }) => id.startsWith('0')).map(({ id }) => id);
    for (const code of metropole) {
      const sommets = findGeometry('departement', code).coordinates.flat(2);
      expect(sommets.some((sommet) => cadres.some((cadre) => isWithin(sommet, cadre)))).toBe(false);
    }
  });

  it('fournit un cadre et une étiquette par territoire', () => {
    const { features } = insetFrames();
    for (const { departement, nom, frame } of Object.values(INSETS)) {
      const siens = features.filter(({ properties }) => properties.code === departement);
      expect(siens.map(({ properties }) => properties.nature)).toEqual(['cadre', 'etiquette']);
      expect(siens.map(({ properties }) => properties.nom)).toEqual([nom, nom]);
      const ancre = siens.find(({ geometry }) => geometry.type === 'Point')?.geometry.coordinates as Position;
      expect(isWithin(ancre, frame)).toBe(true);
    }
  });

  it('contient toute la carte dans l’emprise publiée', () => {
    const sommets = buildContours(topologie, 'region').features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
    const cadres = Object.values(INSETS).flatMap(({ frame }) => [
      [frame[0], frame[1]],
      [frame[2], frame[3]],
    ]);
    expect([...sommets, ...cadres].every((sommet) => isWithin(sommet, EMPRISE_FRANCE))).toBe(true);
  });
});
