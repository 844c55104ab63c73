import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/languages/crmsh/parser.ts';
import { analyse } from '../../support/analyse.ts';
import { checkDiagnostics } from '../../support/check.ts';
import { print } from './print.ts';

/** One fault gives one error, and the rest is understood. */
const DAMAGED: readonly (readonly [name: string, text: string])[] = [
  [
    'a lost backslash in the middle',
    'primitive vip IPaddr2 \\\n    params ip=192.0.2.80\n#                       ^ crmsh/missing-backslash\n    op monitor interval=10s \\\n    meta target-role=Started\n',
  ],
  [
    'all backslashes lost',
    'primitive vip IPaddr2\n#                    ^ crmsh/missing-backslash: 2 more\n    params ip=192.0.2.80\n    op monitor interval=10s\n    meta target-role=Started\n',
  ],
  [
    'a misspelt keyword with its continuation',
    'primtive vip IPaddr2 \\\n#<- crmsh/unknown-statement: "primitive"\n    params ip=192.0.2.80\n',
  ],
  [
    'a misspelt keyword whose continuation lacks its backslash',
    'primtive vip IPaddr2\n#<- crmsh/unknown-statement\n#                   ^ crmsh/missing-backslash\n    params ip=192.0.2.80\n',
  ],
  [
    'a lost quote in one line of several',
    'primitive vip IPaddr2 \\\n    params ip="192.0.2.80 \\\n#             ^ crmsh/unbalanced-quote\n    op monitor interval="10s" timeout="20s"\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\n',
  ],
  [
    'a half-typed statement before another',
    'primitive\n#        ^ crmsh/incomplete-statement\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\n',
  ],
  [
    'a backslash before a statement',
    'group g a \\\n#         ^ crmsh/stray-backslash\nprimitive a ocf:pacemaker:Dummy op monitor interval=10s\n',
  ],
  [
    'an empty line in a statement',
    'primitive vip IPaddr2 \\\n\n#<- crmsh/missing-backslash: empty line\n    params ip=192.0.2.80 op monitor interval=10s\n',
  ],
  [
    'blanks around an equals sign',
    'primitive vip IPaddr2 params ip = 192.0.2.80 cidr_netmask=24 op monitor interval=10s\n#                            ^^^^^^^^^^^^^^^ crmsh/blank-around-equals\n',
  ],
  [
    'glued lines',
    'primitive vip IPaddr2 params ip=192.0.2.80\\\n#                                         ^ crmsh/glued-continuation\n    op monitor interval=10s\n',
  ],
  [
    'a placeholder of several words',
    'primitive vip IPaddr2 params ip=<the cluster ip> nic=eth0 op monitor interval=10s\n#                               ^^^^^^^^^^^^^^^^ crmsh/placeholder\n',
  ],
  [
    'an open bracket',
    'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\ncolocation c inf: ( a b\n#                 ^ crmsh/set-brackets\n',
  ],
  [
    'nested sets',
    'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\ncolocation c inf: ( a ( b ) )\n#                     ^ crmsh/set-brackets\n',
  ],
  [
    'a score without colon',
    'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\ncolocation c inf a b\n#            ^^^ crmsh/malformed-score\n',
  ],
  [
    'a word in front of a statement',
    'my primitive a ocf:pacemaker:Dummy op monitor interval=10s\n#<- crmsh/unexpected-word: begins with its keyword\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\ngroup g a b\n',
  ],
  [
    'name=value in front of a statement',
    'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nip=192.0.2.80 primitive b ocf:pacemaker:Dummy op monitor interval=10s\n#<- crmsh/unexpected-word\ngroup g a b\n',
  ],
  [
    'a keyword that is lost, and the name it gave',
    'a ocf:pacemaker:Dummy op monitor interval=10s\n#<- crmsh/unknown-statement\nclone c a\nlocation l c 100: alice\n',
  ],
  [
    'an id that is lost',
    'primitive ocf:pacemaker:Dummy op monitor interval=10s\n#                            ^ crmsh/incomplete-statement: an id\ngroup web db\nlocation l web 100: alice\n',
  ],
  [
    'an id that is lost, in front of a score',
    'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\ncolocation inf: a b\n#              ^ crmsh/incomplete-statement: an id\n',
  ],
  [
    'a word too many in a clone',
    'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nclone x c a\n#       ^ crmsh/undefined-resource\n#         ^ crmsh/valueless-parameter\nlocation l c 100: alice\n',
  ],
  [
    'words without value, told together',
    'primitive a ocf:pacemaker:Dummy params state=/a one two three op monitor interval=10s\n#                                               ^^^^^^^^^^^^^ crmsh/valueless-parameter: None of these\n',
  ],
  [
    'a parameter that lost its name',
    'primitive vip IPaddr2 params =192.0.2.80 op monitor interval=10s\n#                            ^^^^^^^^^^^ crmsh/blank-around-equals\n',
  ],
  [
    'a parameter that lost its equals sign',
    'primitive vip IPaddr2 params ip192.0.2.80 op monitor interval=10s\n#                            ^^^^^^^^^^^^ crmsh/valueless-parameter\n',
  ],
  [
    'an interval that lost its name',
    'primitive vip IPaddr2 params ip=192.0.2.80 op monitor =10s\n#                                                     ^^^^ crmsh/blank-around-equals\n',
  ],
  [
    'a missing comma is not one: names are separated by blanks',
    'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nprimitive b ocf:pacemaker:Dummy op monitor interval=10s\ngroup g a, b\n#       ^^ crmsh/undefined-resource: comma\n',
  ],
];

describe('damage is reported once, and the rest is read', () => {
  it.each(DAMAGED)('%s', (_name, text) => {
    checkDiagnostics(text, 'cluster.crm');
  });

  it.each(DAMAGED)('%s, with CRLF', (_name, text) => {
    const crlf = text.replaceAll('\n', '\r\n').replaceAll(/^(#.*)\r$/gm, '$1');
    checkDiagnostics(crlf, 'cluster.crm', () => true);
  });
});

describe('what a damaged statement still says', () => {
  it.each([
    'primitive vip IPaddr2\n  params ip=192.0.2.80\n  op monitor interval=10s',
    'primitive vip IPaddr2 params ip="192.0.2.80 nic=eth0 op monitor interval="10s"',
    'primitive vip IPaddr2 params ip = 192.0.2.80 nic =eth0 op monitor',
    'primitive vip IPaddr2 params ip=“192.0.2.80”\u00a0nic=eth0',
    'location l web inf:alice',
    'location l web inf alice',
    'colocation c inf web db:Master',
    'order o ( a b c',
    'clone',
    'primitive vip IPaddr2 op',
    'location l web rule inf: #uname eq',
    'xml <primitive id="x"',
    'primitive x Dummy params "',
  ])('%s', (text) => {
    const { tree, faults } = parse(text);
    expect(
      `${print(tree)}\n${faults.map(({ kind, found = '' }) => `! ${kind} ${found}`.trim()).join('\n')}`,
    ).toMatchSnapshot();
  });
});

it('cuts a well-made file off at every place without more than two errors', () => {
  const text =
    'primitive vip ocf:heartbeat:IPaddr2 \\\n    params ip="192.0.2.80" nic=eth0 \\\n    op monitor interval=10s\nlocation l vip rule 100: #uname eq alice\n';
  for (let length = 0; length < text.length; length++) {
    const errors = analyse([{ path: 'cluster.crm', text: text.slice(0, length) }]).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.length, JSON.stringify(text.slice(0, length))).toBeLessThanOrEqual(2);
  }
});
