import { includedFiles, resolvedPath } from '../core/include-path.ts';
import { isOfThisMachine } from '../core/layout.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

export default defineRule({
  code: 'cluster/include-outside',
  severity: 'info',
  docs: {
    title: 'An include that leads out of the workspace',
    what: 'A file includes others by an absolute path, and the workspace has no such file: neither in the folder of the node nor below the root of the cluster. The files of the machine you sit at are not taken instead: they belong to another machine.',
    why: 'What the included files say is not known here. Resources that they define seem to be missing, and mistakes in them are not found.',
    mend: 'Copy the files into the workspace: `/etc/drbd.d/db.res` of the node is `etc/drbd.d/db.res` below the root, or `nodes/<name>/etc/drbd.d/db.res` when it is of one node. Or open the folder /etc of the node itself.',
  },
  examples: {
    bad: [
      `#- nodes/alice/etc/drbd.conf
include "/etc/drbd.d/*.res";
#       ^^^^^^^^^^^^^^^^^^^ cluster/include-outside: workspace
`,
    ],
    good: [
      `#- nodes/alice/etc/drbd.conf
include "/etc/drbd.d/*.res";
#- nodes/alice/etc/drbd.d/db.res
${exampleResource('db')}`,
    ],
  },
  refers: {
    file({ key, slot, span, data }, context) {
      const { document } = slot;
      if (!data.pattern.startsWith('/') || isOfThisMachine(document.path)) return;
      const included = includedFiles('/', data.pattern);
      const isThere =
        included.kind === 'file'
          ? context.declarations('file', included.path).length > 0
          : context
              .keys('file')
              .some(
                (path) => resolvedPath(path, '..') === included.directory && included.matches(nameOf(path)),
              );
      if (isThere) return;
      const place = document.home.folder === undefined ? '' : `nodes/${document.home.folder}`;
      context.report({
        at: { slot, span },
        message: `${key} is no part of this workspace, so nothing is known of what it says: what it defines may be called missing elsewhere. Copy it from the node to ${place}${place ? key : key.slice(1)} below the root of the cluster.`,
      });
    },
  },
});

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
