import { describe, expect, it } from 'vitest';
import { nameAt } from '../../server/src/core/navigation.ts';
import { Scope } from '../../server/src/core/scope.ts';
import { type StartNeighbour, startsAfter, startsBefore } from '../../server/src/core/start-order.ts';
import { readCluster } from '../support/cursor.ts';

const RESOURCES = `primitive drbd ocf:linbit:drbd params drbd_resource=r0
primitive fs Dummy
primitive ip Dummy
primitive web Dummy
primitive mail Dummy
primitive dlm Dummy
primitive lvm Dummy
group service fs ip web
group locking dlm lvm
group loose mail x meta ordered=false
clone locks locking
ms ms_drbd drbd meta notify=true
`;

function around(source: string, entered = false) {
  const { cluster, document, offset } = readCluster(`${RESOURCES}${source}`, 'cluster.crm');
  const named = nameAt(cluster, document, offset);
  const view = new Scope(cluster.model, document);
  const id = named?.facts.find(({ kind }) => kind === 'crm-resource')?.key ?? '';
  const shown = (all: readonly StartNeighbour[]) =>
    all.map(
      ({ resource, promoted, optional }) =>
        `${resource}${promoted ? ' promoted' : ''}${optional ? ' optional' : ''}`,
    );
  return { before: shown(startsBefore(view, id, entered)), after: shown(startsAfter(view, id)) };
}

describe('the start order', () => {
  const ORDER = 'order o inf: ms_drbd:promote service:start\n';

  it.each([
    ['location l ms_dr<|>bd 1: a\n', [], ['service promoted']],
    ['location l dr<|>bd 1: a\n', [], ['service promoted']],
    ['location l serv<|>ice 1: a\n', ['ms_drbd promoted'], ['fs']],
    ['location l f<|>s 1: a\n', ['ms_drbd promoted'], ['ip']],
    ['location l i<|>p 1: a\n', ['fs'], ['web']],
    ['order p Optional: service mail\nlocation l we<|>b 1: a\n', ['ip'], ['mail optional']],
    ['order p Mandatory: service mail\nlocation l mai<|>l 1: a\n', ['service'], []],
  ])('in and out of groups and clones: %j', (source, before, after) => {
    expect(around(`${ORDER}${source}`)).toEqual({ before, after });
  });

  it('goes on in a group that was entered from what comes after it', () => {
    expect(around(`${ORDER}location l serv<|>ice 1: a\n`, true).before).toEqual(['web']);
    expect(around('location l lock<|>s 1: a\n', true)).toEqual({ before: ['lvm'], after: ['dlm'] });
  });

  it.each([
    ['order o inf: ( fs ip ) w<|>eb mail\n', ['fs', 'ip'], ['mail']],
    ['order o inf: mail f<|>s dlm\n', ['mail'], ['dlm', 'ip']],
    ['order o inf: fs:stop mai<|>l:start\n', [], []],
    ['order o Serialize: fs mai<|>l\n', [], []],
    ['order o inf: locks mai<|>l\n', ['locks'], []],
    ['order o inf: ip mai<|>l\norder p 0: ip mail\n', ['ip'], []],
  ])('in sets and by action: %j', (source, before, after) => {
    expect(around(source)).toEqual({ before, after });
  });

  it('members of a group that is not ordered do not wait for each other', () => {
    expect(around('order o inf: fs loose\nlocation l mai<|>l 1: a\n')).toEqual({ before: ['fs'], after: [] });
    expect(around('location l loo<|>se 1: a\n').after).toEqual(['mail', 'x']);
  });

  it('ends in damaged text that puts a group into itself', () => {
    expect(around('group a b\ngroup b a\nlocation l a<|> 1: n\n').before).toEqual([]);
  });
});
