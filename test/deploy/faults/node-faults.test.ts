import { describe, expect, it } from 'vitest';
import type { DeployFailure } from '../../../server/src/deploy/failure.ts';
import { planRollback } from '../../../server/src/deploy/rollback.ts';
import { attempt, STATE } from './support/scene.ts';
import { smallFileSystem } from './support/small-file-system.ts';
import { workspace } from './support/versions.ts';
import { withScene } from './support/with-scene.ts';

const NODES = ['alice', 'gertrude'] as const;

const ACCESS = NODES.map((name) => ({ name, ssh: name, become: false }));

const HA_D = '/etc/ha.d';

describe('a node that is not well', () => {
  const { scene, matrix } = withScene('a node that is not well');

  /** Plans and deploys; the words that the message must have. */
  const expectRefusal = async (words: readonly (string | RegExp)[], between?: () => Promise<unknown>) => {
    const { failure } = await attempt(async () => {
      const plan = await scene().plan();
      await between?.();
      return scene().desk.apply(plan);
    });
    expectWords(failure, words);
    expect(await scene().versions(), 'nothing has changed').toEqual(
      scene()
        .nodes.filter(({ isRunning }) => isRunning)
        .map(() => 'old'),
    );
  };

  for (const name of NODES) {
    const node = () => scene().node(name);
    const tried = (fault: string, step: string, work: () => Promise<void>) =>
      it(`${name}: ${fault}, ${step}`, () =>
        matrix.tried(fault, step, name, async () => {
          await scene().reset();
          await work();
          return scene().expectRecovery();
        }));

    tried('disk full', 'stage', async () => {
      await expectRefusal([name, 'No space left on device', 'Make room', HA_D], () =>
        node().must(smallFileSystem(HA_D, 3)),
      );
      await node().must(`umount ${HA_D}`);
    });

    tried('too little room', 'plan', async () => {
      await node().must(smallFileSystem(HA_D, 3));
      await expectRefusal([
        `${name} has too little room: the file system of ${HA_D} has 4 KiB free, and the deployment needs 12 KiB there (12 KiB for the new files`,
        'Nothing was changed',
        `df -h ${HA_D}`,
      ]);
      await node().must(`umount ${HA_D}`);
    });

    tried('too little room for the records', 'plan', async () => {
      await node().must(smallFileSystem(STATE, 20));
      const { failure } = await attempt(async () => {
        await scene().plan();
        return { notes: [] };
      });
      expectWords(failure, [
        name,
        `the file system of ${STATE} has 80 KiB free`,
        'copies of those that are replaced',
      ]);
      const [, needed] = /needs (\d+) KiB there/.exec(failure?.message ?? '') ?? [];
      await node().must(`umount ${STATE}; ${smallFileSystem(STATE, Number(needed) / 4)}`);
      // With as much as it asked for, it is enough.
      expect(await scene().apply(await scene().plan())).toEqual({ notes: [] });
      expect(await scene().expectSettled()).toBe('new');
      await node().must(`umount ${STATE}; rm -rf ${STATE}`);
    });

    tried('too little room for all on one disk', 'plan', async () => {
      await node().fillDisk({ free: 7 * 4096 });
      await expectRefusal([
        new RegExp(
          `${name} has too little room: the file system of ${STATE} \\(mounted at /\\) has \\d+ KiB free`,
        ),
        'for the new files',
        'copies',
        'record',
      ]);
      await node().freeDisk();
    });

    tried('too little room', 'way back', async () => {
      expect(await scene().apply(await scene().plan())).toEqual({ notes: [] });
      await node().must(smallFileSystem(HA_D, 3));
      const { failure } = await attempt(async () => {
        await planRollback(ACCESS, scene().desk.folder, scene().desk.ssh);
        return { notes: [] };
      });
      expectWords(failure, [`${name} has too little room`, HA_D]);
      await node().must(`umount ${HA_D}`);
      expect(await scene().expectSettled()).toBe('new');
    });

    for (const pages of [1, 9, 19, 20]) {
      tried('disk of the records full', `${pages} pages free`, async () => {
        await expectRefusal([name, 'No space left on device', 'Make room', '/var/lib'], () =>
          node().must(smallFileSystem(STATE, pages)),
        );
        // It is put in order while the disk still is full.
        expect(await scene().settle()).toBe('old');
        await node().must(`umount ${STATE}`);
      });
    }

    tried('file system read-only', 'stage', async () => {
      await expectRefusal([name, 'Read-only file system', HA_D, 'find out why'], () =>
        node().makeReadOnly(HA_D),
      );
      await node().makeWritable(HA_D);
    });

    tried('records read-only', 'lock', async () => {
      await node().must(`mkdir -p -m 700 ${STATE}`);
      await node().makeReadOnly(STATE);
      await expectRefusal([name, 'Read-only file system', STATE, 'find out why']);
      await node().makeWritable(STATE);
    });

    tried('down', 'plan', async () => {
      await node().kill();
      await expectRefusal([name, 'failed or broke', `ssh ${name}`]);
      await scene().revive(node());
    });

    tried('down', 'lock', async () => {
      await expectRefusal([name, 'failed or broke', 'changed nothing'], () => node().kill());
      await scene().revive(node());
    });

    tried('another node answers', 'plan', async () => {
      const other = name === 'alice' ? 'gertrude' : 'alice';
      scene().nodesAre({ [name]: { ssh: other }, [other]: {} });
      await expectRefusal([`"${other}" leads to the node "${other}", not to "${name}"`, 'ha-cluster.json']);
      scene().nodesAre();
    });

    tried('tool missing', 'check', async () => {
      await node().removeTool('drbdadm');
      await expectRefusal([`${name} has no "drbdadm"`, 'drbd-utils', 'Nothing was changed']);
      await node().restoreTools();
    });

    tried('drbdadm refuses', 'check', async () => {
      const own = `nodes/${name}/`;
      scene().desk.write({
        [`${own}raw/extra`]: 'resource extra { this is no option; }\n',
        'ha-cluster.json': JSON.stringify({
          nodes: { alice: {}, gertrude: {} },
          files: [{ path: `${own}raw/extra`, to: '/etc/drbd.d/extra.res' }],
        }),
      });
      await expectRefusal([`${name} refuses the new files`, 'extra.res', 'Nothing was changed']);
      scene().desk.remove(`${own}raw/extra`);
      scene().nodesAre();
    });

    const changes: Readonly<Record<string, readonly [path: string, change: string, back: string]>> = {
      'content changed': [`${HA_D}/ha.cf`, `echo '# mine' >>${HA_D}/ha.cf`, `sed -i '$d' ${HA_D}/ha.cf`],
      'mode changed': [`${HA_D}/ha.cf`, `chmod 600 ${HA_D}/ha.cf`, `chmod 640 ${HA_D}/ha.cf`],
      'owner changed': [`${HA_D}/ha.cf`, `chown 1:1 ${HA_D}/ha.cf`, `chown 0:0 ${HA_D}/ha.cf`],
      deleted: [`${HA_D}/ha.cf`, `mv ${HA_D}/ha.cf /etc/away`, `mv /etc/away ${HA_D}/ha.cf`],
      appeared: [`${HA_D}/haresources`, `echo alice >${HA_D}/haresources`, `rm ${HA_D}/haresources`],
      'symbolic link': [
        `${HA_D}/ha.cf`,
        `mv ${HA_D}/ha.cf /etc/away; ln -s /etc/away ${HA_D}/ha.cf`,
        `mv /etc/away ${HA_D}/ha.cf`,
      ],
      directory: [`${HA_D}/haresources`, `mkdir ${HA_D}/haresources`, `rmdir ${HA_D}/haresources`],
      fifo: [`${HA_D}/haresources`, `mkfifo ${HA_D}/haresources`, `rm ${HA_D}/haresources`],
      'folder missing': [HA_D, `mv ${HA_D} /etc/away`, `mv /etc/away ${HA_D}`],
    };
    for (const [fault, [path, change, back]] of Object.entries(changes)) {
      tried(`file ${fault}`, 'between plan and apply', async () => {
        const plan = await scene().plan();
        await node().must(change);
        const { failure } = await scene().apply(plan);
        expectWords(failure, [name, path, 'changed nothing']);
        if (!/link|directory|fifo|missing/.test(fault))
          expectWords(failure, ['somebody has changed', 'Make a new plan']);
        await node().must(back);
      });
    }
    for (const [fault, words] of Object.entries({
      'symbolic link': ['is a symbolic link', '"to" in ha-cluster.json'],
      directory: ['is not a file', 'Look at it'],
      fifo: ['is not a file', 'Look at it'],
      'folder missing': ['has no folder /etc/ha.d', 'installed'],
    })) {
      tried(`file ${fault}`, 'plan', async () => {
        const [, change = '', back = ''] = changes[fault] ?? [];
        await node().must(change);
        const { failure } = await attempt(async () => {
          await scene().plan();
          return { notes: [] };
        });
        expectWords(failure, [name, ...words]);
        await node().must(back);
      });
    }

    tried('changed while it is deployed', 'commit', async () => {
      // The live file is another one when the node comes to replace it.
      const plan = await scene().plan();
      const { failure } = await scene().apply(plan, {
        contentOf: async ({ source, node: to, path }) => {
          if (to === name && path === `${HA_D}/haresources`) await node().must(`chmod 600 ${HA_D}/ha.cf`);
          return scene().desk.content(source);
        },
      });
      expectWords(failure, [name, `${HA_D}/ha.cf`, 'somebody has changed', 'files from before']);
      await node().must(`chmod 640 ${HA_D}/ha.cf`);
    });

    for (const skew of ['+3h', '-400d']) {
      tried(`clock ${skew}`, 'all', async () => {
        await node().skewClock(skew);
        const plan = await scene().plan();
        expect(plan.risks.join(' ')).toMatch(
          new RegExp(
            `The clock of ${name} is \\d+ s ${skew.startsWith('+') ? 'ahead of' : 'behind'} this one`,
          ),
        );
        expect(await scene().apply(plan)).toEqual({ notes: [] });
        expect(await scene().expectSettled()).toBe('new');
        await node().skewClock();
      });
    }
  }

  it('the workspace changes between plan and apply', () =>
    matrix.tried('file of the workspace changed', 'between plan and apply', 'both', async () => {
      await scene().reset();
      await expectRefusal(
        ['etc/ha.d/ha.cf is not what it was', 'Make a new plan', 'Nothing was changed'],
        async () => scene().desk.edit('etc/ha.d/ha.cf', 'deadtime 15', 'deadtime 20'),
      );
      scene().desk.write({ 'etc/ha.d/ha.cf': workspace['etc/ha.d/ha.cf'] ?? '' });
      return scene().expectRecovery();
    }));
});

function expectWords(failure: DeployFailure | undefined, words: readonly (string | RegExp)[]): void {
  for (const word of words)
    expect(failure?.message).toMatch(typeof word === 'string' ? new RegExp(quoted(word)) : word);
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
