import type { IToken } from 'chevrotain';
import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import { type BundleSection, bundleAttributes } from '../bundle-attributes.ts';
import * as T from '../tokens.ts';
import { payloadOf } from '../words.ts';
import { metaItems, metaValues, named } from './attributes.ts';
import { attributeNames, type Cursor, sectionOf } from './context.ts';
import { attributeItem, freeItems, keywordItem, sections } from './items.ts';

/** The container engine, then its settings, addresses, directories and the primitive inside. */
export function bundleItems(
  cursor: Cursor,
  names: readonly IToken[],
  cluster: ClusterView,
): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  if (names.length === 0) return [];
  if (!opened) {
    return ['docker', 'podman'].map((label) =>
      keywordItem(label, 'What runs the containers.', cursor.replace, `${label} image=`),
    );
  }
  // The primitive comes last: what follows it on its line would read as a statement of its own.
  if (opened.tokenType === T.Contained) {
    return since.length > 0 ? [] : freeItems(cluster, cursor.replace, ({ type }) => type === 'primitive');
  }
  if (opened.tokenType === T.Meta) {
    if (cursor.typed.includes('=')) return metaValues(cursor);
    return [...metaItems('bundle', cursor, since), ...further(cursor, opened)];
  }
  const known = bundleAttributes[sectionName(opened)] ?? [];
  if (cursor.typed.includes('=')) return named(cursor, known);
  const given = attributeNames(since);
  return [
    ...known
      .filter(({ name }) => !given.has(name))
      .map((one) => attributeItem(one, cursor.replace, one.isRequired ? 0 : 1)),
    ...further(cursor, opened),
  ];
}

function sectionName(opened: IToken): BundleSection {
  const { text } = payloadOf(opened);
  return opened.tokenType === T.Container ? 'container' : (text.toLowerCase() as BundleSection);
}

/** The parts that may come next; mappings stand inside of what they map. */
function further({ words, replace, next }: Cursor, opened: IToken): readonly Completion[] {
  const used = new Set(words.map(({ tokenType }) => tokenType));
  const inNetwork = opened.tokenType === T.Network || opened.tokenType === T.PortMapping;
  const inStorage = opened.tokenType === T.Storage || opened.tokenType === T.StorageMapping;
  return sections(replace, [
    ...(inNetwork ? ['port-mapping'] : []),
    ...(inStorage ? ['storage-mapping'] : []),
    ...(used.has(T.Network) ? [] : ['network']),
    ...(used.has(T.Storage) ? [] : ['storage']),
    ...(used.has(T.Contained) || next !== '' ? [] : ['primitive']),
    ...(used.has(T.Meta) ? [] : ['meta']),
  ]);
}
