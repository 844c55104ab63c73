import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/languages/drbd/parser.ts';
import { blocksOf, printed } from './print.ts';

describe('the grammar of DRBD 9', () => {
  it('reads a pair of hosts', () => {
    expect(
      printed(`
resource r0 {
  net { protocol C; shared-secret "a \\"b\\" c"; }
  on alice {
    device    /dev/drbd0 minor 0;
    disk      /dev/vg/r0;
    meta-disk /dev/vg/meta[3];
    address   ipv6 [fd00::1%eth0]:7788;
    node-id   0;
  }
  on bob carol { device minor 1; disk none; flexible-meta-disk /dev/sdb; address 10.0.0.2:7788; }
}`),
    ).toMatchInlineSnapshot(`
      "
      resource name=r0
        options-section: net
          option: protocol value=C
          option: shared-secret value="a \\"b\\" c":string
        on hosts=[alice]
          device path=/dev/drbd0 minor=0
          disk path=/dev/vg/r0
          meta-disk path=/dev/vg/meta index=3
          address address=<ipv6 [fd00::1%eth0] port 7788>
          node-id id=0
        on hosts=[bob carol]
          device minor=1
          disk path=none
          meta-disk: flexible-meta-disk path=/dev/sdb
          address address=<10.0.0.2 port 7788>
      "
    `);
  });

  it('reads connections, paths, meshes and proxies', () => {
    expect(
      printed(`resource r0 {
  connection "to bob" {
    host alice address 10.0.0.1:7000 via proxy on alice { inside 127.0.0.1:7001; outside 1.2.3.4:7000; }
    host bob port 7000 via outside-address 5.6.7.8:7000;
    net { protocol A; }
    volume 0 { disk { c-max-rate 10M; } }
    path { host alice address 10.1.0.1:7000; host bob address 10.1.0.2:7000; }
  }
  connection-mesh { hosts alice bob carol; }
  proxy { memlimit 100M; plugin { zlib level 9; } }
  floating 10.0.0.1:7788 { device /dev/drbd1; }
  floating ipv4 10.0.0.2:7788;
  stacked-on-top-of r1 { device /dev/drbd9; address 10.0.0.3:7789; }
  volume 0 { device /dev/drbd0; disk /dev/sda; meta-disk internal; }
  template-file "common.conf";
}`),
    ).toMatchInlineSnapshot(`
      "
      resource name=r0
        connection name="to bob":string
          host name=alice address=<10.0.0.1 port 7000> via=...
          host name=bob port=7000 via=...
          options-section: net
            option: protocol value=A
          volume number=0
            options-section: disk
              option: c-max-rate value=10M
          path
            host name=alice address=<10.1.0.1 port 7000>
            host name=bob address=<10.1.0.2 port 7000>
        connection-mesh
          hosts names=[alice bob carol]
        options-section: proxy
          option: memlimit value=100M
          plugin
        floating address=<10.0.0.1 port 7788>
          device path=/dev/drbd1
        floating address=<ipv4 10.0.0.2 port 7788>
        stacked-on-top-of lower=r1
          device path=/dev/drbd9
          address address=<10.0.0.3 port 7789>
        volume number=0
          device path=/dev/drbd0
          disk path=/dev/sda
          meta-disk path=internal
        template-file path="common.conf":string
      "
    `);
  });

  it('reads what stands in the file itself', () => {
    expect(
      printed(`require-drbd-module-version-ge 9.1.0;
include "drbd.d/*.res";
global { usage-count no; udev-always-use-vnr; }
common { protocol C; startup { become-primary-on alice bob; } }
skip resource old { anything { at all; } }
`),
    ).toMatchInlineSnapshot(`
      "
      require-version: require-drbd-module-version-ge version=9.1.0
      ---
      include pattern="drbd.d/*.res":string
      ---
      global
        option: usage-count value=no
        option: udev-always-use-vnr
      ---
      common
        option: protocol value=C
        options-section: startup
          option: become-primary-on value=alice rest=[bob]
      ---
      skip rest=[resource old]
      "
    `);
  });

  it('reads keywords as names where quotes say so', () => {
    expect(printed('resource "net" { on "10.0.0.1" { device /dev/drbd0; } }')).toMatchInlineSnapshot(`
      "
      resource name="net":string
        on hosts=["10.0.0.1":string]
          device path=/dev/drbd0
      "
    `);
  });
});

describe('blocks', () => {
  it('hold one statement with the comments before it', () => {
    expect(
      blocksOf('# the first\nglobal { }\n\n# the second\ncommon {\n} # its end\n\ninclude "a";\n# last\n'),
    ).toEqual([
      '# the first\nglobal { }\n',
      '\n# the second\ncommon {\n} # its end\n',
      '\ninclude "a";\n',
      '# last\n',
    ]);
  });

  it('end where a statement of the file begins, although a brace was lost', () => {
    const [first, second, third] = [
      'resource r0 {\n  net {\n',
      'resource <name> {\n  on a {\n',
      'include "x";\n',
    ];
    expect(blocksOf(first + second + third)).toEqual([first, second, third]);
  });

  it('keep together what a surplus brace would cut', () => {
    const text = 'resource r0 {\n  net { }\n  }\n  on alice { }\n}\n';
    expect(blocksOf(`${text}resource r1 { }\n`)).toEqual([text, 'resource r1 { }\n']);
  });

  it('pass over braces and keywords in comments, texts and skipped sections', () => {
    const text =
      'common {\n  # }\n  handlers { split-brain "} resource x {"; }\n  skip {\nresource r0 {\n}\n  }\n}\n';
    expect(blocksOf(text)).toEqual([text]);
  });
});

describe('any text', () => {
  it.each([
    ['100,000 open braces', 'net {'.repeat(100_000)],
    ['100,000 open braces without a word', '{'.repeat(100_000)],
    ['100,000 closing braces', '}'.repeat(100_000)],
    ['100,000 skipped braces', `skip ${'{ '.repeat(100_000)}`],
    ['one line of words', 'word '.repeat(200_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['open quotes', '"a\n'.repeat(50_000)],
    ['open placeholders', '<a '.repeat(50_000)],
    ['open comments of C', '/* '.repeat(50_000)],
    ['open addresses', 'address [ '.repeat(20_000)],
  ])('%s: read to the end, without an exception', (_, text) => {
    const blocks = blocksOf(text);
    for (const block of blocks) parse(block);
    expect(blocks.join('')).toBe(text);
  });
});
