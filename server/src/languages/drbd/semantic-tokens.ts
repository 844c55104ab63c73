import type { ClusterView } from '../../core/cluster-view.ts';
import type { SemanticToken } from '../../core/language.ts';
import { type DrbdOption, drbdVersions, option } from './catalog.ts';
import { judgeOption } from './judge.ts';
import { children, type DrbdNode, type OptionStatement } from './tree.ts';
import { versionOf } from './version.ts';

/** Options and their words, and what older versions wrote; names are known from facts. */
export function semanticTokens(tree: DrbdNode): readonly SemanticToken[] {
  const found: SemanticToken[] = [];
  const visit = (node: DrbdNode): void => {
    if (node.kind === 'option') found.push(...optionTokens(node));
    if (node.kind === 'options-section' && node.section === 'syncer') {
      found.push({ kind: 'keyword', span: node.keyword.span, obsolete: isPast83 });
    }
    if (node.kind === 'meta-disk' && node.flexible) {
      found.push({ kind: 'keyword', span: node.keyword.span, obsolete: isPast83 });
    }
    for (const child of children(node)) visit(child);
  };
  visit(tree);
  return found;
}

const isPast83 = (cluster: ClusterView) => versionOf(cluster) !== '8.3';

function optionTokens(node: OptionStatement): readonly SemanticToken[] {
  const { keyword, value } = node;
  if (keyword.form !== 'word') return [];
  const found: SemanticToken[] = [
    { kind: 'option', span: keyword.span, obsolete: (cluster) => isObsolete(node, cluster) },
  ];
  if (value?.form === 'word' && isKnownWord(node, value.text))
    found.push({ kind: 'value', span: value.span });
  return found;
}

/** As the rules obsolete-statement and unsupported-option see it. */
function isObsolete(node: OptionStatement, cluster: ClusterView): boolean {
  const version = versionOf(cluster);
  const { keyword, inside } = node;
  if (keyword.text === 'protocol' && (inside === 'resource' || inside === 'common')) return version !== '8.3';
  const verdict = judgeOption(node, version);
  if (verdict.kind === 'unsupported') return verdict.versions.every((one) => Number(one) < Number(version));
  if (verdict.kind !== 'fine' || !verdict.option || inside === 'syncer') return false;
  if (keyword.text === 'become-primary-on' && version === '9') return true;
  return verdict.option.isIgnored === true || verdict.option.aliasOf !== undefined;
}

/** Whether some version of DRBD has the word for this option: which one is in force does not matter for colours. */
function isKnownWord({ keyword, inside }: OptionStatement, text: string): boolean {
  const section = keyword.text === 'protocol' ? 'net' : inside;
  const known = drbdVersions.map((version) => option(section, keyword.text, version));
  return known.some((one) => one !== undefined && wordsOf(one).includes(text));
}

function wordsOf({ type, values }: DrbdOption): readonly string[] {
  return values ?? (type === 'boolean' ? ['yes', 'no'] : []);
}
