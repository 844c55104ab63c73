import { describe, expect, it } from 'vitest';
import { blockEnd } from '../../../server/src/languages/crmsh/layout.ts';

function blocks(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = blockEnd(text, start);
    expect(end).toBeGreaterThan(start);
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

describe('where statements end', () => {
  it.each([
    ['a line each', 'tag a b\ntag c d\n', ['tag a b\n', 'tag c d\n']],
    ['backslashes join', 'tag a \\\n  b\ntag c d', ['tag a \\\n  b\n', 'tag c d']],
    ['blanks after a backslash do no harm', 'tag a \\  \n  b\n', ['tag a \\  \n  b\n']],
    ['CRLF', 'tag a \\\r\n  b\r\ntag c d\r\n', ['tag a \\\r\n  b\r\n', 'tag c d\r\n']],
    ['comments belong to what follows', '# x\n\ntag a b\n# y\n', ['# x\n\ntag a b\n', '# y\n']],
    ['a blank line ends a continuation', 'tag a \\\n\ntag c d\n', ['tag a \\\n\n', 'tag c d\n']],
    ['a continued comment', '# x \\\n y\ntag a b\n', ['# x \\\n y\ntag a b\n']],
    [
      'a line that begins with a section goes on without backslash',
      'primitive a b\n  params x=1\n  op monitor\nprimitive c d\n',
      ['primitive a b\n  params x=1\n  op monitor\n', 'primitive c d\n'],
    ],
    ['commands do not go on', 'show\nparams x=1\n', ['show\n', 'params x=1\n']],
    [
      'a backslash does not swallow a statement',
      'primitive a b \\\nprimitive c d\n',
      ['primitive a b ', '\\\nprimitive c d\n'],
    ],
    ['nor a commit', 'property a=b \\\ncommit\n', ['property a=b ', '\\\ncommit\n']],
    [
      'the primitive of a bundle is no statement',
      'bundle b docker image=x \\\n  primitive p\n',
      ['bundle b docker image=x \\\n  primitive p\n'],
    ],
    [
      'nor is it with more of the bundle behind it on its line',
      'bundle b docker image=x \\\n  primitive p meta target-role=Started\n',
      ['bundle b docker image=x \\\n  primitive p meta target-role=Started\n'],
    ],
    [
      'but one with an agent is',
      'bundle b docker image=x \\\nprimitive p Dummy\n',
      ['bundle b docker image=x ', '\\\nprimitive p Dummy\n'],
    ],
    [
      'the monitor of an operation is none',
      'primitive a b op \\\n monitor interval=1s\n',
      ['primitive a b op \\\n monitor interval=1s\n'],
    ],
    ['a group member may be called like a keyword', 'group g a \\\n  node\n', ['group g a \\\n  node\n']],
  ])('%s', (_name, text, expected) => {
    expect(blocks(text)).toEqual(expected);
    expect(blocks(text).join('')).toBe(text);
  });
});
