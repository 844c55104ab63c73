import { describe, expect, it } from 'vitest';
import { print } from './print.ts';

describe('corosync.conf', () => {
  it('is a row of blocks, with sections and keys in them', () => {
    const text =
      '# of the cluster\ntotem {\n  version: 2\n  interface {\n    linknumber: 0\n  }\n}\n\nquorum {\n}\ncompatibility: none\n';
    expect(print(text)).toEqual([
      ...['--', 'totem', '  version=2', '  interface', '    linknumber=0'],
      ...['--', 'quorum', '--', 'compatibility=none'],
    ]);
  });

  it('takes everything behind the first colon for the value', () => {
    expect(print('totem {\n  a:b:c # d\n  ring: fd00::1\n  : x\n  empty:\n\tkey\t : \tv w\t\n}\n')).toEqual([
      ...['--', 'totem', '  a=b:c # d', '  ring=fd00::1', '  =x', '  empty=', '  key=v w'],
    ]);
  });

  it('takes one carriage return off the end of a line, and a colon off the name of a section', () => {
    expect(print('totem: {\r\n  version: 2\r\n}\r\n')).toEqual(['--', 'totem', '  version=2']);
    expect(print('totem {\n  a: b\r\r\n}\n')).toEqual(['--', 'totem', '  a=b\r']);
  });

  it('takes # for a comment at the beginning of a line only', () => {
    expect(print('totem {\n  # version: 1\n  #}\n  #{\n  version: 2\n}\n')).toEqual([
      '--',
      'totem',
      '  version=2',
    ]);
  });

  it('knows sections by their place', () => {
    expect(print('resources {\n  system {\n  }\n}\nsystem {\n  node {\n  }\n}\n')).toEqual([
      ...['--', 'resources', '  system', '--', 'system', '  node?'],
    ]);
  });

  it('leaves sections alone whose braces match, whatever the indentation', () => {
    expect(print('totem {\n interface {\n   ttl: 1\n}\n}\n')).toEqual([
      '--',
      'totem',
      '  interface',
      '    ttl=1',
    ]);
    expect(print('    totem {\nversion: 2\n    }\n')).toEqual(['--', 'totem', '  version=2']);
  });

  it('keeps a brace that is a part of a value, when the section is closed all the same', () => {
    expect(print('totem {\n  cluster_name: a }\n}\n')).toEqual(['--', 'totem', '  cluster_name=a }']);
  });
});
