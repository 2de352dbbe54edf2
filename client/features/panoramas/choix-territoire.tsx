import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { SearchSelect } from '#client/ui/search-select.tsx';
import { LIBELLES_MAILLE, MAILLES_TERRITOIRE } from '#shared/territoires/maille.ts';

type Props = { client: FaitsClient; territoire: string; onChange: (territoire: string) => void };

/** D'où regarder : la France ou n'importe quel territoire, cherchable. */
export const ChoixTerritoire = ({ client, territoire, onChange }: Props) => {
  const options = useMemo(
    () =>
      MAILLES_TERRITOIRE.flatMap((maille) =>
        client.faits[`${maille}s`].map(({ code, libelle }) => ({
          code: `${maille}:${code}`,
          libelle,
          section: LIBELLES_MAILLE[maille],
        })),
      ),
    [client],
  );
  return (
    <SearchSelect libelle="Vu de" defaut="France entière" options={options} choisi={territoire} onChange={onChange} />
  );
};
