"""Tells every state that files of a node ever have: watch.py DIRECTORY... (run inside the node's namespaces).

Prints a line of JSON for each state of each file below the directories, in the order it was met; "gone" when a file
is no longer there. Goes on until its standard input ends; prints "ready" once it watches.

Looking again and again would miss what is short. Here the kernel waits for us: fanotify(7) asks for permission before
any process of the node opens a file and before any program starts, and it is given after the directories were looked
through. So every state that is there when a program starts or a file is opened (one just created too) is seen, and
what a program does in between is looked at as soon as inotify(7) tells of it.
"""

import ctypes
import hashlib
import json
import os
import pwd
import grp
import select
import stat
import struct
import sys

libc = ctypes.CDLL(None, use_errno=True)

CLONE_NEWNS = 0x20000
# <linux/fanotify.h>: FAN_CLOEXEC | FAN_CLASS_CONTENT | FAN_UNLIMITED_QUEUE | FAN_UNLIMITED_MARKS
FANOTIFY_FLAGS = 0x01 | 0x04 | 0x10 | 0x20
FAN_MARK_ADD_MOUNT = 0x01 | 0x10
FAN_OPEN_PERM = 0x10000
FAN_OPEN_EXEC_PERM = 0x40000
FAN_EVENT = struct.Struct("=IBBHQii")
FAN_ANSWER = struct.Struct("=iI")
FAN_ALLOW = 1
AT_FDCWD = -100
# <sys/inotify.h>: IN_MODIFY | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE
INOTIFY_EVENTS = 0x02 | 0x04 | 0x40 | 0x80 | 0x100 | 0x200
IN_NONBLOCK = 0x800
IN_CLOEXEC = 0x80000


def checked(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def mounts():
    """What is mounted in the node, without what holds no files of its own."""
    with open("/proc/self/mounts", encoding="utf-8", errors="surrogateescape") as table:
        for line in table:
            _, place, kind, *_ = line.split(" ")
            if kind not in ("proc", "sysfs", "devpts"):
                yield place.encode().decode("unicode_escape")


def ask_for_permission():
    group = checked(libc.fanotify_init(FANOTIFY_FLAGS, os.O_RDONLY | os.O_LARGEFILE), "fanotify_init")
    mask = ctypes.c_uint64(FAN_OPEN_PERM | FAN_OPEN_EXEC_PERM)
    for place in mounts():
        checked(
            libc.fanotify_mark(group, FAN_MARK_ADD_MOUNT, mask, AT_FDCWD, os.fsencode(place)),
            f"fanotify_mark {place}",
        )
    return group


class Watch:
    def __init__(self, directories):
        self.directories = directories
        self.notify = checked(libc.inotify_init1(IN_NONBLOCK | IN_CLOEXEC), "inotify_init1")
        self.last = {}
        self.stamps = {}
        self.names = {}

    def owner(self, status):
        """getpwuid(3) reads files: each owner is looked up once."""
        ids = (status.st_uid, status.st_gid)
        if ids not in self.names:
            try:
                self.names[ids] = f"{pwd.getpwuid(ids[0]).pw_name}:{grp.getgrgid(ids[1]).gr_name}"
            except KeyError:
                self.names[ids] = f"{ids[0]}:{ids[1]}"
        return self.names[ids]

    def files(self, directory):
        # Watched before it is looked through: nothing can appear in between unnoticed.
        libc.inotify_add_watch(self.notify, os.fsencode(directory), INOTIFY_EVENTS)
        yield directory, os.lstat(directory)
        with os.scandir(directory) as entries:
            for entry in entries:
                try:
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISDIR(status.st_mode):
                        yield from self.files(entry.path)
                    else:
                        yield entry.path, status
                except FileNotFoundError:
                    continue

    def look(self):
        here = set()
        for directory in self.directories:
            try:
                for path, status in self.files(directory):
                    here.add(path)
                    self.meet(path, status)
            except (FileNotFoundError, NotADirectoryError):
                continue
        for path in [path for path in self.last if path not in here]:
            del self.last[path]
            self.stamps.pop(path, None)
            tell({"path": path, "kind": "gone"})

    def meet(self, path, status):
        stamp = (status.st_ino, status.st_mode, status.st_uid, status.st_gid, status.st_size, status.st_ctime_ns)
        if self.stamps.get(path) == stamp:
            return
        kind, size, sha256 = "other", status.st_size, ""
        if stat.S_ISDIR(status.st_mode):
            kind, size = "directory", 0
        elif stat.S_ISLNK(status.st_mode):
            kind = "link"
        elif stat.S_ISREG(status.st_mode):
            kind = "file"
            try:
                with open(path, "rb") as file:
                    content = file.read()
                    now = os.fstat(file.fileno())
            except FileNotFoundError:
                return
            if now.st_ino != status.st_ino:
                # Replaced while we looked: what was there is told without its content.
                self.tell_state(path, status, kind, size, "")
                status = now
            size, sha256 = len(content), hashlib.sha256(content).hexdigest()
            # The kernel's clock is coarse: a file that changed just now may change again within one stamp.
            stamp = None
        self.stamps[path] = stamp
        self.tell_state(path, status, kind, size, sha256)

    def tell_state(self, path, status, kind, size, sha256):
        state = {
            "path": path,
            "kind": kind,
            "mode": format(stat.S_IMODE(status.st_mode), "o"),
            "owner": self.owner(status),
            "size": size,
            "inode": status.st_ino,
            "sha256": sha256,
        }
        if self.last.get(path) != state:
            self.last[path] = state
            tell(state)


def tell(state):
    os.write(1, json.dumps(state).encode() + b"\n")


def main():
    watch = Watch(sys.argv[1:])
    group = ask_for_permission()
    # The marks are on the mounts of the node. From here on we look through copies of them, which have none:
    # otherwise we would wait for our own permission.
    checked(libc.unshare(CLONE_NEWNS), "unshare")
    watch.look()
    os.write(1, b'"ready"\n')
    while True:
        ready, _, _ = select.select([group, watch.notify, 0], [], [])
        if watch.notify in ready:
            os.read(watch.notify, 1 << 16)
        asked = os.read(group, 1 << 16) if group in ready else b""
        watch.look()
        while asked:
            length, _, _, _, _, file, _ = FAN_EVENT.unpack_from(asked)
            os.write(group, FAN_ANSWER.pack(file, FAN_ALLOW))
            os.close(file)
            asked = asked[length:]
        if 0 in ready and not os.read(0, 1):
            watch.look()
            return


main()
