import { defineConfig } from 'vitest/config';
import { shellText } from '../support/shell-text.ts';

export default defineConfig({
  plugins: [shellText],
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    // Each file has a cluster of its own, whose nodes mostly wait.
    maxWorkers: 2,
    setupFiles: ['../support/chance.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
