import { describe, expect, it } from 'vitest';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import type { Reported } from '../support/analyse.ts';
import { describeReported } from '../support/check.ts';
import { cleanCluster, lint } from './clusters.ts';
import { expectedPlace, type Fault, seeded, stretchOf } from './fault.ts';
import { clusterFaults } from './faults/cluster.ts';
import { corosyncFaults } from './faults/corosync.ts';
import { crmshFaults } from './faults/crmsh.ts';
import { crmshConstraintFaults } from './faults/crmsh-constraints.ts';
import { crmshMeaningFaults } from './faults/crmsh-meaning.ts';
import { crmshResourceFaults } from './faults/crmsh-resources.ts';
import { drbdFaults } from './faults/drbd.ts';
import { drbdOptionFaults } from './faults/drbd-options.ts';
import { drbdResourceFaults } from './faults/drbd-resources.ts';
import { authkeysFaults } from './faults/ha-authkeys.ts';
import { haCfFaults } from './faults/ha-cf.ts';
import { haClusterFaults } from './faults/ha-cluster.ts';
import { haresourcesFaults } from './faults/haresources.ts';
import { targetsFaults } from './faults/tgt-targets.ts';
import { tgtadmFaults } from './faults/tgtadm.ts';

const FAULTS = {
  cluster: clusterFaults,
  crmsh: [...crmshFaults, ...crmshResourceFaults, ...crmshConstraintFaults, ...crmshMeaningFaults],
  drbd: [...drbdFaults, ...drbdResourceFaults, ...drbdOptionFaults],
  corosync: corosyncFaults,
  'ha-cf': haCfFaults,
  'ha-authkeys': authkeysFaults,
  haresources: haresourcesFaults,
  tgtadm: tgtadmFaults,
  'tgt-targets': targetsFaults,
  'ha-cluster': haClusterFaults,
};

const all: readonly Fault[] = Object.values(FAULTS).flat();
const rules = [...languages.flatMap((language) => language.rules), ...clusterRules];

/** Rules that no single change of a clean cluster calls up alone, and why. Their examples show them. */
const NEVER_ALONE: Readonly<Record<string, string>> = {
  'cluster/missing-node-folder': 'a node that is new in the list of one node makes the copies differ, too',
  'corosync/too-deep': 'sections so deep are unknown ones, too',
  'crmsh/requires-fencing': 'what takes the fencing away is told first: crmsh/stonith-disabled',
  'drbd/host-two-names': 'where the members are listed, cluster/node-name-mismatch tells it',
  'drbd/too-deep': 'sections so deep are unknown ones, too',
};

/** What is said about a clean cluster, once for all of its faults. */
const saidBefore = new Map<string, Promise<ReadonlySet<string>>>();

function clean(name: string): Promise<ReadonlySet<string>> {
  const known =
    saidBefore.get(name) ??
    lint(cleanCluster(name).files).then((said) => new Set(said.map((one) => sentence(one))));
  saidBefore.set(name, known);
  return known;
}

/** A diagnostic without its place, which moves when text above it changes. */
function sentence({ path, code, message }: Reported): string {
  return `${path} ${code} ${message}`;
}

describe('one mistake in a clean cluster', () => {
  it('is seeded for every rule that can be found alone', () => {
    const covered = new Set(all.map(({ rule }) => rule));
    const grave = rules.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const table = [...new Set(rules.map(({ code }) => themeOf(code)))].map((theme) => ({
      theme,
      rules: count(rules, theme),
      covered: count(
        rules.filter(({ code }) => covered.has(code)),
        theme,
      ),
      'errors and warnings': count(grave, theme),
      'of those covered': count(
        grave.filter(({ code }) => covered.has(code)),
        theme,
      ),
    }));
    console.table(table);
    const missing = rules.filter(({ code }) => !covered.has(code)).map(({ code }) => code);
    console.log(
      `${all.length} seeded faults for ${rules.length - missing.length} of ${rules.length} rules, ` +
        `${grave.filter(({ code }) => covered.has(code)).length} of ${grave.length} that are errors or warnings.\n` +
        `Without a fault of their own: ${missing.map((code) => `${code} (${NEVER_ALONE[code]})`).join(', ') || 'none'}`,
    );
    const unknown = [...covered].filter((code) => !rules.some((rule) => rule.code === code));
    expect(unknown, 'every fault names a rule').toEqual([]);
    expect(missing.toSorted(), 'rules without a fault').toEqual(Object.keys(NEVER_ALONE));
  });

  describe.each(Object.entries(FAULTS))('%s', (_, faults) => {
    it.each(faults.map((fault) => [fault.rule, where(fault), fault] as const))(
      '%s in %s is found by this rule alone',
      async (rule, _where, fault) => {
        const files = seeded(fault);
        const before = await clean(fault.cluster);
        const said = (await lint(files)).filter((one) => !before.has(sentence(one)));
        expect(new Set(said.map(({ code }) => code)), said.map(describeReported).join('\n')).toEqual(
          new Set([rule]),
        );
        const place = expectedPlace(fault, files);
        expect(place, 'the fault marks its place').toBeDefined();
        expect(said.map((one) => stretchOf(one, files))).toContainEqual(place);
      },
    );
  });
});

function themeOf(code: string): string {
  return code.split('/')[0] ?? '';
}

function count(some: readonly { readonly code: string }[], theme: string): number {
  return some.filter(({ code }) => themeOf(code) === theme).length;
}

function where({ cluster, file }: Fault): string {
  return `${cluster}/${file}`;
}
