import { describe, expect, it } from 'vitest';
import { folds } from '../../server/src/core/folding.ts';
import { selections } from '../../server/src/core/selection.ts';
import { cleanClusters } from '../clusters/clusters.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { readCluster } from '../support/cursor.ts';

function opened(path: string, text: string) {
  const document = makeCluster([{ path, text }]).documents.get(uriOf(path));
  if (!document) throw new Error(`${path} is no document`);
  return document;
}

describe('folding', () => {
  const shown = (path: string, text: string) =>
    folds(opened(path, text)).map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`);

  it('leaves the line that closes a section in sight', () => {
    const text =
      '# one\n# two\nresource r {\n  net {\n    protocol C;\n  }\n  disk /dev/a;\n}\nresource s { }\n';
    expect(shown('etc/drbd.d/r.res', text)).toEqual(['0-1 comment', '2-6 statement', '3-4 statement']);
  });

  it('takes continued statements, and the parts of them that go on', () => {
    expect(
      shown('a.crm', 'primitive p Dummy \\\n  op monitor \\\n  interval=1s\nprimitive q Dummy\n'),
    ).toEqual(['0-2 statement', '1-2 statement']);
  });

  it('reaches into here-documents', () => {
    const text =
      '#!/bin/sh\ncrm configure <<END\nprimitive p Dummy \\\n  op monitor interval=1s\nEND\ntgtadm --op show --mode target\n';
    expect(shown('san.sh', text)).toContain('2-3 statement');
  });
});

describe('growing a selection', () => {
  const grown = (source: string, path: string) => {
    const { document, offset } = readCluster(source, path);
    return selections(document, offset).map(({ start, end }) => document.slice(start, end));
  };

  it('goes from the word over the statement to the file', () => {
    const steps = grown('resource r {\n  net { protocol <|>C; }\n}\n', 'etc/drbd.d/r.res');
    expect(steps.slice(0, 2)).toEqual(['C', 'protocol C;']);
    expect(steps).toContain('net { protocol C; }');
    expect(steps.at(-1)).toBe('resource r {\n  net { protocol C; }\n}\n');
  });

  it('is possible in an empty file', () => {
    expect(grown('<|>', 'a.crm')).toEqual(['']);
  });
});

it('structure holds in every clean cluster: folds do not cross, selections hold each other', () => {
  for (const { files } of cleanClusters) {
    const cluster = makeCluster(files.filter(({ path }) => !path.startsWith('nodes/')));
    for (const document of cluster.documents.values()) {
      for (const { startLine, endLine } of folds(document)) {
        expect(endLine).toBeGreaterThan(startLine);
        expect(endLine).toBeLessThan(document.lines.lineCount);
      }
      for (let offset = 0; offset < document.length; offset += 37) {
        const steps = selections(document, offset);
        steps.forEach(({ start, end }, index) => {
          const outer = steps[index + 1] ?? { start: 0, end: document.length };
          expect(outer.start <= start && end <= outer.end).toBe(true);
        });
      }
    }
  }
});
