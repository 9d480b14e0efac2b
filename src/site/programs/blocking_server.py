"""Serves one client after the other; whoever comes meanwhile waits."""
import socket
import sys

HOST, PORT = "127.0.0.1", int(sys.argv[1])

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((HOST, PORT))
server.listen(5)
print("listening on", server.getsockname(), flush=True)

while True:
    connection, address = server.accept()
    print("connected:", address, flush=True)
    while True:
        data = connection.recv(1024)
        if not data:
            break
        connection.sendall(data)
    print("closed:", address, flush=True)
    connection.close()
