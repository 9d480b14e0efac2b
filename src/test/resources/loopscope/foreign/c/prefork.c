/* Two processes that accept for themselves, and serve one client at a time each. */
#include "listen.h"
#include <sys/wait.h>

static void work(int listener) {
    char bytes[4096];
    ssize_t got;
    for (;;) {
        int client = accept(listener, NULL, NULL);
        while ((got = recv(client, bytes, sizeof bytes, 0)) > 0) {
            send(client, bytes, got, MSG_NOSIGNAL);
        }
        close(client);
    }
}

int main(int count, char **words) {
    int listener = listen_on(words[count - 1], 0);
    for (int i = 0; i < 2; i++) {
        if (fork() == 0) {
            work(listener);
        }
    }
    close(listener);
    return wait(NULL) < 0;
}
