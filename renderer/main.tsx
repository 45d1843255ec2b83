import 'virtual:antd.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './styles/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { queryClient } from './app/query-client.ts';
import { Root } from './app/root.tsx';
import { DeskThemeProvider } from './app/theme-provider.tsx';

z.config(z.locales.zhCN());

const container = document.getElementById('root');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <DeskThemeProvider>
        <QueryClientProvider client={queryClient}>
          <Root />
        </QueryClientProvider>
      </DeskThemeProvider>
    </StrictMode>,
  );
}
