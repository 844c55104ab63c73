import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NotWritten, replaceText } from '../../server/src/cli/write-file.ts';
import { decode, encode } from '../../server/src/core/text.ts';
import { plainNode } from '../support/plain-node.ts';

// The bundled program, as people run it.
const program = path.join(path.dirname(path.dirname(import.meta.dirname)), 'dist/cli.js');
const isRoot = process.getuid?.() === 0;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-fix-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  try {
    const out = execFileSync(plainNode(), [program, 'lint', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { code: 0, out, err: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, err: stderr };
  }
}

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

const BROKEN = 'primitive a Dummy \\\nprimitive b Dummy\n';
const MENDED = 'primitive a Dummy\nprimitive b Dummy\n';

describe('lint --fix', () => {
  it('mends what is certain and reports what is left', () => {
    write('c.crm', `${BROKEN}primitive c Dumy\n`);
    const { code, out } = run('--fix', '.');
    expect(read('c.crm')).toBe(`${MENDED}primitive c Dumy\n`);
    expect(out).not.toContain('crmsh/stray-backslash');
    expect(out).toContain('crmsh/unknown-agent');
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual(['c.crm']);
  });

  it('keeps CRLF, byte order mark, Latin-1, mode, owner and links', () => {
    write('crlf.crm', BROKEN.replaceAll('\n', '\r\n'));
    write('bom.crm', `\ufeff${BROKEN}`);
    write('latin.crm', Buffer.from(`# Schlüssel €\n${BROKEN}`, 'latin1'));
    const real = write('real/c.crm', BROKEN);
    chmodSync(real, 0o640);
    if (isRoot) chownSync(real, 65534, 65534);
    symlinkSync('real/c.crm', path.join(folder, 'link.crm'));
    run('--fix', 'crlf.crm', 'bom.crm', 'latin.crm', 'link.crm');
    expect(read('crlf.crm')).toBe(MENDED.replaceAll('\n', '\r\n'));
    expect(read('bom.crm')).toBe(`\ufeff${MENDED}`);
    const latin = readFileSync(path.join(folder, 'latin.crm'));
    expect(latin).toEqual(Buffer.from(`# Schlüssel €\n${MENDED}`, 'latin1'));
    expect(read('real/c.crm')).toBe(MENDED);
    expect(lstatSync(path.join(folder, 'link.crm')).isSymbolicLink()).toBe(true);
    const { mode, uid } = statSync(real);
    expect(mode & 0o7777).toBe(0o640);
    if (isRoot) expect(uid).toBe(65534);
  });

  it('writes nothing with --fix-dry-run, and reports what would be left', () => {
    write('c.crm', BROKEN);
    const { out } = run('--fix-dry-run', '.');
    expect(out).not.toContain('crmsh/stray-backslash');
    expect(read('c.crm')).toBe(BROKEN);
  });

  it('prints the change with --diff, as patch takes it, with exit code 1', () => {
    write('c.crm', BROKEN);
    const { code, out } = run('--diff', '.');
    expect(code).toBe(1);
    expect(out).toContain(
      '--- c.crm\n+++ c.crm\n@@ -1,2 +1,2 @@\n-primitive a Dummy \\\n+primitive a Dummy\n',
    );
    expect(read('c.crm')).toBe(BROKEN);
    writeFileSync(path.join(folder, 'c.crm'), MENDED);
    expect(run('--diff', '.')).toEqual({ code: 0, out: '', err: '' });
  });

  it('takes one of its ways only', () => {
    expect(run('--fix', '--diff', '.')).toMatchObject({
      code: 2,
      err: expect.stringContaining('one at a time'),
    });
  });
});

describe('a file', () => {
  it('that changed meanwhile is left as it is', async () => {
    const file = write('c.crm', 'newer\n');
    await expect(replaceText(file, 'older\n', 'mended\n')).rejects.toThrow('has changed meanwhile');
    expect(read('c.crm')).toBe('newer\n');
    expect(readdirSync(folder)).toEqual(['c.crm']);
  });

  it('in Latin-1 that cannot hold the new text is left as it is', async () => {
    const before = Buffer.from('# Schlüssel\n', 'latin1');
    const file = write('c.crm', before);
    const failed: Promise<NotWritten | undefined> = replaceText(file, '# Schlüssel\n', '# ключ\n').then(
      () => undefined,
      (error) => error,
    );
    expect((await failed)?.message).toContain('is not UTF-8');
    expect(readFileSync(file)).toEqual(before);
  });
});

it('what is decoded is encoded to the same bytes', () => {
  const all = Uint8Array.from({ length: 255 }, (_, index) => index + 1);
  for (const bytes of [all, Buffer.from('ü€'), Buffer.from('\ufeffü'), Buffer.from('')]) {
    const decoded = decode(bytes);
    if (decoded.kind === 'binary') throw new Error('it is text');
    expect(Buffer.from(encode(decoded.text, decoded.encoding) ?? [])).toEqual(Buffer.from(bytes));
  }
  expect(encode('ж', 'latin-1')).toBeUndefined();
});
