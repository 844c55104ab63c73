import { expect, it } from 'vitest';
import { FactCollector } from '../../../server/src/core/fact.ts';
import { facts } from '../../../server/src/languages/crmsh/facts.ts';
import { parse } from '../../../server/src/languages/crmsh/parser.ts';

/** What a statement says, a line for each fact. */
function said(text: string): string[] {
  const collect = new FactCollector();
  facts(parse(text).tree, collect);
  return collect.facts.map(
    ({ role, kind, key, span, data }) =>
      `${role} ${kind} ${key} «${text.slice(span.start, span.end)}» ${JSON.stringify(data)}`,
  );
}

it.each([
  'primitive fs ocf:heartbeat:Filesystem params device="/dev/drbd0" directory="/srv/" fstype=ext4 op start timeout=60s meta target-role=Started',
  'primitive vip IPaddr2 params ip="2001:DB8::80"',
  'primitive d ocf:linbit:drbd params drbd_resource=r0',
  'primitive d heartbeat:drbddisk params 1="r0"',
  'primitive x @base',
  'primitive ip-${HOST} IPaddr2 params ip=$VIP',
  'rsc_template base IPaddr2',
  'group g a b meta target-role=Started',
  'ms m d meta notify=true',
  'clone c d meta promotable=yes',
  'colocation c inf: db ms:Master',
  'order o Mandatory: ms:promote db:start',
  'location l db 100: Alice',
  'location l db rule -inf: #uname eq bob or defined x',
  'property stonith-enabled=false',
  'node 1: Alice',
  'tag t a b',
  'fencing_topology alice: st1,st2',
  'monitor p:Master 10s',
  'xml <master id="m"><primitive id="p" class="ocf" type="x"/></master>',
])('%s', (text) => {
  expect(said(text)).toMatchSnapshot();
});
