import fc from 'fast-check';
import { describe, it } from 'vitest';
import { corosync } from '../../../server/src/languages/corosync/index.ts';
import { checkDiagnosticsAfter, checkUpdates, edits } from '../../support/incremental.ts';
import { PATH } from './print.ts';

const SAMPLE = `# two nodes
totem {
  version: 2
  cluster_name: web
  transport: knet
  interface {
    linknumber: 0
    knet_ping_interval: 500
  }
}

nodelist {
  node {
    name: alpha
    nodeid: 1
    ring0_addr: 10.0.0.1
  }
  # the other one
  node { name: beta
    nodeid: 2
    ring0_addr: fd00::2
  }
}
quorum {
  provider: corosync_votequorum
  two_node: 1 # only
}
logging {
  to_logfile: yes
`;

const WORDS = [
  ...['{', '}', ':', '#', ' {\n', '\n}\n', '}\n}\n', '  }\n', '} # x\n', '# a: b\n', '<a>', '"', '\u00a0'],
  ...[
    'totem {\n',
    'nodelist {\n',
    'node {\n',
    'system {\n',
    'resources {\n',
    'interface {\n',
    'logging: {\n',
  ],
  ...[
    'token: 3000\n',
    'ring1_addr: 10.0.1.1\n',
    'name: alpha\n',
    'nodeid: 1\n',
    'rrp_mode: active\n',
    'version 2\n',
  ],
];

describe('editing', () => {
  it('gives the blocks and facts that a fresh parse gives', () => {
    fc.assert(
      fc.property(edits(WORDS), (steps) => checkUpdates(corosync, PATH, SAMPLE, steps)),
      { numRuns: 200 },
    );
  });

  it('gives the diagnostics that a fresh cluster gives', () => {
    const files = [
      { path: PATH, text: SAMPLE },
      { path: 'etc/ha.d/ha.cf', text: 'node alpha betta\nbcast eth0\n' },
    ];
    fc.assert(
      fc.property(edits(WORDS), (steps) => checkDiagnosticsAfter(files, PATH, steps)),
      { numRuns: 40 },
    );
  });
});

describe('any text', () => {
  it('gives a tree', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string()), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) =>
        checkUpdates(corosync, PATH, '', [{ from: 0, length: 0, text: parts.join('') }]),
      ),
      { numRuns: 300 },
    );
  });
});
