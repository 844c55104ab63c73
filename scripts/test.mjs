// Runs every suite, installing what is missing; the last line is the sum.
//   npm test                    everything
//   npm test -- unit drive      these suites
// Environment: HA_CLUSTER_DESKTOP_VSCODE=1 downloads desktop VS Code for the suite `extension`.

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  findBrowser,
  giveUp,
  purposes,
  setUpDebianPackages,
  setUpPackages,
  setUpVsCodeHost,
} from './setup.mjs';
import { inRoot, testOutput } from './support/paths.mjs';
import { continueWithNewerNode, onInterrupt, processesMarked, run } from './support/process.mjs';
import { elapsed, fail, heading, say, warn } from './support/terminal.mjs';

const minutes = 60_000;
const passed = { passed: 1, failed: 0, skipped: 0, failures: [] };
const skipped = { passed: 0, failed: 0, skipped: 1, failures: [] };
/** `why` is read at the end of a long log, so it says which suite. */
const failed = (...why) => ({ passed: 0, failed: 1, skipped: 0, failures: why });

/** A program whose exit code is the verdict. */
const verdict =
  (program, ...args) =>
  async () => {
    const { code } = await run(program, args, { limit: 10 * minutes });
    return code === 0 ? passed : failed(`${[program, ...args].join(' ')}: exit code ${code}`);
  };

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** A run that leaves a report behind; without one it did not get to its end, whatever its exit code says. */
async function reported(name, program, args, count) {
  const report = path.join(testOutput, `${name}.json`);
  rmSync(report, { force: true });
  const { code } = await run(program, [...args(report)], { limit: 40 * minutes });
  const content = readReport(report);
  if (content === undefined) {
    const why = `${name}: the run ended (exit code ${code}) without a report`;
    fail(`${why}: counted as failed.`);
    return failed(why);
  }
  const counts = count(content);
  if (code !== 0 && counts.failed === 0) {
    const why = `${name}: nothing failed, yet the run ended with exit code ${code}`;
    fail(`${why}: counted as failed.`);
    return { ...counts, failed: 1, failures: [why] };
  }
  return counts;
}

function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that cannot be loaded has no tests to count, but it is a failure.
  const broken = testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
  const failures = testResults.flatMap((f) =>
    f.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${test.fullName}\n${test.failureMessages.join('\n')}`)
      .concat(broken.includes(f) ? (f.message ?? 'the file cannot be loaded') : [])
      .map((what) => `${path.relative(inRoot(), f.name)} > ${what}`),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
    failures,
  };
}

const vitest =
  (name, config, ...filters) =>
  () =>
    reported(
      name,
      'vitest',
      (report) => [
        'run',
        `--config=${config}`,
        '--reporter=default',
        '--reporter=json',
        `--reporter=${inRoot('test', 'support', 'skip-reporter.ts')}`,
        `--outputFile.json=${report}`,
        ...filters,
      ],
      countVitest,
    );

const extensionHost = (name, program) => () =>
  reported(
    name,
    'node',
    (report) => [program, report],
    (counts) => counts,
  );

/** In order: what fails fast comes first, and what needs dist/ after the build. */
const suites = [
  {
    name: 'lint',
    title: 'Style and lint',
    start: verdict('biome', 'ci', '.', ...(process.stdout.isTTY ? [] : ['--colors=off'])),
  },
  { name: 'types', title: 'Types', start: verdict('tsc', '-b') },
  {
    name: 'generated',
    title: 'Generated files are fresh',
    start: verdict('node', 'scripts/generate.mjs', '--check'),
  },
  { name: 'build', title: 'Bundles', start: verdict('node', 'scripts/build.mjs') },
  {
    name: 'unit',
    title: 'Units',
    start: vitest('unit', 'test/vitest.config.ts', '--exclude=conformance/**'),
    needsTools: true,
  },
  {
    name: 'conformance',
    title: 'What the real cluster tools say',
    start: vitest('conformance', 'test/vitest.config.ts', 'conformance/'),
    needsTools: true,
  },
  {
    name: 'deploy',
    title: 'Deployment to real nodes',
    start: vitest('deploy', 'test/deploy/vitest.config.ts'),
    needsTools: true,
  },
  {
    name: 'extension',
    title: 'The extension in VS Code',
    start: extensionHost('extension', 'test/extension/run.ts'),
    needsVsCode: true,
  },
  {
    name: 'extension-web',
    title: 'The extension in VS Code for the web',
    start: extensionHost('extension-web', 'test/extension/web-run.ts'),
    needsVsCode: true,
  },
  {
    name: 'drive',
    title: 'A person at work in VS Code',
    start: vitest('drive', 'test/drive/vitest.config.ts', '--exclude=npm-start.drive.ts'),
    needsVsCode: true,
  },
  {
    name: 'package',
    title: 'What people install: .vsix, npm package, Neovim',
    start: vitest('package', 'test/package/vitest.config.ts'),
    needsVsCode: true,
    needsTools: true,
  },
  {
    name: 'start',
    title: '`npm start`',
    start: vitest('start', 'test/drive/vitest.config.ts', 'npm-start'),
    needsVsCode: true,
  },
];

function chosenSuites(names) {
  const known = suites.map((s) => s.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no suite ${unknown.join(', ')}. Suites: ${known.join(', ')}`);
    process.exit(2);
  }
  return names.length === 0 ? suites : suites.filter((s) => names.includes(s.name));
}

/** Prepares VS Code and a browser. Returns why that is not possible, or undefined. */
async function setUpVsCode() {
  await setUpDebianPackages(purposes.vsCode);
  const browser = findBrowser();
  if (browser === undefined) return 'no browser that could show VS Code (Debian package chromium)';
  process.env.HA_CLUSTER_BROWSER = browser;
  try {
    await setUpVsCodeHost();
    return undefined;
  } catch (error) {
    return error.message;
  }
}

/** Everything the suites started carries this in its environment, so that what they left behind can be found. */
const runMark = { name: 'HA_CLUSTER_TEST_RUN', value: randomUUID() };

/** Programs that suites left running are ended, and count as one failure. */
async function endLeftovers() {
  let left = processesMarked(runMark.name, runMark.value);
  for (let wait = 0; left.length > 0 && wait < 20; wait++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    left = processesMarked(runMark.name, runMark.value);
  }
  for (const { pid, command } of left) {
    fail(`left running: ${command.slice(0, 160)}`);
    process.kill(pid, 'SIGKILL');
  }
  return left.length === 0 ? passed : failed(...left.map((l) => `left running: ${l.command}`));
}

const countLine = (c) => `${c.passed} passed, ${c.failed} failed, ${c.skipped} skipped`;

async function runSuite({ name, title, start, needsVsCode }, noVsCode) {
  heading(`${title} (${name})`);
  const begin = performance.now();
  let counts = skipped;
  if (needsVsCode && noVsCode !== undefined) warn(`Left out: ${noVsCode}`);
  else counts = await start();
  say(`${name}: ${countLine(counts)} in ${elapsed(begin)}`);
  return counts;
}

try {
  const chosen = chosenSuites(process.argv.slice(2));
  await setUpPackages();
  await continueWithNewerNode(import.meta.filename, process.argv.slice(2));
  mkdirSync(testOutput, { recursive: true });
  process.env[runMark.name] = runMark.value;
  onInterrupt(async () => {
    await endLeftovers();
  });
  // What stays missing is for the tests to say: each leaves out what it cannot ask, with the reason.
  if (chosen.some((s) => s.needsTools)) await setUpDebianPackages(purposes.tools);
  const noVsCode = chosen.some((s) => s.needsVsCode) ? await setUpVsCode() : undefined;

  const begin = performance.now();
  const results = [];
  for (const suite of chosen) results.push(await runSuite(suite, noVsCode));
  heading('Nothing is left running (processes)');
  results.push(await endLeftovers());

  const failures = results.flatMap((counts) => counts.failures);
  if (failures.length > 0) heading('What failed');
  for (const failure of failures) fail(failure.split('\n').slice(0, 12).join('\n').slice(0, 1500));

  heading(`All suites: ${elapsed(begin)}`);
  const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(countLine(total));
} catch (error) {
  giveUp(error);
}
