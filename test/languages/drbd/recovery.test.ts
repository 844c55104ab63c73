import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../support/check.ts';
import { printed } from './print.ts';

/** Every diagnostic must be announced: one mistake, one message. */
function check(source: string): void {
  checkDiagnostics(source, 'etc/drbd.d/example.res');
}

const ALICE =
  '  on alice {\n    device /dev/drbd0;\n    disk /dev/vg/r0;\n    address 10.0.0.1:7788;\n    meta-disk internal;\n  }\n';
const BOB = ALICE.replace('alice', 'bob').replace('10.0.0.1', '10.0.0.2');

describe('a lost closing brace', () => {
  it('of a section, before one that cannot stand in it', () => {
    check(`resource r0 {
  net {
    protocol C;
#             ^ drbd/unclosed-section: "net"
${ALICE}${BOB}}
`);
  });

  it('of a host, before the next host', () => {
    check(`resource r0 {
${ALICE.replace(/ {2}\}\n$/, '#                     ^ drbd/unclosed-section: "on alice"\n')}${BOB}}
`);
  });

  it('of an empty section', () => {
    check('common {\n  disk {\n#      ^ drbd/unclosed-section: "disk"\n  net {\n    protocol C;\n  }\n}\n');
  });

  it('of every section of a file, as the published articles have it', () => {
    check(`global {
  usage-count no;
#               ^ drbd/unclosed-section: "global"

common {
  net {
    protocol C;
#             ^ drbd/unclosed-section: "net"
#             ^ drbd/unclosed-section: "common"

resource r0 {
${ALICE.replace(/ {2}\}\n$/, '#                     ^ drbd/unclosed-section: "on alice"\n')}${BOB.replace(/ {2}\}\n$/, '#                     ^ drbd/unclosed-section: "on bob"\n#                     ^ drbd/unclosed-section: "resource r0"\n')}`);
  });

  it('is found by the indentation where what follows could stand inside', () => {
    check(`resource r0 {
${ALICE}${BOB}  net {
    protocol C;
#             ^ drbd/unclosed-section: "net"
}
`);
  });

  it('is not blamed for a section that stands in the wrong place', () => {
    check(`resource r0 {
${ALICE.replace(/ {2}\}\n$/, '    net {\n#   ^^^ drbd/misplaced-statement\n      protocol C;\n    }\n  }\n')}${BOB}}
`);
  });

  it('leaves the rest of the tree as it was meant', () => {
    expect(
      printed(
        'resource r0 {\n  net {\n    protocol C;\n  on a {\n    disk x;\n  on b {\n    disk y;\n  }\n}\n',
      ),
    ).toMatchInlineSnapshot(`
      "
      resource name=r0
        options-section: net
          option: protocol value=C
        on hosts=[a]
          disk path=x
        on hosts=[b]
          disk path=y
      ! unclosed-section at ";" in line 3 (net, opened in line 2)
      ! unclosed-section at ";" in line 5 (on a, opened in line 4)
      "
    `);
  });
});

describe('a brace too many', () => {
  it('in the middle of a resource', () => {
    check(`resource r0 {
  net {
    protocol C;
  }
  }
# ^ drbd/surplus-brace
${ALICE}${BOB}}
`);
  });

  it('at the end of a file', () => {
    check('common {\n}\n}\n#<- drbd/surplus-brace\n');
  });

  it('that opens what is open', () => {
    check('common {\n  net {\n  {\n# ^ drbd/surplus-brace\n    protocol C;\n  }\n}\n');
  });
});

describe('a missing opening brace', () => {
  it('of a section', () => {
    check('common {\n  net\n# ^^^ drbd/missing-brace: "net"\n    protocol C;\n  }\n}\n');
  });

  it('of a section of disk options, which also is a statement', () => {
    check('common {\n  disk\n# ^^^^ drbd/missing-brace: "disk"\n    on-io-error detach;\n  }\n}\n');
  });

  it('of a host that is being typed', () => {
    check(`resource r0 {
${ALICE}${BOB}  on carol
#    ^^^^^ drbd/missing-brace: "on carol"
}
`);
  });

  it('on the line of a host is told once', () => {
    check(
      'resource r0 {\n  device /dev/drbd0;\n  disk /dev/vg/r0;\n  meta-disk internal;\n  on alice { address 10.0.0.1:7788; node-id 0; }\n  on bob address 10.0.0.2:7788; node-id 1; }\n#    ^^^ drbd/missing-brace: "on bob"\n}\n',
    );
  });

  it('of a resource is told once, whatever follows', () => {
    check(
      'resource r0\n#        ^^ drbd/missing-brace: "resource r0"\n  meta-disk internal;\n  device /dev/drbd0;\n  disk /dev/vg/r0;\n  on alice { address 10.0.0.1:7788; node-id 0; }\n  on bob { address 10.0.0.2:7788; node-id 1; }\n}\n',
    );
  });

  it('of a section is told once, whatever follows in the resource', () => {
    check(
      'resource r0 {\n  net\n# ^^^ drbd/missing-brace: "net"\n    protocol C;\n  }\n  device /dev/drbd0;\n  disk /dev/vg/r0;\n  meta-disk internal;\n  on alice { address 10.0.0.1:7788; node-id 0; }\n  on bob { address 10.0.0.2:7788; node-id 1; }\n}\n',
    );
  });
});

describe('a missing semicolon', () => {
  it('at the end of a line', () => {
    check(
      'common {\n  net {\n    timeout 60\n#           ^^ drbd/missing-semicolon: "timeout 60"\n    ping-int 10;\n  }\n}\n',
    );
  });

  it('before a closing brace', () => {
    check('common {\n  net { timeout 60 }\n#               ^^ drbd/missing-semicolon\n}\n');
  });

  it('in the middle of a line', () => {
    check('common {\n  net { timeout 60 ping-int 10; }\n#               ^^ drbd/missing-semicolon\n}\n');
  });

  it('before a section', () => {
    check(
      'common {\n  protocol C\n#          ^ drbd/missing-semicolon\n# ^^^^^^^^ drbd/obsolete-statement\n  net {\n    timeout 60;\n  }\n}\n',
    );
  });

  it('is not seen where a statement goes on in the next line', () => {
    check(`resource r0 {
${ALICE.replace('  }', '    node-id 0;\n  }')}${BOB.replace('  }', '    node-id 1;\n  }')}  connection {
    host alice
      address 10.1.0.1:7000;
    host bob
      address 10.1.0.2:7000;
  }
}
`);
  });
});

describe('texts and characters', () => {
  it('an open quote ends with its line', () => {
    check(
      'common {\n  handlers {\n    split-brain "/bin/true;\n#               ^^^^^^^^^^ drbd/unterminated-string\n    pri-lost "/bin/true";\n  }\n}\n',
    );
  });

  it('a line break in a text is one mistake', () => {
    check(
      'common {\n  handlers {\n    split-brain "/bin/true\n#               ^^^^^^^^^^ drbd/unterminated-string\n      and more";\n    pri-lost "/bin/true";\n  }\n}\n',
    );
  });

  it('words that need quotes', () => {
    check(
      'common {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret a+b;\n#                 ^^^ drbd/stray-character: double quotes\n  }\n}\n',
    );
  });

  it('a comma between names', () => {
    check(
      'common {\n  startup {\n    become-primary-on alice , bob;\n#                           ^ drbd/stray-character\n#   ^^^^^^^^^^^^^^^^^ drbd/obsolete-statement\n  }\n  net {\n    allow-remote-read no;\n    rr-conflict retry-connect;\n  }\n}\n'.replace(
        'alice , bob;\n#                           ^ drbd/stray-character',
        'alice , bob;\n#                           ^ drbd/stray-character',
      ),
    );
  });

  it('a placeholder is one thing, blanks or not', () => {
    check(`resource r0 {
${ALICE.replace('on alice', 'on <node one>').replace('{\n', '{\n#    ^^^^^^^^^^ drbd/placeholder\n').replace('10.0.0.1:7788;', '<ip address>:7788;\n#           ^^^^^^^^^^^^ drbd/placeholder')}${BOB}}
`);
  });

  it('an address that was left open', () => {
    check(`resource r0 {
${ALICE.replace('10.0.0.1:7788;', 'ipv6 [ipv6:a]:7801;\n#                 ^^^^^^ drbd/invalid-address')}${BOB.replace('10.0.0.2', 'priv.b.b.b').replace(':7788;', ':7788;\n#           ^^^^^^^^^^ drbd/invalid-address')}}
`);
  });
});

describe('a word that belongs to nothing', () => {
  const MARK = '^^^ drbd/surplus-word';

  it('before the keyword of a section', () => {
    check(`net common {\n#<- drbd/surplus-word\n  net {\n    protocol C;\n  }\n}\n`);
    check(`common {\n  net disk {\n# ${MARK}\n    c-max-rate 10M;\n  }\n}\n`);
  });

  it('before a line', () => {
    check(
      `resource r0 {\n${ALICE}${BOB.replace('disk', 'the disk').replace('r0;\n', `r0;\n#   ${MARK}\n`)}}\n`,
    );
    check(
      `resource r0 {\n${ALICE}${BOB.replace('disk', 'node-id disk').replace('r0;\n', `r0;\n#   ^^^^^^^ drbd/surplus-word\n`)}}\n`,
    );
    check(
      `resource r0 {\n${ALICE}${BOB.replace('address', '10.0.0.9:7788 address').replace('7788;\n', `7788;\n#   ^^^^^^^^^^^^^ drbd/surplus-word\n`)}}\n`,
    );
  });

  it('before a brace', () => {
    check(
      `resource r0 {\n${ALICE}${BOB.replace('on bob {', 'on bob device {\n#        ^^^^^^ drbd/bad-name')}}\n`,
    );
  });

  it('that makes a host of a keyword is the name of one', () => {
    check(`resource r0 {\n${ALICE}${BOB.replace('on bob {', 'on net {\n#    ^^^ drbd/bad-name')}}\n`);
  });

  it('in a header of a proxy', () => {
    const proxy = (host: string, extra = '') =>
      `    proxy ${extra}on ${host} {\n      inside 127.0.0.1:7789;\n      outside 192.0.2.1:7788;\n    }\n  }\n`;
    check(
      `resource r0 {\n${ALICE.replace(/ {2}\}\n$/, proxy('alice', 'it ').replace('{\n', '{\n#         ^^ drbd/surplus-word\n'))}${BOB.replace(/ {2}\}\n$/, proxy('bob'))}}\n`,
    );
  });
});

describe('a line under a name that DRBD does not have', () => {
  it('is said once, and not what it may have been', () => {
    check(`resource r0 {
${ALICE.replace('device', 'devise').replace('drbd0;\n', 'drbd0;\n#   ^^^^^^ drbd/unknown-statement\n')}${BOB}}
`);
    check(
      `resource r0 {\n  /dev/drbd0;\n# ^^^^^^^^^^ drbd/unknown-statement\n${ALICE.replace(/ {4}device.*\n/, '')}${BOB.replace(/ {4}device.*\n/, '')}}\n`,
    );
  });

  it('also where its brace shows that it was to be a line', () => {
    check(
      'common {\n  disk {\n    disk-barrier {\n#                ^ drbd/surplus-brace\n      md-flushes no;\n    }\n  }\n}\n',
    );
  });

  it('a lost brace of global takes its options along', () => {
    check('global\n#<- drbd/missing-brace: "global"\n  minor-count 64;\n  usage-count no;\n}\n');
  });
});
