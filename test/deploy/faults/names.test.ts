import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeSession } from '../../../server/src/deploy/node-session.ts';
import { planRollback, rollback } from '../../../server/src/deploy/rollback.ts';
import { shellWords } from '../../../server/src/deploy/shell-words.ts';
import { run } from '../nodes/processes.ts';
import { withCluster } from '../nodes/with-cluster.ts';
import { Desk } from '../support/desk.ts';
import { hostileNames, numbers } from './support/hostile.ts';
import { FaultMatrix } from './support/matrix.ts';
import { attempt } from './support/scene.ts';

const matrix = new FaultMatrix('names and contents');
afterAll(() => matrix.print());

describe('hostile names at the desk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('1,000 hosts: none runs anything', { timeout: 300_000 }, () =>
    matrix.tried('1,000 hostile hosts', 'connect', 'desk', async () => {
      const canary = path.join(folder, 'canary');
      const asked = path.join(folder, 'asked');
      const config = path.join(folder, 'config');
      // A program of its own: ssh ends what it has started as soon as that closes its output.
      const proxy = path.join(folder, 'proxy');
      writeFileSync(proxy, `#!/bin/sh\necho proxy "$@" >>${asked}\nexit 1\n`, { mode: 0o755 });
      // What people have in their configuration: commands that a shell reads, with the name in them.
      writeFileSync(
        config,
        `Match exec "echo match %n >>${asked}"\n  User nobody\nHost *\n  ProxyCommand ${proxy} %h %r\n`,
      );
      const ssh = { program: 'ssh', options: ['-F', config], environment: {}, mayAsk: false };
      const names = [...hostileNames(7, 1000, canary), 'alice.example.org', 'root@10.0.0.1', 'fe80::1%eth0'];
      const outcomes = new Map<string, string>();
      const worker = async (): Promise<void> => {
        for (let name = names.pop(); name !== undefined; name = names.pop()) {
          const at = name;
          const { failure } = await attempt(async () => {
            (await NodeSession.open({ name: 'alice', ssh: at, become: false }, ssh)).close();
            return { notes: [] };
          });
          outcomes.set(name, failure?.message ?? 'let in');
          expect(existsSync(canary), JSON.stringify(name)).toBe(false);
        }
      };
      await Promise.all([worker(), worker(), worker(), worker()]);
      expect(outcomes.size).toBeGreaterThan(1000);
      for (const [name, outcome] of outcomes) {
        expect(outcome, JSON.stringify(name)).toMatch(
          /is no place that ssh|failed or broke|cannot use|does not know/,
        );
      }
      // The trap would have caught something: commands do run for names without danger.
      const ran = readFileSync(asked, 'utf8');
      expect(ran).toContain('proxy alice.example.org');
      expect(ran).toContain('proxy 10.0.0.1 root');
      expect(outcomes.get('alice;')).toContain('is no place that ssh may be asked to go to');
      return `${[...outcomes.values()].filter((one) => one.includes('is no place')).length} refused before ssh`;
    }),
  );

  it('1,000 paths: a shell reads each as it is', () =>
    matrix.tried('1,000 hostile paths', 'quoting', 'desk', async () => {
      const names = hostileNames(8, 1000, path.join(folder, 'canary'));
      const script = `printf '%s\\0' ${shellWords(...names)}`;
      const { stdout, code } = await run('/bin/sh', [], { input: script });
      expect(code).toBe(0);
      expect(stdout.split('\0').slice(0, -1)).toEqual(names);
      expect(existsSync(path.join(folder, 'canary'))).toBe(false);
      return 'all read back';
    }));
});

describe('hostile names and contents on nodes', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'] });
  const access = ['alice', 'gertrude'].map((name) => ({ name, ssh: name, become: false }));

  /** Deploys contents to paths, compares every byte, takes it back, and looks again. */
  const carries = async (files: ReadonlyMap<string, Uint8Array>, sourceOf: (n: number) => string) => {
    const desk = new Desk(cluster(), {});
    const entries = [...files].map(([to], n) => ({ path: `raw/${n}/*`, to }));
    desk.write({ 'ha-cluster.json': JSON.stringify({ nodes: { alice: {}, gertrude: {} }, files: entries }) });
    for (const [n, content] of [...files.values()].entries())
      desk.write({ [`raw/${n}/${sourceOf(n)}`]: content });
    for (const node of cluster().nodes) await node.must('rm -rf /srv/in; mkdir -p /srv/in');
    const plan = await desk.plan();
    expect(plan.files.length).toBe(2 * files.size);
    expect(await attempt(() => desk.apply(plan))).toEqual({ notes: [] });
    for (const node of cluster().nodes) {
      for (const [to, content] of files) {
        const there = await node.read(to);
        expect(there?.equals(content), `${node.name} ${JSON.stringify(to)}`).toBe(true);
      }
      expect((await node.must('find /srv/in -type f -printf x')).length).toBe(files.size);
    }
    await rollback(await planRollback(access, desk.folder, desk.ssh), { ssh: desk.ssh });
    for (const node of cluster().nodes) expect(await node.must('find /srv/in -type f')).toBe('');
  };

  it('paths', () =>
    matrix.tried('hostile paths', 'all', 'both', async () => {
      const names = hostileNames(9, 1000, '/srv/canary')
        .map((name) => name.replaceAll('/', '').slice(0, 80))
        .filter((name) => !/^\.{0,2}$/.test(name));
      const next = numbers(10);
      const some = new Set(Array.from({ length: 60 }, () => names[next(names.length)] ?? ''));
      for (const name of [
        '-rf',
        '--',
        "it's",
        'a b',
        ' ',
        '\n',
        'x\n',
        '$(touch canary)',
        '*',
        'ü',
        'e\u0301',
      ])
        some.add(name);
      const sources = ['-rf', 'a b', "it's", '"', '$(touch canary)', 'x\ny', 'ü', '*', '\\', 'plain'];
      const files = new Map([...some].map((name, n) => [`/srv/in/${name}`, Buffer.from(`${n}\n`)]));
      await carries(files, (n) => sources[n % sources.length] ?? '');
      for (const node of cluster().nodes) {
        expect((await node.exec(['find', '/', '-xdev', '-name', 'canary*'])).stdout).toBe('');
      }
      return 'as they are';
    }));

  it('contents', () =>
    matrix.tried('contents', 'all', 'both', async () => {
      const random = numbers(11);
      const noise = Buffer.from(Array.from({ length: 5_000_000 }, () => random(256)));
      await carries(
        new Map<string, Uint8Array>([
          ['/srv/in/empty', Buffer.alloc(0)],
          ['/srv/in/nul', Buffer.from('a\0b\0\0\n')],
          ['/srv/in/long-line', Buffer.from(`${'x'.repeat(1_000_000)}\n`)],
          ['/srv/in/no-newline', Buffer.from('last line')],
          ['/srv/in/newlines', Buffer.from('\n\n\n')],
          ['/srv/in/crlf', Buffer.from('a\r\nb\r\n')],
          ['/srv/in/not-utf8', Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x0a])],
          ['/srv/in/request', Buffer.from('run 10 0\ntouch /srv/canary\n')],
          ['/srv/in/5-megabytes', noise],
        ]),
        () => 'content',
      );
      expect(await cluster().node('alice').exec('ls /srv/canary')).toMatchObject({ code: 2 });
      return 'byte for byte';
    }));

  it('a path that is none', () =>
    matrix.tried('path without a slash', 'plan', 'both', async () => {
      const desk = new Desk(cluster(), { 'raw/a': 'x' });
      desk.write({
        'ha-cluster.json': '{ "nodes": { "alice": {} }, "files": [{ "path": "raw/a", "to": "etc/x" }] }',
      });
      const { failure } = await attempt(async () => {
        await desk.plan();
        return { notes: [] };
      });
      expect(failure?.message).toMatch(/etc\/x.*begin.*"\/".*ha-cluster\.json/);
      return 'refused';
    }));
});
