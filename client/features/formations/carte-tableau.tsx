import { useMemo, useState } from 'react';
import type { ChiffreDemande } from '#client/explication/contexte.ts';
import { Segmented } from '#client/ui/segmented.tsx';
import { TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { STATUTS } from '#shared/demandes/workflow.ts';
import { formatNombre, formatValeur } from '#shared/format.ts';
import { LIBELLES_POINTS } from '#shared/formations/carte.ts';
import { absent, MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeCarte, explainMaille, getIndicateur, isBesoin } from '#shared/indicateurs/catalogue.ts';
import { formatRentree } from '#shared/rentree.ts';
import { LIBELLES_MAILLE } from '#shared/territoires/maille.ts';
import type { SujetDemande } from './carte-demandes.ts';
import { listDedans, type Vue } from './carte-modele.ts';
import type { FiltresCarte, Sujet } from './carte-points.ts';
import styles from './carte-tableau.module.css';
import { formatSource } from './carte-titres.ts';
import type { SetFiltres } from './filters-bar.tsx';
import { type Cellule, type ColonneTri, TableauTri } from './tableau-tri.tsx';
import type { ValeurTerritoire } from './territoires.ts';

type Props = {
  vues: readonly Vue[];
  filtres: FiltresCarte;
  setFiltres: SetFiltres;
  demandes: readonly SujetDemande[] | null;
  onDemande: (numero: string) => void;
};

const texte = (contenu: string): Cellule => ({ texte: contenu, tri: contenu });

const cellule = (code: CodeCarte, valeur: Valeur, demande?: ChiffreDemande): Cellule => ({
  texte: formatValeur(code, valeur),
  tri: valeur.valeur,
  raison: valeur.motif ? MOTIFS_ABSENCE[valeur.motif].phrase : undefined,
  demande,
});

const buildColonnesTerritoires = (vues: readonly Vue[], filtres: FiltresCarte): ColonneTri<ValeurTerritoire>[] => {
  const [premiere] = vues;
  if (!premiere) return [];
  return [
    { titre: LIBELLES_MAILLE[premiere.maille], nombre: false, cellule: ({ libelle }) => texte(libelle) },
    ...vues.map((vue): ColonneTri<ValeurTerritoire> => {
      const parCode = new Map(vue.valeurs.map(({ code, valeur }) => [code, valeur]));
      return {
        titre: vues.length > 1 ? vue.titre : getIndicateur(vue.indicateur).libelle,
        nombre: true,
        cellule: ({ code }) => {
          const valeur = parCode.get(code);
          const lieu = `${vue.maille}:${code}`;
          const sujet = { ...filtres, rentree: vue.rentree, retenues: vue.retenues, etablissement: '', lieu };
          if (valeur) return cellule(vue.indicateur, valeur, { ...sujet, code: vue.indicateur });
          return cellule(vue.indicateur, absent(explainMaille(vue.indicateur, premiere.maille) ?? 'donnee_absente'));
        },
      };
    }),
  ];
};

const SANS_COORDONNEES: Cellule = {
  texte: 'non placé',
  tri: null,
  raison: 'Sans coordonnées dans les annuaires chargés : ne peut être ni placé, ni retenu par une zone.',
};

const buildColonnesPoints = (filtres: FiltresCarte): ColonneTri<Sujet>[] => {
  const { indicateur, taille, teinte, points, rentree } = filtres;
  const codes = [...new Set([taille, teinte].filter((code) => code !== ''))];
  const parDefaut = isBesoin(indicateur) ? [] : [indicateur];
  return [
    {
      titre: points === 'offres' ? 'Formation' : 'Établissement',
      nombre: false,
      cellule: ({ titre }) => texte(titre),
    },
    {
      titre: 'Lieu',
      nombre: false,
      cellule: ({ lieu, position }) => (position ? texte(lieu) : { ...SANS_COORDONNEES, texte: `${lieu} (non placé)` }),
    },
    ...(codes.length > 0 ? codes : parDefaut).map(
      (code): ColonneTri<Sujet> => ({
        titre: getIndicateur(code).libelle,
        nombre: true,
        // Un établissement montré sous des filtres n'est pas tout l'établissement : seule une offre s'interroge.
        cellule: ({ mesure, uai, formation }) =>
          cellule(code, mesure(code), formation ? { code, formation, etablissement: uai, rentree } : undefined),
      }),
    ),
  ];
};

const COLONNES_DEMANDES: readonly ColonneTri<SujetDemande>[] = [
  { titre: 'Demande', nombre: false, cellule: ({ numero }) => texte(numero) },
  { titre: 'Type', nombre: false, cellule: ({ type }) => texte(TYPES_DEMANDE[type]) },
  { titre: 'Statut', nombre: false, cellule: ({ statut }) => texte(STATUTS[statut].libelle) },
  { titre: 'Formation', nombre: false, cellule: ({ formation, cfd }) => texte(formation ?? cfd) },
  { titre: 'Établissement', nombre: false, cellule: ({ etablissement }) => texte(etablissement) },
  { titre: 'Rentrée', nombre: false, cellule: ({ rentree }) => texte(formatRentree(rentree)) },
];

type Onglet = 'territoires' | 'points' | 'demandes';

/** Le contenu de la carte, en tableaux : territoires, points et demandes, avec la raison de ce qui manque. */
export const CarteTableau = ({ vues, filtres, setFiltres, demandes, onDemande }: Props) => {
  const [voulu, setOnglet] = useState<Onglet>('territoires');
  const premiere = vues[0];
  const territoires = useMemo(() => buildColonnesTerritoires(vues, filtres), [vues, filtres]);
  const valeurs = useMemo(() => listDedans(vues), [vues]);
  const { indicateur, taille, teinte, points } = filtres;
  const colonnesPoints = useMemo(() => buildColonnesPoints(filtres), [filtres]);
  if (!premiere) return null;
  const { maille, sujets } = premiere;
  const options: { code: Onglet; libelle: string }[] = [
    { code: 'territoires', libelle: `Territoires (${formatNombre(valeurs.length)})` },
  ];
  if (points !== 'aucun')
    options.push({ code: 'points', libelle: `${LIBELLES_POINTS[points]} (${formatNombre(sujets.length)})` });
  if (demandes) options.push({ code: 'demandes', libelle: `Demandes (${formatNombre(demandes.length)})` });
  const onglet = options.find(({ code }) => code === voulu)?.code ?? 'territoires';
  const { territoire } = filtres;
  const choisi = territoire.startsWith(`${maille}:`) ? territoire.slice(maille.length + 1) : '';
  return (
    <div className={styles.panneau}>
      <div className={styles.onglets}>
        {options.length > 1 && <Segmented libelle="Contenu" options={options} choisi={onglet} onChange={setOnglet} />}
        <p>{formatSource(indicateur, premiere.annees)}</p>
      </div>
      {onglet === 'territoires' && (
        <TableauTri
          key={`${maille} ${vues.length}`}
          libelle={`${getIndicateur(indicateur).libelle} par territoire`}
          colonnes={territoires}
          lignes={valeurs}
          getId={({ code }) => code}
          choisi={choisi}
          onChoose={({ code }) => setFiltres({ territoire: code === choisi ? '' : `${maille}:${code}` })}
        />
      )}
      {onglet === 'points' && (
        <TableauTri
          key={`${points} ${taille} ${teinte}`}
          libelle={`${LIBELLES_POINTS[points]} de la carte`}
          colonnes={colonnesPoints}
          lignes={sujets}
          getId={({ id }) => id}
          choisi={points === 'offres' ? `${filtres.etablissement}|${filtres.formation}` : filtres.etablissement}
          onChoose={({ uai, formation }) => setFiltres({ etablissement: uai, formation })}
        />
      )}
      {onglet === 'demandes' && demandes && (
        <TableauTri
          libelle="Demandes de la carte"
          colonnes={COLONNES_DEMANDES}
          lignes={demandes}
          getId={({ numero }) => numero}
          choisi=""
          onChoose={({ numero }) => onDemande(numero)}
        />
      )}
    </div>
  );
};
