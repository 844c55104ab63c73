import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/languages/crmsh/parser.ts';
import { print, wordsOf } from './print.ts';

/** The tree of a statement without faults. */
function tree(text: string): string {
  const { tree: found, faults } = parse(text);
  expect(faults, text).toEqual([]);
  for (const { text: word, span } of wordsOf(found)) {
    // Words without quotes, escapes and continuations stand in the text as they are.
    if (!/["'\\]/.test(text))
      expect(text.slice(span.start, span.end).toLowerCase(), text).toBe(word.toLowerCase());
  }
  return print(found);
}

describe('statements', () => {
  it.each([
    'node alice',
    'node 1: alice attributes standby=off',
    'node $id="3232271361" alice:member description="first node" attributes standby=on utilization cpu=4',
    'primitive vip IPaddr2 ip=192.0.2.80',
    'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Master op monitor interval=31s role=Slave depth=0 meta migration-threshold=3',
    'primitive web @template description="the web server" params $id="web-params" port=80 operations $id="web-ops" op start timeout=60s',
    'primitive db mysql params rule #uname eq alice datadir=/a params 2: rule defined fast datadir=/b',
    'primitive db mysql op monitor interval=10s op_params depth=1 op_meta timeout=3s',
    'primitive p ocf:heartbeat:mysql params $x:y=z @ref:nm @other',
    'rsc_template base ocf:heartbeat:Xen params allow=1 op stop timeout=10min',
    'group web fs ip apache meta target-role=Started',
    'clone c web meta interleave=true',
    'ms ms_drbd drbd meta notify=true clone-max=2',
    'MASTER m drbd',
    'bundle b docker image=x replicas=1 network ip-range-start=10.0.0.1 port-mapping port=80 storage storage-mapping source-dir=/a target-dir=/b meta target-role=Started primitive p',
    'location l web 100: alice',
    'location l web role=Master resource-discovery=never inf: alice',
    'location l web inf: alice role=Master',
    'location l /web.*/ -inf: alice',
    'location l { a b } 50: alice',
    'location l web rule $id=r1 $role=Master -inf: not_defined pingd or number:pingd lte 0 rule 50: date in start=2009-05-26 end=2010-05-26 and date spec hours=9-17',
    'colocation c inf: web ms_drbd:Master',
    'collocation c -inf: a b node-attribute=site',
    'colocation c 100: ( a b ) c [ d e ]',
    'colocation c inf: (a b) c',
    'colocation c inf: a b sequential=true c:Started',
    'order o Mandatory: ms_drbd:promote web:start symmetrical=false',
    'order o a b',
    'order o 0: a ( b c ) d',
    'rsc_ticket t ticketA: web:Started loss-policy=fence',
    'property stonith-enabled=true no-quorum-policy=stop',
    'property cib-bootstrap-options: stonith-enabled=true',
    'property $id="other" rule #uname eq alice a=b',
    'rsc_defaults rsc-options: resource-stickiness=100',
    'op_defaults timeout=60s',
    'fencing_topology st1 st2',
    'fencing_topology alice: st1,st2 st3 attr:rack=1 st4 pattern:node.* st5',
    'tag t: a b',
    'role operator write type:nvpair attr:value read xpath:"//x"',
    'user tux role:operator read ref:web',
    'acl_target tux operator reader',
    'alert al /bin/mail select nodes attributes { a b } attributes x=y to { root@example.org meta timeout=10s } to admin',
    'monitor web:Started 30s:60s',
    'xml <primitive id="x" class="ocf" provider="pacemaker" type="Dummy"/>',
    'commit',
    'load update other.crm',
    'node standby alice',
    'configure primitive vip IPaddr2 params ip=192.0.2.80',
    'resource vip ocf:heartbeat:IPaddr2 params ip=192.0.2.80',
  ])('%s', (text) => {
    expect(tree(text)).toMatchSnapshot();
  });
});

describe('words', () => {
  /** The words after `primitive p ocf:example:x params`. */
  const values = (text: string) =>
    wordsOf(parse(`primitive p ocf:example:x params ${text}`).tree)
      .slice(4)
      .map((word) => word.text);

  it.each([
    ['a="b c"', ['a', 'b c']],
    ["a='b \" c'", ['a', 'b " c']],
    ['a="b \\" c"', ['a', 'b " c']],
    ['a=b\\ c', ['a', 'b c']],
    ['a="b=c;d"', ['a', 'b=c;d']],
    ['a=b"c"\'d\'', ['a', 'bcd']],
    ['a="one \\\n      two"', ['a', 'one two']],
    ['a=/var/\\\n   lib', ['a', '/var/lib']],
    ['a=""', ['a', '']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('puts the span of a value inside its quotes', () => {
    const text = 'primitive p ocf:example:x params a="b c"';
    const value = wordsOf(parse(text).tree).find((word) => word.text === 'b c');
    expect(value && text.slice(value.span.start, value.span.end)).toBe('b c');
  });

  it('keeps comments above a statement out of it', () => {
    const { tree: found, faults } = parse('# one\n\n  # two \\\n   still two\nprimitive p ocf:example:x\n');
    expect(faults).toEqual([]);
    expect(print(found)).toMatchInlineSnapshot(`"primitive keyword=primitive id=p agent=ocf:example:x"`);
  });
});
