import type { Database } from 'better-sqlite3';
import { IS_ANCIENNE } from '#server/db/derive/sorties.ts';
import { FRANCE } from '#server/faits/insertion.ts';
import type { LigneFormation } from '#server/faits/queries.ts';
import type { FaitsServeur } from '#server/faits/service.ts';
import type { Barreau } from '#shared/explications/explication.ts';
import { diffuseTaux, sumSorties } from '#shared/faits/diffusion.ts';
import { formatValeur } from '#shared/format.ts';
import { absent, present, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { MEF_CLES } from './sources.ts';

/** Colonnes des taux publiés par établissement. */
const PUBLIES: Partial<Record<CodeTauxSortie, string>> = {
  emploi: 'taux_emploi6_mois',
  emploi12: 'taux_emploi12_mois',
  emploi18: 'taux_emploi18_mois',
  emploi24: 'taux_emploi24_mois',
  poursuite: 'taux_poursuite',
};

/**
 * Taux publié pour la formation dans l'établissement, si une source chargée va jusque-là : celui de sa voie, écrit au
 * MEFSTAT11 (scolaire) ou au CFD (apprentissage). Une seule source est lue, la série ouverte puis les fichiers DEPP.
 */
const findPublie = (
  sqlite: Database,
  formation: LigneFormation,
  uai: string,
  millesime: string | null,
  code: CodeTauxSortie,
): Valeur => {
  const colonne = PUBLIES[code];
  if (!colonne || millesime === null) return absent('donnee_absente');
  const taux = sqlite
    .prepare(
      `with ${MEF_CLES}
       select s.${colonne} from sorties_etablissements s
       left join mef_cles m on s.perimetre = 'scolaire' and m.mefstat11 = s.code
       where s.uai = @uai and s.millesime = @millesime and s.perimetre = @voie and s.code <> ''
         and coalesce(m.cfd, s.code) = @cfd and coalesce(m.dispositif, '') = @dispositif
       order by s.source = 'inserjeunes_lycees_formations' desc, s.source, m.annee desc limit 1`,
    )
    .pluck()
    .get({ ...formation, uai, millesime }) as number | null | undefined;
  return taux == null ? absent('donnee_absente') : present(taux / 100);
};

/** L'ancien diplôme que la formation remplace seule, s'il y en a un : la règle du continuum. */
const findAncienne = (
  sqlite: Database,
  formations: readonly LigneFormation[],
  { id }: LigneFormation,
): LigneFormation | undefined => {
  const ancienne = sqlite
    .prepare(`select a.id from formations f join formations a on ${IS_ANCIENNE} where f.id = ?`)
    .pluck()
    .get(id) as number | undefined;
  return formations.find((f) => f.id === ancienne);
};

/** Formations du même niveau et de la même voie qui visent un même métier (ROME). */
const listSoeurs = (sqlite: Database, formation: LigneFormation): Set<number> =>
  new Set(
    sqlite
      .prepare(
        `select f.id from formations f
         where f.id <> @id and f.niveau = @niveau and f.voie = @voie and f.type <> 'commune'
           and exists (select 1 from diplomes_romes a join diplomes_romes b on b.rome = a.rome
                       where a.cfd = @cfd and b.cfd = f.cfd)`,
      )
      .pluck()
      .all(formation) as number[],
  );

/**
 * Échelle de repli (BESOINS 2.4) : ce que l'on peut dire d'un taux de sortie, du plus proche au plus lointain, chaque
 * barreau nommé. Le premier qui a une valeur est celui qui sert ; aucun ne se présente comme un autre.
 */
export const listRepli = (
  sqlite: Database,
  { faits, insertion, formations, sorties }: FaitsServeur,
  formation: LigneFormation,
  { uai, region, code }: { uai: string; region: string; code: CodeTauxSortie },
): Barreau[] => {
  const { millesime } = faits.periode;
  const libelleRegion = faits.regions.find((r) => r.code === region)?.libelle ?? 'France';
  const ancienne = findAncienne(sqlite, formations, formation);
  const soeurs = listSoeurs(sqlite, formation);
  const cellules = sorties.filter(
    (s) => soeurs.has(s.formationId) && s.cfdContinuum === null && (region === FRANCE || s.region === region),
  );
  const barreau = (cle: string, libelle: string, valeur: Valeur): Barreau => ({
    code: cle,
    libelle,
    valeur,
    affiche: formatValeur(code, valeur),
  });
  const en = region === FRANCE ? 'en France' : `en ${libelleRegion}`;
  return [
    ...(uai
      ? [
          barreau(
            'etablissement',
            'Cette formation dans cet établissement (taux publié)',
            findPublie(sqlite, formation, uai, millesime, code),
          ),
        ]
      : []),
    ...(region === FRANCE
      ? []
      : [barreau('region', `Cette formation ${en}`, insertion.get(formation.id, region).taux[code])]),
    barreau('france', 'Cette formation en France', insertion.get(formation.id, FRANCE).taux[code]),
    ...(ancienne
      ? [
          barreau(
            'ancien',
            `L’ancien diplôme, ${ancienne.libelle} (${ancienne.cfd}), ${en}`,
            insertion.get(ancienne.id, region).taux[code],
          ),
        ]
      : []),
    ...(cellules.length > 0
      ? [
          barreau(
            'soeurs',
            `Formations du même niveau qui visent un même métier (ROME), ${en}`,
            diffuseTaux(sumSorties(cellules, region === FRANCE), millesime ?? '')[code],
          ),
        ]
      : []),
    barreau(
      'moyenne',
      `Toutes les formations scolaires du même niveau, ${en}${millesime ? ` (${formatMillesime(millesime)})` : ''}`,
      insertion.getMoyenne(formation.niveau, region).diffuses[code],
    ),
  ];
};
