import { describe, expect, it } from 'vitest';
import { describeActivity, readActivity } from '../../server/src/deploy/activity.ts';

// There is no DRBD kernel module where the tests run: these are the forms of drbdsetup-status(8) of drbd-utils 9, and of
// /proc/drbd of the modules 8.3 and 8.4.
describe('what DRBD says of itself', () => {
  const drbd = (text: string) => readActivity(text.split('\n').map((line) => `drbd:${line}`)).drbd;

  it('is read in the form of DRBD 9', () => {
    expect(
      drbd(`mail role:Primary
  disk:UpToDate
  gertrude role:Secondary
    peer-disk:UpToDate

web role:Secondary
  volume:0 disk:UpToDate
  volume:1 disk:Inconsistent
  gertrude connection:Connecting
  third connection:StandAlone`),
    ).toEqual([
      { resource: 'mail', role: 'Primary', connections: [], disks: ['UpToDate'] },
      {
        resource: 'web',
        role: 'Secondary',
        connections: ['Connecting', 'StandAlone'],
        disks: ['UpToDate', 'Inconsistent'],
      },
    ]);
  });

  it('is read in the form of DRBD 8', () => {
    expect(
      drbd(`version: 8.4.11 (api:1/proto:86-101)
srcversion: 0123456789ABCDEF
 0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r-----
    ns:1 nr:0 dw:1 dr:100 al:1 bm:0 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f oos:0
 1: cs:WFConnection ro:Secondary/Unknown ds:UpToDate/DUnknown C r-----
 2: cs:Unconfigured`),
    ).toEqual([
      { resource: 'minor 0', role: 'Primary', connections: ['Connected'], disks: ['UpToDate'] },
      { resource: 'minor 1', role: 'Secondary', connections: ['WFConnection'], disks: ['UpToDate'] },
    ]);
  });
});

describe('what Pacemaker and Heartbeat say', () => {
  it('is read line by line, whatever else is printed', () => {
    const activity = readActivity([
      'some banner',
      'quorum:1',
      'members:alice gertrude',
      'resource:resource db_fs is running on: alice ',
      'resource:resource db_drbd:0 is running on: alice Promoted',
      'status:Full List of Resources:',
      'status:  * db_fs  (ocf:heartbeat:Filesystem):  Started alice',
      'status:',
      'status:Failed Resource Actions:',
      'status:  * db_ip_monitor_0 on gertrude returned error',
      'heartbeat:local',
      'peer:alice active',
      'peer:gertrude dead',
    ]);
    expect(activity.pacemaker).toEqual({
      quorum: true,
      members: ['alice', 'gertrude'],
      resources: ['db_fs ', 'db_drbd:0 Promoted'],
      failures: ['db_ip_monitor_0 on gertrude returned error'],
    });
    expect(activity.peers).toEqual([
      { name: 'alice', status: 'active' },
      { name: 'gertrude', status: 'dead' },
    ]);
    expect(describeActivity(activity)).toEqual([
      'db_fs runs',
      'db_drbd:0 Promoted runs',
      'Heartbeat holds its resources (local)',
    ]);
  });

  it('is nothing where nothing runs', () => {
    expect(readActivity([''])).toEqual({
      drbd: [],
      pacemaker: undefined,
      heartbeat: undefined,
      peers: [],
      idle: [],
    });
    expect(readActivity(['idle:Pacemaker']).idle).toEqual(['Pacemaker']);
  });
});
