import type { IToken } from 'chevrotain';
import type { Completion, FeatureRequest } from '../../core/language.ts';
import { type Span, span } from '../../core/span.ts';
import { type DrbdVersion, documentation, optionsOf, statementsOf } from './catalog.ts';
import { describeOption, usage } from './describe.ts';
import { freeMinor, freePort } from './hosts.ts';
import { catalogPlace, holdsOptions } from './places.ts';
import { contextAt } from './repair.ts';
import { optionSnippet, statementSnippet } from './snippets.ts';
import * as Token from './tokens.ts';
import { lexer } from './tokens.ts';
import { children, type DrbdNode, type Place, type ResourceSection } from './tree.ts';
import { valueCompletions } from './value-completion.ts';
import { versionOf } from './version.ts';

/** Where the cursor stands and what is known there. */
export interface Scene {
  readonly request: FeatureRequest<DrbdNode>;
  readonly version: DrbdVersion;
  readonly place: Place;
  /** The section around the cursor; the file itself at its top. */
  readonly section: DrbdNode;
  readonly resource: ResourceSection | undefined;
  /** The words of the statement before the cursor. */
  readonly words: readonly IToken[];
  readonly replace: Span;
  /** Whether the line goes on after the cursor, so that its end is there already. */
  readonly followed: boolean;
  /** What the word at the cursor begins, as far as it is there already. */
  readonly begun: 'section' | 'statement' | undefined;
}

/** Sections and options that may stand at the cursor, or the values of the statement it stands in. */
export function complete(request: FeatureRequest<DrbdNode>): readonly Completion[] {
  const scene = sceneOf(request);
  if (!scene) return [];
  return scene.words.length === 0 ? statementCompletions(scene) : valueCompletions(scene);
}

function sceneOf(request: FeatureRequest<DrbdNode>): Scene | undefined {
  const { text, offset, tree, cluster } = request;
  const { tokens } = lexer.tokenize(text);
  const before = tokens.findLast(({ startOffset }) => startOffset < offset);
  const end = before ? before.startOffset + before.image.length : 0;
  // In a comment, or inside of quotes.
  if (end < offset && /#[^\n]*$/.test(text.slice(end, offset))) return undefined;
  const touched = before && end >= offset ? before : undefined;
  const quoted = touched?.tokenType === Token.Text || touched?.tokenType === Token.UnterminatedText;
  if (quoted && (end > offset || touched.tokenType === Token.UnterminatedText)) return undefined;
  const isWord = touched !== undefined && /[\w/.-]$/.test(text.slice(touched.startOffset, offset));
  const replace = isWord ? span(touched.startOffset, Math.max(offset, end)) : span(offset, offset);
  const { open, words } = contextAt(text, tokens, offset);
  const sections = open.flatMap(({ origin }) => {
    const node = sectionAt(tree, origin.start);
    return node ? [node] : [];
  });
  const resource = sections.find((section): section is ResourceSection => section.kind === 'resource');
  const place = open.at(-1)?.place ?? 'file';
  if (place === 'skip' || place === 'plugin') return undefined;
  return {
    request,
    version: versionOf(cluster),
    place,
    section: sections.at(-1) ?? tree,
    resource,
    words,
    replace,
    followed: /^[ \t]*[^\s}#]/.test(text.slice(replace.end)),
    begun: begunBy(text.slice(replace.end), isWord),
  };
}

/** What the text behind a keyword makes of it; where no word stands at the cursor, a word there begins a statement of its own. */
function begunBy(rest: string, isWord: boolean): Scene['begun'] {
  if (/^[^;{}\n#"]*\{/.test(rest) && (isWord || /^[ \t]*[\d{]/.test(rest))) return 'section';
  return (isWord ? /^[ \t]*[^\s}#]/ : /^[ \t]*["\d;]/).test(rest) ? 'statement' : undefined;
}

function sectionAt(root: DrbdNode, start: number): DrbdNode | undefined {
  for (const node of children(root)) {
    if (node.kind !== 'file' && node.keyword.span.start === start) return node;
    if (node.span.start <= start && start < node.span.end) return sectionAt(node, start);
  }
  return undefined;
}

/** Statements that may stand more than once in a section. */
const REPEATED = new Set([
  ...[
    'resource',
    'include',
    'on',
    'floating',
    'stacked-on-top-of',
    'volume',
    'connection',
    'connection-mesh',
  ],
  ...['path', 'host', 'skip', 'ignore-on', 'proxy', 'address'],
]);
/** What a section cannot do without, or nearly always has. */
const REQUIRED = new Set(['device', 'disk NAME', 'address', 'node-id', 'hosts', 'host', 'resource', 'on']);
const USUAL = new Set([
  ...[
    'net',
    'disk',
    'meta-disk',
    'handlers',
    'options',
    'common',
    'global',
    'include',
    'volume',
    'connection-mesh',
  ],
  ...['protocol', 'cram-hmac-alg', 'shared-secret', 'verify-alg', 'on-io-error', 'resync-rate', 'c-max-rate'],
  ...[
    'usage-count',
    'wfc-timeout',
    'degr-wfc-timeout',
    'fence-peer',
    'unfence-peer',
    'split-brain',
    'quorum',
  ],
  ...['after-sb-0pri', 'after-sb-1pri', 'after-sb-2pri', 'fencing', 'on-no-quorum', 'auto-promote'],
]);
/** What only old files have. */
const OLD = new Set(['syncer', 'flexible-meta-disk', 'ignore-on', 'template-file', 'skip']);

function statementCompletions(scene: Scene): Completion[] {
  const { place, version, replace, begun, section, request } = scene;
  const here = children(section).filter(
    (node) => !(node.span.start <= request.offset && request.offset <= node.span.end),
  );
  const used = new Set(
    here.map((node) => (node.kind === 'file' ? '' : node.kind === 'disk' ? 'disk NAME' : node.keyword.text)),
  );
  const found: Completion[] = [];
  const listed = catalogPlace(place);
  if (listed) {
    for (const { keyword, form, doc } of statementsOf(listed, version)) {
      const isDisk = keyword === 'disk' && form === 'statement';
      const key = isDisk ? 'disk NAME' : keyword;
      if (used.has(key) && !REPEATED.has(keyword)) continue;
      if (begun !== undefined && begun !== form) continue;
      if (
        (place === 'common' || place === 'proxy') &&
        (form === 'statement' || keyword === 'skip') &&
        keyword !== 'protocol'
      )
        continue;
      const old = OLD.has(keyword) && !(version === '8.3' && keyword === 'syncer');
      const required = REQUIRED.has(key) && !(keyword === 'node-id' && version !== '9');
      found.push({
        label: isDisk ? 'disk PATH' : keyword,
        kind: form === 'section' ? 'section' : 'keyword',
        detail: form === 'section' ? `${keyword} { }` : keyword,
        documentation: doc || (documentation(key) ?? ''),
        ...(begun
          ? { insert: keyword }
          : { insert: statementSnippet(keyword, form, suggestions(scene)), snippet: true }),
        replace,
        rank: old ? 2 : required ? 0 : USUAL.has(keyword) ? 1 : 2,
        deprecated: old,
      });
    }
  }
  if (!holdsOptions(place) || begun === 'section') return found;
  for (const one of optionsOf(place, version)) {
    if (used.has(one.name) || used.has(`no-${one.name}`) || one.isIgnored) continue;
    const old = one.aliasOf !== undefined && place !== 'syncer';
    found.push({
      label: one.name,
      kind: 'option',
      detail: usage(one),
      documentation: describeOption(one),
      ...(begun ? { insert: one.name } : { insert: optionSnippet(one), snippet: true }),
      replace,
      rank: old ? 2 : USUAL.has(one.name) ? 1 : 2,
      deprecated: old,
    });
  }
  return found;
}

/** Values that are free in the cluster, for the placeholders of snippets. */
function suggestions({ request, section }: Scene) {
  const ids = new Set(
    children(section.kind === 'resource' ? section : request.tree)
      .flatMap((node) => [node, ...children(node)])
      .flatMap((node) => [node, ...children(node)])
      .flatMap((node) => (node.kind === 'node-id' && node.id ? [Number(node.id.text)] : [])),
  );
  let nodeId = 0;
  while (ids.has(nodeId)) nodeId++;
  const volumes = new Set(
    children(section).flatMap((node) =>
      node.kind === 'volume' && node.number ? [Number(node.number.text)] : [],
    ),
  );
  let volume = 0;
  while (volumes.has(volume)) volume++;
  return { minor: freeMinor(request.cluster), port: freePort(request.cluster), nodeId, volume };
}
