import type { ClusterView } from '../core/cluster-view.ts';
import { deviceKey } from '../core/keys.ts';
import { readBoolean } from '../languages/ha-cf/values.ts';
import { lacksNode } from '../languages/haresources/group.ts';
import {
  argsOf,
  type Group,
  type HaresourcesNode,
  isPlaceholder,
  type Resource,
  scriptName,
} from '../languages/haresources/tree.ts';
import { CHECK, type Conversion } from './conversion.ts';
import { type CrmWords, crmWords, drbdStatements, primitiveStatement } from './crm-resource.ts';
import { crmComment, Ids, statement } from './crm-statement.ts';
import { agentCall, isCallable } from './resource-agents.ts';

/** A group moves home when it is worth more than staying; both are of this order of size. */
const PREFERRED = 100;
const STAYS = 200;

/**
 * The crm statements that run what haresources runs: each line a group in its order, drbddisk a promotable clone that
 * the group follows, and the node at the start of the line the one that is preferred.
 */
export function haresourcesToCrm(
  trees: readonly HaresourcesNode[],
  directory: string,
  cluster: ClusterView,
): Conversion {
  const state: State = {
    ids: new Ids(),
    clones: new Map(),
    words: crmWords(cluster.versions['pacemaker']),
    cluster,
  };
  const groups = trees.filter((tree) => tree.kind === 'group');
  const lines = [
    ...crmComment(
      `Made from haresources by HA Cluster Config. Look at the lines marked ${CHECK.replace(':', '')} first. Load it once, on one node: crm configure load update FILE.`,
    ),
    ...crmComment(
      'What the cluster starts must not be started by the system as well: "systemctl disable" it on all nodes.',
    ),
    ...crmComment(
      `${CHECK} Pacemaker starts nothing before there is a resource that fences the nodes ("crm ra list stonith" has the types).`,
    ),
    ...groups.flatMap((group) => ['', ...groupStatements(group, state)]),
    '',
    ...failback(directory, cluster),
  ];
  return { language: 'crmsh', name: 'cluster.crm', text: `${lines.join('\n')}\n` };
}

interface State {
  readonly ids: Ids;
  /** The clone of each DRBD resource: several lines may need one. */
  readonly clones: Map<string, string>;
  readonly words: CrmWords;
  readonly cluster: ClusterView;
}

/** A DRBD resource that a line promotes, and its clone. */
interface Promoted {
  readonly name: string;
  readonly clone: string;
}

const DRBD_SCRIPTS = new Set(['drbddisk', 'datadisk']);

function groupStatements(group: Group, state: State): readonly string[] {
  const source = crmComment([group.node, ...group.resources].map(({ text }) => text).join(' '));
  if (lacksNode(group) || isPlaceholder(group.node) || group.resources.some(isPlaceholder)) {
    return [...source, ...crmComment(`${CHECK} this line is not complete and was left out.`)];
  }
  const { ids, words } = state;
  const lines = [...source];
  const promoted: Promoted[] = [];
  const members: string[] = [];
  for (const resource of group.resources) {
    const name = scriptName(resource);
    if (name === 'drbdupper') {
      lines.push(
        ...crmComment(
          `${CHECK} ${resource.text}: a stacked resource is a promotable clone of its own with clone-max=1, colocated with the one beneath it. Write it by hand.`,
        ),
      );
    } else if (!isCallable(resource)) {
      lines.push(...crmComment(`${CHECK} "${resource.text}" is not the name of a script and was left out.`));
    } else if (DRBD_SCRIPTS.has(name)) {
      for (const drbd of drbdResources(resource, group, state)) {
        const known = state.clones.get(drbd);
        const { lines: made, clone } = known
          ? { lines: [], clone: known }
          : drbdStatements(drbd, copiesOf(drbd, state.cluster), words, ids);
        state.clones.set(drbd, clone);
        lines.push(...made);
        promoted.push({ name: drbd, clone });
      }
    } else {
      const { lines: made, id } = primitiveStatement(agentCall(resource), ids);
      lines.push(...made);
      members.push(id);
    }
  }
  const [first] = members;
  if (first === undefined)
    return [...lines, ...promoted.flatMap(({ clone }) => homeOf(clone, group.node.text, state))];
  const label = promoted[0]?.name ?? first.replace(/^[a-z]+_/, '');
  const subject = members.length > 1 ? ids.make('g', label) : first;
  if (members.length > 1) lines.push(statement(['group', subject, ...members]));
  for (const one of promoted) lines.push(...ties(subject, one, state));
  const id = ids.make(subject, 'prefers', group.node.text);
  return [...lines, statement(['location', id, subject, `${PREFERRED}:`, group.node.text])];
}

/** A service runs where its DRBD resource is promoted, and after that. */
function ties(subject: string, { name, clone }: Promoted, { ids, words }: State): readonly string[] {
  const [together, after] = [ids.make(subject, 'with', name), ids.make(subject, 'after', name)];
  return [
    statement(['colocation', together, 'inf:', subject, `${clone}:${words.promoted}`]),
    statement(['order', after, 'Mandatory:', `${clone}:promote`, `${subject}:start`]),
  ];
}

/** A line that only makes a DRBD resource Primary: it is to be so on this node. */
function homeOf(clone: string, node: string, { ids, words }: State): readonly string[] {
  const id = ids.make(clone, 'prefers', node);
  return [
    statement([
      'location',
      id,
      clone,
      'rule',
      `$role=${words.promoted}`,
      `${PREFERRED}:`,
      '#uname',
      'eq',
      node,
    ]),
  ];
}

/** On how many nodes drbd.conf keeps a resource. */
function copiesOf(resource: string, cluster: ClusterView): number {
  return cluster.declarations('drbd-resource', resource)[0]?.data.hosts.length ?? 0;
}

/** The resources that drbddisk makes Primary: without a name all, of which the line needs those whose devices it uses. */
function drbdResources(resource: Resource, group: Group, { cluster }: State): readonly string[] {
  const [name] = argsOf(resource);
  if (name && name.text !== 'all') return [name.text];
  const used = group.resources.flatMap((one) =>
    argsOf(one).flatMap(({ text }) =>
      cluster.declarations('device', deviceKey(text)).map(({ data }) => data.resource),
    ),
  );
  const found = used.length > 0 ? used : cluster.keys('drbd-resource');
  return found.length > 0 ? [...new Set(found)] : ['all'];
}

/** `auto_failback` of the ha.cf beside it: whether services return is, in Pacemaker, a matter of two numbers. */
function failback(directory: string, cluster: ClusterView): readonly string[] {
  const line = cluster
    .declarations('directive', 'auto_failback')
    .findLast(({ slot }) => slot.document.directory === directory);
  const value = line?.data.values.at(-1)?.toLowerCase();
  const stays = value !== undefined && readBoolean(value) === false;
  const why = stays
    ? `auto_failback ${value}: services stay where they are, since that is worth more than the preferred node (${PREFERRED}).`
    : `auto_failback ${value ?? 'is not set in ha.cf'}: services return to the preferred node, since staying is worth nothing.`;
  return [...crmComment(why), `rsc_defaults resource-stickiness=${stays ? STAYS : 0}`];
}
