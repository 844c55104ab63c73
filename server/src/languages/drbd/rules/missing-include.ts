import { includedFiles } from '../../../core/include-path.ts';
import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-include',
  severity: 'error',
  docs: {
    title: 'An include that finds no file',
    what: 'The file that `include` or `template-file` names is not there, or the pattern of an `include` matches none. The path is seen from the directory of the file it stands in. Absolute paths are not looked at: they are those of the node, not of this machine.',
    why: 'A file that is named without `*`, `?` or `[` must exist: drbdadm stops with `Failed to open include file`. Of a pattern that matches nothing it says not a word, and the resources in the files that were meant do not exist for it.',
    mend: 'Mend the path, or create the file.',
    source: 'drbd-utils 9.22, drbdadm_parser.c (include_stmt)',
  },
  examples: {
    bad: [
      '#- etc/drbd.conf\ninclude "drbd.d/global-common.conf";\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/missing-include: "global_common.conf"\n#- etc/drbd.d/global_common.conf\nglobal {\n  usage-count no;\n}\n',
      '#- etc/drbd.conf\ninclude "drbd.d/*.ress";\n#       ^^^^^^^^^^^^^^^ drbd/missing-include: not a word\n',
    ],
    good: [
      '#- etc/drbd.conf\ninclude "drbd.d/global_common.conf";\ninclude "/etc/drbd.d/*.more";\n#- etc/drbd.d/global_common.conf\nglobal {\n  usage-count no;\n}\n',
    ],
  },
  refers: {
    file(fact, context) {
      const { document } = fact.slot;
      const { pattern } = fact.data;
      if (document.language.id !== 'drbd' || pattern.startsWith('/') || !document.path.startsWith('/'))
        return;
      const included = includedFiles(document.directory, pattern);
      if (included.kind === 'glob') {
        // Patterns that go through several directories are not followed.
        const found = context.keys('file').some((path) => isMatch(path, included));
        if (found || pattern.slice(0, pattern.lastIndexOf('/')).match(/[*?[]/)) return;
        context.report({
          at: fact,
          severity: 'info',
          message: `No file matches "${pattern}". drbdadm says not a word about that, and goes on without the resources that were meant.`,
        });
        return;
      }
      if (context.declarations('file', included.path).length > 0) return;
      const directory = included.path.slice(0, included.path.lastIndexOf('/') + 1);
      const wanted = included.path.slice(directory.length);
      const beside = context
        .keys('file')
        .flatMap((path) => (path.startsWith(directory) ? [path.slice(directory.length)] : []));
      const near = nearest(wanted, beside);
      context.report({
        at: fact,
        message: `The file "${pattern}" is not there, and drbdadm refuses the configuration. ${near ? `Did you mean "${near}"?` : 'Mend the path, or create the file.'}`,
        fixes: near
          ? [
              {
                title: `Replace with ${near}`,
                edits: [{ at: fact, text: `"${pattern.slice(0, pattern.length - wanted.length)}${near}"` }],
              },
            ]
          : [],
      });
    },
  },
});

function isMatch(
  path: string,
  { directory, matches }: { readonly directory: string; readonly matches: (name: string) => boolean },
): boolean {
  const cut = path.lastIndexOf('/');
  return path.slice(0, cut) === directory && matches(path.slice(cut + 1));
}
