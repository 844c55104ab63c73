import { describe, expect, it } from 'vitest';
import type { Block } from '../../server/src/core/block.ts';
import type { Cluster } from '../../server/src/core/cluster.ts';
import type { Document } from '../../server/src/core/document.ts';
import type { EntityKind } from '../../server/src/core/fact.ts';
import { complete } from '../../server/src/core/features.ts';
import type { Completion } from '../../server/src/core/language.ts';
import { type Span, span } from '../../server/src/core/span.ts';
import { cleanClusters } from '../clusters/clusters.ts';
import { Random } from '../support/random.ts';
import { during, inserted, openCluster } from './completion-steps.ts';

// Whatever is offered may be accepted: the text is no worse for it, and what it names exists.

/** Places that are tried in each file, and how many of what is offered there. */
const PLACES = 24;
const OFFERS = 4;
/** How often a person goes on with completion after an offer that asks for it. */
const STEPS = 4;

interface Place {
  readonly kind:
    | 'word deleted'
    | 'word begun'
    | 'inside a word'
    | 'before a word'
    | 'end of line'
    | 'new line';
  /** What is taken away, and what is typed there instead, up to the cursor. */
  readonly edit: Span;
  readonly typed: string;
}

function places(text: string, random: Random): readonly Place[] {
  const words = [...text.matchAll(/[^\s"=:;{}<>]+/g)].map(({ index, 0: word }) => ({ index, word }));
  const ends = [...text.matchAll(/[^\s;{}>](?=\n)/g)].map(({ index }) => index + 1);
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return Array.from({ length: PLACES }, (_, turn): Place => {
    const { index, word } = random.pick(words);
    const end = index + word.length;
    const middle = index + Math.ceil(word.length / 2);
    switch (turn % 6) {
      case 0:
        return { kind: 'word deleted', edit: span(index, end), typed: '' };
      case 1:
        return { kind: 'word begun', edit: span(index, end), typed: word.slice(0, 1) };
      case 2:
        return { kind: 'inside a word', edit: span(middle, middle), typed: '' };
      case 3:
        return { kind: 'before a word', edit: span(index, index), typed: '' };
      case 4: {
        const at = ends.length > 0 ? random.pick(ends) : end;
        return { kind: 'end of line', edit: span(at, at), typed: ' ' };
      }
      default: {
        const at = starts.length > 0 ? random.pick(starts) : 0;
        return { kind: 'new line', edit: span(at, at), typed: '' };
      }
    }
  });
}

/** Everything that a parser could not read, in any language of the document. */
function faults(document: Document): readonly string[] {
  const of = (block: Block): readonly string[] => [
    ...block.faults.map(({ kind }) => kind),
    ...block.embedded.flatMap((inner) => of(inner.block)),
  ];
  return document.slots.flatMap(({ block }) => of(block));
}

/** Accepts an offer and what completion offers next, as far as it asks for it; hands over the stretch it fills. */
function accept(cluster: Cluster, document: Document, offer: Completion): Span {
  const { replace } = offer;
  const text = filled(offer);
  cluster.edit(document, [{ from: replace.start, to: replace.end, text }]);
  let end = replace.start + text.length;
  for (let step = 0, last = offer; step < STEPS && isOpen(last, text); step++) {
    const next = best(complete(cluster, document, end));
    if (!next) {
      // Behind a blank, what follows on the line is the value.
      const goesOn = /^[ \t]+\S/.test(document.slice(end, end + 80));
      const mark = document.slice(end - 1, end);
      const value = /[=:]/.test(mark) || (mark === ' ' && !goesOn) ? 'x1' : '';
      cluster.edit(document, [{ from: end, to: end, text: value }]);
      return span(replace.start, end + value.length);
    }
    const more = filled(next);
    cluster.edit(document, [{ from: next.replace.start, to: next.replace.end, text: more }]);
    end = next.replace.start + more.length;
    last = next;
  }
  return span(replace.start, end);
}

function isOpen({ again }: Completion, text: string): boolean {
  return again === true || /[=: ]$/.test(text);
}

function best(offers: readonly Completion[]): Completion | undefined {
  return [...offers].sort((a, b) => (a.rank ?? 1) - (b.rank ?? 1))[0];
}

/** With something in every place that a person has to fill. */
function filled(offer: Completion): string {
  if (!offer.snippet) return inserted(offer);
  const insert = (offer.insert ?? offer.label).replaceAll(
    /\$(?:\{([1-9])\}|([1-9]))/g,
    (all, long, short) => {
      const number: string = long ?? short;
      return (offer.insert ?? '').includes(`\${${number}:`) ? all : `\${${number}:x${number}}`;
    },
  );
  return inserted({ ...offer, insert });
}

const KINDS: readonly EntityKind[] = [
  ...([
    'node',
    'drbd-resource',
    'device',
    'disk',
    'virtual-ip',
    'mount-point',
    'crm-id',
    'crm-resource',
  ] as const),
  ...(['auth-key', 'target', 'iscsi-target', 'fixed-ip', 'backing-group', 'volume-group'] as const),
];

/** Every name that a file of the cluster makes or brings. */
function namesOf(cluster: Cluster): ReadonlySet<string> {
  const { model } = cluster;
  const texts = [...cluster.documents.values()].map(({ text }) => text).join('\n');
  return new Set([
    ...KINDS.flatMap((kind) => model.keys(kind)),
    ...model.keys('node').flatMap((key) => model.declarations('node', key).map(({ data }) => data.name)),
    // Nodes are also known by the files of DRBD and Heartbeat that name them, and accounts by the script.
    ...(texts.match(/[^\s"=;{}]+/g) ?? []),
  ]);
}

describe('whatever is offered may be accepted', () => {
  it.each(cleanClusters)('in $name', (clean) => {
    const cluster = openCluster(clean);
    const names = namesOf(cluster);
    const random = new Random(clean.name.length * 104729);
    const worse: string[] = [];
    const strange: string[] = [];
    let tried = 0;
    for (const document of cluster.documents.values()) {
      for (const { kind, edit, typed } of places(document.text, random)) {
        const cursor = edit.start + typed.length;
        during(cluster, document, edit, typed, () => {
          const offers = complete(cluster, document, cursor);
          for (let turn = 0; turn < OFFERS && offers.length > 0; turn++) {
            const offer = random.pick(offers);
            tried++;
            const where = `${document.path}:${document.lines.position(cursor).line + 1} ${kind}, "${offer.label}"`;
            if (!(offer.replace.start <= cursor && cursor <= offer.replace.end))
              strange.push(`${where}: its place`);
            if (offer.kind === 'reference' && !isKnown(offer.label, names)) strange.push(`${where}: unknown`);
            if (isJustKeyword(document, offer)) continue;
            const found = compare(cluster, document, offer);
            if (found !== undefined) worse.push(`${where}: ${found}`);
          }
        });
      }
    }
    console.log(`${clean.name}: ${tried} offers accepted`);
    expect(strange).toEqual([]);
    expect(worse).toEqual([]);
  });
});

function isKnown(label: string, names: ReadonlySet<string>): boolean {
  const bare = label.replace(/^@/, '').replace(/[: ]$/, '');
  return names.has(label) || names.has(bare) || names.has(bare.replace(/:\w+$/, ''));
}

/**
 * Another keyword in front of the rest of a crm statement: what follows was written for the old one, and the person goes
 * on there.
 */
function isJustKeyword(document: Document, { kind, replace }: Completion): boolean {
  return (
    document.language.id === 'crmsh' &&
    kind === 'keyword' &&
    !/^[ \t]*\n/.test(document.slice(replace.end, replace.end + 80))
  );
}

/** What is wrong with the text after the offer and not with the half-typed word; undefined when all is well. */
function compare(cluster: Cluster, document: Document, offer: Completion): string | undefined {
  const half = inserted(offer).trim().split(/\s/, 1)[0] ?? '';
  const begun = during(cluster, document, offer.replace, half.slice(0, Math.ceil(half.length / 2)), () =>
    faults(document),
  );
  const before = document.text;
  const stretch = accept(cluster, document, offer);
  // A keyword alone is no statement yet.
  const after = faults(document).filter(
    (kind) => offer.kind !== 'keyword' || kind !== 'incomplete-statement',
  );
  const written = document.slice(stretch.start, stretch.end);
  cluster.edit(document, [{ from: 0, to: document.length, text: before }]);
  const fresh = after.filter((kind) => !begun.includes(kind));
  return after.length > begun.length
    ? `${fresh.join(', ') || after.join(', ')} in ${JSON.stringify(written)}`
    : undefined;
}
