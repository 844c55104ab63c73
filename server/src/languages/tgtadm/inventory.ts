import { does } from './meaning.ts';
import { numberKey } from './numbers.ts';
import { type Call, type TgtadmNode, textOf } from './tree.ts';

/** What the calls of a script make, for completion. */
export interface Inventory {
  /** Names of targets by tid. */
  readonly targets: ReadonlyMap<string, string>;
  /** Backing stores by tid and unit. */
  readonly units: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly users: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** Target names in the order of the script. */
  readonly names: readonly string[];
}

/** Everything made in a script, but for what the call under the cursor makes itself. */
export function inventoryOf(blocks: readonly { readonly tree: TgtadmNode }[], except: Call): Inventory {
  const targets = new Map<string, string>();
  const units = new Map<string, Map<string, string>>();
  const users = new Set<string>();
  const addresses = new Set<string>();
  for (const { tree } of blocks) {
    for (const call of tree.kind === 'script' ? tree.calls : []) {
      if (call === except) continue;
      const tid = numberKey('tid', textOf(call, 'tid'));
      const lun = numberKey('lun', textOf(call, 'lun'));
      const user = textOf(call, 'user');
      const address = textOf(call, 'initiator-address');
      if (tid !== undefined && does(call, 'target', 'new'))
        targets.set(tid, textOf(call, 'targetname') ?? '');
      if (tid !== undefined && lun !== undefined && does(call, 'logicalunit', 'new')) {
        const of = units.get(tid) ?? new Map<string, string>();
        of.set(lun, textOf(call, 'backing-store') ?? '');
        units.set(tid, of);
      }
      if (user !== undefined && does(call, 'account', 'new')) users.add(user);
      if (address !== undefined) addresses.add(address);
    }
  }
  return { targets, units, users, addresses, names: [...targets.values()].filter((name) => name !== '') };
}
