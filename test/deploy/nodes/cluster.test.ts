import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../support/needs.ts';
import { clusterObstacle } from './machine.ts';
import { TestCluster } from './test-cluster.ts';

const obstacle = clusterObstacle();

describe('a cluster of real nodes', () => {
  needs(obstacle === undefined, obstacle ?? '');
  let cluster: TestCluster;
  beforeAll(async () => {
    if (obstacle === undefined) cluster = await TestCluster.create({ nodes: ['alice', 'gertrude'] });
  });
  afterAll(() => cluster?.close());

  it('lets ssh in, and brings a file over byte for byte', async () => {
    const content = Buffer.from([...Array(256).keys()].flatMap((byte) => [byte, 10, 0, 255 - byte]));
    const sent = await cluster.runSsh(['gertrude', 'cat > /root/sent'], { input: content });
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    expect(await cluster.node('gertrude').read('/root/sent')).toEqual(content);
    expect(await cluster.node('alice').read('/root/sent')).toBeUndefined();
  });

  it('kills a node as a power cut does, and finds its files again', async () => {
    const alice = cluster.node('alice');
    await alice.write('/etc/ha.d/authkeys', 'auth 1\n1 crc\n', { mode: '600' });
    const before = await alice.stat('/etc/ha.d/authkeys');
    expect(before).toMatchObject({ kind: 'file', mode: '600', owner: 'root:root', size: 13 });
    await alice.kill();
    expect(alice.isRunning).toBe(false);
    expect((await cluster.runSsh(['alice', 'true'])).code).toBe(255);
    await alice.start();
    expect((await cluster.runSsh(['alice', 'uname -n'])).stdout).toBe('alice\n');
    expect(await alice.stat('/etc/ha.d/authkeys')).toEqual(before);
  });
});
