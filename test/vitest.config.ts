import { defineConfig } from 'vitest/config';
import { shellText } from './support/shell-text.ts';

export default defineConfig({
  plugins: [shellText],
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    exclude: ['vscode-host/**', 'extension/**', 'drive/**', 'deploy/**', 'output/**'],
    setupFiles: ['./support/chance.ts'],
    testTimeout: 240_000,
  },
});
