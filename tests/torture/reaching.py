"""The witness of the network torture: a program that opens a socket to the network, as ours never does."""

import socket

if __name__ == "__main__":
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
