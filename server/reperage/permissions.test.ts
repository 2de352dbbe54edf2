import { expect, it } from 'vitest';
import { type callAs, getIssue, UAI } from '#server/db/bench.ts';
import { reperagesEcartes, signaux } from '#server/db/schema/reperage.ts';
import { type Acteur, type Action, can, NOMS_ROLES, VISITEUR } from '#shared/permissions.ts';
import { reglages } from '#shared/reperage/signal.ts';
import { benchReperage, FORMATION, UAI_PARIS } from './banc.ts';

type Api = ReturnType<typeof callAs>['reperage'];
type Lieu = { uai: string; region: string };
type Banc = ReturnType<typeof benchReperage>;

const LIEUX: Lieu[] = [
  { uai: UAI, region: '84' },
  { uai: UAI_PARIS, region: '11' },
];
const ECHEANCE = `${new Date().getFullYear() + 1}-03-01`;

const ecrireSignal = ({ db, as }: Banc, { uai, region }: Lieu): number => {
  const auteurId = as({ role: 'region', region }).acteur.id ?? 0;
  const { id } = db
    .insert(signaux)
    .values({
      ...{ nature: 'fermeture', formation: FORMATION, lieu: uai, region, constat: [], versionDonnees: 'v' },
      ...{ question: 'question', echeance: ECHEANCE, auteurId, creeLe: '2026-01-01T00:00:00.000Z' },
    })
    .returning()
    .get();
  return id;
};

const ecrireEcart = ({ db, as }: Banc, { uai, region }: Lieu): number => {
  const auteurId = as({ role: 'admin' }).acteur.id ?? 0;
  const ecart = {
    nature: 'fermeture' as const,
    formation: FORMATION,
    lieu: uai,
    region,
    motif: 'motif',
    auteurId,
    le: '2026-01-01',
  };
  return db.insert(reperagesEcartes).values(ecart).returning().get().id;
};

type Essai = { action: Action; introuvable?: string; appel: (api: Api, banc: Banc, lieu: Lieu) => Promise<unknown> };

const ESSAIS: Record<string, Essai> = {
  ecarter: {
    action: 'reperage.ecarter',
    appel: (api, _, { uai }) => api.ecarter({ nature: 'fermeture', formation: FORMATION, lieu: uai, motif: 'motif' }),
  },
  lever: {
    action: 'reperage.ecarter',
    introuvable: 'reperage_introuvable',
    appel: (api, banc, lieu) => api.lever({ id: ecrireEcart(banc, lieu) }),
  },
  signaler: {
    action: 'signal.emettre',
    appel: (api, _, { uai }) =>
      api.signaler({
        ...{ nature: 'fermeture', formation: FORMATION, lieu: uai, echeance: ECHEANCE },
        question: 'Comment y répondre ?',
        reglages: reglages.parse({}),
      }),
  },
  repondre: {
    action: 'signal.repondre',
    introuvable: 'signal_introuvable',
    appel: (api, banc, lieu) =>
      api.repondre({
        id: ecrireSignal(banc, lieu),
        reponse: 'etude_en_cours',
        explication: 'Étude menée au printemps.',
      }),
  },
  clore: {
    action: 'signal.emettre',
    introuvable: 'signal_introuvable',
    appel: (api, banc, lieu) => api.clore({ id: ecrireSignal(banc, lieu) }),
  },
};

const getAttendu = (acteur: Acteur, { action, introuvable }: Essai, lieu: Lieu): string => {
  if (acteur.id === null) return 'non_connecte';
  if (!can(acteur, action)) return 'action_interdite';
  if (introuvable && !can(acteur, 'signal.lire', lieu)) return introuvable;
  return can(acteur, action, lieu) ? 'fait' : 'action_interdite';
};

it.each(Object.entries(ESSAIS))(
  '« %s » suit la table des droits pour chaque rôle et chaque région',
  async (_, essai) => {
    for (const role of NOMS_ROLES)
      for (const lieu of LIEUX) {
        const banc = benchReperage();
        const personne = role === 'anonyme' ? null : banc.as({ role, uais: role === 'perdir' ? [UAI] : [] });
        const issue = await getIssue(essai.appel((personne?.api ?? banc.anonyme).reperage, banc, lieu));
        expect([role, lieu.region, issue]).toEqual([
          role,
          lieu.region,
          getAttendu(personne?.acteur ?? VISITEUR, essai, lieu),
        ]);
      }
  },
);

it('la liste des signaux est celle de son périmètre de lecture', async () => {
  const banc = benchReperage();
  for (const lieu of LIEUX) ecrireSignal(banc, lieu);
  for (const role of NOMS_ROLES.filter((r) => r !== 'anonyme')) {
    const { api, acteur } = banc.as({ role, uais: role === 'perdir' ? [UAI] : [] });
    const lieux = (await api.reperage.signaux()).map(({ lieu }) => lieu).sort();
    expect([role, lieux]).toEqual([
      role,
      LIEUX.filter((lieu) => can(acteur, 'signal.lire', lieu))
        .map(({ uai }) => uai)
        .sort(),
    ]);
  }
  expect(await getIssue(banc.anonyme.reperage.signaux())).toBe('non_connecte');
});
