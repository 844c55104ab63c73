// What VS Code for the web loads as the test run: the suites that ask nothing of Node.js, in a web worker.

import 'mocha/mocha.js';

/** How the runner outside of the browser finds the sum of a run among the lines it prints. */
const REPORT = 'HA_CLUSTER_REPORT ';

/** Mocha's reporters for browsers want a page: this one prints lines. */
class Lines extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('suite', ({ title }) => console.log(title));
    runner.on('pass', ({ title }) => console.log(`  ✔ ${title}`));
    runner.on('pending', ({ title }) => console.log(`  - ${title}`));
    runner.on('fail', ({ title }, error) => console.error(`  ✘ ${title}\n${error.stack ?? error.message}`));
  }
}

export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: 240_000 });
  mocha.reporter(Lines);
  await import('./features.suite.ts');
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const failed = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', () => counts.passed++)
      .on('fail', (test, error) => {
        counts.failed++;
        failures.push(`${test.fullTitle()}\n${error.stack ?? error.message}`);
      })
      .on('pending', () => counts.skipped++);
  });
  if (counts.passed + counts.failed === 0) throw new Error('No test ran.');
  const inWorker = typeof process === 'undefined';
  console.log(`${REPORT}${JSON.stringify({ ...counts, failures, inWorker })}`);
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
