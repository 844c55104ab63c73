import { expect, it } from 'vitest';
import { links } from '../../server/src/core/links.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';

const RESOURCE = 'resource r0 {\n}\n';

/** The text of each link of etc/drbd.conf and the file it leads to. */
function linksOf(text: string, ...others: readonly string[]): string[] {
  const path = 'etc/drbd.conf';
  const files = others.map((one) => ({ path: one, text: RESOURCE }));
  const cluster = makeCluster([{ path, text }, ...files]);
  const document = cluster.documents.get(uriOf(path));
  return (document ? links(cluster, document) : []).map(
    ({ span, target }) => `${text.slice(span.start, span.end)} -> ${target.path}`,
  );
}

it.each([
  [
    'include "drbd.d/global_common.conf";\n',
    ['"drbd.d/global_common.conf" -> /etc/drbd.d/global_common.conf'],
  ],
  [
    '# first\nglobal { usage-count no; }\ninclude "drbd.d/*.res";\n',
    ['"drbd.d/*.res" -> /etc/drbd.d/db.res'],
  ],
  [
    'include "drbd.d/*.conf";\ninclude "drbd.d/missing.res";\n',
    ['"drbd.d/*.conf" -> /etc/drbd.d/global_common.conf'],
  ],
  ['include "drbd.d/*";\n', []],
  ['include "*.res";\n', []],
  ['include ;\n', []],
])('%j', (text, expected) => {
  expect(linksOf(text, 'etc/drbd.d/global_common.conf', 'etc/drbd.d/db.res')).toEqual(expected);
});
