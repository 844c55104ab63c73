import type { ClusterView } from '../../core/cluster-view.ts';
import type { FeatureRequest, Hover } from '../../core/language.ts';
import { touches } from '../../core/span.ts';
import { type DrbdOption, documentation, option, valueDoc } from './catalog.ts';
import { describeOption, usage } from './describe.ts';
import { type Ancestry, inForceText, sectionInForce } from './effective.ts';
import { judgeOption } from './judge.ts';
import { placeName, statementKey } from './places.ts';
import { nameOf } from './resource.ts';
import { children, type DrbdNode, type OptionStatement, type Word } from './tree.ts';
import { readNumber, valueIn } from './values.ts';
import { versionOf } from './version.ts';
import { amount, either, versionNames } from './wording.ts';

/** What an option or section is, and what a value, host or resource means here. */
export function hover({ tree, offset, cluster }: FeatureRequest<DrbdNode>): Hover | undefined {
  const ancestry = nodesAt(tree, offset);
  const node = ancestry.at(-1);
  if (!node || node.kind === 'file') return undefined;
  if (node.kind === 'option') return hoverOption(ancestry, node, offset, cluster);
  const { keyword } = node;
  if (touches(keyword.span, offset)) {
    const doc = documentation(statementKey(node)) ?? documentation(keyword.text);
    const more = node.kind === 'options-section' ? sectionInForce(ancestry, node, cluster) : undefined;
    return doc === undefined
      ? undefined
      : { span: keyword.span, markdown: paragraphs(`**${keyword.text}**`, doc, more) };
  }
  return hoverName(node, offset);
}

/** The nodes that cover the offset, outermost first. */
function nodesAt(root: DrbdNode, offset: number): readonly DrbdNode[] {
  const inner = children(root).find((node) => touches(node.span, offset));
  return inner ? [root, ...nodesAt(inner, offset)] : [root];
}

function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join('\n\n');
}

function hoverOption(
  ancestry: Ancestry,
  node: OptionStatement,
  offset: number,
  cluster: ClusterView,
): Hover | undefined {
  const version = versionOf(cluster);
  const { keyword, value, inside } = node;
  const verdict = judgeOption(node, version);
  if (touches(keyword.span, offset)) {
    if (verdict.kind === 'unsupported') {
      return {
        span: keyword.span,
        markdown: `**${keyword.text}** in ${placeName(inside)}: an option of ${versionNames(verdict.versions)}; these files are for DRBD ${version}.`,
      };
    }
    if (verdict.kind === 'misplaced') {
      return {
        span: keyword.span,
        markdown: `**${keyword.text}** belongs into ${either(verdict.places.map(placeName))}.`,
      };
    }
    const known = optionOf(node, cluster);
    if (known) {
      return {
        span: keyword.span,
        markdown: paragraphs(
          `**${known.name}** ${usage(known)}`,
          describeOption(known),
          inForceText(ancestry, node, known, cluster),
        ),
      };
    }
    const doc = documentation(keyword.text);
    return doc === undefined ? undefined : { span: keyword.span, markdown: `**${keyword.text}**\n\n${doc}` };
  }
  const known = optionOf(node, cluster);
  if (!value || !known || !touches(value.span, offset)) return undefined;
  if (known.name === 'shared-secret') return undefined;
  const meaning = meaningOf(known, value);
  return meaning === undefined ? undefined : { span: value.span, markdown: meaning };
}

/** What the catalog says of an option, in the place where it stands. */
export function optionOf({ keyword, inside }: OptionStatement, cluster: ClusterView): DrbdOption | undefined {
  const version = versionOf(cluster);
  // `protocol` of a resource means what it means in net.
  const section = keyword.text === 'protocol' && inside !== 'net' ? 'net' : inside;
  return option(section, keyword.text, version) ?? option(section, keyword.text, '9');
}

/** A value in words: `4M` of a rate is 4 MiB/s, `60` tenths of a second are 6 s. */
function meaningOf(known: DrbdOption, { text }: Word): string | undefined {
  const doc = valueDoc(known.aliasOf ?? known.name, known.name === 'protocol' ? text.toUpperCase() : text);
  if (doc !== undefined) return `\`${known.name} ${text}\`: ${doc}`;
  const meaning = amountOf(known, text);
  return meaning === undefined ? undefined : `\`${known.name} ${text}\` is ${meaning}.`;
}

/** A number with its unit; undefined for other values, and for plain counts. */
export function amountOf(known: DrbdOption, text: string): string | undefined {
  if (known.type !== 'number') return undefined;
  const written = readNumber(text);
  const value = written && valueIn(known.unitPrefix, written);
  return value === undefined ? undefined : amount(known, value);
}

const HOST_NAME = 'A host by its name: what `uname -n` prints there.';

/** What a name in this place means; what it names is described for all languages alike. */
function hoverName(node: Exclude<DrbdNode, { kind: 'file' | 'option' }>, offset: number): Hover | undefined {
  const on = (word: Word | undefined, markdown: (name: string) => string | undefined): Hover | undefined => {
    const name = nameOf(word);
    if (!word || name === undefined || !touches(word.span, offset)) return undefined;
    const says = markdown(name);
    return says === undefined ? undefined : { span: word.span, markdown: says };
  };
  switch (node.kind) {
    case 'on':
      return node.hosts.map((host) => on(host, () => HOST_NAME)).find(Boolean);
    case 'hosts':
      return node.names.map((host) => on(host, () => HOST_NAME)).find(Boolean);
    case 'host':
      return on(node.name, () => HOST_NAME);
    case 'device':
      return on(node.path ?? node.minor, () => 'The device that file systems and services use.');
    case 'disk':
      return on(node.path, (path) =>
        path === 'none'
          ? 'This host stores nothing itself: it reads and writes through the network.'
          : `\`${path}\`: the disk underneath, which belongs to DRBD alone.`,
      );
    case 'meta-disk':
      return on(node.path, (path) => (path === 'internal' ? documentation('internal') : undefined));
    default:
      return undefined;
  }
}
