import { describe, expect, it } from 'vitest';
import { EXAMPLE_PATHS } from '../../server/src/core/example.ts';
import { replaced } from '../../server/src/core/fix.ts';
import { formatTyped } from '../../server/src/core/format.ts';
import type { LanguageId } from '../../server/src/core/language.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { readCursor } from '../support/fixture.ts';
import { formatted, styleOf } from './formatted.ts';

const FOUR = { indent: '    ', tabSize: 4 };

function check(id: LanguageId, before: string, after: string, style = FOUR): void {
  expect(formatted({ path: EXAMPLE_PATHS[id] ?? '', text: before }, style)).toBe(after);
}

describe('drbd', () => {
  it('puts each statement on a line, and the brace behind the name', () =>
    check(
      'drbd',
      'resource r0\n{ protocol C ; on alice { device /dev/drbd0; disk /dev/sda1; }}\n',
      'resource r0 {\n    protocol C;\n    on alice {\n        device /dev/drbd0;\n        disk /dev/sda1;\n    }\n}\n',
    ));
  it('keeps short sections on their line, below each other', () => {
    const text =
      'resource r0 {\n    on bob    { address 10.0.0.1:7788; }\n    on alice  { address 10.0.0.2:7788; }\n}\n';
    check('drbd', text.replaceAll(/^ +/gm, '  '), text);
    check('drbd', 'common {net   {protocol C;}\n}\n', 'common {\n    net { protocol C; }\n}\n');
  });
  it('keeps values where the author aligned them, and no other wide gaps', () => {
    const text = 'resource r0 {\n\tdevice    /dev/drbd0;\n\tdisk      /dev/sda1;\n\tmeta-disk internal;\n}\n';
    check('drbd', text, text, { indent: '\t', tabSize: 8 });
    check(
      'drbd',
      'common {\n    net {\n        timeout   60;\n    }\n}\n',
      'common {\n    net {\n        timeout 60;\n    }\n}\n',
    );
  });
  it('takes statements that share a line for rows of their own', () => {
    const before =
      'resource r0 {\n    device  minor 1;\n    disk /dev/a; protocol C;\n    address 10.0.0.1:1;\n}\n';
    const after =
      'resource r0 {\n    device minor 1;\n    disk /dev/a;\n    protocol C;\n    address 10.0.0.1:1;\n}\n';
    check('drbd', before, after);
    check('drbd', after, after);
  });
  it('turns tabs that align into blanks where the statement moves', () =>
    check(
      'drbd',
      'resource r0 {\n  device\t/dev/drbd0;\n  disk\t/dev/sda1;\n}\n',
      'resource r0 {\n    device    /dev/drbd0;\n    disk      /dev/sda1;\n}\n',
      { indent: '    ', tabSize: 12 },
    ));
  it('keeps comments, blank lines and what drbdadm skips', () =>
    check(
      'drbd',
      '\n# one\ncommon {   # two\n# three\n      # four\n\n\n  skip   it {  a   b\n c }\n}   # five  \n\n',
      '\n# one\ncommon {   # two\n# three\n    # four\n\n\n    skip   it {  a   b\n c }\n}   # five\n\n',
    ));
  it('leaves a damaged block alone and formats the others', () =>
    check(
      'drbd',
      'resource r0 {\n device;\n   net {\n}\nresource r1 {\n  protocol   C;\n}\n',
      'resource r0 {\n device;\n   net {\n}\nresource r1 {\n    protocol C;\n}\n',
    ));
});

describe('corosync', () => {
  it('indents sections and puts one blank behind the colon', () =>
    check(
      'corosync',
      'totem{\nversion:2  \n  transport  :   knet\n # here\n# there\n  interface   {\nlinknumber: 0\n }\n}\n',
      'totem {\n    version: 2\n    transport: knet\n    # here\n# there\n    interface {\n        linknumber: 0\n    }\n}\n',
    ));
});

describe('crmsh', () => {
  it('ends broken lines in a blank and a backslash, and indents what follows', () =>
    check(
      'crmsh',
      '  primitive   ip IPaddr2  \\\nparams   ip="10.0.0.1  " \\  \n\t\top monitor interval=10s  \n',
      'primitive ip IPaddr2 \\\n    params ip="10.0.0.1  " \\\n    op monitor interval=10s\n',
    ));
  it('does not glue a backslash that joins nothing to the word before it', () => {
    const text = 'primitive a Dummy \\\nprimitive b Dummy\n';
    check('crmsh', text, text);
  });
});

describe('tgtadm', () => {
  it('puts one blank between words, and continued lines one level in', () =>
    check(
      'tgtadm',
      '#!/bin/sh\ntgtadm  --lld iscsi\\\n  --op new \t--mode target   \\\n\t--tid 1 -T iqn.2026-01.example:a  \n',
      '#!/bin/sh\ntgtadm --lld iscsi \\\n    --op new --mode target \\\n    --tid 1 -T iqn.2026-01.example:a\n',
    ));
  it('counts the level from where the command stands', () =>
    check(
      'tgtadm',
      'if true; then\n  tgt-admin   --dump \\\n> /etc/tgt/targets.conf\nfi\ntgtadm --op show\n',
      'if true; then\n  tgt-admin --dump \\\n      > /etc/tgt/targets.conf\nfi\ntgtadm --op show\n',
    ));
  it('keeps words that the author put below each other', () => {
    const text =
      'tgtadm --op new    --mode target --tid 1\ntgtadm --op update --mode target --tid 1 -n a -v b\n';
    check('tgtadm', text, text);
    check('tgtadm', `${text}tgtadm --op   show\n`, `${text}tgtadm --op show\n`);
  });
  it('leaves other commands, here-documents, quotes and comments alone', () => {
    const text =
      'echo   a  \\\n b  \ncrm configure <<END   # statements\nprimitive   a Dummy  \nEND\nname="a   b"\n';
    check('tgtadm', text, text);
    check(
      'tgtadm',
      "crm  configure   primitive p Dummy  params fake='a  b'  # why\n",
      "crm configure primitive p Dummy params fake='a  b'  # why\n",
    );
  });
  it('leaves a call alone that a backslash joined with the next one', () => {
    const text = 'tgtadm  --op show \\\ntgtadm   --op show\n';
    check('tgtadm', text, text);
  });
});

describe('files of lines', () => {
  it('ha.cf: one blank behind the directive, or values below each other', () => {
    check(
      'ha-cf',
      'keepalive   2\n\n node alice  bob   # both  \n',
      'keepalive 2\n\nnode alice bob   # both\n',
    );
    const aligned = 'keepalive  2\ndeadtime   30\nwarntime   10\n';
    check('ha-cf', aligned, aligned);
    const command = 'respawn hacluster  /usr/lib/heartbeat/ipfail  -v\n';
    check('ha-cf', command, command);
  });
  it('authkeys: one blank between words', () =>
    check('ha-authkeys', 'auth  1 \n1   sha1\tsecret\n', 'auth 1\n1 sha1 secret\n'));
  it('haresources: one blank between resources, and before a backslash', () =>
    check(
      'haresources',
      'alice   10.0.0.1  httpd \nbob 10.0.0.2\\\n httpd\n',
      'alice 10.0.0.1 httpd\nbob 10.0.0.2 \\\n    httpd\n',
    ));
  it('targets.conf: sections are indented, here-documents and comments of C keep their lines', () =>
    check(
      'tgt-targets',
      '<target   iqn.2026-01.com.example:a>\nbacking-store   /dev/drbd0\n# note\n  # more\n  </target>\n',
      '<target iqn.2026-01.com.example:a>\n    backing-store /dev/drbd0\n# note\n    # more\n</target>\n',
    ));
});

describe('a part of a document', () => {
  it('is formatted without the lines around it', () => {
    const text = 'common {\n  net {\n  timeout   60;\n  ping-int   9;\n  }\n}\n';
    const start = text.indexOf('timeout');
    expect(formatted({ path: 'etc/drbd.d/a.res', text }, FOUR, { start, end: start })).toBe(
      text.replace('  timeout   60;', '        timeout 60;'),
    );
  });

  it.each([
    [
      'a line break, the line that is left',
      'common {\n  net {\n  timeout   60;\n  <|>\n  }\n}\n',
      '\n',
      'common {\n  net {\n        timeout 60;\n  \n  }\n}\n',
    ],
    [
      'a brace, the section it closes',
      'common {\n  net {\n  timeout   60;\n  }<|>\n  disk   { }\n}\n',
      '}',
      'common {\n    net {\n        timeout 60;\n    }\n  disk   { }\n}\n',
    ],
    [
      'a brace in an unfinished block, nothing',
      'common {\n  net {\n  timeout   60;\n  }<|>\n',
      '}',
      'common {\n  net {\n  timeout   60;\n  }\n',
    ],
  ])('follows the typing of %s', (_, source, typed, after) => {
    const { text, offset } = readCursor(source);
    const document = makeCluster([{ path: 'etc/drbd.d/a.res', text }]).documents.get(
      uriOf('etc/drbd.d/a.res'),
    );
    expect(document && replaced(text, formatTyped(document, offset, typed, FOUR))).toBe(after);
  });
});

describe('the indentation of a file', () => {
  it.each([
    ['\t', ''],
    ['\t', 'common {\n\tnet {\n\t\ttimeout 60;\n\t}\n}\n'],
    ['  ', 'common {\n  net {\n    timeout 60;\n  }\n}\n'],
    ['    ', 'common {\n    net {\n            timeout 60;\n    }\n}\n'],
    ['    ', 'common {\n    net {\n    }\n}\nresource a {\n\tdevice;\n\tnet {\n}\nresource b {\n\tdevice;\n'],
  ])('is %j in %j', (indent, text) =>
    expect(styleOf({ path: 'etc/drbd.d/a.res', text }).indent).toBe(indent),
  );
});
