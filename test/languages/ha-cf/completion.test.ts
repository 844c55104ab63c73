import { describe, expect, it } from 'vitest';
import { accepted, completionsAt, hoverAt, labelsAt } from '../../support/cursor.ts';

const PATH = 'etc/ha.d/ha.cf';
const labels = (source: string) => labelsAt(source, PATH);

describe('completion of directives', () => {
  it('begins with what is missing', () => {
    expect(labels('<|>').slice(0, 3)).toEqual(['node', 'bcast', 'ucast']);
    expect(labels('node alice bob\n<|>\n').slice(0, 2)).toEqual(['bcast', 'ucast']);
  });

  it('leaves out what may stand once and is there', () => {
    const offered = labels('node alice\nbcast eth0\nkeepalive 2\ncrm respawn\n<|>');
    expect(offered).toContain('node');
    expect(offered).toContain('deadtime');
    expect(offered).not.toContain('keepalive');
    expect(offered).not.toContain('crm');
    expect(offered).not.toContain('pacemaker');
  });

  it('still offers the directive of the line itself', () => {
    expect(labels('keep<|>\n')).toContain('keepalive');
  });

  it('replaces the word and goes on with its values', () => {
    expect(accepted('node alice\ndead<|>\n', PATH, 'deadtime')).toBe('node alice\ndeadtime \n');
    expect(completionsAt('dead<|>', PATH).find(({ label }) => label === 'deadtime')).toMatchObject({
      again: true,
      detail: 'deadtime TIME',
    });
  });

  it('is silent in comments and after unknown names', () => {
    expect(labels('# node <|>')).toEqual([]);
    expect(labels('deadtime 30 # <|>')).toEqual([]);
    expect(labels('dedtime <|>')).toEqual([]);
  });
});

describe('completion of values', () => {
  it.each([
    ['auto_failback <|>', ['on', 'off', 'legacy', 'yes', 'no', 'true', 'false']],
    [
      'crm <|>\n',
      ['on', 'off', 'respawn', 'manual', 'minimal', 'ccm-only', 'valgrind', 'yes', 'no', 'true', 'false'],
    ],
    ['use_logd y<|>', ['on', 'off', 'yes', 'no', 'true', 'false']],
    ['autojoin <|>', ['none', 'other', 'any']],
    ['deadtime <|>', ['15', '30', '10']],
    ['mcast eth0 239.0.0.1 694 <|>', ['1']],
    ['mcast eth0 239.0.0.1 694 1 0 <|>', []],
    ['deadtime 30 <|>', []],
    ['apiauth <|>', ['ipfail', 'default']],
  ])('%j', (source, expected) => {
    expect(labels(source)).toEqual(expected);
  });

  it('knows the facilities of syslog', () => {
    expect(labels('logfacility <|>')).toEqual(expect.arrayContaining(['daemon', 'local0', 'local7', 'none']));
  });

  it('names the nodes that other files of the cluster name', () => {
    const source =
      '#- nodes/b/etc/ha.d/ha.cf\nnode alice Bob carol\n#- etc/ha.d/ha.cf\nnode alice\nnode <|>\n';
    expect(labels(source)).toEqual(['Bob', 'carol']);
  });

  it('repeats the interfaces of the file', () => {
    expect(labels('bcast bond0\nucast <|>')).toEqual(['bond0', 'eth0', 'eth1']);
  });
});

describe('hover', () => {
  it.each([
    ['dead<|>time 15\n', 'deadtime', /silent before it counts as dead[\s\S]*Default: 30/],
    ['udp<|>port 694\n', 'udpport', /must stand above/],
    ['deadtime 1<|>5\n', '15', /^\*\*deadtime\*\*: 15 seconds$/],
    ['keepalive 500<|>ms\n', '500ms', /500 milliseconds/],
    ['initdead 12<|>0\n', '120', /2 minutes/],
    ['keepalive 1.<|>5\n', '1.5', /1\.5 seconds/],
    ['mcast eth0 239.0.0.1 694 <|>1 0\n', '1', /ttl.*0 to 4/],
    ['ucast eth0 10.0.0.1 mo<|>re\n', 'more', /ignores/],
    ['nice_fail<|>back on\n', 'nice_failback', /Obsolete/],
  ])('%j', (source, about, says) => {
    expect(hoverAt(source, PATH)).toMatchObject({ about, says: expect.stringMatching(says) });
  });

  it('is silent where there is nothing to say', () => {
    expect(hoverAt('dedt<|>ime 3', PATH)).toBeUndefined();
    expect(hoverAt('deadtime 3 # <|>x', PATH)).toBeUndefined();
    expect(hoverAt('node <na<|>me>', PATH)).toBeUndefined();
    expect(hoverAt('# <|>', PATH)).toBeUndefined();
  });
});
