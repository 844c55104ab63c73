import type { Document } from '../../server/src/core/document.ts';
import { type Span, span } from '../../server/src/core/span.ts';
import { keyOf } from '../../server/src/languages/corosync/catalog.ts';
import { wordsFor } from '../../server/src/languages/corosync/describe.ts';
import { type CorosyncNode, children as corosyncChildren } from '../../server/src/languages/corosync/tree.ts';
import {
  agent,
  clusterProperties,
  completeSpec,
  isKnownAgent,
  metaAttributes,
  operationAttributes,
} from '../../server/src/languages/crmsh/catalog.ts';
import { option as drbdOption, sections as drbdSections } from '../../server/src/languages/drbd/catalog.ts';
import { type DrbdNode, children as drbdChildren } from '../../server/src/languages/drbd/tree.ts';
import { directive } from '../../server/src/languages/ha-cf/catalog.ts';
import { scripts, services } from '../../server/src/languages/haresources/scripts.ts';
import { keyInfo } from '../../server/src/languages/tgt-targets/catalog.ts';
import {
  type TargetsNode,
  children as targetsChildren,
} from '../../server/src/languages/tgt-targets/tree.ts';
import { type TgtadmNode, children as tgtadmChildren } from '../../server/src/languages/tgtadm/tree.ts';

export type WordKind = 'keyword' | 'option' | 'value' | 'agent' | 'reference';

/** A word of a file of which only so many are possible at its place: completion has to know it. */
export interface ClosedWord {
  readonly kind: WordKind;
  /** What is deleted: the word, and the value that cannot stand without it. */
  readonly deleted: Span;
  /** What completion has to put there again, or something that means the same. */
  readonly wanted: readonly string[];
}

const word = (kind: WordKind, deleted: Span, ...wanted: readonly string[]): ClosedWord => ({
  kind,
  deleted,
  wanted,
});
const shifted =
  (by: number) =>
  (one: ClosedWord): ClosedWord => ({
    ...one,
    deleted: span(one.deleted.start + by, one.deleted.end + by),
  });

/** The words of a document that come from closed sets, in the order of the text. */
export function closedWords(document: Document, isDeclared: IsDeclared): readonly ClosedWord[] {
  const { text } = document;
  const trees = document.slots.flatMap(({ block, start }) =>
    wordsOfTree(document.language.id, block.tree, block.text).map(shifted(start)),
  );
  const lines = document.language.id === 'crmsh' ? crmWords(text) : [];
  const references = document.slots.flatMap(({ block, start }) =>
    block.facts.flatMap((fact) => {
      if (fact.role !== 'refers' || fact.kind === 'file' || !isDeclared(fact.kind, fact.key)) return [];
      const quotes = text[fact.span.start + start] === '"' ? 1 : 0;
      const at = span(fact.span.start + start + quotes, fact.span.end + start - quotes);
      return [word('reference', at, text.slice(at.start, at.end))];
    }),
  );
  const unique = new Map(
    [...references, ...trees, ...lines].map((one) => [`${one.deleted.start} ${one.deleted.end}`, one]),
  );
  return [...unique.values()]
    .filter(({ deleted }) => deleted.end > deleted.start)
    .sort((a, b) => a.deleted.start - b.deleted.start);
}

type IsDeclared = (
  kind: 'node' | 'drbd-resource' | 'device' | 'crm-resource' | 'auth-key' | 'target' | 'iscsi-target',
  key: string,
) => boolean;

function wordsOfTree(language: string, tree: unknown, text: string): readonly ClosedWord[] {
  switch (language) {
    case 'drbd':
      return drbdWords(tree as DrbdNode);
    case 'corosync':
      return corosyncWords(tree as CorosyncNode);
    case 'tgtadm':
      return tgtadmWords(tree as TgtadmNode);
    case 'tgt-targets':
      return targetsWords(tree as TargetsNode);
    case 'ha-cf':
      return lineWords(text, haCfWords);
    case 'ha-authkeys':
      return lineWords(text, authkeysWords);
    case 'haresources':
      return lineWords(text, haresourcesWords);
    default:
      return [];
  }
}

function drbdWords(node: DrbdNode): readonly ClosedWord[] {
  const inner = drbdChildren(node).flatMap(drbdWords);
  if (node.kind === 'file') return inner;
  const { keyword } = node;
  const isSection = 'body' in node;
  const own = [word('keyword', isSection ? keyword.span : node.span, keyword.text)];
  if (node.kind === 'option') own[0] = word('option', node.span, keyword.text);
  if (node.kind === 'option' && node.value?.form === 'word') {
    const known = drbdSections
      .flatMap((section) =>
        (['8.3', '8.4', '9'] as const).map((version) => drbdOption(section, keyword.text, version)),
      )
      .find((one) => one !== undefined);
    const isAlgorithm = /-alg$/.test(keyword.text);
    if (known?.type === 'boolean' || known?.values || keyword.text === 'protocol' || isAlgorithm) {
      const isWord = /^[a-z]/i.test(node.value.text);
      if (isWord) own.push(word('value', node.value.span, node.value.text));
    }
  }
  if (node.kind === 'meta-disk' && node.path?.text === 'internal') {
    own.push(word('value', node.path.span, 'internal'));
  }
  if (node.kind === 'host' && node.name) own.push(word('reference', node.name.span, node.name.text));
  if (node.kind === 'hosts')
    for (const { span: at, text } of node.names) own.push(word('reference', at, text));
  return [...own, ...inner];
}

function corosyncWords(node: CorosyncNode): readonly ClosedWord[] {
  const inner = corosyncChildren(node).flatMap(corosyncWords);
  if (node.kind === 'section') return [word('keyword', node.name.span, node.name.text), ...inner];
  if (node.kind !== 'entry') return inner;
  const { key, value } = node;
  const own = [word('option', span(key.span.start, value.span.end), key.text)];
  const known = keyOf(node.inside ?? '', key.text);
  if (!known) return own;
  const { value: type } = known;
  const isSwitch = type.type === 'number' && type.most === 1;
  const words =
    type.type === 'word' ? (['1', '2', '3'] as const).flatMap((version) => wordsFor(type, version)) : [];
  if (isSwitch || words.includes(value.text)) own.push(word('value', value.span, value.text));
  return own;
}

function tgtadmWords(node: TgtadmNode): readonly ClosedWord[] {
  if (node.kind !== 'call') return tgtadmChildren(node).flatMap(tgtadmWords);
  // What is new may have any name.
  const isNew = node.options.some(({ option, value }) => option?.name === 'op' && value?.text === 'new');
  const mode = node.options.find(({ option }) => option?.name === 'mode')?.value?.text;
  const own = isNew ? (mode === 'target' ? 'tid' : mode === 'account' ? 'user' : undefined) : undefined;
  return node.options.flatMap(({ written, option, span: whole, value }) => {
    if (!option) return [];
    const words = [word('option', whole, written, `--${option.name}`)];
    const isClosed = ['op', 'mode', 'lld', 'device-type', 'bstype', 'name', 'tid', 'user'].includes(
      option.name,
    );
    if (value?.text !== undefined && isClosed && option.name !== own)
      words.push(word('value', value.span, value.text));
    return words;
  });
}

function targetsWords(node: TargetsNode): readonly ClosedWord[] {
  const inner = targetsChildren(node).flatMap(targetsWords);
  if (node.kind === 'section') return [word('keyword', node.name.span, node.name.text), ...inner];
  if (node.kind === 'include') return [word('keyword', node.span, 'include')];
  if (node.kind !== 'entry') return inner;
  const own = [word('option', node.span, node.key.text)];
  if (node.value && keyInfo(node.key.text)?.type.kind === 'word') {
    own.push(word('value', node.value.span, node.value.text));
  }
  return own;
}

/** A word of a line, and the words before it. */
interface LineWord {
  readonly text: string;
  readonly at: Span;
  readonly before: readonly string[];
  readonly lineEnd: number;
}

function lineWords(text: string, read: (one: LineWord) => readonly ClosedWord[]): readonly ClosedWord[] {
  const found: ClosedWord[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    if (/^\s*#/.test(line[0])) continue;
    const before: string[] = [];
    const lineEnd = line.index + line[0].trimEnd().length;
    for (const match of line[0].matchAll(/\S+/g)) {
      const start = line.index + match.index;
      found.push(
        ...read({ text: match[0], at: span(start, start + match[0].length), before: [...before], lineEnd }),
      );
      before.push(match[0]);
    }
  }
  return found;
}

function haCfWords({ text, at, before, lineEnd }: LineWord): readonly ClosedWord[] {
  const [name] = before;
  if (name === undefined) return [word('option', span(at.start, lineEnd), text)];
  const known = directive(name);
  if (name === 'node') return [word('reference', at, text)];
  const type =
    known?.takes === 'values' ? known.type : (known?.parameters[before.length - 1] ?? known?.rest)?.type;
  if (type?.kind === 'node') return [word('reference', at, text)];
  return type?.kind === 'boolean' || type?.kind === 'word' ? [word('value', at, text)] : [];
}

function authkeysWords({ text, at, before, lineEnd }: LineWord): readonly ClosedWord[] {
  if (before.length === 0) return text === 'auth' ? [word('keyword', span(at.start, lineEnd), 'auth')] : [];
  return before.length === 1 && before[0] !== 'auth' ? [word('value', span(at.start, lineEnd), text)] : [];
}

function haresourcesWords({ text, at, before }: LineWord): readonly ClosedWord[] {
  if (before.length === 0) return [word('reference', at, text)];
  const name = text.split('::')[0] ?? '';
  const isKnown = scripts.some((one) => one.name === name) || services.includes(name);
  return isKnown ? [word('agent', at, name)] : [];
}

const CRM_SECTIONS = new Set([
  ...['params', 'meta', 'op', 'operations', 'utilization', 'attributes', 'rule', 'select', 'to'],
  ...['docker', 'podman', 'rkt', 'network', 'port-mapping', 'storage', 'storage-mapping'],
]);
const CRM_BOOLEAN = new Set(['true', 'false', 'yes', 'no', 'on', 'off']);

/** Statements of crm by lines joined and words split at blanks outside of quotes: another reading than the parser's. */
function crmWords(text: string): readonly ClosedWord[] {
  const found: ClosedWord[] = [];
  for (const statement of text.matchAll(/(?:[^\n\\]|\\[^\n]|\\\n)+/g)) {
    if (/^\s*#/.test(statement[0])) continue;
    const words = [...statement[0].matchAll(/(?:"[^"]*"|[^\s"\\])+/g)].map((match) => ({
      text: match[0],
      at: span(statement.index + match.index, statement.index + match.index + match[0].length),
    }));
    found.push(...crmStatementWords(words));
  }
  return found;
}

function crmStatementWords(
  words: readonly { readonly text: string; readonly at: Span }[],
): readonly ClosedWord[] {
  const found: ClosedWord[] = [];
  const [keyword, , third] = words;
  if (!keyword) return [];
  found.push(word('keyword', keyword.at, keyword.text));
  let section = keyword.text;
  let rule = 0;
  const spec = /^(?:primitive|rsc_template)$/.test(keyword.text) ? third?.text : undefined;
  words.slice(1).forEach(({ text, at }, position) => {
    const index = position + 1;
    const equals = text.indexOf('=');
    if (text === spec && index === 2) {
      if (isKnownAgent(text)) found.push(word('agent', at, text, completeSpec(text)));
      else if (text.startsWith('@')) found.push(word('reference', at, text));
      else if (text.includes(':')) found.push(word('agent', at, `${text.split(':', 1)[0]}:`));
    } else if (CRM_SECTIONS.has(text) && index > 1) {
      section = text;
      rule = 0;
      found.push(word('keyword', at, text));
    } else if (equals > 0 && rule === 0) {
      const [name = '', value = ''] = [text.slice(0, equals), text.slice(equals + 1)];
      const isFree = section === 'utilization' || section === 'attributes';
      if (isFree || name.startsWith('$')) return;
      found.push(word('option', at, `${name}=`));
      const values = crmValues(name, spec, section);
      const plain = value.replace(/^"|"$/g, '');
      if (values === 'boolean' ? CRM_BOOLEAN.has(plain) : values?.includes(plain)) {
        const quoted = value.startsWith('"') ? 1 : 0;
        found.push(word('value', span(at.start + equals + 1 + quoted, at.end - quoted), plain));
      }
    } else if (section === 'op' && words[position]?.text === 'op') {
      found.push(word('value', at, text));
    } else if (section === 'rule') {
      rule++;
      if (/^(?:-?inf:|eq|ne|and|or|defined|not_defined|#uname|date)$/.test(text))
        found.push(word('value', at, text));
    } else if (/^(?:-?inf:|Mandatory:|Optional:|Serialize:)$/i.test(text)) {
      found.push(word('value', at, text));
    } else if (
      /^(?:colocation|order|rsc_ticket)$/.test(keyword.text) &&
      index > 2 &&
      /^[^:]+:[^:]+$/.test(text)
    ) {
      const colon = text.indexOf(':');
      found.push(word('value', span(at.start + colon + 1, at.end), text.slice(colon + 1)));
      found.push(word('reference', at, text));
    } else if (keyword.text === 'node' && (index === 2 || (index === 1 && !text.endsWith(':')))) {
      found.push(word('reference', at, text));
    }
  });
  return found;
}

function crmValues(
  name: string,
  spec: string | undefined,
  section: string,
): readonly string[] | 'boolean' | undefined {
  const constraint: Readonly<Record<string, readonly string[]>> = {
    'resource-discovery': ['always', 'never', 'exclusive'],
    'loss-policy': ['stop', 'demote', 'fence', 'freeze'],
    symmetrical: ['true', 'false'],
  };
  const known =
    section === 'params'
      ? agent(spec ?? '')?.parameters.get(name)
      : section === 'op'
        ? operationAttributes.find((one) => one.name === name)
        : section === 'property'
          ? clusterProperties.get(name)
          : metaAttributes.find((one) => one.name === name);
  const values = known?.values && [...known.values, ...('oldValues' in known ? (known.oldValues ?? []) : [])];
  return values ?? (known?.type === 'boolean' ? 'boolean' : constraint[name]);
}
