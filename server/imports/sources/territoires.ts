import * as table from '#server/db/schema/territoires.ts';
import { formatDepartement } from '../ligne.ts';
import { defineSource, ignore } from '../source.ts';
import { joinCommune, joinDepartement } from './jointures.ts';

const DEPARTEMENT = /^(\d{1,3}|0?2[AB])$/;
const COMMUNE = /^(\d{4,5}|2[AB]\d{3})$/;
const REGION = /^\d{1,2}$/;

/** Départements, académies et régions ; les lignes d'une académie sans département (anciennes, hors champ) sont ignorées. */
export const departements = defineSource<
  'departement' | 'libelle' | 'academie' | 'libelleAcademie' | 'region' | 'libelleRegion'
>({
  code: 'departements',
  libelle: 'Départements, académies et régions',
  producteur: 'BCN et INSEE',
  periode: 'aucun',
  tables: [table.departements],
  layouts: [
    {
      nom: 'départements',
      colonnes: {
        departement: 'codeDepartement',
        libelle: 'libelleDepartement',
        academie: 'codeAcademie',
        libelleAcademie: 'libelleAcademie',
        region: 'codeRegion',
        libelleRegion: 'libelleRegion',
      },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) => {
      if (l.text('departement') === '') return ignore('ligne sans département');
      ctx.emit(table.departements, {
        code: formatDepartement(l.code('departement', DEPARTEMENT, 'code de département')),
        libelle: l.label('libelle'),
        codeAcademie: l.label('academie').padStart(2, '0'),
        libelleAcademie: l.label('libelleAcademie'),
        codeRegion: l.code('region', REGION, 'code de région').padStart(2, '0'),
        libelleRegion: l.label('libelleRegion'),
      });
      return undefined;
    },
  }),
});

export const communes = defineSource<'commune' | 'libelle' | 'departement' | 'region'>({
  code: 'communes',
  libelle: 'Communes, départements et régions (code officiel géographique)',
  producteur: 'INSEE',
  periode: 'aucun',
  tables: [table.communes],
  layouts: [
    {
      nom: 'COM_DEP_REG',
      colonnes: { commune: 'CODGEO', libelle: 'LIBGEO', departement: 'CODDEP', region: 'CODREG' },
    },
  ],
  jointures: [joinDepartement(table.communes)],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.communes, {
        code: l.code('commune', COMMUNE, 'code commune').padStart(5, '0'),
        libelle: l.label('libelle'),
        departement: formatDepartement(l.code('departement', DEPARTEMENT, 'code de département')),
      }),
  }),
});

export const centroides = defineSource<'commune' | 'millesime' | 'latitude' | 'longitude'>({
  code: 'communes_centroides',
  libelle: 'Centres des communes',
  producteur: 'IGN, La Poste',
  periode: 'aucun',
  tables: [table.communesCentroides],
  layouts: [
    {
      nom: 'centres des communes',
      colonnes: {
        commune: 'Code_Officiel_Commune',
        millesime: 'Annee',
        latitude: 'latitude',
        longitude: 'longitude',
      },
    },
  ],
  jointures: [joinCommune(table.communesCentroides)],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.communesCentroides, {
        commune: l.code('commune', COMMUNE, 'code commune').padStart(5, '0'),
        latitude: l.decimal('latitude', -90, 90),
        longitude: l.decimal('longitude', -180, 180),
        annee: l.findCount('millesime', 2100),
      }),
  }),
});

/** Le zéro de tête des codes (communes, bassins) est perdu dans certains fichiers : la commune le retrouve, le bassin n'en a jamais. */
export const formatBassin = (code: string): string => code.replace(/^0+/, '');

export const bassins = defineSource<'commune' | 'bassin' | 'libelle' | 'departement'>({
  code: 'communes_bassins',
  libelle: 'Communes et bassins d’emploi',
  producteur: 'France Travail',
  periode: 'annee',
  tables: [table.communesBassins],
  layouts: [
    {
      nom: '2021',
      colonnes: { commune: 'codgeo', bassin: 'codbe', libelle: 'libbe', departement: 'dep' },
    },
    {
      nom: '2026',
      colonnes: {
        commune: 'code_commune',
        bassin: /^code_bassin_(20\d{2})$/,
        libelle: /^lib_bassin_20\d{2}$/,
        departement: 'dep',
      },
      anneeDans: 'bassin',
    },
  ],
  jointures: [joinCommune(table.communesBassins)],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.communesBassins, {
        annee: Number(ctx.annee),
        commune: l.code('commune', COMMUNE, 'code commune').padStart(5, '0'),
        bassin: formatBassin(l.code('bassin', /^\d{3,5}$/, 'code de bassin')),
        libelleBassin: l.label('libelle'),
      }),
  }),
});

export const zones = defineSource<'commune' | 'zone' | 'libelle'>({
  code: 'communes_zones',
  libelle: 'Communes et zones d’emploi',
  producteur: 'INSEE',
  periode: 'annee',
  tables: [table.communesZones],
  layouts: [
    {
      nom: 'zones d’emploi',
      colonnes: { commune: 'codgeo', zone: /^codze(20\d{2})$/, libelle: /^libze20\d{2}$/ },
      anneeDans: 'zone',
    },
  ],
  jointures: [joinCommune(table.communesZones)],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.communesZones, {
        annee: Number(ctx.annee),
        commune: l.code('commune', COMMUNE, 'code commune').padStart(5, '0'),
        zone: l.code('zone', /^\d{3,4}$/, 'code de zone d’emploi').padStart(4, '0'),
        libelleZone: l.label('libelle'),
      }),
  }),
});
