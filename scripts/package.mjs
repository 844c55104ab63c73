// Packs what people install, from what `npm run build` makes: dist/ha-cluster-config.vsix for VS Code, and
// dist/ha-cluster-config.tgz for npm, with the language server and the command line.
//   node scripts/package.mjs [FOLDER]     FOLDER is where they go, dist when left out

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { giveUp, setUpVsce } from './setup.mjs';
import { inRoot } from './support/paths.mjs';
import { run } from './support/process.mjs';
import { say } from './support/terminal.mjs';

const name = 'ha-cluster-config';
const staged = inRoot('dist', 'package');

const { scripts, devDependencies, optionalDependencies, files, ...forPeople } = JSON.parse(
  readFileSync(inRoot('package.json'), 'utf8'),
);

/** All that is needed to run: bundles hold their dependencies, and codes of problems link to docs/rules. */
const contents = ['LICENSE', 'README.md', ...files];

/** The manifest without what only development needs. */
const manifest = `${JSON.stringify(forPeople, undefined, 2)}\n`;

function stage() {
  rmSync(staged, { recursive: true, force: true });
  for (const place of contents) cpSync(inRoot(place), path.join(staged, place), { recursive: true });
  writeFileSync(path.join(staged, 'package.json'), manifest);
}

async function pack(program, args) {
  const { code, output } = await run(program, args, { cwd: staged, quiet: true });
  if (code !== 0) throw new Error(output.trim());
  return output.trim();
}

try {
  const folder = path.resolve(process.argv[2] ?? inRoot('dist'));
  mkdirSync(folder, { recursive: true });
  await setUpVsce();
  await build();
  stage();
  const vsix = path.join(folder, `${name}.vsix`);
  const vsce = inRoot('scripts', 'vsce', 'node_modules', '@vscode', 'vsce', 'vsce');
  // The repository's address is left to who publishes it; README shows its pictures from within the package.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await pack('node', [vsce, 'package', ...options, '--out', vsix]);
  say(`Packed ${vsix}`);
  const packed = await pack('npm', ['pack', '--silent', '--pack-destination', folder]);
  const tgz = path.join(folder, `${name}.tgz`);
  renameSync(path.join(folder, packed.split('\n').at(-1) ?? ''), tgz);
  say(`Packed ${tgz}`);
} catch (error) {
  giveUp(error);
}
