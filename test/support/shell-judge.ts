import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The words that a shell makes of each line of arguments. */
export function shellWords(lines: readonly string[]): readonly (readonly string[])[] {
  const print = `words() { for word; do printf '%s\\0' "$word"; done; printf '\\n\\0'; }\n`;
  const script = print + lines.map((line) => `words ${line}\n`).join('');
  const { status, stdout, stderr } = spawnSync('sh', ['-s'], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`sh: ${stderr}`);
  const found: string[][] = [[]];
  for (const word of stdout.split('\0').slice(0, -1)) {
    if (word === '\n') found.push([]);
    else found.at(-1)?.push(word);
  }
  return found.slice(0, -1);
}

/** Whether bash finds nothing wrong with a script, here-documents without end included. */
export function bashAccepts(file: string): boolean {
  const { status, stderr } = spawnSync('bash', ['-n', file], { encoding: 'utf8' });
  return status === 0 && !stderr.includes('warning');
}

/** Why bash cannot show how it reads a script; undefined when it can. */
export function prettyPrintObstacle(): string | undefined {
  const { status } = spawnSync('bash', ['--pretty-print', '/dev/null']);
  return status === 0 ? undefined : 'bash has no --pretty-print (bash 5)';
}

/** How bash reads a script, which it does not run: its commands in a layout of bash's own, or what it objects to. */
export function prettyPrinted(script: string): { readonly status: number | null; readonly shown: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'bash-'));
  try {
    writeFileSync(path.join(folder, 'script'), script);
    const { status, stdout, stderr } = spawnSync('bash', ['--pretty-print', 'script'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return { status, shown: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
