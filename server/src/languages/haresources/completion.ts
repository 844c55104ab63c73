import type { Completion, FeatureRequest } from '../../core/language.ts';
import { nodeNames } from '../../core/node-names.ts';
import { type Span, span } from '../../core/span.ts';
import { type Argument, type Script, script, scripts, services, usage } from './scripts.ts';
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
  const promoted = /(?:^|\s)drbddisk::([^\s:]+)(?=\s[^\n]*$)/.exec(joined)?.[1];
  return about ? argumentCompletions(request, about, last, promoted) : [];
}

/** The word at the cursor, or the part of it between two `::`; a single colon belongs to an address. */
function replaced({ text, offset }: Request, word: string): Span {
  const tail = /^(?:(?!::)[^\s\\])*/.exec(text.slice(offset))?.[0] ?? '';
  return span(offset - word.length, offset + tail.length);
}

function nodes(request: Request, word: string): readonly Completion[] {
  const { document } = request;
  const used = document.blocks.flatMap(({ tree }, index) =>
    tree.kind === 'group' && index !== document.index ? [tree.node.text] : [],
  );
  const names = new Set([...nodeNames(request.cluster), ...used]);
  return [...names].map((label) => ({
    label,
    kind: 'reference',
    detail: 'node of this cluster',
    insert: `${label} `,
    replace: replaced(request, word),
    again: true,
  }));
}

/** What nearly every haresources has. */
const USUAL = new Set(['IPaddr', 'IPaddr2', 'Filesystem', 'drbddisk', 'MailTo', 'LVM']);

function scriptCompletions({ cluster, text }: Request, replace: Span): readonly Completion[] {
  const hasArguments = text.startsWith('::', replace.end);
  const hasDrbd = cluster.keys('drbd-resource').length > 0;
  return [
    ...scripts.map(
      (one): Completion => ({
        label: one.name,
        kind: 'agent',
        detail: usage(one),
        documentation: one.note ? `${one.doc}\n\n${one.note}` : one.doc,
        insert: takesArguments(one) && !hasArguments ? `${one.name}::` : one.name,
        replace,
        rank: one.name === 'drbddisk' && hasDrbd ? 0 : USUAL.has(one.name) ? 1 : 2,
        again: takesArguments(one) && !hasArguments,
      }),
    ),
    ...services.map(
      (label): Completion => ({ label, kind: 'value', detail: 'init script', replace, rank: 2 }),
    ),
  ];
}

/** drbddisk without a resource means all of them, which hardly anybody wants. */
function takesArguments({ name, least }: Script): boolean {
  return least > 0 || name === 'drbddisk';
}

/** `promoted` is the DRBD resource that the line makes Primary in front of the cursor. */
function argumentCompletions(
  request: Request,
  about: Argument,
  typed: string,
  promoted: string | undefined,
): readonly Completion[] {
  const { cluster } = request;
  const replace = replaced(request, typed);
  const word = request.text.slice(replace.start, replace.end);
  const reference = (label: string, detail: string, rank: 0 | 1 = 1): Completion => ({
    label,
    kind: 'reference',
    detail,
    replace,
    rank,
  });
  /** Entities of a kind, without the one that only the word at the cursor makes. */
  const others = (kind: 'mount-point' | 'virtual-ip') =>
    cluster.keys(kind).filter((key) => key !== word || cluster.declarations(kind, key).length > 1);
  switch (about.takes) {
    case 'drbd-resource':
      return cluster.keys('drbd-resource').map((name) => reference(name, 'DRBD resource'));
    case 'device':
      return cluster.keys('device').map((path) => {
        const resource = cluster.declarations('device', path)[0]?.data.resource;
        const isPromoted = resource !== undefined && resource === promoted;
        return reference(path, `DRBD resource ${resource ?? ''}`.trim(), isPromoted ? 0 : 1);
      });
    case 'directory':
      return others('mount-point').map((path) => reference(path, 'mounted elsewhere in this cluster'));
    case 'address':
      return others('virtual-ip').map((ip) => reference(ip, 'virtual IP of this cluster'));
    default:
      return (about.usual ?? []).map((label) => ({ label, kind: 'value', detail: about.name, replace }));
  }
}
