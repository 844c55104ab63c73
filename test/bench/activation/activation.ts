import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleForHost, runInHost } from '../../vscode-host/run-in-host.ts';
import { median } from '../statistics.ts';

const output = path.resolve(import.meta.dirname, '../../output/activation');

/** Milliseconds that the built extension takes to activate in a VS Code with an empty folder open. */
export async function activation(rounds: number): Promise<number> {
  await bundleForHost([path.join(import.meta.dirname, 'in-host.ts')], output);
  const report = path.join(output, 'milliseconds');
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await runInHost(path.join(output, 'in-host.cjs'), { HA_CLUSTER_REPORT: report }, (workspace) =>
      mkdirSync(workspace),
    );
    samples.push(Number(readFileSync(report, 'utf8')));
  }
  return median(samples);
}
