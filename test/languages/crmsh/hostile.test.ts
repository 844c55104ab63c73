import { afterEach, describe, expect, it, vi } from 'vitest';
import { RecordedView } from '../../../server/src/core/recorded-view.ts';
import { analyse } from '../../support/analyse.ts';

// What rules look at in the model is counted, and not the time: a machine may be busy.

const times = (count: number, make: (index: number) => string, separator = ' ') =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

/** Text in which one name stands many times, on one line or on many. */
const TEXTS: Readonly<Record<string, (count: number) => string>> = {
  'a member of a group': (count) => `primitive a Dummy\ngroup g ${times(count, () => 'a')}\n`,
  'an undefined member of a group': (count) => `primitive a Dummy\ngroup g ${times(count, () => 'b')}\n`,
  'a resource in many groups': (count) =>
    `primitive a Dummy\n${times(count, (n) => `group g${n} a`, '\n')}\n`,
  'a resource in many clones': (count) =>
    `primitive a ocf:linbit:drbd params drbd_resource=r0\n${times(count, (n) => `ms g${n} a`, '\n')}\n`,
  'a child of a clone in an order': (count) =>
    `primitive a Dummy\nclone c a\norder o Mandatory: ${times(count, () => 'a')}\n`,
  'a member of a tag': (count) => `primitive a Dummy\ntag t ${times(count, () => 'a')}\n`,
  'a template in a tag': (count) =>
    `rsc_template a Dummy\ntag t ${times(count, () => 'a')}\n${times(count, (n) => `primitive p${n} @a`, '\n')}\n`,
  'a template of many': (count) =>
    `rsc_template t IPaddr2 params ip=192.0.2.1\n${times(count, (n) => `primitive a${n} @t`, '\n')}\n`,
  'one primitive': (count) => `${times(count, () => 'primitive a IPaddr2 params ip=192.0.2.1', '\n')}\n`,
  'one address': (count) => `${times(count, (n) => `primitive a${n} IPaddr2 params ip=192.0.2.1`, '\n')}\n`,
  'one DRBD resource': (count) =>
    `${times(count, (n) => `primitive a${n} ocf:linbit:drbd params drbd_resource=r0`, '\n')}\n`,
  'one device': (count) =>
    `${times(count, (n) => `primitive a${n} Filesystem params device=/dev/a directory=/a fstype=ext4`, '\n')}\n`,
  'one threshold for all': (count) => `${times(count, () => 'rsc_defaults migration-threshold=3', '\n')}\n`,
  'a threshold for each': (count) =>
    `${times(count, (n) => `primitive a${n} Dummy meta migration-threshold=3`, '\n')}\n`,
  'a monitor statement': (count) => `primitive a Dummy\n${times(count, () => 'monitor a 10s:20s', '\n')}\n`,
  'a role': (count) => `role r read cib\nacl_target u ${times(count, () => 'r')}\n`,
  'a ban of one resource': (count) =>
    `primitive a Dummy\n${times(count, (n) => `location l${n} a -inf: alice`, '\n')}\n`,
  'a wish and a ban of one resource': (count) =>
    `primitive a Dummy\n${times(count, (n) => `location l${n} a ${n % 2 ? '' : '-'}inf: n${n}`, '\n')}\n`,
  'an order after one resource': (count) =>
    `primitive a Dummy\n${times(count, (n) => `primitive b${n} Dummy\norder o${n} Mandatory: a b${n}`, '\n')}\n`,
  'an order before one resource': (count) =>
    `primitive a Dummy\n${times(count, (n) => `primitive b${n} Dummy\norder o${n} Mandatory: b${n} a`, '\n')}\n`,
  'an order after the one before': (count) =>
    `primitive b0 Dummy\n${times(count, (n) => `primitive b${n + 1} Dummy\norder o${n} Mandatory: b${n} b${n + 1}`, '\n')}\n`,
  'a colocation with one resource': (count) =>
    `primitive a Dummy\n${times(count, (n) => `primitive b${n} Dummy\ncolocation o${n} inf: b${n} a`, '\n')}\n`,
  'a colocation of one resource': (count) =>
    `primitive a Dummy\n${times(count, (n) => `primitive b${n} Dummy\ncolocation o${n} inf: a b${n}`, '\n')}\n`,
  'an order after one clone': (count) =>
    `primitive s ocf:pacemaker:Stateful\nms a s\n${times(count, (n) => `primitive b${n} Dummy\norder o${n} Mandatory: a:promote b${n}:start`, '\n')}\n`,
  'a colocation with one clone': (count) =>
    `primitive s ocf:pacemaker:Stateful\nms a s\n${times(count, (n) => `primitive b${n} Dummy\ncolocation o${n} inf: b${n} a:Master`, '\n')}\n`,
  'a clone after one clone': (count) =>
    `primitive s Dummy\nclone a s\n${times(count, (n) => `primitive b${n} Dummy\nclone c${n} b${n}\norder o${n} Mandatory: a c${n}`, '\n')}\n`,
  'a location of one resource': (count) =>
    `primitive a Dummy\n${times(count, (n) => `location l${n} a 1: alice`, '\n')}\n`,
};

afterEach(() => vi.restoreAllMocks());

/** How many facts rules look at while they check a text. */
function work(text: string): number {
  let looks = 0;
  const counted = <T extends object>(facts: readonly T[]): readonly T[] =>
    new Proxy(facts, {
      get(target, key) {
        if (typeof key === 'string' && /^\d/.test(key)) looks++;
        return Reflect.get(target, key, target);
      },
    });
  const { declarations, references } = RecordedView.prototype;
  vi.spyOn(RecordedView.prototype, 'declarations').mockImplementation(function (
    this: RecordedView,
    kind,
    key,
  ) {
    return counted(declarations.call(this, kind, key)) as never;
  });
  vi.spyOn(RecordedView.prototype, 'references').mockImplementation(function (this: RecordedView, kind, key) {
    return counted(references.call(this, kind, key)) as never;
  });
  analyse([{ path: 'cluster.crm', text }]);
  vi.restoreAllMocks();
  return looks;
}

describe('what rules look at grows no faster than the text, with one name many times:', () => {
  it.each(Object.entries(TEXTS))('%s', (_, make) => {
    const [small, large] = [work(make(100)), work(make(400))];
    expect(small).toBeGreaterThan(0);
    expect(large).toBeLessThan(small * 6);
  });
});
