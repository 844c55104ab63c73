import { addressKey } from '../../../core/keys.ts';
import { mode } from '../catalog.ts';
import { numberKey } from '../numbers.ts';
import { readPortal } from '../portal.ts';
import type { SimpleCommand } from '../shell/tree.ts';
import { lastUse } from '../tree.ts';
import type { ScriptRecord } from './record.ts';
import {
  type At,
  copyDaemon,
  type Daemon,
  freshDaemon,
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
  #daemons: Map<string, Daemon>;

  constructor(record: ScriptRecord, daemons: Map<string, Daemon> = new Map()) {
    this.#record = record;
    this.#daemons = daemons;
  }

  clone(): TgtMachine {
    const copies = [...this.#daemons].map(([port, daemon]): [string, Daemon] => [port, copyDaemon(daemon)]);
    return new TgtMachine(this.#record, new Map(copies));
  }

  merge(ways: readonly TgtMachine[]): void {
    const ports = new Set(ways.flatMap((way) => [...way.#daemons.keys()]));
    this.#daemons = new Map(
      [...ports].map((port) => [
        port,
        mergeDaemons(ways.map((way) => way.#daemons.get(port) ?? freshDaemon())),
      ]),
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
    const daemon = this.#daemons.get(port) ?? freshDaemon();
    this.#daemons.set(port, daemon);
    this.#run(`${modeName} ${op}`, step, port, daemon);
  }

  #run(what: string, step: Step, port: string, daemon: Daemon): void {
    switch (what) {
      case 'system delete':
        this.#daemons.set(port, unsure(daemon));
        return;
      case 'target new':
        this.#newTarget(step, port, daemon);
        return;
      case 'target delete':
        this.#deleteTarget(step, port, daemon);
        return;
      case 'target bind':
      case 'target unbind':
        this.#bind(step, port, daemon, what === 'target bind');
        return;
      case 'target update':
        this.#target(step, port, daemon);
        return;
      case 'logicalunit new':
      case 'logicalunit delete':
      case 'logicalunit update':
        this.#unit(step, port, daemon, what.slice('logicalunit '.length));
        return;
      case 'account new':
        this.#newAccount(step, daemon);
        return;
      case 'account delete':
        this.#deleteAccount(step, daemon);
        return;
      case 'account bind':
        this.#bindAccount(step, port, daemon);
        return;
      case 'account unbind':
        this.#unbindAccount(step, daemon);
        return;
      case 'portal new':
      case 'portal delete':
        this.#portal(step, daemon, what === 'portal new');
        return;
    }
  }

  #newTarget(step: Step, port: string, daemon: Daemon): void {
    const tid = numberKey('tid', step.text('tid'));
    const name = step.text('targetname');
    if (tid === undefined) {
      if (isUncertain(step, 'tid')) this.#record.isOpen = true;
      return;
    }
    const at = placeOf(step, 'tid');
    const same = daemon.targets.get(tid);
    const namesake = daemon.targets.get(daemon.names.get(name ?? '') ?? '');
    if (same?.sure) {
      this.#record.report({ kind: 'duplicate-target', what: 'tid', key: tid, at, earlier: same.at });
      return;
    }
    if (namesake?.sure && name !== undefined) {
      const at = placeOf(step, 'targetname');
      this.#record.report({ kind: 'duplicate-target', what: 'name', key: name, at, earlier: namesake.at });
      return;
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
    daemon.targets.set(tid, target);
    if (name !== undefined) daemon.names.set(name, tid);
    daemon.deleted.delete(tid);
  }

  #deleteTarget(step: Step, port: string, daemon: Daemon): void {
    const tid = numberKey('tid', step.text('tid'));
    if (tid === undefined) {
      this.#daemons.set(port, unsure(daemon));
      return;
    }
    const target = daemon.targets.get(tid);
    if (!target) return;
    daemon.targets.delete(tid);
    if (target.name !== undefined) daemon.names.delete(target.name);
    daemon.deleted.set(tid, { at: placeOf(step, 'tid'), sure: true });
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

  #bind(step: Step, port: string, daemon: Daemon, isBind: boolean): void {
    const tid = numberKey('tid', step.text('tid'));
    if (isBind && isUncertain(step, 'tid')) this.#record.isOpen = true;
    if (isBind && tid !== undefined) this.#record.bind(port, tid);
    // Unbinding what is not there is how scripts tidy up before they begin.
    const found = isBind ? this.#target(step, port, daemon) : undefined;
    const target = found?.target ?? daemon.targets.get(tid ?? '');
    if (!target || tid === undefined) return;
    const option = step.has('initiator-address') ? 'initiator-address' : 'initiator-name';
    const initiator = step.text(option);
    if (initiator === undefined) return;
    const key = `${option} ${initiator}`;
    const known = target.initiators.get(key);
    const at = placeOf(step, option);
    if (isBind && known?.sure && target.sure) {
      this.#record.report({ kind: 'duplicate-initiator', at, tid, initiator, earlier: known.at });
      return;
    }
    const made: Made | undefined = isBind ? { at, sure: true } : undefined;
    daemon.targets.set(tid, { ...target, initiators: withEntry(target.initiators, key, made) });
  }

  #unit(step: Step, port: string, daemon: Daemon, op: string): void {
    const tid = numberKey('tid', step.text('tid'));
    const lun = numberKey('lun', step.text('lun'));
    if (op === 'new') {
      if (isUncertain(step, 'tid')) this.#record.isOpen = true;
      if (tid !== undefined) this.#record.fill(port, tid);
    }
    const found = this.#target(step, port, daemon);
    if (!found) return;
    const { target } = found;
    if (lun === undefined) {
      const units = new Map([...target.units].map(([key, unit]) => [key, { ...unit, sure: false }]));
      daemon.targets.set(found.tid, { ...target, units });
      return;
    }
    const at = placeOf(step, 'lun');
    const known = target.units.get(lun);
    const place = { tid: found.tid, lun, at };
    if (op === 'new') {
      if (known?.sure && target.sure) {
        this.#record.report({ kind: 'duplicate-lun', ...place, earlier: known.at });
        return;
      }
      const below = String(Number(lun) - 1);
      const counts = Number(lun) > 1 && target.sure && step.isCertain;
      if (counts && !target.units.has(below))
        this.#record.report({ kind: 'lun-gap', ...place, missing: below });
      daemon.targets.set(found.tid, {
        ...target,
        units: withEntry(target.units, lun, { at, sure: true }),
      });
      return;
    }
    if (!known && lun !== '0' && target.sure && !daemon.isOpen && step.isCertain) {
      this.#record.report({ kind: 'undefined-lun', ...place, known: [...target.units.keys()] });
    }
    if (op !== 'delete') return;
    daemon.targets.set(found.tid, { ...target, units: withEntry(target.units, lun, undefined) });
  }

  #newAccount(step: Step, daemon: Daemon): void {
    const user = step.text('user');
    if (user === undefined) {
      if (isUncertain(step, 'user')) this.#record.isOpen = true;
      return;
    }
    const at = placeOf(step, 'user');
    const known = daemon.accounts.get(user);
    this.#record.createAccount(user);
    if (known?.sure) {
      this.#record.report({ kind: 'duplicate-account', at, user, tid: undefined, earlier: known.at });
    } else daemon.accounts.set(user, { at, sure: true });
  }

  /** The account goes from every target it was bound to. */
  #deleteAccount(step: Step, daemon: Daemon): void {
    const user = step.text('user');
    if (user === undefined) return;
    for (const [tid, target] of daemon.targets) {
      daemon.targets.set(tid, {
        ...target,
        accounts: withEntry(target.accounts, user, undefined),
        outgoing: target.outgoing && { ...target.outgoing, sure: false },
      });
    }
    daemon.accounts.delete(user);
  }

  #bindAccount(step: Step, port: string, daemon: Daemon): void {
    const user = step.text('user');
    if (user !== undefined && !daemon.accounts.has(user) && !daemon.isOpen) {
      this.#record.useUnmadeAccount(user, placeOf(step, 'user'));
    }
    const found = step.has('tid') ? this.#target(step, port, daemon) : undefined;
    if (!found) return;
    const { tid, target } = found;
    if (step.has('outgoing')) {
      const at: At = { block: step.block, span: lastUse(step.call, 'outgoing')?.span ?? step.call.span };
      if (target.outgoing?.sure && target.sure) {
        this.#record.report({ kind: 'second-outgoing-account', at, tid, earlier: target.outgoing.at });
        return;
      }
      daemon.targets.set(tid, { ...target, outgoing: { at, sure: true } });
      return;
    }
    if (user === undefined) return;
    const at = placeOf(step, 'user');
    const bound = target.accounts.get(user);
    const sure = daemon.accounts.get(user)?.sure ?? false;
    if (bound?.sure && target.sure && sure) {
      this.#record.report({ kind: 'duplicate-account', at, user, tid, earlier: bound.at });
      return;
    }
    daemon.targets.set(tid, {
      ...target,
      accounts: withEntry(target.accounts, user, { at, sure }),
    });
  }

  #unbindAccount(step: Step, daemon: Daemon): void {
    const tid = numberKey('tid', step.text('tid')) ?? '';
    const user = step.text('user');
    const target = daemon.targets.get(tid);
    if (!target) return;
    if (step.has('outgoing')) {
      daemon.targets.set(tid, { ...target, outgoing: undefined });
      return;
    }
    const accounts = user === undefined ? new Map() : withEntry(target.accounts, user, undefined);
    daemon.targets.set(tid, { ...target, accounts });
  }

  #portal(step: Step, daemon: Daemon, isNew: boolean): void {
    const portal = readPortal(step.text('params') ?? '');
    if (!portal) return;
    const key = addressKey(portal.ip, portal.port);
    const known = daemon.portals.get(key);
    const at = placeOf(step, 'params');
    if (isNew && known?.sure) {
      this.#record.report({ kind: 'duplicate-portal', at, portal: key, earlier: known.at });
      return;
    }
    if (isNew) daemon.portals.set(key, { at, sure: true });
    else daemon.portals.delete(key);
  }
}

/** Whether an option may have any value, or be there without our seeing it. */
function isUncertain(step: Step, option: string): boolean {
  return step.has(option) ? step.text(option) === undefined : step.call.isOpen;
}

/** Where the value of an option stands. */
function placeOf({ call, block }: Step, option: string): At {
  return { block, span: lastUse(call, option)?.value?.span ?? call.name.span };
}
