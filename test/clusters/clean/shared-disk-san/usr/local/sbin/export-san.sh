#!/bin/sh
# Run by export-san.service, which Pacemaker starts where the volume group is active.
set -e

tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2016-11.example.birds:mail
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b /dev/vg_san/mail
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 2 -b /dev/vg_san/mail_log
tgtadm --lld iscsi --op update --mode logicalunit --tid 1 --lun 1 --params vendor_id=BIRDS,product_id=mail
tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.66.0.41
tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.66.0.42

tgtadm --lld iscsi --op new --mode target --tid 2 -T iqn.2016-11.example.birds:backup
tgtadm --lld iscsi --op new --mode logicalunit --tid 2 --lun 1 -b /dev/vg_san/backup --blocksize 4096
tgtadm --lld iscsi --op new --mode account --user bacula --password Rk82mvQx71Lw
tgtadm --lld iscsi --op bind --mode account --tid 2 --user bacula
tgtadm --lld iscsi --op bind --mode target --tid 2 -Q iqn.2005-03.org.open-iscsi:backup1
