import {
  chmodSync,
  chownSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type NotWritten, replaceText } from '../../server/src/cli/write-file.ts';
import { decode, encode } from '../../server/src/core/text.ts';
import { runProgram } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

const folder = temporaryFolder('fix');

const run = (...args: string[]) => runProgram(folder.path, 'lint', ...args);

const BROKEN = 'primitive a Dummy \\\nprimitive b Dummy\n';
const MENDED = 'primitive a Dummy\nprimitive b Dummy\n';

describe('lint --fix', () => {
  it('mends what is certain and reports what is left', () => {
    folder.write('c.crm', `${BROKEN}primitive c Dumy\n`);
    const { code, out } = run('--fix', '.');
    expect(folder.read('c.crm')).toBe(`${MENDED}primitive c Dumy\n`);
    expect(out).not.toContain('crmsh/stray-backslash');
    expect(out).toContain('crmsh/unknown-agent');
    expect(code).toBe(0);
    expect(readdirSync(folder.path)).toEqual(['c.crm']);
  });

  it('keeps CRLF, byte order mark, Latin-1, mode, owner and links', () => {
    folder.write('crlf.crm', BROKEN.replaceAll('\n', '\r\n'));
    folder.write('bom.crm', `\ufeff${BROKEN}`);
    folder.write('latin.crm', Buffer.from(`# Schlüssel €\n${BROKEN}`, 'latin1'));
    const real = folder.write('real/c.crm', BROKEN);
    chmodSync(real, 0o640);
    if (isRoot) chownSync(real, 65534, 65534);
    symlinkSync('real/c.crm', folder.at('link.crm'));
    run('--fix', 'crlf.crm', 'bom.crm', 'latin.crm', 'link.crm');
    expect(folder.read('crlf.crm')).toBe(MENDED.replaceAll('\n', '\r\n'));
    expect(folder.read('bom.crm')).toBe(`\ufeff${MENDED}`);
    const latin = readFileSync(folder.at('latin.crm'));
    expect(latin).toEqual(Buffer.from(`# Schlüssel €\n${MENDED}`, 'latin1'));
    expect(folder.read('real/c.crm')).toBe(MENDED);
    expect(lstatSync(folder.at('link.crm')).isSymbolicLink()).toBe(true);
    const { mode, uid } = statSync(real);
    expect(mode & 0o7777).toBe(0o640);
    if (isRoot) expect(uid).toBe(65534);
  });

  it('writes nothing with --fix-dry-run, and reports what would be left', () => {
    folder.write('c.crm', BROKEN);
    const { out } = run('--fix-dry-run', '.');
    expect(out).not.toContain('crmsh/stray-backslash');
    expect(folder.read('c.crm')).toBe(BROKEN);
  });

  it('prints the change with --diff, as patch takes it, with exit code 1', () => {
    folder.write('c.crm', BROKEN);
    const { code, out } = run('--diff', '.');
    expect(code).toBe(1);
    expect(out).toContain(
      '--- c.crm\n+++ c.crm\n@@ -1,2 +1,2 @@\n-primitive a Dummy \\\n+primitive a Dummy\n',
    );
    expect(folder.read('c.crm')).toBe(BROKEN);
    writeFileSync(folder.at('c.crm'), MENDED);
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
    const file = folder.write('c.crm', 'newer\n');
    await expect(replaceText(file, 'older\n', 'mended\n')).rejects.toThrow('has changed meanwhile');
    expect(folder.read('c.crm')).toBe('newer\n');
    expect(readdirSync(folder.path)).toEqual(['c.crm']);
  });

  it('in Latin-1 that cannot hold the new text is left as it is', async () => {
    const before = Buffer.from('# Schlüssel\n', 'latin1');
    const file = folder.write('c.crm', before);
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
