import type { CopiedStatement } from '../core/copy.ts';
import type { Severity } from '../core/diagnostic.ts';
import type { Declaration, Location } from '../core/fact.ts';
import type { LanguageId } from '../core/language.ts';
import { defineRule, type FixProposal } from '../core/rule.ts';
import { areStrangers } from './nodes/known-nodes.ts';

const HA_CF = (node: string, peer: string, deadtime: number) => `#- nodes/${node}/etc/ha.d/ha.cf
ucast eth0 ${peer}
keepalive 2
deadtime ${deadtime}
`;
const KEYS = (node: string, key: string) => `#- nodes/${node}/etc/ha.d/authkeys
auth 1
1 sha1 ${key}
`;
const COMMON_END = `initdead 60
node alice bob
crm respawn
`;

export default defineRule({
  code: 'cluster/copies-differ',
  severity: 'warning',
  docs: {
    title: 'A file that differs between nodes',
    what: 'The folders of two nodes hold the same file, it must say the same on both, and it does not. Layout, comments and the order of statements do not count, and neither does what each node says in its own way: `ucast` and other media of ha.cf, its log files and watchdog, `bindnetaddr` and the log of corosync.conf, `global` of drbd.conf.',
    why: 'Each node acts by its own copy. Heartbeat throws away packets with a key that it does not know, so that each node takes the other for dead and starts all services; with different haresources a service runs on both nodes, or nowhere; DRBD peers with different settings do not connect, or behave otherwise after the next change of roles.',
    mend: 'Find out which copy is right (**Compare with the copy of ...** shows both side by side), and take it to the other nodes.',
    source: 'drbd.conf(5); authkeys(5), haresources: "must be identical on all nodes"; corosync.conf(5)',
  },
  examples: {
    bad: [
      `${HA_CF('alice', '10.0.0.2', 30)}#<- cluster/copies-differ: bob
${COMMON_END}${KEYS('alice', 'kO8Ud1Qw')}${HA_CF('bob', '10.0.0.1', 60)}#<- cluster/copies-differ: alice
${COMMON_END}${KEYS('bob', 'kO8Ud1Qw')}`,
      `${HA_CF('alice', '10.0.0.2', 30)}${COMMON_END}${KEYS('alice', 'kO8Ud1Qw')}#<- cluster/copies-differ: dead
${HA_CF('bob', '10.0.0.1', 30)}${COMMON_END}${KEYS('bob', 'v3Rt0Pla')}#<- cluster/copies-differ: dead
`,
    ],
    good: [
      `${HA_CF('alice', '10.0.0.2', 30)}${COMMON_END}${KEYS('alice', 'kO8Ud1Qw')}${HA_CF('bob', '10.0.0.1', 30)}# here, too
${COMMON_END}${KEYS('bob', 'kO8Ud1Qw')}`,
    ],
  },
  declares: {
    copy(copy, context) {
      if (!copy.data.statements || areStrangers(context.allNodes, copy.data.nodes)) return;
      const others = context.allNodes
        .declarations('copy', copy.key)
        .filter(
          ({ data }) => data.language === copy.data.language && !shareNode(data.nodes, copy.data.nodes),
        );
      const other = mostCommon(
        others.filter(
          (one) => signature(one) !== signature(copy) && !areStrangers(context.allNodes, one.data.nodes),
        ),
      );
      if (!other) return;
      const own = firstOnlyIn(copy, other);
      const theirs = firstOnlyIn(other, copy);
      const name = ownerOf(other);
      const what = own
        ? `The copy of this file on ${name} does not say this.`
        : `The copy of this file on ${name} says more than this one.`;
      const { severity, why } = consequence(copy.data.language);
      context.report({
        at: own ?? placeOf(theirs, copy, other) ?? copy,
        severity,
        message: `${what} ${why} Find out which copy is right, and use it on all nodes.`,
        related: [
          {
            at: theirs ?? placeOf(own, other, copy) ?? other,
            message: theirs ? `What stands here on ${name}.` : `On ${name} it is missing here.`,
          },
        ],
        compare: other,
        fixes: takeOver(copy, other, name),
      });
    },
  },
});

type Copy = Declaration<'copy'>;

function shareNode(a: readonly string[], b: readonly string[]): boolean {
  return a.some((node) => b.includes(node));
}

const signatures = new WeakMap<readonly CopiedStatement[], string>();

/** Equal for copies that say the same, in whatever order. */
function signature({ data: { statements } }: Copy): string | undefined {
  if (!statements) return undefined;
  const known = signatures.get(statements);
  if (known !== undefined) return known;
  // Sums do not depend on the order, and of hashes they are as good as hashes.
  let low = 0;
  let high = 0;
  for (const { sense } of statements) {
    low = (low + (sense >>> 0)) >>> 0;
    high = (high + Math.floor(sense / 2 ** 32)) >>> 0;
  }
  const made = `${statements.length} ${high} ${low}`;
  signatures.set(statements, made);
  return made;
}

/** The first of those that most nodes have; unreadable ones say nothing. */
function mostCommon(copies: readonly Copy[]): Copy | undefined {
  const bySignature = new Map<string, Copy[]>();
  for (const copy of copies) {
    const id = signature(copy);
    if (id !== undefined) bySignature.set(id, [...(bySignature.get(id) ?? []), copy]);
  }
  const [most] = [...bySignature.values()].sort((a, b) => b.length - a.length);
  return most?.[0];
}

/** The first statement of a copy that another one lacks, or has less often. */
function firstOnlyIn(copy: Copy, other: Copy): Location | undefined {
  const own = copy.data.statements ?? [];
  const theirs = other.data.statements ?? [];
  // Most of two copies is alike, from the start and from the end: only what is between has to be counted.
  const shorter = Math.min(own.length, theirs.length);
  let head = 0;
  while (head < shorter && own[head]?.sense === theirs[head]?.sense) head++;
  let tail = 0;
  while (tail < shorter - head && own.at(-1 - tail)?.sense === theirs.at(-1 - tail)?.sense) tail++;
  const left = new Map<number, number>();
  for (const { sense } of theirs.slice(head, theirs.length - tail))
    left.set(sense, (left.get(sense) ?? 0) + 1);
  const found = own.slice(head, own.length - tail).find(({ sense }) => {
    const count = left.get(sense) ?? 0;
    left.set(sense, count - 1);
    return count === 0;
  });
  return found && { slot: copy.slot, span: found };
}

/** Where a statement of another copy would stand in this one: behind the statement that precedes it there. */
function placeOf(statement: Location | undefined, copy: Copy, other: Copy): Location | undefined {
  const theirs = other.data.statements ?? [];
  const index = theirs.findIndex(({ start }) => start === statement?.span.start);
  for (const before of theirs.slice(0, Math.max(0, index)).reverse()) {
    const here = copy.data.statements?.find(({ sense }) => sense === before.sense);
    if (here) return { slot: copy.slot, span: here };
  }
  return undefined;
}

function ownerOf({ slot, data }: Copy): string {
  return slot.document.home.folder ?? data.nodes.join(', ');
}

function consequence(language: LanguageId): { readonly severity: Severity; readonly why: string } {
  switch (language) {
    case 'ha-authkeys':
      return {
        severity: 'error',
        why: 'A node throws away packets that are signed with a key it does not know: each takes the other for dead, and both start all services.',
      };
    case 'haresources':
      return {
        severity: 'error',
        why: 'Heartbeat hands out the services on each node by its own haresources: with different ones a service runs on both nodes, or on none.',
      };
    case 'ha-cf':
      return {
        severity: 'warning',
        why: 'Nodes that disagree about members or times do not agree on who is dead.',
      };
    case 'corosync':
      return {
        severity: 'warning',
        why: 'Nodes with different settings do not find each other, or count the votes differently.',
      };
    case 'drbd':
      return {
        severity: 'warning',
        why: 'Each node runs DRBD by its own copy: peers that disagree do not connect, or behave differently after the next change of roles.',
      };
    default:
      return {
        severity: 'info',
        why: 'After a failover initiators find another target than before.',
      };
  }
}

/** Where nothing in a file is a node's own, it may be taken over whole. */
const IDENTICAL: readonly LanguageId[] = ['ha-authkeys', 'haresources', 'drbd', 'tgtadm', 'tgt-targets'];

function takeOver(copy: Copy, other: Copy, name: string): readonly FixProposal[] {
  if (!IDENTICAL.includes(copy.data.language)) return [];
  const { document } = copy.slot;
  return [
    {
      title: `Take over the whole copy of ${name}`,
      edits: [
        {
          at: { slot: document.fileSlot, span: { start: 0, end: document.length } },
          text: other.slot.document.text,
        },
      ],
    },
  ];
}
