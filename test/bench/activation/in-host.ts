// Runs in VS Code's extension host: how long the extension takes to activate there.

import { writeFileSync } from 'node:fs';
import { extensions } from 'vscode';

export async function run(): Promise<void> {
  const extension = extensions.all.find(({ packageJSON }) => packageJSON.name === 'ha-cluster-config');
  const report = process.env['HA_CLUSTER_REPORT'];
  if (!extension || report === undefined)
    throw new Error('The extension or the place for the report is missing.');
  if (extension.isActive) throw new Error('The extension is active already.');
  const before = performance.now();
  await extension.activate();
  writeFileSync(report, String(performance.now() - before));
}
