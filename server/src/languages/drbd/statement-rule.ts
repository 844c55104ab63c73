import type { RuleContext } from '../../core/rule.ts';
import type { DrbdVersion } from './catalog.ts';
import { judgeStatement, type Verdict } from './judge.ts';
import type { DrbdNode } from './tree.ts';
import { versionOf } from './version.ts';

/** A statement that begins with a keyword of the grammar. */
export type KeywordNode = Exclude<DrbdNode, { kind: 'file' | 'option' | 'unknown-section' }>;

const KINDS: readonly KeywordNode['kind'][] = [
  'global',
  'common',
  'resource',
  'on',
  'floating',
  'stacked-on-top-of',
  'volume',
  'connection',
  'path',
  'connection-mesh',
  'options-section',
  'proxy-on',
  'skip',
  'plugin',
  'include',
  'require-version',
  'device',
  'disk',
  'meta-disk',
  'address',
  'node-id',
  'host',
  'hosts',
  'proxy-address',
  'template-file',
  'ignore-on',
];

/** Several rules in turn ask about the same statement. */
let last:
  | { readonly node: KeywordNode; readonly version: DrbdVersion; readonly verdict: Verdict }
  | undefined;

function verdictOf(node: KeywordNode, version: DrbdVersion): Verdict {
  if (last?.node !== node || last.version !== version) {
    last = { node, version, verdict: judgeStatement(node, version) };
  }
  return last.verdict;
}

type Check = (node: KeywordNode, verdict: Verdict, version: DrbdVersion, context: RuleContext) => void;

/** Checks for a rule over all statements with a keyword, each with the verdict on it. */
export function overStatements(
  check: Check,
): Record<KeywordNode['kind'], (node: KeywordNode, context: RuleContext) => void> {
  const visit = (node: KeywordNode, context: RuleContext): void => {
    const version = versionOf(context);
    check(node, verdictOf(node, version), version, context);
  };
  return Object.fromEntries(KINDS.map((kind) => [kind, visit])) as Record<KeywordNode['kind'], typeof visit>;
}
