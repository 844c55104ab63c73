import { defineRule } from '../../../core/rule.ts';
import { drawsTogether, placementsIn } from '../constraints.ts';
import { isDrbdClone, promotedWord, resourceOf, withInside } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';
import { roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/colocation-with-unpromoted',
  severity: 'error',
  docs: {
    title: 'A file system placed where DRBD is Secondary',
    what: 'The colocation keeps a file system, or a group with one, at the unpromoted copy of a DRBD device (Slave, Unpromoted).',
    why: 'A Secondary device can be neither written nor read. Pacemaker starts the file system on exactly the node where the mount must fail.',
    mend: 'Write Promoted (Master before Pacemaker 2.1).',
    source: 'DRBD User\'s Guide, "Resource roles"; crm_simulate 2.1.5',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=xfs\ncolocation fs_on_drbd inf: fs ms_drbd:Slave\n#                                     ^^^^^ crmsh/colocation-with-unpromoted: Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=xfs\ncolocation fs_on_drbd inf: fs ms_drbd:Master\norder fs_after_drbd Mandatory: ms_drbd:promote fs:start\n',
      '# backups by another program, on the node with less to do\nprimitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nprimitive backup ocf:pacemaker:Dummy\ncolocation backup_elsewhere 100: backup ms_drbd:Slave\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      if (!drawsTogether(statement)) return;
      for (const { dependent, leader } of placementsIn(statement)) {
        const { qualifier, resource } = leader;
        if (!qualifier || roleOf(qualifier.text) !== 'Unpromoted') continue;
        const clone = resourceOf(resource.text, context);
        if (!clone || !isDrbdClone(clone, context)) continue;
        const inside = [...withInside(dependent.resource.text, context)];
        if (!inside.some((id) => /(?:^|:)Filesystem$/.test(resourceOf(id, context)?.agent ?? ''))) continue;
        const word = promotedWord(clone);
        context.report({
          at: qualifier.span,
          message: `This keeps "${dependent.resource.text}" where "${resource.text}" is Secondary, and a Secondary DRBD device cannot be mounted. Write ${resource.text}:${word}.`,
          fixes: [{ title: `Replace with ${word}`, edits: [{ at: qualifier.span, text: word }] }],
        });
      }
    },
  },
});
