import './design/global.css';
import './design/impression.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.tsx';
import { queryClient } from './app/trpc.ts';
import { applyTheme, getTheme } from './design/tokens.ts';

applyTheme(getTheme(), false);
const racine = document.getElementById('racine');
if (!racine) throw new Error('élément #racine absent de la page');
createRoot(racine).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
