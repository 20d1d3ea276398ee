import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { messages } from './messages-plugin.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const gateway = process.env.VITAE_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here,
  base: '/app/',
  plugins: [messages(), react()],
  build: {
    outDir: path.join(here, '../../assets/generated/console'),
    emptyOutDir: true,
    target: 'es2023',
    // Inlined as data: addresses they would need img-src data:; the preload polyfill is for browsers that the target leaves out anyway.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  // `npx vite apps/console` beside `npm start`: the page from here with hot reload, everything else from the running gateway.
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(['/graphql', '/uploads', '/session'].map((p) => [p, { target: gateway, ws: p === '/graphql' }])),
  },
});
