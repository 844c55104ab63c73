// The .vsix: installed into a VS Code that has no other extension, it says what is wrong with the sample cluster.

import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workbench } from '../drive/workbench.ts';
import { sampleMistakes } from '../support/sample-cluster.ts';
import { launchBrowser } from '../vscode-host/browser.ts';
import { installExtension, startVsCode, type VsCodeServer } from '../vscode-host/server.ts';
import { sampleFolder } from './installed.ts';
import { vsix } from './pack.ts';

const { scratch, cluster } = sampleFolder();
const dataDirectory = path.join(scratch, 'vscode');
let server: VsCodeServer;
let browser: Browser;

beforeAll(async () => {
  installExtension(dataDirectory, vsix);
  server = await startVsCode({ dataDirectory });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

test('holds no node_modules', () => {
  const files = execFileSync('find', [path.join(dataDirectory, 'extensions')], { encoding: 'utf8' });
  expect(files).toContain('dist/extension.cjs');
  expect(files).toContain('dist/extension.web.cjs');
  expect(files).toContain('dist/server.web.js');
  expect(files).toContain('dist/picture.js');
  expect(files).not.toContain('node_modules');
  expect(readdirSync(path.join(dataDirectory, 'extensions'))).toContainEqual(
    expect.stringMatching(/^ha-cluster-config\.ha-cluster-config-/),
  );
});

test('finds the mistakes of the sample', async () => {
  const workbench = await Workbench.open(browser, server.url({ folder: cluster }));
  await workbench.openFile('cluster.crm');
  await workbench.editor.locator('.squiggly-error').first().waitFor({ state: 'attached' });
  for (const { code } of sampleMistakes) await workbench.findProblem(code);
});
