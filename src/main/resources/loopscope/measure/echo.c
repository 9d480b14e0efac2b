/* A plain echo server on epoll(7), level-triggered: prints its port, ends with its input. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { READY = 1024, BYTES = 64 * 1024 };

/* A client, and what it is still owed; it is not read from until it has taken that. */
struct client {
    int fd;
    char *owed;
    ssize_t from, to;
};

static int epoll;
static char message[BYTES];

static void check(int result, const char *call) {
    if (result < 0) {
        perror(call);
        exit(1);
    }
}

static void watch(int how, int fd, unsigned events, void *data) {
    struct epoll_event event = {.events = events, .data.ptr = data};
    check(epoll_ctl(epoll, how, fd, &event), "epoll_ctl");
}

static void drop(struct client *client) {
    close(client->fd);
    free(client->owed);
    free(client);
}

static void receive(struct client *client) {
    ssize_t received = recv(client->fd, message, BYTES, 0);
    if (received <= 0) {
        drop(client);
        return;
    }
    ssize_t sent = send(client->fd, message, received, MSG_NOSIGNAL);
    if (sent < received) {
        client->from = sent < 0 ? 0 : sent;
        client->to = received;
        client->owed = malloc(received);
        memcpy(client->owed, message, received);
        watch(EPOLL_CTL_MOD, client->fd, EPOLLOUT, client);
    }
}

static void pay(struct client *client) {
    ssize_t owed = client->to - client->from;
    ssize_t sent = send(client->fd, client->owed + client->from, owed, MSG_NOSIGNAL);
    if (sent < 0) {
        drop(client);
        return;
    }
    client->from += sent;
    if (sent == owed) {
        free(client->owed);
        client->owed = NULL;
        watch(EPOLL_CTL_MOD, client->fd, EPOLLIN, client);
    }
}

static void take(int listener) {
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    if (fd >= 0) {
        struct client *client = calloc(1, sizeof *client);
        client->fd = fd;
        watch(EPOLL_CTL_ADD, fd, EPOLLIN, client);
    }
}

int main(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t length = sizeof address;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    check(listener, "socket");
    check(bind(listener, (struct sockaddr *) &address, length), "bind");
    check(listen(listener, 128), "listen");
    check(getsockname(listener, (struct sockaddr *) &address, &length), "getsockname");
    check(epoll = epoll_create1(0), "epoll_create1");
    watch(EPOLL_CTL_ADD, listener, EPOLLIN, &listener);
    watch(EPOLL_CTL_ADD, STDIN_FILENO, EPOLLIN, NULL);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    struct epoll_event events[READY];
    for (;;) {
        int ready = epoll_wait(epoll, events, READY, -1);
        for (int i = 0; i < ready; i++) {
            void *who = events[i].data.ptr;
            if (who == NULL) {
                return 0;
            } else if (who == &listener) {
                take(listener);
            } else if (((struct client *) who)->owed != NULL) {
                pay(who);
            } else {
                receive(who);
            }
        }
    }
}
