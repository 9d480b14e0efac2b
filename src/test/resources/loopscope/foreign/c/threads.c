/* A thread for each client. */
#define _GNU_SOURCE
#include "listen.h"
#include <pthread.h>

static void *serve(void *number) {
    char bytes[4096];
    ssize_t got;
    int client = (int)(long)number;
    while ((got = read(client, bytes, sizeof bytes)) > 0) {
        send(client, bytes, got, MSG_NOSIGNAL);
    }
    close(client);
    return NULL;
}

int main(int count, char **words) {
    int listener = listen_on(words[count - 1], SOCK_CLOEXEC);
    for (;;) {
        pthread_t thread;
        long client = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        pthread_create(&thread, NULL, serve, (void *)client);
        pthread_detach(thread);
    }
}
