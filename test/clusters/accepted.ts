import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DrbdVersion } from '../../server/src/languages/drbd/catalog.ts';
import { askCorosync, corosyncObstacle } from '../support/corosync-judge.ts';
import { askCrmsh, crmshObstacle } from '../support/crmsh-judge.ts';
import { askDrbdadmAbout, drbdObstacle } from '../support/drbd-judge.ts';
import { askHeartbeat, heartbeatObstacle } from '../support/heartbeat-judge.ts';
import { needs } from '../support/needs.ts';
import { askTgtAdmin, tgtAdminObstacle } from '../support/tgt-admin-judge.ts';
import { tgtadmAccepts, tgtadmObstacle } from '../support/tgt-judge.ts';
import { type CleanCluster, filesMatching, versionIn } from './clusters.ts';

function textOf(cluster: CleanCluster, pattern: RegExp): string {
  return filesMatching(cluster, pattern)
    .map(({ text }) => text)
    .join('\n');
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Tests in which the real tools judge clusters that we call clean: each has to be configuration that they take. */
export function describeAccepted(clusters: readonly CleanCluster[]): void {
  /** The clusters with files of one tool. */
  const having = (pattern: RegExp) => clusters.filter((one) => filesMatching(one, pattern).length > 0);

  describe('drbdadm of the version in ha-cluster.json takes', () => {
    const obstacle = drbdObstacle();
    needs(obstacle === undefined, obstacle ?? '');
    it.each(having(/etc\/drbd\.conf$/))('$name', async (cluster) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'clean-drbd-'));
      try {
        const files = filesMatching(cluster, /etc\/drbd/);
        for (const file of files) {
          const place = path.join(folder, file.path);
          mkdirSync(path.dirname(place), { recursive: true });
          writeFileSync(place, file.text);
        }
        const first = files.find((file) => file.path.endsWith('etc/drbd.conf'));
        // The text of all files, since the judge takes the first host it finds for the machine.
        const text = files.map((file) => file.text).join('\n');
        const version = (versionIn(cluster, 'drbd') ?? '9') as DrbdVersion;
        const verdict = await askDrbdadmAbout(path.join(folder, first?.path ?? ''), text, version);
        expect(verdict).toEqual({ accepted: true, said: [], line: undefined });
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });

  describe('crmsh, with crm_verify, loads', () => {
    const obstacle = crmshObstacle();
    needs(obstacle === undefined, obstacle ?? '');
    it.each(having(/\.crm$/))('$name', (cluster) => {
      // The services of the cluster are not on this machine: an agent that is stands in for them.
      const text = textOf(cluster, /\.crm$/).replace(/\b(?:systemd|lsb):\S+/g, 'ocf:pacemaker:Dummy');
      const nodes = [...text.matchAll(/^node (?:\d+: *)?([\w.-]+)/gm)].map(([, name = '']) => name);
      const [verdict] = askCrmsh('load', [text], nodes.length > 0 ? nodes : undefined);
      expect(verdict).toMatchObject({ accepted: true, said: [] });
    });
  });

  describe('corosync -t takes', () => {
    const obstacle = corosyncObstacle();
    needs(obstacle === undefined, obstacle ?? '');
    it('all that are written for the version on this machine', async () => {
      const [older, ours] = partition(having(/corosync\.conf$/), (one) => versionIn(one, 'corosync') !== '3');
      console.log(
        `not asked, since corosync 1 and 2 are not to be had: ${older.map(({ name }) => name).join(', ')}`,
      );
      const cases = ours.map((one) => ({ name: one.name, text: textOf(one, /corosync\.conf$/) }));
      const verdicts = [...(await askCorosync(cases))];
      const refused = verdicts.filter(([, { accepted }]) => !accepted);
      expect(refused.map(([{ name }, { said }]) => [name, ...said])).toEqual([]);
      expect(verdicts.length).toBe(cases.length);
    });
  });

  describe('heartbeat takes', () => {
    const obstacle = heartbeatObstacle();
    needs(obstacle === undefined, obstacle ?? '');
    it('all of them', async () => {
      // Each node has files of its own, or all have the same.
      const cases = having(/ha\.cf$/).flatMap((one) =>
        filesMatching(one, /ha\.cf$/).map((haCf) => {
          const beside = (name: string) =>
            one.files.find((file) => file.path === haCf.path.replace(/ha\.cf$/, name))?.text;
          const haresources = beside('haresources');
          return {
            name: `${one.name}/${haCf.path}`,
            haCf: haCf.text,
            authkeys: beside('authkeys') ?? '',
            ...(haresources !== undefined && { haresources }),
          };
        }),
      );
      const verdicts = await askHeartbeat(cases);
      const refused = [...verdicts].filter(([, { accepted, hostOnly }]) => !accepted && !hostOnly);
      expect(refused).toEqual([]);
      expect(verdicts.size).toBe(cases.length);
    });
  });

  describe('tgtadm takes every command of', () => {
    const obstacle = tgtadmObstacle();
    needs(obstacle === undefined, obstacle ?? '');
    it.each(having(/export-san$|\.sh$/))('$name', (cluster) => {
      const commands = textOf(cluster, /export-san$|\.sh$/)
        .split('\n')
        .flatMap((line) => /\btgtadm (.*)$/.exec(line)?.[1] ?? [])
        .map((words) => words.replace(/\s*(?:\|.*|;.*|&&.*)$/, '').replace(/"\$\w+"/g, '10.0.0.1'));
      expect(commands.length).toBeGreaterThan(0);
      expect(commands.filter((words) => !tgtadmAccepts(words.split(/\s+/)))).toEqual([]);
    });
  });

  describe('tgt-admin sets up', () => {
    const obstacle = tgtAdminObstacle();
    needs(obstacle === undefined, obstacle ?? '');
    it('every targets.conf', async () => {
      const cases = having(/targets\.conf$/).map((one) => textOf(one, /targets\.conf$/));
      const stores = (text: string) =>
        [...text.matchAll(/(?:backing|direct)-store ([^\s>]+)/g)].map(([, store = '']) => store);
      const verdicts = await askTgtAdmin(
        // A direct store asks a SCSI disk for its identity, which no file has.
        cases
          .map((text) => text.replaceAll('direct-store', 'backing-store'))
          .map((text) => ({ text, stores: stores(text) })),
      );
      expect(verdicts.map(({ accepted, said }) => ({ accepted, said }))).toEqual(
        cases.map(() => ({ accepted: true, said: '' })),
      );
      expect(verdicts.map(({ targets }) => [...targets.values()].flat().sort())).toEqual(
        cases.map((text) => [...stores(text)].sort()),
      );
    });
  });
}
