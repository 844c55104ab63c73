import { defineRule } from '../../../core/rule.ts';
import { script } from '../scripts.ts';
import { type HaresourcesNode, isPlaceholder, type Word } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/single-colon',
  severity: 'error',
  docs: {
    title: 'One colon where two belong',
    what: 'Two colons separate a script from its arguments, and the arguments from each other. One colon is a letter like any other.',
    why: 'Heartbeat takes `IPaddr:10.0.0.1` for the name of a script. It starts without looking; at the takeover it says `Cannot locate resource script`, and gives the whole line up.',
    mend: 'Write `::`.',
    source: 'heartbeat 3.0.6, ResourceManager, resource2script and resource2arg',
  },
  examples: {
    bad: [
      'alice IPaddr:10.0.0.1/24/eth0 httpd\n#     ^^^^^^^^^^^^^^^^^^^^^^^ haresources/single-colon: IPaddr::10.0.0.1/24/eth0\n',
      'alice drbddisk::db Filesystem::/dev/drbd0:/srv::ext4\n#                              ^^^^^^^^^^^^^^^ haresources/single-colon: /dev/drbd0::/srv\n',
    ],
    good: [
      'alice IPaddr::10.0.0.1/24/eth0:1 httpd\n',
      'alice LinuxSCSI::0:0:11 Filesystem::server:/data::/data::nfs::ro\n',
    ],
  },
  nodes: {
    group({ resources }, context) {
      for (const resource of resources) {
        const { script: name, args, joints } = resource;
        if (!name || joints.length > 0 || isPlaceholder(resource)) continue;
        if (/[^:]:/.test(name.text)) {
          const [first = '', ...rest] = name.text.split(':');
          const known = script(first);
          const mended = known && [first, known.most === 1 ? rest.join(':') : rest.join('::')].join('::');
          report(
            name,
            mended,
            `Heartbeat takes "${name.text}" for the name of a script, does not find it, and gives the whole line up.`,
          );
          continue;
        }
        const [device] = args;
        if (name.text !== 'Filesystem' || !device || !/^\/[^:]*:\//.test(device.text)) continue;
        report(
          device,
          device.text.replace(/:\//g, '::/'),
          `"${device.text}" is one argument, and no such device exists: the file system is not mounted.`,
        );
      }

      function report(at: Word, mended: string | undefined, message: string): void {
        context.report({
          at: at.span,
          message: `${message} ${mended ? `Two colons separate arguments: write "${mended}".` : 'Two colons separate a script from its arguments.'}`,
          fixes: mended
            ? [{ title: `Replace with ${mended}`, edits: [{ at: at.span, text: mended }], certain: true }]
            : [],
        });
      }
    },
  },
});
