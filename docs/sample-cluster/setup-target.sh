#!/bin/sh
# Offers the database's disk to the backup host over iSCSI.
set -e

tgtadm --lld iscsi --mode target --op new --tid 1 \
    --targetname iqn.2026-01.example.harbour:db-backup
tgtadm --lld iscsi --mode logicalunit --op new --tid 1 --lun 1 \
    --backing-store /dev/vg_data/db
tgtadm --lld iscsi --mode target --op bind --tid 1 \
    --initiator-address 192.0.2.90

# Without this the target is gone after a restart of tgtd.
tgt-admin --dump > /etc/tgt/conf.d/db-backup.conf
