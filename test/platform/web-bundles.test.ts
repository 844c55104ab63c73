// What runs in a browser may not ask for a module of Node.js, and the build must say so.

import esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundles, options } from '../../scripts/build.mjs';

const forBrowsers = bundles.filter(({ platform }) => platform === 'browser');

const building = (bundle: (typeof bundles)[number], source: string) =>
  esbuild.build({
    ...options(bundle),
    entryPoints: [],
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    write: false,
    logLevel: 'silent',
  });

describe('bundles for browsers', () => {
  it('are the extension, the server and the page of the picture', () => {
    expect(forBrowsers.map(({ out }) => out).sort()).toEqual([
      'dist/extension.web.cjs',
      'dist/picture.js',
      'dist/server.web.js',
    ]);
  });

  it.each(forBrowsers)('$out is not built with a module of Node.js in it', async (bundle) => {
    await expect(building(bundle, 'console.log(1)')).resolves.toMatchObject({ errors: [] });
    for (const name of ['node:fs', 'fs', 'node:path', 'child_process']) {
      await expect(building(bundle, `import * as all from '${name}'; console.log(all)`)).rejects.toThrow(
        `Could not resolve "${name}"`,
      );
    }
  });

  it.each(forBrowsers)('$out is built of our sources and asks for nothing but vscode', async (bundle) => {
    const { metafile } = await esbuild.build({ ...options(bundle), write: false });
    const asked = Object.values(metafile?.outputs ?? {}).flatMap(({ imports }) => imports);
    expect(asked.map(({ path }) => path).filter((path) => path !== 'vscode')).toEqual([]);
    const inputs = Object.keys(metafile?.inputs ?? {});
    expect(inputs).toContain(bundle.entry);
    expect(inputs.filter((file) => /(^|\/)node-(host|platform)\.ts$/.test(file))).toEqual([]);
  });
});
