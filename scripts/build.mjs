// Bundles the extension, the language server and the command line into dist/.
//   node scripts/build.mjs [--watch]

import { chmodSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { leanRules } from './support/lean-rules.mjs';
import { inRoot, root } from './support/paths.mjs';

const shebang = { js: '#!/usr/bin/env node' };

/**
 * For browsers a module of Node.js is an error: esbuild finds none for this platform. The language level is that of
 * the browsers VS Code supports for vscode.dev.
 */
const inBrowser = { platform: 'browser', target: 'es2022' };

/**
 * What is built. VS Code loads the extension as CommonJS and brings the `vscode` module itself; the server and
 * the command line are programs of their own on any Node from 20.19, so they carry a shebang and an executable
 * bit (their sources must not begin with a shebang of their own).
 */
export const bundles = [
  { entry: 'client/src/extension.ts', out: 'dist/extension.cjs', format: 'cjs', external: ['vscode'] },
  {
    entry: 'server/src/main.ts',
    out: 'dist/server.cjs',
    format: 'cjs',
    banner: shebang,
    plugins: [leanRules],
  },
  {
    entry: 'client/src/extension.web.ts',
    out: 'dist/extension.web.cjs',
    format: 'cjs',
    external: ['vscode'],
    ...inBrowser,
  },
  {
    entry: 'server/src/main.web.ts',
    out: 'dist/server.web.js',
    format: 'iife',
    plugins: [leanRules],
    ...inBrowser,
  },
  { entry: 'server/src/cli.ts', out: 'dist/cli.js', format: 'esm', banner: shebang },
  // The page of a webview has no loader of modules, and runs in the Chromium of VS Code.
  {
    entry: 'client/webview/picture/main.ts',
    out: 'dist/picture.js',
    format: 'iife',
    platform: 'browser',
    target: 'chrome128',
  },
];

/** What esbuild is asked for. */
export function options(bundle, plugins = []) {
  return {
    absWorkingDir: root,
    entryPoints: [bundle.entry],
    outfile: bundle.out,
    bundle: true,
    platform: bundle.platform ?? 'node',
    target: bundle.target ?? 'node20',
    format: bundle.format,
    external: bundle.external ?? [],
    banner: bundle.banner ?? {},
    // Prefer the ES module flavour of packages that ship both: the other one cannot be tree-shaken.
    mainFields: [...(bundle.platform === 'browser' ? ['browser'] : []), 'module', 'main'],
    minify: true,
    loader: { '.sh': 'text' },
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'warning',
    plugins: [...(bundle.plugins ?? []), ...plugins],
  };
}

/** One line: the size of the bundle and of the packages that weigh most in it. */
function sizeLine(out, metafile) {
  const { bytes, inputs } = metafile.outputs[out];
  const byPackage = new Map();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'own code';
    byPackage.set(name, (byPackage.get(name) ?? 0) + bytesInOutput);
  }
  const heaviest = [...byPackage].sort((a, b) => b[1] - a[1]).slice(0, 4);
  const kib = (n) => `${Math.ceil(n / 1024)} KiB`;
  return `${out}  ${kib(bytes)}  (${heaviest.map(([name, size]) => `${name} ${kib(size)}`).join(', ')})`;
}

function finish(bundle, result) {
  if (bundle.banner) chmodSync(inRoot(bundle.out), 0o755);
  console.log(`   ${sizeLine(bundle.out, result.metafile)}`);
}

/** Builds everything once. Rejects when a bundle has errors (esbuild has printed them). */
export async function build() {
  for (const bundle of bundles) finish(bundle, await esbuild.build(options(bundle)));
}

/** Builds everything and again after every change, until the process ends. */
async function watch() {
  // The first and last line of a round tell .vscode/tasks.json that a build began and ended.
  let running = 0;
  const report = (bundle) => ({
    name: 'report',
    setup(esbuildRun) {
      esbuildRun.onStart(() => {
        if (running++ === 0) console.log('build started');
      });
      esbuildRun.onEnd((result) => {
        if (result.errors.length === 0) finish(bundle, result);
        if (--running === 0) console.log('build finished');
      });
    },
  });
  const contexts = await Promise.all(bundles.map((b) => esbuild.context(options(b, [report(b)]))));
  await Promise.all(contexts.map((context) => context.watch()));
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  if (process.argv.includes('--watch')) await watch();
  else await build().catch(() => (process.exitCode = 1));
}
