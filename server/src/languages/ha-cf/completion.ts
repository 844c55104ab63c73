import type { Completion, FeatureRequest } from '../../core/language.ts';
import { nodeNames } from '../../core/node-names.ts';
import { type Span, span } from '../../core/span.ts';
import { type Directive, directive, directives, MEDIA, PACEMAKER_NAMES } from './catalog.ts';
import { describeType, usage } from './describe.ts';
import { lexer } from './tokens.ts';
import type { HaCfNode } from './tree.ts';
import { BOOLEAN_WORDS, type ValueType } from './values.ts';

type Request = FeatureRequest<HaCfNode>;

/** Directives at the start of a line, then what their values can be. */
export function complete(request: Request): readonly Completion[] {
  const before = request.text.slice(0, request.offset);
  // Nothing in ha.cf quotes a #: whatever follows one is a comment.
  if (before.includes('#')) return [];
  const { tokens } = lexer.tokenize(before);
  const last = tokens.at(-1);
  const word = last && last.startOffset + last.image.length === before.length ? last.image : '';
  // Nothing in ha.cf quotes a blank or a #.
  const tail = /^[^\s#]*/.exec(request.text.slice(request.offset))?.[0] ?? '';
  const replace = span(request.offset - word.length, request.offset + tail.length);
  const finished = word === '' ? tokens : tokens.slice(0, -1);
  const [name] = finished;
  if (!name) return directiveCompletions(request, replace);
  const known = directive(name.image);
  return known ? valueCompletions(request, known, finished.length - 1, replace) : [];
}

function directiveCompletions({ document }: Request, replace: Span): readonly Completion[] {
  const used = new Set(
    document.blocks.flatMap(({ tree }, index) =>
      tree.kind === 'directive' && index !== document.index ? [tree.name.text] : [],
    ),
  );
  const hasMedium = MEDIA.some((name) => used.has(name));
  const hasPacemaker = PACEMAKER_NAMES.some((name) => used.has(name));
  return directives
    .filter((one) => !isSpent(one, used) && !(hasPacemaker && PACEMAKER_NAMES.includes(one.name)))
    .map((one) => ({
      label: one.name,
      kind: 'option',
      detail: usage(one),
      documentation: documentation(one),
      insert: `${one.name} `,
      replace,
      rank: isMissing(one, used, hasMedium) ? 0 : USUAL.has(one.name) ? 1 : 2,
      deprecated: one.obsolete !== undefined,
      again: true,
    }));
}

/** What nearly every ha.cf has. */
const USUAL = new Set([
  ...['keepalive', 'deadtime', 'warntime', 'initdead', 'udpport', 'auto_failback', 'use_logd', 'node'],
  ...['bcast', 'ucast', 'mcast', 'serial', 'pacemaker', 'crm', 'autojoin'],
]);

function isSpent(one: Directive, used: ReadonlySet<string>): boolean {
  return one.takes === 'values' && one.again !== 'more' && used.has(one.name);
}

function isMissing({ name }: Directive, used: ReadonlySet<string>, hasMedium: boolean): boolean {
  return (name === 'node' && !used.has(name)) || (!hasMedium && (name === 'bcast' || name === 'ucast'));
}

/** The text of a directive for completion and hover. */
export function documentation(one: Directive): string {
  const parts = [one.doc];
  if (one.default) parts.push(`Default: ${one.default}.`);
  if (one.order) parts.push(one.order);
  if (one.obsolete) parts.push(`Obsolete: ${one.obsolete}.`);
  return parts.join('\n\n');
}

function valueCompletions(
  request: Request,
  one: Directive,
  index: number,
  replace: Span,
): readonly Completion[] {
  if (one.takes === 'values') {
    if (index > 0 && one.again !== 'more') return [];
    return typeCompletions(request, one.type, replace, one.usual ?? []);
  }
  const parameter = one.parameters[index] ?? one.rest;
  if (!parameter) return [];
  const usual = LINE_VALUES[`${one.name} ${parameter.name}`] ?? [];
  const nodes =
    parameter.type.kind === 'text' && /\bnode\b/.test(parameter.name) ? nodeNames(request.cluster) : [];
  const named = nodes.map(
    (label): Completion => ({ label, kind: 'reference', detail: 'node of this cluster', replace }),
  );
  return [...named, ...typeCompletions(request, parameter.type, replace, usual)].map((completion) => ({
    ...completion,
    detail: completion.detail ?? parameter.name,
  }));
}

/** Words that people write in whole-line directives, by directive and parameter. */
const LINE_VALUES: Readonly<Record<string, readonly string[]>> = {
  'mcast group': ['239.0.0.43'],
  'mcast port': ['694'],
  'mcast ttl': ['1'],
  'mcast loop': ['0'],
  'mcast6 group': ['ff12::1:2:3:4'],
  'mcast6 port': ['694'],
  'mcast6 hops': ['1'],
  'mcast6 loop': ['0'],
  'respawn user': ['hacluster', 'root'],
  'respawn command': [
    '/usr/libexec/heartbeat/ipfail',
    '/usr/lib/heartbeat/ipfail',
    '/usr/lib64/heartbeat/ipfail',
  ],
  'failfast user': ['hacluster', 'root'],
  'apiauth client': ['ipfail', 'default'],
  'apiauth uid=users or gid=groups': ['uid=hacluster', 'gid=haclient'],
  'stonith_host node or *': ['*'],
};

function typeCompletions(
  { cluster, document, text }: Request,
  type: ValueType,
  replace: Span,
  usual: readonly string[],
): readonly Completion[] {
  const value = (label: string): Completion => ({ label, kind: 'value', replace });
  const reference = (label: string, detail: string): Completion => ({
    label,
    kind: 'reference',
    detail,
    replace,
  });
  switch (type.kind) {
    case 'boolean':
      return BOOLEAN_WORDS.map(value);
    case 'word':
      return [
        ...[...(type.boolean ? ['on', 'off'] : []), ...type.words].map(value),
        // The other words for yes and no are read as well.
        ...(type.boolean ? BOOLEAN_WORDS.slice(2) : []).map((label) => ({
          ...value(label),
          rank: 2 as const,
        })),
      ];
    case 'node': {
      const here = new Set(valuesOf(document, ['node'], 0));
      return nodeNames(cluster, text.slice(replace.start, replace.end))
        .filter((name) => !here.has(name))
        .map((name) => reference(name, 'node of this cluster'));
    }
    case 'interface': {
      const here = [...valuesOf(document, ['bcast', 'ucast', 'ucast6', 'mcast', 'mcast6'], 0)];
      return [...new Set([...here, 'eth0', 'eth1'])].map(value);
    }
    case 'address': {
      const found = cluster.declared('address').map(({ data }) => data.ip);
      const wanted = type.family === 'unicast6' ? found.filter((ip) => ip.includes(':')) : found;
      const references = type.family === 'host' || type.family === 'unicast6' ? [...new Set(wanted)] : [];
      return [...references.map((ip) => reference(ip, 'address of this cluster')), ...usual.map(value)];
    }
    case 'time':
      return usual.map((label) => ({ ...value(label), detail: describeType(type) }));
    default:
      return usual.map(value);
  }
}

/** Values that the other lines give these directives: all of them, or those at one place of whole lines. */
function valuesOf(document: Request['document'], names: readonly string[], place: number): readonly string[] {
  return document.blocks.flatMap(({ tree }, index) => {
    if (tree.kind !== 'directive' || index === document.index || !names.includes(tree.name.text)) return [];
    const whole = directive(tree.name.text)?.takes === 'line';
    return (whole ? tree.values.slice(place, place + 1) : tree.values).map(({ text }) => text);
  });
}
