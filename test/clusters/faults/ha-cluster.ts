import { type Fault, replace } from '../fault.ts';

export const haClusterFaults: readonly Fault[] = [
  {
    rule: 'ha-cluster/bad-json',
    cluster: 'nfs-pair',
    file: 'ha-cluster.json',
    edit: replace('"corosync": "2"', '"corosync": "2"<|,|>'),
  },
  {
    rule: 'ha-cluster/bad-value',
    cluster: 'nfs-pair',
    file: 'ha-cluster.json',
    edit: replace('"drbd": "8.4"', '"drbd": <|8.4|>'),
  },
  {
    rule: 'ha-cluster/duplicate-key',
    cluster: 'nfs-pair',
    file: 'ha-cluster.json',
    edit: replace('"corosync": "2"', '"corosync": "2", <|"corosync"|>: "2"'),
  },
  {
    rule: 'ha-cluster/missing-key',
    cluster: 'nfs-pair',
    file: 'ha-cluster.json',
    edit: replace('"corosync": "2"', '"corosync": "2", "files": [<|{ "language": "drbd" }|>]'),
  },
  {
    rule: 'ha-cluster/unknown-key',
    cluster: 'nfs-pair',
    file: 'ha-cluster.json',
    edit: replace('"corosync"', '<|"corosnyc"|>'),
  },
  {
    rule: 'ha-cluster/unknown-rule',
    cluster: 'nfs-pair',
    file: 'ha-cluster.json',
    edit: replace('"corosync": "2"', '"corosync": "2", "rules": { <|"drbd/unknown-opton"|>: "off" }'),
  },
];
