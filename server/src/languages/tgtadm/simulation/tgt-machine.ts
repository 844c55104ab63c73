import { addressKey } from '../../../core/keys.ts';
import { mode } from '../catalog.ts';
import { numberKey } from '../numbers.ts';
import { readPortal } from '../portal.ts';
import type { SimpleCommand } from '../shell/tree.ts';
import { lastUse } from '../tree.ts';
import type { ScriptRecord } from './record.ts';
import {
  type At,
  type Daemon,
  FRESH,
  type Made,
  mergeDaemons,
  type Target,
  unsure,
  withEntry,
} from './state.ts';
import type { Machine, Step } from './walk.ts';

/** Other programs that make or remove targets. */
const MAKERS: ReadonlySet<string> = new Set(['tgt-admin', 'tgt-setup-lun', '.', 'source', 'eval']);
const SERVICES = /^(?:service|systemctl|rc-service|invoke-rc\.d|.*\/init\.d\/.*)$/;

/** A tgtd on paper, for each control port. */
export class TgtMachine implements Machine<TgtMachine> {
  readonly #record: ScriptRecord;
  /** Daemons by control port. */
  #daemons: ReadonlyMap<string, Daemon>;

  constructor(record: ScriptRecord, daemons: ReadonlyMap<string, Daemon> = new Map()) {
    this.#record = record;
    this.#daemons = daemons;
  }

  clone(): TgtMachine {
    return new TgtMachine(this.#record, this.#daemons);
  }

  merge(ways: readonly TgtMachine[]): void {
    const ports = new Set(ways.flatMap((way) => [...way.#daemons.keys()]));
    this.#daemons = new Map(
      [...ports].map((port) => [port, mergeDaemons(ways.map((way) => way.#daemons.get(port) ?? FRESH))]),
    );
  }

  other({ words }: SimpleCommand): void {
    const names = words.map(({ value }) => value ?? '');
    const name = names[0] === 'sudo' ? names[1] : names[0];
    if (name === undefined) return;
    if (MAKERS.has(name)) {
      this.#record.isOpen = true;
      this.#forget();
    } else if (
      SERVICES.test(name) &&
      names.some((word) => /^(?:re|force-re|try-re)?(?:start|stop|load)$/.test(word))
    ) {
      if (!names.includes('start')) this.#forget();
    } else if (name === 'pkill' || name === 'killall' || name === 'tgtd') this.#forget();
  }

  /** What was made may be gone. */
  #forget(): void {
    this.#daemons = new Map([...this.#daemons].map(([port, daemon]) => [port, unsure(daemon)]));
  }

  call(step: Step): void {
    const modeName = mode(step.text('mode') ?? '')?.name;
    const op = step.text('op');
    if (modeName === undefined || op === undefined) {
      // A call that may do anything, e.g. of a function with its arguments.
      if (isUncertain(step, 'mode') || isUncertain(step, 'op')) this.#record.isOpen = true;
      return;
    }
    const port = step.has('control-port') ? (step.text('control-port') ?? '?') : '0';
    const before = this.#daemons.get(port) ?? FRESH;
    const after = this.#run(`${modeName} ${op}`, step, port, before);
    if (after !== before) this.#daemons = withEntry(this.#daemons, port, after);
  }

  #run(what: string, step: Step, port: string, daemon: Daemon): Daemon {
    switch (what) {
      case 'system delete':
        return unsure(daemon);
      case 'target new':
        return this.#newTarget(step, port, daemon);
      case 'target delete':
        return this.#deleteTarget(step, daemon);
      case 'target bind':
      case 'target unbind':
        return this.#bind(step, port, daemon, what === 'target bind');
      case 'target update':
        this.#target(step, port, daemon);
        return daemon;
      case 'logicalunit new':
      case 'logicalunit delete':
      case 'logicalunit update':
        return this.#unit(step, port, daemon, what.slice('logicalunit '.length));
      case 'account new':
        return this.#newAccount(step, daemon);
      case 'account delete':
        return this.#deleteAccount(step, daemon);
      case 'account bind':
        return this.#bindAccount(step, port, daemon);
      case 'account unbind':
        return this.#unbindAccount(step, daemon);
      case 'portal new':
      case 'portal delete':
        return this.#portal(step, daemon, what === 'portal new');
      default:
        return daemon;
    }
  }

  #newTarget(step: Step, port: string, daemon: Daemon): Daemon {
    const tid = numberKey('tid', step.text('tid'));
    const name = step.text('targetname');
    if (tid === undefined) {
      if (isUncertain(step, 'tid')) this.#record.isOpen = true;
      return daemon;
    }
    const at = placeOf(step, 'tid');
    const same = daemon.targets.get(tid);
    const namesake =
      name === undefined ? undefined : [...daemon.targets.values()].find((one) => one.name === name);
    if (same?.sure) {
      this.#record.report({ kind: 'duplicate-target', what: 'tid', key: tid, at, earlier: same.at });
      return daemon;
    }
    if (namesake?.sure && name !== undefined) {
      const at = placeOf(step, 'targetname');
      this.#record.report({ kind: 'duplicate-target', what: 'name', key: name, at, earlier: namesake.at });
      return daemon;
    }
    this.#record.create(port, tid, at, step.isCertain);
    const target: Target = {
      at,
      sure: true,
      name,
      units: new Map(),
      initiators: new Map(),
      accounts: new Map(),
      outgoing: undefined,
    };
    return {
      ...daemon,
      targets: withEntry(daemon.targets, tid, target),
      deleted: withEntry(daemon.deleted, tid, undefined),
    };
  }

  #deleteTarget(step: Step, daemon: Daemon): Daemon {
    const tid = numberKey('tid', step.text('tid'));
    if (tid === undefined) return unsure(daemon);
    if (!daemon.targets.has(tid)) return daemon;
    return {
      ...daemon,
      targets: withEntry(daemon.targets, tid, undefined),
      deleted: withEntry(daemon.deleted, tid, { at: placeOf(step, 'tid'), sure: true }),
    };
  }

  /** The target a call needs; where there is none, that is remembered or told. */
  #target(
    step: Step,
    port: string,
    daemon: Daemon,
  ): { readonly tid: string; readonly target: Target } | undefined {
    const tid = numberKey('tid', step.text('tid'));
    if (tid === undefined) return undefined;
    const target = daemon.targets.get(tid);
    if (target) return { tid, target };
    const deleted = daemon.deleted.get(tid);
    const at = placeOf(step, 'tid');
    if (deleted?.sure) {
      this.#record.report({
        kind: 'undefined-target',
        at,
        tid,
        why: 'deleted',
        known: [],
        earlier: deleted.at,
      });
    } else if (!deleted && !daemon.isOpen) this.#record.useUnmade(port, tid, at, step.isCertain);
    return undefined;
  }

  #bind(step: Step, port: string, daemon: Daemon, isBind: boolean): Daemon {
    const tid = numberKey('tid', step.text('tid'));
    if (isBind && isUncertain(step, 'tid')) this.#record.isOpen = true;
    if (isBind && tid !== undefined) this.#record.bind(port, tid);
    // Unbinding what is not there is how scripts tidy up before they begin.
    const found = isBind ? this.#target(step, port, daemon) : undefined;
    const target = found?.target ?? daemon.targets.get(tid ?? '');
    if (!target || tid === undefined) return daemon;
    const option = step.has('initiator-address') ? 'initiator-address' : 'initiator-name';
    const initiator = step.text(option);
    if (initiator === undefined) return daemon;
    const key = `${option} ${initiator}`;
    const known = target.initiators.get(key);
    const at = placeOf(step, option);
    if (isBind && known?.sure && target.sure) {
      this.#record.report({ kind: 'duplicate-initiator', at, tid, initiator, earlier: known.at });
      return daemon;
    }
    const made: Made | undefined = isBind ? { at, sure: true } : undefined;
    return withTarget(daemon, tid, { ...target, initiators: withEntry(target.initiators, key, made) });
  }

  #unit(step: Step, port: string, daemon: Daemon, op: string): Daemon {
    const tid = numberKey('tid', step.text('tid'));
    const lun = numberKey('lun', step.text('lun'));
    if (op === 'new') {
      if (isUncertain(step, 'tid')) this.#record.isOpen = true;
      if (tid !== undefined) this.#record.fill(port, tid);
    }
    const found = this.#target(step, port, daemon);
    if (!found) return daemon;
    const { target } = found;
    if (lun === undefined) {
      const units = new Map([...target.units].map(([key, unit]) => [key, { ...unit, sure: false }]));
      return withTarget(daemon, found.tid, { ...target, units });
    }
    const at = placeOf(step, 'lun');
    const known = target.units.get(lun);
    const place = { tid: found.tid, lun, at };
    if (op === 'new') {
      if (known?.sure && target.sure) {
        this.#record.report({ kind: 'duplicate-lun', ...place, earlier: known.at });
        return daemon;
      }
      const below = String(Number(lun) - 1);
      const counts = Number(lun) > 1 && target.sure && step.isCertain;
      if (counts && !target.units.has(below))
        this.#record.report({ kind: 'lun-gap', ...place, missing: below });
      return withTarget(daemon, found.tid, {
        ...target,
        units: withEntry(target.units, lun, { at, sure: true }),
      });
    }
    if (!known && lun !== '0' && target.sure && !daemon.isOpen && step.isCertain) {
      this.#record.report({ kind: 'undefined-lun', ...place, known: [...target.units.keys()] });
    }
    if (op !== 'delete') return daemon;
    return withTarget(daemon, found.tid, { ...target, units: withEntry(target.units, lun, undefined) });
  }

  #newAccount(step: Step, daemon: Daemon): Daemon {
    const user = step.text('user');
    if (user === undefined) {
      if (isUncertain(step, 'user')) this.#record.isOpen = true;
      return daemon;
    }
    const at = placeOf(step, 'user');
    const known = daemon.accounts.get(user);
    this.#record.createAccount(user);
    if (known?.sure)
      this.#record.report({ kind: 'duplicate-account', at, user, tid: undefined, earlier: known.at });
    return known?.sure
      ? daemon
      : { ...daemon, accounts: withEntry(daemon.accounts, user, { at, sure: true }) };
  }

  /** The account goes from every target it was bound to. */
  #deleteAccount(step: Step, daemon: Daemon): Daemon {
    const user = step.text('user');
    if (user === undefined) return daemon;
    const targets = [...daemon.targets].map(([tid, target]): [string, Target] => [
      tid,
      {
        ...target,
        accounts: withEntry(target.accounts, user, undefined),
        outgoing: target.outgoing && { ...target.outgoing, sure: false },
      },
    ]);
    return {
      ...daemon,
      targets: new Map(targets),
      accounts: withEntry(daemon.accounts, user, undefined),
    };
  }

  #bindAccount(step: Step, port: string, daemon: Daemon): Daemon {
    const user = step.text('user');
    if (user !== undefined && !daemon.accounts.has(user) && !daemon.isOpen) {
      this.#record.useUnmadeAccount(user, placeOf(step, 'user'));
    }
    const found = step.has('tid') ? this.#target(step, port, daemon) : undefined;
    if (!found) return daemon;
    const { tid, target } = found;
    if (step.has('outgoing')) {
      const at: At = { block: step.block, span: lastUse(step.call, 'outgoing')?.span ?? step.call.span };
      if (target.outgoing?.sure && target.sure) {
        this.#record.report({ kind: 'second-outgoing-account', at, tid, earlier: target.outgoing.at });
        return daemon;
      }
      return withTarget(daemon, tid, { ...target, outgoing: { at, sure: true } });
    }
    if (user === undefined) return daemon;
    const at = placeOf(step, 'user');
    const bound = target.accounts.get(user);
    const sure = daemon.accounts.get(user)?.sure ?? false;
    if (bound?.sure && target.sure && sure) {
      this.#record.report({ kind: 'duplicate-account', at, user, tid, earlier: bound.at });
      return daemon;
    }
    return withTarget(daemon, tid, {
      ...target,
      accounts: withEntry(target.accounts, user, { at, sure }),
    });
  }

  #unbindAccount(step: Step, daemon: Daemon): Daemon {
    const tid = numberKey('tid', step.text('tid')) ?? '';
    const user = step.text('user');
    const target = daemon.targets.get(tid);
    if (!target) return daemon;
    if (step.has('outgoing')) return withTarget(daemon, tid, { ...target, outgoing: undefined });
    const accounts = user === undefined ? new Map() : withEntry(target.accounts, user, undefined);
    return withTarget(daemon, tid, { ...target, accounts });
  }

  #portal(step: Step, daemon: Daemon, isNew: boolean): Daemon {
    const portal = readPortal(step.text('params') ?? '');
    if (!portal) return daemon;
    const key = addressKey(portal.ip, portal.port);
    const known = daemon.portals.get(key);
    const at = placeOf(step, 'params');
    if (isNew && known?.sure) {
      this.#record.report({ kind: 'duplicate-portal', at, portal: key, earlier: known.at });
      return daemon;
    }
    return { ...daemon, portals: withEntry(daemon.portals, key, isNew ? { at, sure: true } : undefined) };
  }
}

/** Whether an option may have any value, or be there without our seeing it. */
function isUncertain(step: Step, option: string): boolean {
  return step.has(option) ? step.text(option) === undefined : step.call.isOpen;
}

function withTarget(daemon: Daemon, tid: string, target: Target): Daemon {
  return { ...daemon, targets: withEntry(daemon.targets, tid, target) };
}

/** Where the value of an option stands. */
function placeOf({ call, block }: Step, option: string): At {
  return { block, span: lastUse(call, option)?.value?.span ?? call.name.span };
}
