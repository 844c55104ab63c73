import { isDualPrimary } from '../../../core/devices.ts';
import { deviceKey } from '../../../core/keys.ts';
import { defineRule } from '../../../core/rule.ts';
import { resourceOf, withInside } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

/** They keep their own view of the disk in memory and know nothing of other nodes. */
const LOCAL = new Set(['ext2', 'ext3', 'ext4', 'xfs', 'jfs', 'reiserfs', 'btrfs', 'f2fs', 'vfat']);

export default defineRule<CrmshNode>({
  code: 'crmsh/cloned-filesystem',
  severity: 'error',
  docs: {
    title: 'An ordinary file system mounted on several nodes at once',
    what: 'A Filesystem resource is cloned, and its type (ext4, xfs ...) is not made for being mounted twice.',
    why: 'Each node keeps its own view of the disk in memory. On a shared disk the nodes overwrite each other within seconds, and fsck finds little to save. The agent refuses it unless force_clones is set.',
    mend: 'Take the clone away, so that one node at a time mounts it; or use GFS2 or OCFS2 with DLM, or NFS.',
    source: 'ocf:heartbeat:Filesystem of resource-agents 4.12: "DANGER! ... is a non-cluster filesystem"',
  },
  examples: {
    bad: [
      'primitive fs Filesystem params device=/dev/mapper/san directory=/srv fstype=ext4\nclone c_fs fs meta interleave=true\n#          ^^ crmsh/cloned-filesystem: ext4\n',
    ],
    good: [
      'primitive fs Filesystem params device=/dev/mapper/san directory=/srv fstype=gfs2\nclone c_fs fs meta interleave=true\n',
      'primitive fs Filesystem params device=/dev/mapper/san directory=/srv fstype=ext4 options=ro\nclone c_fs fs meta interleave=true\n',
    ],
  },
  nodes: {
    clone({ id, child }, context) {
      const clone = id && resourceOf(id.text, context);
      if (!id || !child || clone?.meta['clone-max'] === '1') return;
      for (const name of withInside(child.text, context)) {
        const { agent = '', params = {} } = resourceOf(name, context) ?? {};
        const { fstype = '', options = '', device = '' } = params;
        if (!/(?:^|:)Filesystem$/.test(agent) || !LOCAL.has(fstype)) continue;
        if (options.split(',').includes('ro') || params['force_clones'] === 'true') continue;
        // That a DRBD device with two primaries needs another type is told at the device.
        const dual = context
          .declarations('device', deviceKey(device))
          .some(({ data }) => isDualPrimary(context, data.resource));
        if (dual) continue;
        context.report({
          at: child.span,
          message: `"${id.text}" mounts "${name}" on several nodes at once, and ${fstype} is not made for that: on a shared disk the nodes destroy it. Take the clone away, or use GFS2 or OCFS2.`,
        });
      }
    },
  },
});
