import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page as static files under web/dist. Nothing is inlined (no data: URLs, no inline script), so that the server's
 * content security policy can be strict.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.CANDOUR_SERVER ?? 'http://127.0.0.1:4700' } },
});
