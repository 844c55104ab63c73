import type { Location } from '../../core/fact.ts';
import type { DocumentView } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import { type CorosyncVersion, keyOf, linkOf } from './catalog.ts';
import { type CorosyncNode, children, type EntryNode, isPlaceholder, type SectionNode } from './tree.ts';
import { readNumber } from './values.ts';

/** A statement with its place in the document: a location for rules, a span of the document for facts. */
export interface Placed<N, P> {
  readonly node: N;
  at(span: Span): P;
}

export type PlacedEntry<P = Location> = Placed<EntryNode, P>;
export type PlacedSection<P = Location> = Placed<SectionNode, P>;

/** A link or ring as an `interface` section describes it. */
export interface Interface<P = Location> {
  readonly section: PlacedSection<P>;
  readonly number: number;
  readonly entries: ReadonlyMap<string, PlacedEntry<P>>;
}

/** A node of the nodelist. */
export interface ClusterNode<P = Location> {
  readonly section: PlacedSection<P>;
  readonly entries: ReadonlyMap<string, PlacedEntry<P>>;
  readonly name: PlacedEntry<P> | undefined;
  readonly id: PlacedEntry<P> | undefined;
  /** Its addresses by number of the link. */
  readonly addresses: ReadonlyMap<number, PlacedEntry<P>>;
}

/** A whole corosync.conf as corosync sees it: of a key that is there several times, the last one counts. */
export class Config<P = Location> {
  readonly #sections = new Map<string, PlacedSection<P>[]>();
  readonly #entries = new Map<string, PlacedEntry<P>[]>();
  #nodes: readonly ClusterNode<P>[] | undefined;

  constructor(blocks: readonly { readonly tree: CorosyncNode; at(span: Span): P }[]) {
    for (const { tree, at } of blocks) {
      const rest: CorosyncNode[] = [tree];
      for (let node = rest.pop(); node; node = rest.pop()) {
        if (node.kind === 'section' && node.path !== undefined) push(this.#sections, node.path, { node, at });
        if (node.kind === 'entry' && node.inside !== undefined) {
          push(this.#entries, `${node.inside} ${node.key.text}`, { node, at });
        }
        const inner = children(node);
        for (let index = inner.length - 1; index >= 0; index--) {
          const child = inner[index];
          if (child) rest.push(child);
        }
      }
    }
  }

  /** The sections of a path, in text order. */
  sections(path: string): readonly PlacedSection<P>[] {
    return this.#sections.get(path) ?? [];
  }

  /** All entries of a key, in text order. */
  all(path: string, key: string): readonly PlacedEntry<P>[] {
    return this.#entries.get(`${path} ${key}`) ?? [];
  }

  /** The entry of a key that counts. */
  last(path: string, key: string): PlacedEntry<P> | undefined {
    return this.all(path, key).at(-1);
  }

  /** The value of a key that counts; undefined where it is absent. */
  text(path: string, key: string): string | undefined {
    return this.last(path, key)?.node.value.text;
  }

  /** The number a key stands for, 0 being the default where the catalog says so; undefined when absent or no number. */
  number(path: string, key: string): number | undefined {
    const entry = this.last(path, key);
    return entry && numberOf(entry);
  }

  /** Whether a switch of 0 and 1 is on. */
  isOn(path: string, key: string): boolean {
    return (this.number(path, key) ?? 0) > 0;
  }

  /** A further nodelist counts its nodes from the first again, so that its keys replace those of the same place. */
  get nodes(): readonly ClusterNode<P>[] {
    if (this.#nodes) return this.#nodes;
    const nodes: { section: PlacedSection<P>; entries: Map<string, PlacedEntry<P>> }[] = [];
    for (const list of this.sections('nodelist')) {
      let index = 0;
      for (const section of list.node.body) {
        if (section.kind !== 'section' || section.path !== 'nodelist.node') continue;
        const node = nodes[index] ?? { section: { node: section, at: list.at }, entries: new Map() };
        nodes[index++] = node;
        for (const [key, entry] of entriesOf({ node: section, at: list.at })) node.entries.set(key, entry);
      }
    }
    this.#nodes = nodes.map(({ section, entries }) => ({
      section,
      entries,
      name: entries.get('name'),
      id: entries.get('nodeid'),
      addresses: new Map(
        [...entries].flatMap(([key, entry]) => {
          const link = linkOf(key);
          return link === undefined ? [] : [[link, entry] as const];
        }),
      ),
    }));
    return this.#nodes;
  }

  /** The `interface` sections; each version reads the number from a key of its own. */
  interfaces(version?: CorosyncVersion): readonly Interface<P>[] {
    return this.sections('totem.interface').map((section) => {
      const entries = entriesOf(section);
      const link = version === '1' || version === '2' ? undefined : entries.get('linknumber');
      const number = link ?? (version === '3' ? undefined : entries.get('ringnumber'));
      return { section, entries, number: (number && numberOf(number)) ?? 0 };
    });
  }

  /** The transport in force. */
  transport(version: CorosyncVersion): string {
    return this.text('totem', 'transport') ?? (version === '3' ? 'knet' : 'udp');
  }
}

/** The entries of one section by key; the last of a name counts. */
export function entriesOf<P>({ node, at }: PlacedSection<P>): ReadonlyMap<string, PlacedEntry<P>> {
  const entries = new Map<string, PlacedEntry<P>>();
  for (const entry of node.body) if (entry.kind === 'entry') entries.set(entry.key.text, { node: entry, at });
  return entries;
}

export function numberOf({ node }: { readonly node: EntryNode }): number | undefined {
  const key = node.inside === undefined ? undefined : keyOf(node.inside, node.key.text)?.value;
  if (key?.type !== 'number') return undefined;
  const read = readNumber(node.value.text, key.store);
  return read === undefined || (read === 0 && key.zero) ? undefined : read;
}

export function hasPlaceholder(entry: PlacedEntry | undefined): boolean {
  return entry !== undefined && isPlaceholder(entry.node.value);
}

const configs = new WeakMap<object, Config>();

/** The configuration in a document; made once for all rules that look at the same view of it. */
export function configOf(view: DocumentView<CorosyncNode>): Config {
  const known = configs.get(view);
  if (known) return known;
  const config = new Config(view.blocks);
  configs.set(view, config);
  return config;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Whether there is more than one kind of section: less is a file that somebody has only begun, or a piece of one. */
export function isWhole(config: Config): boolean {
  return (
    ['totem', 'nodelist', 'quorum', 'logging'].filter((path) => config.sections(path).length > 0).length > 1
  );
}
