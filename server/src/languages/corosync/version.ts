import type { ClusterView } from '../../core/cluster-view.ts';
import type { FactCollector } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { type CorosyncVersion, corosyncVersions, keyOf, sections } from './catalog.ts';
import { type BlockNode, type CorosyncNode, children } from './tree.ts';

/**
 * The version of corosync that a file is written for.
 *
 * corosync ignores what it does not know, so that nothing proves a version; what only some versions know counts much,
 * what only people of their time write counts little. Evidence is declared under a key that holds all that matters,
 * so that the version depends on the set of keys alone.
 */
const EVIDENCE = /^corosync (strong|weak) (\S+) (.+)$/;

type Strength = 'strong' | 'weak';

/** Keys that stayed in files although their version is gone, by place. */
const WEAK: ReadonlySet<string> = new Set([
  ...['totem.nodeid', 'totem.threads', 'totem.interface.ringnumber', 'totem.interface.linknumber'],
]);
/** What all versions read, and only people of some write. */
const HABITS: Readonly<Record<string, readonly CorosyncVersion[]>> = {
  'totem.secauth': ['1', '2'],
  'totem.interface.bindnetaddr': ['1', '2'],
  'totem.interface.mcastaddr': ['1', '2'],
  'totem.transport udp': ['1', '2'],
  'totem.transport udpu': ['1', '2'],
  'nodelist.node.name': ['3'],
  'logging.timestamp hires': ['3'],
};

export function declareVersionEvidence(tree: BlockNode, collect: FactCollector): void {
  const rest: CorosyncNode[] = [...tree.body];
  const tell = (
    what: string,
    versions: readonly CorosyncVersion[],
    at: Span,
    strength: Strength = 'strong',
  ) => {
    if (versions.length === 0 || versions.length === corosyncVersions.length) return;
    const key = `corosync ${strength} ${versions.join(',')} ${what}`;
    collect.declare('version-evidence', key, at, { versions, because: what });
  };
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'section' && node.path !== undefined) {
      tell(`${node.name.text} { }`, sections.get(node.path)?.versions ?? [], node.name.span);
    }
    if (node.kind === 'entry' && node.inside !== undefined) {
      const { key, value, inside } = node;
      const place = inside === '' ? key.text : `${inside}.${key.text}`;
      const known = keyOf(inside, key.text);
      const section = sections.get(inside)?.versions.length;
      // What the whole section says already is not said again for each of its keys.
      if (known && known.versions.length !== section) {
        tell(key.text, known.versions, key.span, WEAK.has(place) ? 'weak' : 'strong');
      }
      if (known?.value.type === 'word') {
        const word = known.value.words.find(({ name }) => name === value.text);
        if (word) tell(`${key.text} ${value.text}`, word.versions, value.span);
      }
      const habit = HABITS[place] ?? HABITS[`${place} ${value.text}`];
      if (habit) tell(`${key.text}${HABITS[place] ? '' : ` ${value.text}`}`, habit, key.span, 'weak');
      if (/^ring[2-7]_addr$/.test(key.text)) tell(key.text, ['3'], key.span);
    }
    for (const child of children(node)) rest.push(child);
  }
}

const inferred = new Map<string, CorosyncVersion>();

/** The version that ha-cluster.json names, else the one that knows most of what is used, else the newest. */
export function versionOf(cluster: ClusterView): CorosyncVersion {
  const named = namedVersion(cluster);
  if (named) return named;
  const keys = cluster.keys('version-evidence').filter((key) => key.startsWith('corosync '));
  if (keys.length === 0) return '3';
  const all = keys.join('\n');
  const known = inferred.get(all);
  if (known) return known;
  const version = infer(keys);
  if (inferred.size > 100) inferred.clear();
  inferred.set(all, version);
  return version;
}

function namedVersion({ versions }: ClusterView): CorosyncVersion | undefined {
  const named = versions['corosync'];
  return named === undefined ? undefined : corosyncVersions.find((version) => named.startsWith(version));
}

function infer(keys: readonly string[]): CorosyncVersion {
  const cost = (version: CorosyncVersion): number => {
    let sum = 0;
    for (const key of keys) {
      const [, strength, versions = ''] = EVIDENCE.exec(key) ?? [];
      if (!versions.split(',').includes(version)) sum += strength === 'strong' ? 100 : 1;
    }
    return sum;
  };
  return [...corosyncVersions]
    .reverse()
    .reduce((best, version) => (cost(version) < cost(best) ? version : best));
}

/** For the status item: the version and where it comes from. */
export function dialect(cluster: ClusterView): string {
  const version = versionOf(cluster);
  if (namedVersion(cluster)) return `corosync ${version} (set in ha-cluster.json)`;
  const keys = cluster
    .keys('version-evidence')
    .filter((key) => EVIDENCE.exec(key)?.[2]?.split(',').includes(version));
  const [best] = [...keys].sort((a, b) => weight(a) - weight(b));
  const fact = best === undefined ? undefined : cluster.declarations('version-evidence', best)[0];
  if (!fact) return `corosync ${version}`;
  return `corosync ${version} (inferred from ${fact.data.because} in ${fact.slot.document.name})`;
}

/** The evidence to name: that which leaves the fewest other versions, strong before weak. */
function weight(key: string): number {
  const [, strength, versions = ''] = EVIDENCE.exec(key) ?? [];
  return versions.split(',').length * 2 + (strength === 'strong' ? 0 : 1);
}
