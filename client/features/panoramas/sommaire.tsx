import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Bloc } from './bloc.tsx';
import { LienTerritoire } from './liens.tsx';
import styles from './sommaire.module.css';
import { getNom } from './territoire.ts';

type Props = { client: FaitsClient; rentree: number };

const Liste = ({ children }: { children: ReactNode }) => <ul className={styles.liste}>{children}</ul>;

/** Points d'entrée sans chercher : la France, les régions, les académies, les domaines. */
export const Sommaire = ({ client, rentree }: Props) => {
  const { regions, academies, nsf, formations } = client.faits;
  const offerts = new Set(formations.nsf.map((code) => code.slice(0, 2)));
  return (
    <>
      <Bloc titre="Territoires">
        <Liste>
          <li>
            <LienTerritoire lieu={{ rentree, territoire: '' }}>France</LienTerritoire>
          </li>
          {regions.map((t) => (
            <li key={t.code}>
              <LienTerritoire lieu={{ rentree, territoire: `region:${t.code}` }}>{t.libelle}</LienTerritoire>
            </li>
          ))}
        </Liste>
        <Liste>
          {academies.map((t) => (
            <li key={t.code}>
              <LienTerritoire lieu={{ rentree, territoire: `academie:${t.code}` }}>
                {getNom({ maille: 'academie', libelle: t.libelle })}
              </LienTerritoire>
            </li>
          ))}
        </Liste>
      </Bloc>
      <Bloc titre="Domaines de formation">
        <Liste>
          {nsf
            .filter(({ code }) => code.length === 2 && offerts.has(code))
            .map(({ code, libelle }) => (
              <li key={code}>
                <Link to="/panorama/domaine/$code" params={{ code }} search={{ rentree, territoire: '' }}>
                  {code} – {libelle}
                </Link>
              </li>
            ))}
        </Liste>
      </Bloc>
    </>
  );
};
