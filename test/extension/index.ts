// What VS Code loads as the test run: collects the suites beside this file and writes the report. A run that ends
// before the report is written (the extension host died) counts as failed, though VS Code says it went well.

import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  const report = process.env['HA_CLUSTER_REPORT'];
  if (report === undefined) throw new Error('HA_CLUSTER_REPORT does not say where the report goes.');
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 240_000, reporter: 'spec' });
  for (const name of readdirSync(__dirname).filter((n) => n.endsWith('.suite.cjs'))) {
    mocha.addFile(path.join(__dirname, name));
  }
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const failed = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', () => counts.passed++)
      .on('fail', (test, error: Error) => {
        counts.failed++;
        failures.push(`${test.fullTitle()}\n${error.stack ?? error.message}`);
      })
      .on('pending', () => counts.skipped++);
  });
  if (counts.passed + counts.failed === 0) throw new Error('No test ran.');
  writeFileSync(report, JSON.stringify({ ...counts, failures }));
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
