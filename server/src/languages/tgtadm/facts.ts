import type { FactCollector } from '../../core/fact.ts';
import { addressKey, deviceKey } from '../../core/keys.ts';
import { mode } from './catalog.ts';
import { numberKey } from './numbers.ts';
import { readPortal } from './portal.ts';
import { type Machine, type Step, walk } from './simulation/walk.ts';
import { lastUse, type TgtadmNode } from './tree.ts';

/** Says what the calls of a block make and use; of scripts that it writes as well. */
export function facts(tree: TgtadmNode, collect: FactCollector): void {
  if (tree.kind !== 'script') return;
  const machine = new FactMachine(collect);
  walk([tree], machine);
  for (const written of tree.written) walk([written], machine);
}

class FactMachine implements Machine<FactMachine> {
  readonly #collect: FactCollector;
  /** A loop comes by the same call again; the same fact is told once. */
  readonly #told = new Set<string>();

  constructor(collect: FactCollector) {
    this.#collect = collect;
  }

  clone(): FactMachine {
    return this;
  }

  merge(): void {}

  other(): void {}

  call(step: Step): void {
    const what = `${mode(step.text('mode') ?? '')?.name} ${step.text('op')}`;
    const tid = numberKey('tid', step.text('tid'));
    const at = lastUse(step.call, 'tid')?.value?.span;
    const told = `${step.call.span.start} ${what} ${tid} ${step.text('lun')} ${step.text('backing-store')}`;
    if (this.#told.has(told)) return;
    this.#told.add(told);
    if (what === 'target new' && tid !== undefined && at) {
      const name = step.text('targetname');
      this.#collect.declare('target', tid, at, name === undefined ? {} : { name });
    } else if (tid !== undefined && at) {
      this.#collect.refer('target', tid, at, { by: what });
    }
    if (what === 'logicalunit new') this.#backingStore(step, tid ?? '');
    if (what === 'portal new') this.#portal(step);
  }

  #backingStore(step: Step, tid: string): void {
    const path = step.text('backing-store');
    const at = lastUse(step.call, 'backing-store')?.value?.span;
    if (!path?.startsWith('/') || !at) return;
    const id = `${tid}/${numberKey('lun', step.text('lun')) ?? ''}`;
    this.#collect.refer('device', deviceKey(path), at, { by: 'lun', id });
  }

  #portal(step: Step): void {
    const params = step.text('params');
    const at = lastUse(step.call, 'params')?.value?.span;
    const portal = params === undefined ? undefined : readPortal(params);
    if (!portal || !at) return;
    const { ip, port } = portal;
    this.#collect.declare('address', addressKey(ip, port), at, { ip, port, use: 'tgt' });
  }
}
