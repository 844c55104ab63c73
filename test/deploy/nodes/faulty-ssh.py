"""ssh, with something happening at a chosen moment: faulty-ssh.py FOLDER ARGUMENT...

FOLDER/plan.json says which program is ssh, and what is to happen when. Every call is counted and told of in
FOLDER/call-N.json, with its arguments and how much went through.
"""

import array
import ctypes
import fcntl
import json
import os
import select
import signal
import subprocess
import sys
import termios
import time

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None)
folder, arguments = sys.argv[1], sys.argv[2:]
with open(f"{folder}/plan.json", encoding="utf-8") as file:
    plan = json.load(file)


def my_number():
    """Counts this call among those of other processes: the first number that nobody took."""
    number = 1
    while True:
        try:
            os.close(os.open(f"{folder}/call-{number}.json", os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            return number
        except FileExistsError:
            number += 1


number = my_number()
call = {"number": number, "arguments": arguments, "stdin": 0, "stdout": 0, "stderr": 0, "fault": False}


def note():
    whole = f"{folder}/.call-{number}"
    with open(whole, "w", encoding="utf-8") as log:
        json.dump(call, log)
    os.rename(whole, f"{folder}/call-{number}.json")


note()
due = plan["call"] is None or plan["call"] == number
ssh = subprocess.Popen(
    [plan["ssh"], *arguments],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    stderr=subprocess.PIPE,
    preexec_fn=lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL),
)
for end in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(end, lambda received, _: ssh.send_signal(received))


def let_it_be_sent():
    """Waits until ssh has taken what it was given, and a moment for it to leave."""
    waiting = array.array("i", [1])
    while waiting[0] > 0 and ssh.poll() is None:
        fcntl.ioctl(ssh.stdin.fileno(), termios.FIONREAD, waiting)
        time.sleep(0.01)
    time.sleep(0.05)


def happen(sending):
    global due
    due = False
    call["fault"] = True
    if sending and not ssh.stdin.closed:
        let_it_be_sent()
    note()
    if plan["fault"] == "kill":
        os.kill(ssh.pid, signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
    elif plan["fault"] == "freeze":
        os.kill(ssh.pid, signal.SIGSTOP)
    else:
        open(f"{folder}/reached-{number}", "x").close()
        while not os.path.exists(f"{folder}/go-{number}"):
            time.sleep(0.01)


def pass_on(stream, data, write):
    """Hands on what came, and lets happen what is due within it."""
    while due and data:
        mark = plan["marker"].encode()
        if plan["when"] == stream and plan["bytes"] is not None and call[stream] + len(data) >= plan["bytes"]:
            keep = plan["bytes"] - call[stream]
        elif plan["when"] == stream and mark and mark in data:
            # Lines of the remote scripts are short and come at once: no mark is torn in two.
            keep = data.index(mark)
        else:
            break
        if keep > 0:
            write(data[:keep])
            call[stream] += keep
            data = data[keep:]
        happen(stream == "stdin")
    if data:
        write(data)
        call[stream] += len(data)


def to_ssh(data):
    try:
        ssh.stdin.write(data)
        ssh.stdin.flush()
    except BrokenPipeError:
        pass


def out_of(descriptor):
    return lambda data: [os.write(descriptor, data[at : at + 65536]) for at in range(0, len(data), 65536)]


streams = {
    0: ("stdin", to_ssh),
    ssh.stdout.fileno(): ("stdout", out_of(1)),
    ssh.stderr.fileno(): ("stderr", out_of(2)),
}
if due and plan["when"] == "start":
    happen(False)
while True:
    # A master connection that ssh left behind keeps its output open: when ssh has ended, only what is there counts.
    over = ssh.poll() is not None
    ready, _, _ = select.select(list(streams), [], [], 0 if over else 0.05)
    for descriptor in ready:
        name, write = streams[descriptor]
        data = os.read(descriptor, 65536)
        if data:
            pass_on(name, data, write)
        else:
            del streams[descriptor]
            if name == "stdin":
                ssh.stdin.close()
    if over and not any(descriptor in streams for descriptor in ready if descriptor != 0):
        break
code = ssh.wait()
if due and plan["when"] == "end":
    happen(False)
call["code"] = code if code >= 0 else 128 - code
note()
if code < 0:
    os.kill(os.getpid(), -code)
os._exit(code)
