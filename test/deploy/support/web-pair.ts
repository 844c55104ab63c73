/**
 * A pair with Pacemaker, as far as it runs anywhere: a promotable clone stands in for DRBD, a folder of the node for its
 * file system. Its corosync.conf is the one that the nodes have.
 */
export function webPair(corosyncConf: string): Readonly<Record<string, string>> {
  return {
    'ha-cluster.json': '{ "nodes": { "alice": {}, "gertrude": {} } }\n',
    'etc/corosync/corosync.conf': corosyncConf,
    'cluster.crm': `node 1: alice
node 2: gertrude
primitive p_data ocf:pacemaker:Stateful \\
    op start interval=0s timeout=30s \\
    op stop interval=0s timeout=30s \\
    op monitor role=Promoted interval=5s timeout=20s \\
    op monitor role=Unpromoted interval=6s timeout=20s
primitive p_fs ocf:heartbeat:Filesystem \\
    params device="/srv/store" directory="/srv/web" fstype=none options=bind \\
    op start interval=0s timeout=60s \\
    op stop interval=0s timeout=60s \\
    op monitor interval=20s timeout=40s
primitive p_ip ocf:heartbeat:IPaddr2 \\
    params ip=10.77.0.100 cidr_netmask=24 nic=eth0 \\
    op start interval=0s timeout=20s \\
    op stop interval=0s timeout=20s \\
    op monitor interval=10s timeout=20s
primitive p_web ocf:pacemaker:Dummy \\
    op start interval=0s timeout=20s \\
    op stop interval=0s timeout=20s \\
    op monitor interval=10s timeout=20s
group g_web p_fs p_ip p_web
clone c_data p_data \\
    meta promotable=true promoted-max=1 clone-max=2 notify=true
colocation col_web_with_data inf: g_web c_data:Promoted
order ord_data_before_web Mandatory: c_data:promote g_web:start
property cib-bootstrap-options: \\
    stonith-enabled=false
`,
  };
}
