import { describe, expect, it } from 'vitest';
import type { Sighting } from './watch.ts';
import { withCluster } from './with-cluster.ts';

const modes = (seen: readonly Sighting[], path: string): readonly string[] =>
  seen.flatMap((sighting) => (sighting.path === path && sighting.kind !== 'gone' ? [sighting.mode] : []));

describe('a watch on files of a node', () => {
  const cluster = withCluster({ nodes: ['alice'] });
  const alice = () => cluster().node('alice');

  it('sees a mode that a file had only between two programs, every time', async () => {
    const watch = await alice().watch('/etc/ha.d');
    const files = Array.from({ length: 30 }, (_, number) => `/etc/ha.d/authkeys.${number}`);
    for (const file of files) {
      await alice().must(
        `chmod=$(command -v chmod); umask 022; : > ${file}; $chmod 600 ${file}; mv ${file} /etc/ha.d/authkeys`,
      );
    }
    const seen = await watch.stop();
    for (const file of files) expect(modes(seen, file), file).toEqual(['644', '600']);
    expect(new Set(modes(seen, '/etc/ha.d/authkeys'))).toEqual(new Set(['600']));
  });

  it('tells a file that was replaced from one that was written in place', async () => {
    await alice().write('/etc/ha.d/ha.cf', 'old\n');
    const watch = await alice().watch('/etc/ha.d');
    await alice().must('echo new > /etc/ha.d/staged; mv /etc/ha.d/staged /etc/ha.d/ha.cf; true');
    await alice().must('echo newer > /etc/ha.d/ha.cf');
    await alice().must('rm /etc/ha.d/ha.cf');
    const seen = (await watch.stop()).filter(({ path }) => path === '/etc/ha.d/ha.cf');
    const contents = seen.flatMap((one) => (one.kind === 'file' ? [`${one.size} ${one.inode}`] : [one.kind]));
    const inode = (index: number) => contents[index]?.split(' ')[1];
    expect(contents[0]).toMatch(/^4 /);
    expect(contents[1]).toMatch(/^4 /);
    expect(inode(1)).not.toBe(inode(0));
    expect(contents).toContain(`6 ${inode(1)}`);
    expect(contents.at(-1)).toBe('gone');
  });

  it('ends with the node, and what it saw is kept', async () => {
    const watch = await alice().watch('/etc/ha.d', '/etc/not/there');
    await alice().write('/etc/ha.d/haresources', 'alice\n', { mode: '640' });
    // The next program that starts waits until what the one before it left was seen.
    await alice().must(['true']);
    await alice().kill();
    expect(modes(await watch.stop(), '/etc/ha.d/haresources')).toContain('640');
    await alice().start();
  });
});
