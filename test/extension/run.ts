// Runs the suites of this folder inside VS Code's extension host: node test/extension/run.ts REPORT

import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bundleForHost, runInHost } from '../vscode-host/run-in-host.ts';

const here = import.meta.dirname;
const checkout = path.resolve(here, '../..');
const bundles = path.join(checkout, 'test/output/extension');
const report = path.resolve(process.argv[2] ?? path.join(checkout, 'test/output/extension.json'));

const modules = readdirSync(here).filter((name) => name === 'index.ts' || name.endsWith('.suite.ts'));
await bundleForHost(
  modules.map((name) => path.join(here, name)),
  bundles,
);
try {
  await runInHost(path.join(bundles, 'index.cjs'), { HA_CLUSTER_REPORT: report }, (workspace) => {
    cpSync(path.join(checkout, 'docs/sample-cluster'), workspace, { recursive: true });
    cpSync(path.join(here, 'workspace'), workspace, { recursive: true });
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
