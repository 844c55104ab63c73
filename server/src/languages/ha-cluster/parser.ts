import { readClusterFile } from '../../core/cluster-file.ts';
import { type JsonMember, type JsonValue, parseJson } from '../../core/json.ts';
import { fits } from '../../core/level.ts';
import { RULE_CODES } from '../../core/rule-codes.generated.ts';
import type { Fault, Parsed } from '../../core/syntax.ts';
import type { ClusterFileNode, Name, NodeName } from './tree.ts';

const CODES: ReadonlySet<string> = new Set(RULE_CODES);

/** Reads ha-cluster.json. Where it is no JSON, that is all that is said: the rest may follow from it. */
export function parse(text: string): Parsed<ClusterFileNode> {
  const { value, fault } = parseJson(text);
  const root = membersOf(value);
  const files = itemsOf(memberNamed(root, 'files')?.value).map(membersOf);
  const nodes = memberNamed(root, 'nodes')?.value;
  const tree: ClusterFileNode = {
    kind: 'cluster-file',
    span: value?.span ?? { start: 0, end: 0 },
    members: root.map(({ key, span }) => ({ name: key, span })),
    nodes: [
      ...membersOf(nodes).map(({ key }) => ({ ...key, within: nodes?.span.start ?? 0 })),
      ...files.flatMap((file) => nodesOf(memberNamed(file, 'nodes')?.value)),
    ],
    folders: files.flatMap((file) => folderOf(memberNamed(file, 'path')?.value)),
    paths: files.flatMap((file) => pathOf(memberNamed(file, 'path')?.value)),
  };
  if (fault) return { tree, faults: [fault] };
  return { tree, faults: [...readClusterFile(text).faults, ...unknownRules(root)] };
}

/** The codes below `rules` that no rule has, and the patterns that fit none. */
function unknownRules(root: readonly JsonMember[]): readonly Fault[] {
  return membersOf(memberNamed(root, 'rules')?.value).flatMap(({ key: { text, span } }) =>
    CODES.has(text) || RULE_CODES.some((code) => fits(text, code))
      ? []
      : [{ kind: 'unknown-rule', span, found: text }],
  );
}

function membersOf(value: JsonValue | undefined): readonly JsonMember[] {
  return value?.kind === 'object' ? value.members : [];
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value?.kind === 'array' ? value.items : [];
}

function memberNamed(members: readonly JsonMember[], name: string): JsonMember | undefined {
  return members.findLast(({ key }) => key.text === name);
}

function nodesOf(list: JsonValue | undefined): readonly NodeName[] {
  return itemsOf(list).flatMap((value) =>
    value.kind === 'string' ? [{ text: value.value, span: value.span, within: list?.span.start ?? 0 }] : [],
  );
}

function pathOf(path: JsonValue | undefined): readonly Name[] {
  return path?.kind === 'string' ? [{ text: path.value, span: path.span }] : [];
}

/** The node whose folder a path leads into; a pattern in its place names none. */
function folderOf(path: JsonValue | undefined): readonly Name[] {
  if (path?.kind !== 'string') return [];
  const [, before, text] = /^((?:\.\/)?nodes\/)([\w.-]+)\//.exec(path.value) ?? [];
  // With an escape in it, places in the text are not those in the value.
  if (before === undefined || text === undefined || !isPlain(path)) return [];
  const start = path.span.start + 1 + before.length;
  return [{ text, span: { start, end: start + text.length } }];
}

function isPlain({ value, span }: Extract<JsonValue, { kind: 'string' }>): boolean {
  return span.end - span.start === value.length + 2;
}
