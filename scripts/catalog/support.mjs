import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program to its end. A program that answers with an error is an answer, not a failure. */
export function run(program, args, { input = '', env = {}, timeout = 60_000 } = {}) {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 1 << 26, timeout, env: { ...process.env, LC_ALL: 'C', ...env } };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ status: error?.code ?? 0, stdout, stderr });
    });
    // A tool that refuses its arguments does not read its input: the broken pipe says nothing new.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Like run, for questions that must be answered: any exit status but 0 is an error. */
export async function ask(program, args, options) {
  const { status, stdout, stderr } = await run(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr.trim()}`);
  return stdout;
}

/** The version of an installed Debian package without epoch and Debian revision; undefined when absent. */
export async function packageVersion(name) {
  const { status, stdout } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Version}', name]);
  if (status !== 0 || !stdout.startsWith('installed ')) return undefined;
  return stdout
    .slice('installed '.length)
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '');
}

/** The versions of all packages a catalog is made from; an error names those that are missing. */
export async function packageVersions(names) {
  const versions = {};
  const missing = [];
  for (const name of names) {
    const version = await packageVersion(name);
    if (version === undefined) missing.push(name);
    else versions[name] = version;
  }
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`);
  return versions;
}

/** Maps with as many calls under way as there are processors, keeping the order of the items. */
export async function mapConcurrently(items, ask) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await ask(items[index]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/** JSON with one entry per line down to `depth`, so that a changed option is one changed line in a diff. */
export function entriesPerLine(value, depth, indent = '') {
  const isOpen = depth > 0 && typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isOpen) return JSON.stringify(value);
  const inner = `${indent} `;
  const lines = Array.isArray(value)
    ? value.map((item) => inner + entriesPerLine(item, depth - 1, inner))
    : Object.entries(value).map(
        ([key, item]) => `${inner}${JSON.stringify(key)}: ${entriesPerLine(item, depth - 1, inner)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/**
 * Writes the data file of a catalog `{ path, depth, packages, collect }`, which every catalog script exports:
 * `packages` are those whose programs `collect` asks.
 */
export async function writeCatalog(catalog, directory = repositoryRoot) {
  const from = await packageVersions(catalog.packages);
  const data = await catalog.collect();
  const file = join(directory, catalog.path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${entriesPerLine({ from, ...data }, catalog.depth)}\n`);
  return file;
}

/** Whether the module at this URL is the program that was started. */
export function isProgram(moduleUrl) {
  return process.argv[1] !== undefined && moduleUrl === pathToFileURL(process.argv[1]).href;
}

/** Writes into the repository, or below the directory that the first argument names. */
export async function runAsProgram(...catalogs) {
  const [directory] = process.argv.slice(2);
  for (const catalog of catalogs) console.log(`wrote ${await writeCatalog(catalog, directory)}`);
}
