/** A sound ha.cf of alice and bob with Pacemaker, for examples. */
export const EXAMPLE_HA_CF = `ucast eth0 10.0.0.1
ucast eth0 10.0.0.2
node alice bob
crm respawn
`;

/** The authkeys that belongs beside it. */
export const EXAMPLE_AUTHKEYS = `auth 1
1 sha1 kO8Ud1Qw
`;

/** Both files, for all nodes. */
export const EXAMPLE_HEARTBEAT = `#- etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}`;
