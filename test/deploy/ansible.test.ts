import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ansible } from '../../server/src/cli/ansible.ts';
import { needs } from '../support/needs.ts';
import type { TestNode } from './nodes/test-node.ts';
import { withCluster } from './nodes/with-cluster.ts';
import { Desk } from './support/desk.ts';
import { heartbeatPair } from './support/heartbeat-pair.ts';
import { ansiblePlaybook, NO_ANSIBLE, recapOf, runPlaybook } from './support/playbook.ts';

/** Names that mean something to YAML, to Jinja, to Ansible or to a shell. */
const HOSTILE = [
  'a: b # "c".conf',
  "it's {{ 7 * 7 }} {% if %}.conf",
  '- [x, y] & *z !w.conf',
  '$(reboot)`id`.conf',
  '\u0085\u2028\ufeffgrün 🐧.conf',
  'two\nlines.conf',
  '%s $$ ~.conf',
];

const FILES: Readonly<Record<string, string>> = {
  ...heartbeatPair,
  'ha-cluster.json': JSON.stringify({
    nodes: { alice: {}, gertrude: { ssh: 'gertrude-deployer', become: true } },
    files: [
      { path: 'odd/*', to: '/srv/odd/' },
      { path: 'alone.conf', to: '/srv/odd/alone.conf', nodes: ['gertrude'] },
    ],
  }),
  'alone.conf': 'only there\n',
  ...Object.fromEntries(HOSTILE.map((name) => [`odd/${name}`, `what is in ${JSON.stringify(name)}\n`])),
};

describe('what ha-cluster ansible writes', () => {
  needs(ansiblePlaybook !== undefined, NO_ANSIBLE);
  const cluster = withCluster({ nodes: ['alice', 'gertrude'] });
  let made: { desk: Desk; out: string } | undefined;

  const written = async () => {
    if (made) return made;
    for (const node of cluster().nodes) await node.must('mkdir -p /srv/odd');
    const desk = new Desk(cluster(), FILES);
    const out = path.join(cluster().directory, 'ansible');
    expect(await ansible(['--out', out, desk.folder])).toBe(0);
    made = { desk, out };
    return made;
  };
  const run = async (...args: readonly string[]) => runPlaybook(cluster(), (await written()).out, ...args);
  /** Paths on a node, and what is to be there. */
  const expected = (node: TestNode): [string, string][] =>
    Object.entries(FILES).flatMap(([name, text]): [string, string][] => {
      if (name === 'ha-cluster.json') return [];
      if (name === 'alone.conf') return node.name === 'gertrude' ? [['/srv/odd/alone.conf', text]] : [];
      return [[name.startsWith('odd/') ? `/srv/${name}` : `/${name}`, text]];
    });

  it('keeps secrets to their owner', async () => {
    const { out } = await written();
    expect(statSync(path.join(out, 'files')).mode & 0o77).toBe(0);
    expect(readFileSync(path.join(out, 'playbook.yml'), 'utf8')).not.toContain('Zk4Vt0uQeW9sB2mXr7Ld');
  });

  it('changes nothing with --check', async () => {
    const { code, said } = await run('--check');
    expect(code, said).toBe(0);
    for (const node of cluster().nodes) {
      for (const [file] of expected(node)) expect(await node.stat(file)).toBeUndefined();
    }
  });

  it('brings every file byte for byte, with its mode, and nothing to a node it is not for', async () => {
    const { code, said } = await run('-v', '--diff');
    expect(code, said).toBe(0);
    expect(said).not.toContain('Zk4Vt0uQeW9sB2mXr7Ld');
    expect(said).not.toContain('qlGk3mWvZ0t7XoPp');
    for (const node of cluster().nodes) {
      for (const [file, text] of expected(node)) {
        expect((await node.read(file))?.toString(), file).toBe(text);
        const mode = file.endsWith('authkeys') ? '600' : '644';
        expect(await node.stat(file), file).toMatchObject({ mode, owner: 'root:root' });
      }
    }
    expect(await cluster().node('alice').stat('/srv/odd/alone.conf')).toBeUndefined();
  });

  it('changes nothing the second time', async () => {
    const { code, said } = await run();
    expect(code, said).toBe(0);
    expect(recapOf(said).match(/changed=0/g)).toHaveLength(2);
  });

  it('replaces nothing when the tool of the node refuses the new file, and goes to no other node', async () => {
    const { out } = await written();
    const staged = readdirSync(path.join(out, 'files')).find((name) => name.endsWith('-mail-res'));
    const file = path.join(out, 'files', staged ?? '');
    const sound = readFileSync(file, 'utf8');
    writeFileSync(file, sound.replace('meta-disk internal;', 'meta-disk internal'));
    const { code, said } = await run();
    writeFileSync(file, sound);
    expect(code).not.toBe(0);
    expect(recapOf(said)).toMatch(/alice .*failed=1/);
    expect(recapOf(said)).not.toMatch(/gertrude/);
    for (const node of cluster().nodes) {
      expect((await node.read('/etc/drbd.d/mail.res'))?.toString()).toBe(FILES['etc/drbd.d/mail.res']);
    }
  });

  it('keeps what was there before, and lets programs read new files only when asked', async () => {
    const { desk, out } = await written();
    desk.edit('etc/ha.d/ha.cf', 'deadtime 10', 'deadtime 12');
    expect(await ansible(['--out', out, desk.folder])).toBe(0);
    const { code, said } = await run();
    expect(code, said).toBe(0);
    expect(said).toMatch(
      /RUNNING HANDLER \[Let heartbeat read its files\][^\n]*\n(?:[^\n]*\n)?skipping: \[alice\]/,
    );
    const kept = await cluster().node('alice').must('cat /etc/ha.d/ha.cf.*~');
    expect(kept).toBe(heartbeatPair['etc/ha.d/ha.cf']);
  });
});
