import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    exclude: ['vscode-host/**', 'extension/**', 'drive/**', 'deploy/**', 'output/**'],
    testTimeout: 60_000,
  },
});
