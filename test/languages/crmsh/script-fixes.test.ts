import { describe, expect, it } from 'vitest';
import { makeCluster, uriOf } from '../../support/analyse.ts';

const RESOURCES = `crm configure primitive drbd ocf:linbit:drbd params drbd_resource=r0
crm configure ms ms_drbd drbd meta notify=true
crm configure primitive fs ocf:pacemaker:Dummy
`;

/** What the fix of colocation-without-order inserts into a script; undefined when it offers none. */
function inserted(script: string): string | undefined {
  const text = `#!/bin/sh\n${RESOURCES}${script}`;
  const cluster = makeCluster([{ path: 'setup.sh', text }]);
  const found = cluster
    .diagnostics(uriOf('setup.sh'))
    .filter(({ code }) => code === 'crmsh/colocation-without-order');
  expect(found).toHaveLength(1);
  const edit = found[0]?.fixes[0]?.edits[0];
  if (!edit) return undefined;
  const { slot, span } = edit.location;
  const at = slot.start + span.end;
  const lineEnd = text.indexOf('\n', at);
  return `${text.slice(at, lineEnd)}${edit.text}`;
}

const ORDER = 'order fs_after_ms_drbd Mandatory: ms_drbd:promote fs:start';
const COLOCATION = 'colocation c inf: fs ms_drbd:Master';

describe('a statement that a fix adds to a script', () => {
  it.each([
    ['an argument of crm', `crm configure ${COLOCATION}\n`, `\ncrm configure ${ORDER}`],
    ['an argument of sudo crm', `  sudo crm configure ${COLOCATION}\n`, `\n  sudo crm configure ${ORDER}`],
    ['a here-document', `crm configure <<EOF\n${COLOCATION}\nEOF\n`, `\n${ORDER}`],
    ['a here-document with tabs', `crm configure <<-EOF\n\t${COLOCATION}\n\tEOF\n`, `\n\t${ORDER}`],
    ['a text in a pipe', `echo "commit\n${COLOCATION}\n" | crm configure\n`, `\n${ORDER}`],
  ])('stands like the one before it, in %s', (_, script, expected) => {
    expect(inserted(script)).toBe(expected);
  });

  it.each([
    ['the command began in the line above', `crm configure \\\n  ${COLOCATION}\n`],
    ['the shell goes on', `crm configure ${COLOCATION} || exit 1\n`],
    ['the shell goes on in the next line', `crm configure ${COLOCATION} \\\n  || exit 1\n`],
    ['output goes to a file', `crm configure ${COLOCATION} >> log\n`],
    ['it is a condition', `if crm configure ${COLOCATION}; then\n  echo done\nfi\n`],
  ])('is not offered where %s', (_, script) => {
    expect(inserted(script)).toBeUndefined();
  });
});
