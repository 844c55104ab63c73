import type { FactCollector } from '../../core/fact.ts';
import { addressKey, deviceKey } from '../../core/keys.ts';
import { type Span, shift } from '../../core/span.ts';
import { mode } from './catalog.ts';
import { numberKey } from './numbers.ts';
import { readPortal } from './portal.ts';
import { type Machine, type Piece, type Step, walk } from './simulation/walk.ts';
import { lastUse, type TgtadmNode } from './tree.ts';

const NOTHING: Piece = { items: [], calls: [] };

/** Says what the calls of a script make and use, variables filled in; of scripts that it writes as well. */
export function documentFacts(
  blocks: readonly { readonly tree: TgtadmNode; readonly start: number }[],
  collect: FactCollector,
): void {
  walk(
    blocks.map(({ tree }) => (tree.kind === 'script' ? tree : NOTHING)),
    new FactMachine(collect, (block) => blocks[block]?.start ?? 0),
  );
  for (const { tree, start } of blocks) {
    if (tree.kind !== 'script') continue;
    for (const written of tree.written) walk([written], new FactMachine(collect, () => start));
  }
}

class FactMachine implements Machine<FactMachine> {
  readonly #collect: FactCollector;
  readonly #startOf: (block: number) => number;
  /** A loop comes by the same call again; the same fact is told once. */
  readonly #told = new Set<string>();

  constructor(collect: FactCollector, startOf: (block: number) => number) {
    this.#collect = collect;
    this.#startOf = startOf;
  }

  clone(): FactMachine {
    return this;
  }

  merge(): void {}

  other(): void {}

  call(step: Step): void {
    const what = `${mode(step.text('mode') ?? '')?.name} ${step.text('op')}`;
    const tid = numberKey('tid', step.text('tid'));
    const at = this.#place(step, 'tid');
    const told = `${step.block} ${step.call.span.start} ${what} ${tid} ${step.text('lun')} ${step.text('backing-store')}`;
    if (this.#told.has(told)) return;
    this.#told.add(told);
    if (what === 'target new' && tid !== undefined && at) {
      const name = step.text('targetname');
      this.#collect.declare('target', tid, at, name === undefined ? {} : { name });
      this.#target(step, name);
    } else if (tid !== undefined && at) {
      this.#collect.refer('target', tid, at, { by: what });
    }
    if (what === 'logicalunit new') this.#backingStore(step, tid ?? '');
    if (what === 'portal new') this.#portal(step);
  }

  #place(step: Step, option: string): Span | undefined {
    const at = lastUse(step.call, option)?.value?.span;
    return at && shift(at, this.#startOf(step.block));
  }

  #target(step: Step, name: string | undefined): void {
    const at = this.#place(step, 'targetname');
    if (name !== undefined && at) this.#collect.declare('iscsi-target', name, at, { by: 'script' });
  }

  #backingStore(step: Step, tid: string): void {
    const path = step.text('backing-store');
    const at = this.#place(step, 'backing-store');
    if (!path?.startsWith('/') || !at) return;
    const id = `${tid}/${numberKey('lun', step.text('lun')) ?? ''}`;
    this.#collect.refer('device', deviceKey(path), at, { by: 'lun', id });
  }

  #portal(step: Step): void {
    const params = step.text('params');
    const at = this.#place(step, 'params');
    const portal = params === undefined ? undefined : readPortal(params);
    if (!portal || !at) return;
    const { ip, port } = portal;
    this.#collect.declare('address', addressKey(ip, port), at, { ip, port, use: 'tgt' });
  }
}
