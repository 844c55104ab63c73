/// <reference path="../../server/src/deploy/shell-text.d.ts" />

import type { Plugin } from 'vitest/config';

/** Imports shell scripts as text, as the bundles hold them. */
export const shellText: Plugin = {
  name: 'shell-text',
  transform: (code, id) => (id.endsWith('.sh') ? `export default ${JSON.stringify(code)};` : undefined),
};
