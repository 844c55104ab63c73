import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCluster } from '../../server/src/deploy/import.ts';
import { withCluster } from './nodes/with-cluster.ts';
import { Desk } from './support/desk.ts';
import { heartbeatPair } from './support/heartbeat-pair.ts';
import { runCli } from './support/run-cli.ts';

describe('a cluster that exists is read from its nodes', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'] });

  it('writes what is alike once and what differs for each node, and overwrites nothing', async () => {
    await new Desk(cluster(), heartbeatPair).deploy();
    const desk = new Desk(cluster(), {});
    const config = ['--ssh-config', cluster().ssh.config];
    const first = await runCli(desk.folder, 'import', '--out', 'here', ...config, 'alice', 'gertrude');
    expect(first).toMatchObject({ code: 0 });
    const here = path.join(desk.folder, 'here');
    for (const [name, text] of Object.entries(heartbeatPair)) {
      if (name !== 'ha-cluster.json') expect(readFileSync(path.join(here, name), 'utf8')).toBe(text);
    }
    expect(statSync(path.join(here, 'etc/ha.d/authkeys')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path.join(here, 'ha-cluster.json'), 'utf8'))).toEqual({
      nodes: { alice: {}, gertrude: {} },
    });
    // It is the cluster that was deployed: there is nothing to do.
    expect(await runCli(desk.folder, 'drift', ...config, 'here')).toMatchObject({ code: 0 });
    const again = await runCli(desk.folder, 'import', '--out', 'here', ...config, 'alice', 'gertrude');
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain('ha-cluster.json exists already');

    await cluster().node('gertrude').must('sed -i s/initdead.*/initdead\\ 60/ /etc/ha.d/ha.cf');
    expect(
      await runCli(desk.folder, 'import', '--out', 'there', ...config, 'alice', 'gertrude'),
    ).toMatchObject({ code: 0 });
    const there = path.join(desk.folder, 'there');
    expect(readdirSync(path.join(there, 'etc/ha.d')).sort()).toEqual(['authkeys', 'haresources']);
    for (const [name, time] of [
      ['alice', '30'],
      ['gertrude', '60'],
    ]) {
      const file = path.join(there, `nodes/${name}/etc/ha.d/ha.cf`);
      expect(readFileSync(file, 'utf8')).toContain(`initdead ${time}\n`);
    }
  });

  it('is refused when two ways lead to the same node', async () => {
    const { ssh } = new Desk(cluster(), {});
    const destinations = ['alice', cluster().destination('alice', 'deployer')];
    await expect(importCluster(destinations, true, ssh)).rejects.toThrow('lead to the same node, alice');
  });
});
