import type { Completion, FeatureRequest } from '../../core/language.ts';
import { nodeNames } from '../../core/node-names.ts';
import { type Span, span } from '../../core/span.ts';
import {
  type CorosyncKey,
  type CorosyncSection,
  type CorosyncVersion,
  childPath,
  keyOf,
  LINKS,
  linkOf,
  sections,
  sectionsIn,
} from './catalog.ts';
import { describeValue, documentation, wordsFor } from './describe.ts';
import { type CorosyncNode, children, type EntryNode, type SectionNode } from './tree.ts';
import { versionOf } from './version.ts';

type Request = FeatureRequest<CorosyncNode>;

/** Sections and keys at the start of a line, values behind the colon. */
export function complete(request: Request): readonly Completion[] {
  const { text, offset, tree, cluster } = request;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const bare = line.trimStart();
  if (bare.startsWith('#') || /[{}]/.test(bare)) return [];
  const section = sectionAt(tree, offset);
  const path = section === undefined ? '' : section.path;
  if (path === undefined) return [];
  const version = versionOf(cluster);
  const colon = bare.indexOf(':');
  const after = /^[^\n]*/.exec(text.slice(offset))?.[0] ?? '';
  if (colon < 0) {
    const tail = /^[\w.-]*/.exec(after)?.[0] ?? '';
    const next = after.slice(tail.length).trim();
    // A line holds one key or one brace: in front of another there is no room.
    if (bare === '' && tail === '' && next !== '' && !/^[:{]/.test(next)) return [];
    const replace = span(offset - bare.length, offset + tail.length);
    const place: Place = { path, body: section?.body ?? [], version, replace, followed: next !== '' };
    if (next.startsWith('{')) return subsections(place, request);
    return place.followed ? keys(place) : [...keys(place), ...subsections(place, request)];
  }
  const key = keyOf(path, bare.slice(0, colon).trim());
  if (!key) return [];
  const word = bare.slice(colon + 1).trimStart();
  return values(request, key, version, span(offset - word.length, offset + after.trimEnd().length));
}

/** The innermost section around an offset. */
function sectionAt(tree: CorosyncNode, offset: number): SectionNode | undefined {
  let found: SectionNode | undefined;
  for (let node: CorosyncNode | undefined = tree; node; ) {
    const inner: SectionNode | undefined = children(node).find(
      (one): one is SectionNode => one.kind === 'section' && holds(one, offset),
    );
    if (inner) found = inner;
    node = inner;
  }
  return found;
}

/** A section whose brace is lost goes on to the end of its block. */
function holds({ opened, closed }: SectionNode, offset: number): boolean {
  return offset >= opened.end && (closed === undefined || offset <= closed.start);
}

const REQUIRED: ReadonlySet<string> = new Set([
  ...['totem', 'nodelist', 'quorum', 'nodelist.node', 'totem.version', 'quorum.provider'],
  ...['nodelist.node.nodeid', 'nodelist.node.name', 'nodelist.node.ring0_addr', 'quorum.device.model'],
  ...['quorum.device.net', 'quorum.device.net.host', 'quorum.device.net.algorithm'],
  ...['logging.logger_subsys.subsys', 'logging.logging_daemon.name', 'totem.interface.member.memberaddr'],
]);
const USUAL: ReadonlySet<string> = new Set([
  ...['logging', 'totem.cluster_name', 'totem.transport', 'totem.crypto_cipher', 'totem.crypto_hash'],
  ...['totem.token', 'totem.interface', 'totem.interface.linknumber', 'nodelist.node.ring1_addr'],
  ...['quorum.two_node', 'quorum.wait_for_all', 'quorum.device', 'quorum.device.votes'],
  ...['logging.to_syslog', 'logging.to_logfile', 'logging.logfile', 'logging.timestamp', 'logging.debug'],
]);

function rankOf(path: string): 0 | 1 | 2 {
  return REQUIRED.has(path) ? 0 : USUAL.has(path) ? 1 : 2;
}

/** Where a key or a section begins. */
interface Place {
  /** Of the section around it. */
  readonly path: string;
  readonly body: SectionNode['body'];
  readonly version: CorosyncVersion;
  readonly replace: Span;
  /** Whether the colon or the brace is there already. */
  readonly followed: boolean;
}

function keys({ path, body, version, replace, followed }: Place): readonly Completion[] {
  const used = new Set(
    body.flatMap((one) =>
      one.kind === 'entry' && !(one.span.start <= replace.start && replace.end <= one.span.end)
        ? [one.key.text]
        : [],
    ),
  );
  const offered = [...(sections.get(path)?.keys.values() ?? [])].filter(
    ({ name, versions }) => versions.includes(version) && !used.has(name) && !isFarLink(name, used),
  );
  return offered.map((key) => ({
    label: key.name,
    kind: 'option',
    detail: describeValue(key, version),
    documentation: documentation(key),
    ...(!followed && {
      insert: key.name === 'exec_NAME' ? 'exec_${1:name}: ' : `${key.name}: `,
      snippet: key.name === 'exec_NAME',
      again: true,
    }),
    replace,
    rank: rankOf(childPath(path, key.name)),
    deprecated: key.obsolete !== undefined,
  }));
}

/** Of the eight links only the next one is offered. */
function isFarLink(name: string, used: ReadonlySet<string>): boolean {
  const link = linkOf(name);
  return link !== undefined && link > 0 && !used.has(`ring${link - 1}_addr`);
}

function subsections(
  { path, body, version, replace, followed }: Place,
  request: Request,
): readonly Completion[] {
  // Not the one that is being named: what it is meant to be is a guess until then.
  const used = new Set(
    body.flatMap((one) =>
      one.kind === 'section' && one.name.text !== '' && one.name.span.start !== replace.start
        ? [one.path]
        : [],
    ),
  );
  return sectionsIn(path)
    .filter((one) => one.versions.includes(version) && (one.repeats || !used.has(one.path)))
    .map((one) => ({
      label: one.name,
      kind: 'section',
      documentation: one.doc,
      ...(!followed && { insert: snippetOf(one, request), snippet: true }),
      replace,
      rank: rankOf(one.path),
    }));
}

/** A section with what it cannot do without; in it, what the cluster and the rest of the file already know. */
function snippetOf({ name, path }: CorosyncSection, request: Request): string {
  switch (path) {
    case 'totem':
      return 'totem {\n\tversion: 2\n\tcluster_name: ${1:cluster}\n\t$0\n}';
    case 'nodelist':
      return `nodelist {\n\t${nodeSnippet(request).replaceAll('\n', '\n\t')}\n\t$0\n}`;
    case 'nodelist.node':
      return nodeSnippet(request);
    case 'quorum':
      return 'quorum {\n\tprovider: corosync_votequorum\n\t$0\n}';
    case 'quorum.device':
      return 'device {\n\tmodel: net\n\tnet {\n\t\thost: ${1:192.0.2.9}\n\t\talgorithm: ${2|ffsplit,lms|}\n\t}\n}';
    case 'logging.logger_subsys':
      return `logger_subsys {\n\tsubsys: \${1|${SUBSYSTEMS.join(',')}|}\n\t$0\n}`;
    default:
      return `${name} {\n\t$0\n}`;
  }
}

/** A node that is not there yet, with the next free id and as many links as the others. */
function nodeSnippet(request: Request): string {
  const [name = 'node'] = missingNodes(request);
  const links = Array.from({ length: LINKS }, (_, link) => link).filter(
    (link) => link === 0 || entries(request, `nodelist.node.ring${link}_addr`).length > 0,
  );
  const addresses = links.map((link) => `\tring${link}_addr: \${${link + 3}:192.0.${link + 2}.1}\n`).join('');
  return `node {\n\tname: \${1:${name}}\n\tnodeid: \${2:${freeNodeId(request)}}\n${addresses}}`;
}

/** Parts of corosync that log, for `subsys`. */
const SUBSYSTEMS = [
  'MAIN',
  'TOTEM',
  'QUORUM',
  'VOTEQ',
  'CPG',
  'CFG',
  'CMAP',
  'KNET',
  'QB',
  'WD',
  'MON',
  'SERV',
];

function values(
  request: Request,
  key: CorosyncKey,
  version: CorosyncVersion,
  replace: Span,
): readonly Completion[] {
  const value = (label: string, detail?: string): Completion => ({
    label,
    kind: 'value',
    ...(detail !== undefined && { detail }),
    replace,
  });
  const reference = (label: string, detail: string): Completion => ({
    label,
    kind: 'reference',
    detail,
    replace,
  });
  const type = key.value;
  if (key.name === 'nodeid') return [value(String(freeNodeId(request)), 'next free node id')];
  if (key.name === 'linknumber') return [value(String(freeLink(request)), 'next free link')];
  if (key.name === 'expected_votes') return [value(String(nodeCount(request)), 'one for each node')];
  if (key.name === 'bindnetaddr') return networks(request).map((ip) => value(ip, 'network of the nodes'));
  if (key.name === 'version') return [value('2')];
  if (type.type === 'word') {
    return wordsFor(type, version).map((name) => value(name, key.default === name ? 'default' : undefined));
  }
  if (type.type === 'number') {
    if (type.most === 1) return [value('0', 'off'), value('1', 'on')];
    return key.default !== undefined && /^\d+$/.test(key.default) ? [value(key.default, 'default')] : [];
  }
  if (type.type === 'ids') return [value('lowest'), value('highest')];
  if (type.type === 'subsys') return SUBSYSTEMS.map((name) => value(name));
  if (key.name === 'name')
    return missingNodes(request, request.text.slice(replace.start, replace.end)).map((name) =>
      reference(name, 'node of this cluster'),
    );
  if (type.type === 'address')
    return addresses(request).map((ip) => reference(ip, 'address of this cluster'));
  return type.type === 'path' && key.default?.startsWith('/') ? [value(key.default, 'default')] : [];
}

function entries({ document }: Request, path: string): readonly EntryNode[] {
  const found: EntryNode[] = [];
  const rest: CorosyncNode[] = document.blocks.map(({ tree }) => tree);
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'entry' && node.inside !== undefined && `${node.inside}.${node.key.text}` === path) {
      found.push(node);
    }
    rest.push(...children(node));
  }
  return found;
}

function freeNodeId(request: Request): number {
  const used = new Set(entries(request, 'nodelist.node.nodeid').map(({ value }) => Number(value.text)));
  let id = 1;
  while (used.has(id)) id++;
  return id;
}

/** The first link that no `interface` describes. */
function freeLink(request: Request): number {
  const used = new Set(entries(request, 'totem.interface.linknumber').map(({ value }) => Number(value.text)));
  let link = 0;
  while (used.has(link) && link < LINKS - 1) link++;
  return link;
}

function nodeCount(request: Request): number {
  return (
    entries(request, 'nodelist.node.ring0_addr').length || Math.max(nodeNames(request.cluster).length, 1)
  );
}

/** The networks of 256 addresses around those that the cluster uses, which is what most have. */
function networks({ cluster }: Request): readonly string[] {
  const found = cluster
    .declared('address')
    // Above 223 are the multicast groups.
    .flatMap(({ data }) => /^(\d+\.\d+\.\d+)\.\d+$/.exec(data.ip)?.[1] ?? [])
    .filter((network) => Number.parseInt(network, 10) < 224);
  return [...new Set(found)].map((network) => `${network}.0`);
}

/** The nodes that other files name and this one does not. */
function missingNodes(request: Request, typed?: string): readonly string[] {
  const here = new Set(entries(request, 'nodelist.node.name').map(({ value }) => value.text.toLowerCase()));
  return nodeNames(request.cluster, typed).filter((name) => !here.has(name.toLowerCase()));
}

/** The addresses that other services of the cluster use. */
function addresses({ cluster }: Request): readonly string[] {
  const others = cluster.declared('address').filter(({ data }) => data.use !== 'corosync');
  return [...new Set(others.map(({ data }) => data.ip))];
}
