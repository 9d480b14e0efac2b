"""Serves one client at a time: accept, then serve that client until it leaves."""
import socket
import sys

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen(50)
while True:
    client, address = listener.accept()
    while True:
        data = client.recv(1024)
        if not data:
            break
        client.sendall(data)
    client.close()
