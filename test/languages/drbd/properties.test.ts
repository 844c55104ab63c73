import fc from 'fast-check';
import { describe, it } from 'vitest';
import { drbd } from '../../../server/src/languages/drbd/index.ts';
import { checkDiagnosticsAfter, checkUpdates, edits } from '../../support/incremental.ts';

const PATH = 'etc/drbd.d/example.res';

const SAMPLE = `# the cluster's DRBD
include "drbd.d/*.res";
global {
  usage-count no; # none of their business
}
common {
  net { cram-hmac-alg sha256; protocol C; }
  handlers { split-brain "/usr/lib/drbd/notify-split-brain.sh root"; }
}

resource r0 {
  volume 0 {
    device /dev/drbd0;
    disk /dev/vg/r0;
    meta-disk internal;
  }
  on alice { address 10.0.0.1:7788; node-id 0; }
  on bob { address ipv6 [fd00::2]:7788; node-id 1; }
  connection-mesh { hosts alice bob; }
}
skip { resource old { } }
resource r1 {
  syncer { rate 4M; }
  on alice { device /dev/drbd1; disk /dev/vg/r1; address 10.0.0.1:7789; meta-disk internal; }
  on bob { device /dev/drbd1; disk /dev/vg/r1; address 10.0.0.2:7789; meta-disk internal; }
}
`;

const WORDS = [
  ...[
    '{',
    '}',
    ';',
    '"',
    "'",
    '[',
    ']',
    ':',
    '#',
    '\n',
    '\n  ',
    '\n}\n',
    '}\n}\n',
    ' {\n',
    '/*',
    '// ',
    '<a b>',
  ],
  ...[
    'resource r2 {\n',
    'common {',
    'global {',
    'include "x";',
    'skip {',
    'on carol {',
    'net {',
    'disk {',
    'plugin {',
  ],
  ...[
    'volume 1 {',
    'device /dev/drbd7;',
    'disk',
    'timeout 60;',
    'rate 4M;',
    'quorum majority;',
    'node-id 3;',
    '$DISK',
  ],
];

describe('editing', () => {
  it('gives the blocks and facts that a fresh parse gives', () => {
    fc.assert(
      fc.property(edits(WORDS), (steps) => checkUpdates(drbd, PATH, SAMPLE, steps)),
      { numRuns: 150 },
    );
  });

  it('gives the diagnostics that a fresh cluster gives', () => {
    const files = [
      { path: PATH, text: SAMPLE },
      { path: 'etc/drbd.d/other.res', text: 'resource r9 {\n  on alice {\n    device /dev/drbd7;\n  }\n}\n' },
    ];
    fc.assert(
      fc.property(edits(WORDS), (steps) => checkDiagnosticsAfter(files, PATH, steps)),
      { numRuns: 40 },
    );
  });
});
