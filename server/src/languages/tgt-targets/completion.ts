import type { Completion, FeatureRequest } from '../../core/language.ts';
import { type Span, span } from '../../core/span.ts';
import { describeType, type KeyInfo, keyInfo, keys, type Place, sections } from './catalog.ts';
import { describeKey } from './hover.ts';
import { children, type Section, sectionsOf, type TargetsNode } from './tree.ts';

type Request = FeatureRequest<TargetsNode>;

/** Keys that fit the section at the cursor, then their values. */
export function complete(request: Request): readonly Completion[] {
  const { text, offset, tree } = request;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (/(?:^|[^\\])#/.test(line)) return [];
  const after = /^[^\n]*/.exec(text.slice(offset))?.[0] ?? '';
  const tail = /^[\w-]*/.exec(after)?.[0] ?? '';
  const isFollowed = after.slice(tail.length).trim() !== '';
  const around = sectionAt(tree, offset);
  const tag = /^\s*<(\/?)([\w-]*)$/.exec(line);
  if (tag) {
    const replace = span(offset - (tag[2] ?? '').length, offset + tail.length);
    const closed = isFollowed ? /<\/([\w-]+)>/.exec(text.slice(offset))?.[1] : undefined;
    const offered = tagCompletions(around, tag[1] === '/', replace, isFollowed);
    // Where the section is closed already, its end says what it is.
    return offered.some(({ label }) => label === closed)
      ? offered.filter(({ label }) => label === closed)
      : offered;
  }
  const argument = /^\s*<(?:backing-store|direct-store)\s+(\S*)$/.exec(line)?.[1];
  if (argument !== undefined)
    return storeCompletions(
      request,
      span(offset - argument.length, offset + (/^[^\s>]*/.exec(after)?.[0] ?? '').length),
    );
  const assignment = /^\s*([^\s=<]+)(?:\s*=\s*|\s+)(\S*)$/.exec(line);
  if (assignment) {
    const known = keyInfo(assignment[1] ?? '');
    const rest = /^[^\s#]*/.exec(after)?.[0] ?? '';
    const replace = span(offset - (assignment[2] ?? '').length, offset + rest.length);
    return known ? valueCompletions(request, known, replace) : [];
  }
  const word = /^\s*([\w-]*)$/.exec(line)?.[1];
  // A line holds one key or one tag: in front of another there is no room.
  if (word === undefined || (word + tail === '' && isFollowed)) return [];
  return keyCompletions(around, span(offset - word.length, offset + tail.length), isFollowed);
}

function placeOf(around: Section | undefined): Place {
  return (around && sections.get(around.name.text)?.holds) ?? 'global';
}

/** The innermost section around the cursor; its tags are outside. */
function sectionAt(node: TargetsNode, offset: number): Section | undefined {
  const inner = sectionsOf(node).find(
    ({ name, argument, span: at }) => (argument ?? name).span.end < offset && offset <= at.end,
  );
  return inner && (sectionAt(inner, offset) ?? inner);
}

function keyCompletions(
  around: Section | undefined,
  replace: Span,
  isFollowed: boolean,
): readonly Completion[] {
  const place = placeOf(around);
  const used = new Set(
    around
      ? children(around).flatMap((child) =>
          child.kind === 'entry' && child.span.start !== replace.start ? [child.key.text] : [],
        )
      : [],
  );
  const offered = keys
    .filter(({ name, places, again }) => places.includes(place) && (again === 'more' || !used.has(name)))
    .map(
      (one): Completion => ({
        label: one.name,
        kind: 'option',
        detail: describeType(one.type),
        documentation: describeKey(one),
        insert: `${one.name} `,
        replace,
        rank: USUAL.has(one.name) ? 0 : one.type.kind === 'number' ? 2 : 1,
        again: true,
      }),
    );
  if (place !== 'global') return offered;
  const target: Completion = {
    label: '<target>',
    kind: 'snippet',
    detail: 'a target with one disk',
    insert:
      '<target ${1:iqn.2026-01.com.example:disk}>\n\tbacking-store ${2:/dev/drbd0}\n\tinitiator-address ${3:192.0.2.10}\n</target>',
    snippet: true,
    replace,
    rank: 0,
  };
  const include: Completion = {
    label: 'include',
    kind: 'keyword',
    detail: 'file or glob',
    insert: 'include ',
    replace,
  };
  return [...(isFollowed ? [] : [target]), ...offered, include];
}

const USUAL = new Set([
  'backing-store',
  'initiator-address',
  'incominguser',
  'write-cache',
  'default-driver',
  'lun',
]);

function tagCompletions(
  around: Section | undefined,
  closing: boolean,
  replace: Span,
  isFollowed: boolean,
): readonly Completion[] {
  if (closing) {
    const name = around?.name.text;
    return name ? [{ label: name, kind: 'section', insert: isFollowed ? name : `${name}>`, replace }] : [];
  }
  const place = placeOf(around);
  return [...sections].flatMap(([name, { inside, doc }]): readonly Completion[] =>
    inside === place
      ? [
          {
            label: name,
            kind: 'section',
            documentation: doc,
            // Where the rest of the tag is there, its end is, too.
            ...(!isFollowed && { insert: `${name} \${1}>\n\t$0\n</${name}>`, snippet: true }),
            replace,
          },
        ]
      : [],
  );
}

/** The devices that DRBD makes; those that udev names come last. */
function storeCompletions({ cluster }: Request, replace: Span): readonly Completion[] {
  return cluster.keys('device').map((path) => ({
    label: path,
    kind: 'reference',
    detail: 'DRBD device',
    replace,
    rank: path.startsWith('/dev/drbd/') ? 2 : 1,
  }));
}

function valueCompletions(request: Request, known: KeyInfo, replace: Span): readonly Completion[] {
  const value = (label: string): Completion => ({ label, kind: 'value', detail: known.name, replace });
  switch (known.type.kind) {
    case 'word':
      return known.type.words.map(value);
    case 'text':
      return (known.type.usual ?? []).map(value);
    case 'initiator':
      return [value('ALL')];
    case 'store':
      return storeCompletions(request, replace);
    default:
      return [];
  }
}
