import { defineRule } from '../../../core/rule.ts';
import type { HaCfNode } from '../tree.ts';
import { valuesOfKind } from '../typed.ts';

/** Directives that heartbeat refuses without a full path; the others it opens wherever it happens to run. */
const REFUSED = new Set(['serial', 'respawn', 'failfast']);

export default defineRule<HaCfNode>({
  code: 'ha-cf/relative-path',
  severity: 'error',
  docs: {
    title: 'A path that does not begin with a slash',
    what: 'Devices, programs and files are given with their full path.',
    why: 'Heartbeat refuses to start when the program of `respawn` or the device of `serial` has no full path: `is not full pathname`. Other paths it takes from the directory it happens to run in.',
    mend: 'Write the full path, e.g. `/dev/ttyS0`.',
    source: 'heartbeat 3.0.6, config.c, add_client_child_base; lib/plugins/HBcomm/serial.c',
  },
  examples: {
    bad: [
      'node alice bob\nserial ttyS0\n#      ^^^^^ ha-cf/relative-path: "/dev/ttyS0"\nbcast eth0\n',
      'node alice bob\nbcast eth0\nping 10.0.0.254\nrespawn hacluster ipfail\n#                 ^^^^^^ ha-cf/relative-path: full path\n',
    ],
    good: [
      'node alice bob\nserial /dev/ttyS0\nbcast eth0\nping 10.0.0.254\nrespawn hacluster /usr/libexec/heartbeat/ipfail\n',
    ],
  },
  nodes: {
    directive(line, context) {
      for (const { word } of valuesOfKind(line, 'path')) {
        if (word.text.startsWith('/')) continue;
        const refused = REFUSED.has(line.name.text);
        const device = line.name.text === 'serial' ? `/dev/${word.text}` : undefined;
        context.report({
          at: word.span,
          severity: refused ? 'error' : 'warning',
          message: refused
            ? `"${line.name.text}" needs a full path; heartbeat refuses to start with "${word.text}". Write ${device ? `"${device}"` : 'it with all its directories'}.`
            : `"${word.text}" has no full path, so that heartbeat looks for it wherever it happens to run. Write it with all its directories.`,
          fixes: device
            ? [{ title: `Replace with "${device}"`, edits: [{ at: word.span, text: device }] }]
            : [],
        });
      }
    },
  },
});
