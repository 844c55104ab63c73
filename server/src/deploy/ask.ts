import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shellWords } from './shell-words.ts';

/** Asks the person what ssh wants to know, such as a passphrase; undefined when they gave up. */
export type Ask = (prompt: string) => Promise<string | undefined>;

/** The environment with which ssh asks through `Ask`, as long as it is open; undefined where it cannot. */
export interface AskChannel {
  readonly environment: Readonly<Record<string, string>> | undefined;
  close(): Promise<void>;
}

/** What ssh starts to ask: passes the prompt to the socket, and prints the answer; it ends with 1 without one. */
const PROGRAM = `
const socket = require('node:net').connect(process.argv[2]);
socket.end(process.argv.slice(3).join(' '));
let answer = '';
socket.setEncoding('utf8').on('data', (part) => { answer += part; });
socket.on('error', () => process.exit(1));
socket.on('end', () => {
  if (answer === '') process.exit(1);
  process.stdout.write(answer);
});
`;

/**
 * Lets ssh ask without a terminal (ssh(1), SSH_ASKPASS; SSH_ASKPASS_REQUIRE from OpenSSH 8.4). Answers go through a
 * socket in a folder that only this user can enter; they are neither kept nor logged.
 */
export async function openAskChannel(ask: Ask): Promise<AskChannel> {
  // What ssh starts there cannot be a shell script: keys must be in the agent.
  if (process.platform === 'win32') return { environment: undefined, close: async () => undefined };
  const folder = await mkdtemp(path.join(tmpdir(), 'ha-cluster-ask-'));
  const socket = path.join(folder, 'socket');
  const program = path.join(folder, 'ask.cjs');
  const start = path.join(folder, 'ask');
  await writeFile(program, PROGRAM, { mode: 0o600 });
  // VS Code's own program is node with this variable.
  const command = shellWords(process.execPath, program, socket);
  await writeFile(start, `#!/bin/sh\nELECTRON_RUN_AS_NODE=1 exec ${command} "$@"\n`);
  await chmod(start, 0o700);
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    let prompt = '';
    connection.setEncoding('utf8').on('data', (part: string) => {
      prompt += part;
    });
    connection.on('error', () => undefined);
    connection.on('end', () => {
      void ask(prompt.trim()).then(
        (answer) => connection.end(answer === undefined ? '' : `${answer}\n`),
        () => connection.end(),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  return {
    environment: {
      SSH_ASKPASS: start,
      SSH_ASKPASS_REQUIRE: 'force',
      DISPLAY: process.env['DISPLAY'] ?? ':0',
    },
    close: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
