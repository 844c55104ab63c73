"""What ssh's ProxyCommand runs inside the network of the test cluster: connect.py ADDRESS PORT.

Hands ssh the connected socket (ProxyUseFdpass) and is gone, so that ssh itself speaks TCP with the node, as it does
with any other host. Says what ssh would say when there is no connection.
"""

import os
import socket
import sys

address, port = sys.argv[1], int(sys.argv[2])
try:
    connection = socket.create_connection((address, port), 5)
    connection.setblocking(True)
except OSError as error:
    reason = "Connection timed out" if isinstance(error, TimeoutError) else os.strerror(error.errno or 0)
    sys.exit(f"ssh: connect to host {address} port {port}: {reason}")
with socket.socket(fileno=1) as ssh:
    socket.send_fds(ssh, [b"\0"], [connection.fileno()])
