import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainNode, versionOf } from '../support/plain-node.ts';

// The bundled program, as people run it, on the Node they have.
const root = path.dirname(path.dirname(import.meta.dirname));
const program = path.join(root, 'dist/cli.js');
const node = plainNode();
console.info(`the command line runs on Node ${versionOf(node)}`);

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<Outcome> {
  return start([node, program, ...args]);
}

/** Root may read everything, unless it gives up the capabilities that let it. */
function runUnprivileged(...args: string[]): Promise<Outcome> {
  const setpriv = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'];
  return start([...(process.getuid?.() === 0 ? setpriv : []), node, program, ...args]);
}

function start([command = '', ...args]: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder, maxBuffer: 1e9 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function json(...args: string[]) {
  const outcome = await run('lint', '--format', 'json', ...args);
  return { ...outcome, report: JSON.parse(outcome.out) };
}

const GOOD_KEYS = 'auth 1\n1 sha1 kO8Ud1Qw\n';

describe('--agents', () => {
  it('names a folder with meta-data of further agents', async () => {
    write('cluster.crm', 'primitive q ocf:acme:queue params spol=/a op monitor interval=10s\n');
    write('meta/acme/queue.xml', '<resource-agent name="queue"><parameter name="spool"/></resource-agent>');
    expect((await run('lint', 'cluster.crm')).out).toContain('haCluster.agents.folders');
    const { out, code } = await run('lint', '--agents', 'meta', 'cluster.crm');
    expect(out).toContain('crmsh/unknown-parameter');
    expect(out).not.toContain('crmsh/unknown-agent');
    expect(code).toBe(1);
    expect((await run('lint', '--agents', 'gone', 'cluster.crm')).code).toBe(2);
  });
});

describe('contract', () => {
  it('reports JSON with zero-based positions, and exit code 1 for errors', async () => {
    write('etc/ha.d/authkeys', 'auth 1\n1 sha257 kO8Ud1Qw\n');
    const { code, report, err } = await json('.');
    expect(report).toEqual({
      diagnostics: [
        {
          file: 'etc/ha.d/authkeys',
          range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } },
          severity: 'error',
          code: 'ha-authkeys/unknown-method',
          message: expect.stringContaining('sha257'),
          related: [],
        },
      ],
      files: 1,
    });
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('exits with 0 when there is nothing to report', async () => {
    write('authkeys', GOOD_KEYS);
    const { code, report, err } = await json(folder);
    expect({ code, report, err }).toEqual({ code: 0, report: { diagnostics: [], files: 1 }, err: '' });
  });

  it('speaks text to people, with the line and the place', async () => {
    write('authkeys', 'auth 1\n1 sha257 kO8Ud1Qw\n');
    const { code, out } = await run('lint', 'authkeys');
    expect(code).toBe(1);
    expect(out).toContain('authkeys:2:3 error');
    expect(out).toContain('    1 sha257 kO8Ud1Qw\n      ^^^^^^\n');
    expect(out).toMatch(/1 file checked: 1 error\n$/);
  });

  it.each([
    [['lint'], 'name at least one'],
    [['lint', '--format', 'xml', '.'], 'there is no format "xml"'],
    [['lint', '--nonsense', '.'], 'nonsense'],
    [['lnit', '.'], 'there is no command "lnit"'],
    [[], 'Usage: ha-cluster'],
    [['lint', 'missing.res'], 'missing.res does not exist'],
  ])('exits with 2 on %j', async (args, message) => {
    const { code, err } = await run(...args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it('explains itself', async () => {
    const { code, out } = await run('lint', '--help');
    expect(code).toBe(0);
    expect(out).toContain('Exit code: 0 no errors, 1 errors found, 2 wrong usage or unreadable input');
  });

  it('takes each folder argument as a cluster of its own', async () => {
    write(
      'one/etc/drbd.d/r.res',
      'resource r { device /dev/drbd0; disk /dev/sda; meta-disk internal; on a { address 10.0.0.1:7789; } on b { address 10.0.0.2:7789; } }\n',
    );
    write(
      'two/etc/drbd.d/r.res',
      'resource r { device /dev/drbd0; disk /dev/sda; meta-disk internal; on a { address 10.0.0.1:7789; } on b { address 10.0.0.2:7789; } }\n',
    );
    const apart = await json('one', 'two');
    expect(apart.report.files).toBe(2);
    expect(apart.report.diagnostics.filter((one: { severity: string }) => one.severity === 'error')).toEqual(
      [],
    );
    const together = await json('.');
    expect(together.code).toBe(1);
    writeFileSync(path.join(folder, 'one/ha-cluster.json'), '{}');
    writeFileSync(path.join(folder, 'two/ha-cluster.json'), '{}');
    const marked = await json('.');
    expect(marked.report.diagnostics.filter((one: { severity: string }) => one.severity === 'error')).toEqual(
      [],
    );
  });
});

describe('ha-cluster.json', () => {
  const BAD_KEYS = 'auth 1\n1 sha257 kO8Ud1Qw\n';

  it('sets levels of rules for its cluster only', async () => {
    write('one/authkeys', BAD_KEYS);
    write('one/ha-cluster.json', '{ "rules": { "ha-authkeys/unknown-method": "hint" } }');
    write('two/authkeys', BAD_KEYS);
    const { report } = await json('.');
    const levels = report.diagnostics.map((one: { file: string; severity: string }) => [
      one.file,
      one.severity,
    ]);
    expect(levels).toEqual([
      ['one/authkeys', 'hint'],
      ['two/authkeys', 'error'],
    ]);
  });

  it('is found above a file that was named, and at the root of a folder', async () => {
    write('etc/ha.d/authkeys', BAD_KEYS);
    write('ha-cluster.json', '{ "rules": { "ha-authkeys/unknown-method": "off" } }');
    expect((await json('etc/ha.d/authkeys')).report.diagnostics).toEqual([]);
    expect((await json('.')).report.diagnostics).toEqual([]);
  });

  it.each([
    ['{', ['ha-cluster/bad-json']],
    ['[]', ['ha-cluster/bad-value']],
    ['{ "drbd": 9 }', ['ha-cluster/bad-value']],
    ['{ "rules": { "a/b": "loud" } }', ['ha-cluster/unknown-rule', 'ha-cluster/bad-value']],
  ])('has its mistakes reported, also with a file that was named: %s', async (text, codes) => {
    write('authkeys', GOOD_KEYS);
    write('ha-cluster.json', text);
    for (const place of ['.', 'authkeys']) {
      const { report, code } = await json(place);
      const said = report.diagnostics.map((one: { file: string; code: string }) => [one.file, one.code]);
      expect(said).toEqual(codes.map((one) => ['ha-cluster.json', one]));
      expect(code).toBe(1);
    }
  });
});

describe('bad input', () => {
  it('takes an empty file', async () => {
    for (const name of ['authkeys', 'etc/ha.d/ha.cf', 'drbd.conf', 'x.crm', 'x.sh']) write(name, '');
    const { code, err } = await run('lint', '.');
    expect(err).toBe('');
    expect(code).toBeLessThan(2);
  });

  it('says that a binary file is none', async () => {
    write('authkeys', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]));
    const { code, err } = await run('lint', '.');
    expect(err).toContain('authkeys is a binary file, not configuration');
    expect(code).toBe(2);
  });

  it('reads Latin-1, a byte order mark and CRLF', async () => {
    write('latin/authkeys', Buffer.from('# Schlüssel\nauth 1\n1 sha1 kO8Ud1Qw\n', 'latin1'));
    write('bom/authkeys', `\ufeff${GOOD_KEYS}`);
    write('crlf/authkeys', GOOD_KEYS.replaceAll('\n', '\r\n'));
    const { code, report } = await json('latin', 'bom', 'crlf');
    expect(report.diagnostics.filter((one: { severity: string }) => one.severity === 'error')).toEqual([]);
    expect(report.files).toBe(3);
    expect(code).toBe(0);
  });

  it('reads 10 MB', async () => {
    const resource = (n: number) =>
      `resource r${n} {\n  device /dev/drbd${n};\n  disk /dev/vg/lv${n};\n  meta-disk internal;\n  on alice { address 10.0.${n >> 8}.${n & 255}:7789; }\n  on bob { address 10.1.${n >> 8}.${n & 255}:7789; }\n}\n`;
    const count = Math.ceil(10_000_000 / resource(10_000).length);
    write('etc/drbd.d/big.res', Array.from({ length: count }, (_, n) => resource(n)).join(''));
    expect(readFileSync(path.join(folder, 'etc/drbd.d/big.res')).length).toBeGreaterThan(9_500_000);
    const { code, report } = await json('.');
    expect(report.files).toBe(1);
    expect(code).toBe(0);
  });

  it('ends on a loop of symbolic links and follows links otherwise', async () => {
    write('real/authkeys', 'auth 1\n1 sha257 x\n');
    symlinkSync('..', path.join(folder, 'real/up'));
    symlinkSync('loop', path.join(folder, 'loop'));
    const { code, report } = await json('.');
    expect(report.files).toBe(1);
    expect(code).toBe(1);
  });

  it('ends on an include cycle', async () => {
    write('drbd.conf', 'include "a.conf";\n');
    write('a.conf', 'include "drbd.conf";\ninclude "a.conf";\n');
    const { code, report } = await json('drbd.conf');
    expect(report.files).toBe(2);
    expect(code).toBe(0);
  });

  it('says what it may not read', async () => {
    write('closed/authkeys', GOOD_KEYS);
    chmodSync(path.join(folder, 'closed'), 0);
    const { code, err } = await runUnprivileged('lint', '.');
    chmodSync(path.join(folder, 'closed'), 0o755);
    expect(err).toContain('closed cannot be read: permission denied');
    expect(code).toBe(2);
  });
});
