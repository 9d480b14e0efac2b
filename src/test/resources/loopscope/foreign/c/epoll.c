/* One thread for all: epoll(7), edge-triggered, so each is read until nothing is left. */
#define _GNU_SOURCE
#include "listen.h"
#include <sys/epoll.h>

enum { READY = 64 };

static void watch(int epoll, int fd, unsigned events) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void serve(int client) {
    char bytes[4096];
    ssize_t got;
    while ((got = recv(client, bytes, sizeof bytes, 0)) > 0) {
        send(client, bytes, got, MSG_NOSIGNAL);
    }
    if (got == 0) {
        close(client);
    }
}

int main(int count, char **words) {
    int listener = listen_on(words[count - 1], SOCK_NONBLOCK);
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    watch(epoll, listener, EPOLLIN);
    for (;;) {
        struct epoll_event ready[READY];
        int found = epoll_wait(epoll, ready, READY, -1);
        for (int i = 0; i < found; i++) {
            if (ready[i].data.fd == listener) {
                int client = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
                if (client >= 0) {
                    watch(epoll, client, EPOLLIN | EPOLLET);
                }
            } else {
                serve(ready[i].data.fd);
            }
        }
    }
}
