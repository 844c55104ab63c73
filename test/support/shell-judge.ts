import { spawnSync } from 'node:child_process';

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
