import type { Completion, FeatureRequest } from '../../core/language.ts';
import { type Span, span } from '../../core/span.ts';
import { type Argument, script, scripts, services, usage } from './scripts.ts';
import type { HaresourcesNode } from './tree.ts';

type Request = FeatureRequest<HaresourcesNode>;

/** Nodes at the start of a line, then scripts, and behind `::` their arguments. */
export function complete(request: Request): readonly Completion[] {
  const before = request.text.slice(0, request.offset);
  const continued = /\\\r*\n/.test(before);
  if (!continued && before.includes('#')) return [];
  const joined = before.replace(/\\\r*\n/g, '');
  const word = /[^ \t\r\n]*$/.exec(joined)?.[0] ?? '';
  const isNode = joined.trim() === word;
  if (isNode) return nodes(request, word);
  const [name = '', ...args] = word.split('::');
  const last = args.at(-1);
  if (last === undefined) return scriptCompletions(request, replaced(request, word));
  const about = script(name)?.args[args.length - 1];
  return about ? argumentCompletions(request, about, replaced(request, last)) : [];
}

function replaced({ offset }: Request, word: string): Span {
  return span(offset - word.length, offset);
}

function nodes({ cluster, offset, document }: Request, word: string): readonly Completion[] {
  const declared = cluster.keys('node').flatMap((key) => cluster.declarations('node', key).slice(0, 1));
  const hosts = cluster.declared('drbd-resource').flatMap(({ data }) => data.hosts);
  const used = document.blocks.flatMap(({ tree }, index) =>
    tree.kind === 'group' && index !== document.index ? [tree.node.text] : [],
  );
  const names = new Set([...declared.map(({ data }) => data.name), ...hosts, ...used]);
  return [...names].map((label) => ({
    label,
    kind: 'reference',
    detail: 'node of this cluster',
    insert: `${label} `,
    replace: span(offset - word.length, offset),
    again: true,
  }));
}

/** What nearly every haresources has. */
const USUAL = new Set(['IPaddr', 'IPaddr2', 'Filesystem', 'drbddisk', 'MailTo', 'LVM']);

function scriptCompletions({ cluster }: Request, replace: Span): readonly Completion[] {
  const hasDrbd = cluster.keys('drbd-resource').length > 0;
  return [
    ...scripts.map(
      (one): Completion => ({
        label: one.name,
        kind: 'agent',
        detail: usage(one),
        documentation: one.note ? `${one.doc}\n\n${one.note}` : one.doc,
        insert: one.least > 0 || one.name === 'drbddisk' ? `${one.name}::` : one.name,
        replace,
        rank: one.name === 'drbddisk' && hasDrbd ? 0 : USUAL.has(one.name) ? 1 : 2,
        again: one.least > 0 || one.name === 'drbddisk',
      }),
    ),
    ...services.map(
      (label): Completion => ({ label, kind: 'value', detail: 'init script', replace, rank: 2 }),
    ),
  ];
}

function argumentCompletions({ cluster }: Request, about: Argument, replace: Span): readonly Completion[] {
  const value = (label: string): Completion => ({ label, kind: 'value', detail: about.name, replace });
  const reference = (label: string, detail: string): Completion => ({
    label,
    kind: 'reference',
    detail,
    replace,
  });
  const usual = (about.usual ?? []).map(value);
  switch (about.takes) {
    case 'drbd-resource':
      return cluster.keys('drbd-resource').map((name) => reference(name, 'DRBD resource'));
    case 'device':
      return cluster
        .keys('device')
        .map((path) =>
          reference(
            path,
            `DRBD resource ${cluster.declarations('device', path)[0]?.data.resource ?? ''}`.trim(),
          ),
        );
    case 'directory':
      return cluster.keys('mount-point').map((path) => reference(path, 'mounted elsewhere in this cluster'));
    case 'address':
      return cluster.keys('virtual-ip').map((ip) => reference(ip, 'virtual IP of this cluster'));
    default:
      return usual;
  }
}
