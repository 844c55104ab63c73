import { type AgentAction, agent } from '../languages/crmsh/agents.ts';
import { CHECK } from './conversion.ts';
import { crmComment, type Ids, longStatement, pair } from './crm-statement.ts';
import type { AgentCall } from './resource-agents.ts';

/** How this Pacemaker says it: `clone` and Promoted since 2.1, `ms` and Master before 2.0. */
export interface CrmWords {
  readonly promoted: string;
  readonly unpromoted: string;
  readonly hasPromotableClones: boolean;
}

/** The words of a release of Pacemaker; those of today when none is named. */
export function crmWords(release: string | undefined): CrmWords {
  const version = Number.parseFloat(release ?? 'Infinity');
  const isNew = version >= 2.1;
  return {
    promoted: isNew ? 'Promoted' : 'Master',
    unpromoted: isNew ? 'Unpromoted' : 'Slave',
    hasPromotableClones: version >= 2,
  };
}

interface Made {
  readonly lines: readonly string[];
  readonly id: string;
}

/** Pacemaker's own timeout of an operation, in seconds. */
const DEFAULT_TIMEOUT = 20;
/** For services of the system, whose timeouts nobody advises: systemd's own patience. */
const OF_SERVICES: readonly AgentAction[] = [
  { name: 'start', timeout: '100s' },
  { name: 'stop', timeout: '100s' },
  { name: 'monitor', timeout: '100s', interval: '60s' },
];

/** A primitive with the timeouts and the monitor that its agent advises. */
export function primitiveStatement({ agent: spec, params, id: parts, check }: AgentCall, ids: Ids): Made {
  const id = ids.make(...parts);
  const actions = agent(spec)?.actions ?? OF_SERVICES;
  const advised = (name: string) => actions.find((one) => one.name === name && (one.depth ?? '0') === '0');
  const operations = ['start', 'stop'].flatMap((name) => {
    const timeout = seconds(advised(name)?.timeout);
    return timeout > DEFAULT_TIMEOUT ? [`op ${name} interval=0 timeout=${timeout}s`] : [];
  });
  const monitor = advised('monitor');
  operations.push(
    `op monitor interval=${seconds(monitor?.interval) || 10}s timeout=${Math.max(DEFAULT_TIMEOUT, seconds(monitor?.timeout))}s`,
  );
  const pairs = params.map(([name, value]) => pair(name, value)).join(' ');
  const text = longStatement(`primitive ${id} ${spec}`, [
    ...(pairs ? [`params ${pairs}`] : []),
    ...operations,
  ]);
  return { lines: [...(check ? crmComment(`${CHECK} ${check}`) : []), text], id };
}

/** A DRBD resource as Pacemaker runs it: on as many nodes as it has copies, and promoted on one. */
export function drbdStatements(
  name: string,
  nodes: number,
  words: CrmWords,
  ids: Ids,
): { readonly lines: readonly string[]; readonly clone: string } {
  const id = ids.make('drbd', name);
  const clone = ids.make('ms', name);
  const primitive = longStatement(`primitive ${id} ocf:linbit:drbd`, [
    `params ${pair('drbd_resource', name)}`,
    'op start interval=0 timeout=240s',
    'op promote interval=0 timeout=90s',
    'op demote interval=0 timeout=90s',
    'op stop interval=0 timeout=100s',
    `op monitor interval=29s timeout=20s role=${words.promoted}`,
    `op monitor interval=31s timeout=20s role=${words.unpromoted}`,
  ]);
  const copies = `clone-max=${Math.max(2, nodes)} clone-node-max=1 notify=true`;
  const text = words.hasPromotableClones
    ? `clone ${clone} ${id} meta promotable=true promoted-max=1 promoted-node-max=1 ${copies}`
    : `ms ${clone} ${id} meta master-max=1 master-node-max=1 ${copies}`;
  const unnamed =
    name === 'all'
      ? crmComment(`${CHECK} drbddisk stood for all DRBD resources, and no file tells which there are.`)
      : [];
  return { lines: [...unnamed, primitive, text], clone };
}

/** `60s`, `240` and `1min` in seconds; 0 for none. */
function seconds(time: string | undefined): number {
  const [, number = '0', unit] = /^(\d+)(m(?:in)?)?/.exec(time ?? '') ?? [];
  return Number(number) * (unit ? 60 : 1);
}
