import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { isName, minorOf } from '../resource.ts';
import { type DrbdNode, integerOf } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/bad-device',
  severity: 'error',
  docs: {
    title: 'A device name DRBD cannot make',
    what: 'A device is `/dev/drbdN`, or `/dev/drbd_NAME minor N`, or only `minor N`. The number behind `minor` and the one in the name must be the same.',
    why: 'drbdadm stops with `device name must start with /dev/drbd`, `no minor given nor device name contains a minor number`, or `explicit minor number must match with device name`.',
    mend: 'Write `device /dev/drbdN;` with a number that is free on the host.',
    source: 'drbd-utils 9.22, drbdadm_linux.c, drbdadm_parser.c',
  },
  examples: {
    bad: [
      pair('', { device: 'device /dev/sdb1;\n#          ^^^^^^^^^ drbd/bad-device: /dev/drbd' }),
      pair('', { device: 'device /dev/drbd_home;\n#          ^^^^^^^^^^^^^^ drbd/bad-device: minor' }),
      pair('', { device: 'device /dev/drbd1 minor 0;\n#                           ^ drbd/bad-device: same' }),
    ],
    good: [pair('', { device: 'device /dev/drbd_home minor 0;' }), pair('', { device: 'device minor 0;' })],
  },
  nodes: {
    device(device, context) {
      const { path, minor, rest } = device;
      // With a word too many, which of them is wrong is not known.
      if (!path || !isName(path) || rest.length > 0) return;
      if (!/^(?:\/dev\/)?drbd/.test(path.text)) {
        context.report({
          at: path.span,
          message: `"${path.text}" is no name of a DRBD device: it must begin with /dev/drbd, and drbdadm refuses the configuration. The disk underneath belongs into "disk".`,
        });
        return;
      }
      const inName = minorOf({ ...device, minor: undefined });
      if (!minor && inName === undefined) {
        context.report({
          at: path.span,
          message: `drbdadm cannot tell the minor number of "${path.text}" and refuses the configuration. Write "device ${path.text} minor N;", or a name with a number such as /dev/drbd0.`,
        });
        return;
      }
      const given = integerOf(minor);
      if (minor && given !== undefined && inName !== undefined && inName !== given) {
        context.report({
          at: minor.span,
          message: `The number behind "minor" and the one in "${path.text}" must be the same, and drbdadm refuses the configuration. Write "minor ${inName}", or leave it out.`,
          fixes: [{ title: `Replace with ${inName}`, edits: [{ at: minor.span, text: String(inName) }] }],
        });
      }
    },
  },
});
