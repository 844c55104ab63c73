// Opens a sample cluster in VS Code with the extension running, installing and building what is missing.
//   npm start -- [--port PORT] [--embedded]
// Desktop VS Code is used where `code` is on PATH; otherwise, and with --embedded, a VS Code is served on the
// loopback interface for any browser until Ctrl-C.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { giveUp, setUpPackages, setUpVsCodeHost, setUpVsCodeOutputChannels } from './setup.mjs';
import { inRoot, root } from './support/paths.mjs';
import { continueWithNewerNode, onInterrupt, run, succeeds, which } from './support/process.mjs';
import { heading, say } from './support/terminal.mjs';

const usage = 'usage: npm start -- [--port PORT] [--embedded]';

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '0' }, embedded: { type: 'boolean' } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${values.port} is not a port.`);
    return { port, embedded: values.embedded === true };
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

/** A folder that a person may edit without changing the checkout. */
function copySample() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-sample-'));
  const folder = path.join(scratch, 'sample-cluster');
  cpSync(inRoot('docs', 'sample-cluster'), folder, { recursive: true });
  say(`The files are a copy, to be edited at will: ${folder}`);
  return folder;
}

async function openDesktop(folder) {
  const { code } = await run('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder]);
  if (code !== 0)
    throw new Error(`code ended with exit code ${code}. The embedded VS Code: npm start -- --embedded`);
  say('VS Code opens its window now.');
}

async function serve(folder, port) {
  const { startVsCode } = await import('../test/vscode-host/server.ts');
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'ha-cluster-vscode-'));
  process.on('exit', () => rmSync(dataDirectory, { recursive: true, force: true }));
  const settings = { 'workbench.startupEditor': 'readme' };
  const server = await startVsCode({ dataDirectory, port, settings, extensions: [root] });
  onInterrupt(async () => {
    say('Ending VS Code ...');
    await server.stop();
    return 0;
  });
  const url = server.url({ folder });
  const { port: actualPort } = new URL(url);
  say(`Open ${url}`);
  say(`(from another machine, first: ssh -L ${actualPort}:127.0.0.1:${actualPort} ${hostname()})`);
  say('Ctrl-C ends it.');
  throw new Error(await server.died);
}

const { port, embedded } = readArguments();
try {
  await setUpPackages();
  await continueWithNewerNode(import.meta.filename, process.argv.slice(2));
  // VS Code's command refuses to run as root, and may be the one of a VS Code that is not installed any more.
  const desktop = !embedded && which('code') !== undefined && succeeds('code', ['--version']);
  if (!desktop) {
    await setUpVsCodeHost();
    await setUpVsCodeOutputChannels();
  }
  heading('Building');
  const { build } = await import('./build.mjs');
  await build();
  heading('The sample cluster in VS Code');
  if (!embedded && !desktop) say('`code` is not on PATH, so VS Code is served for a browser.');
  const folder = copySample();
  if (desktop) await openDesktop(folder);
  else await serve(folder, port);
} catch (error) {
  giveUp(error);
}
