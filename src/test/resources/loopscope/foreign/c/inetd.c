/* Each client is the standard input and output of a program that knows nothing of sockets. */
#define _GNU_SOURCE
#include "listen.h"
#include <signal.h>
#include <string.h>

static int serve(void) {
    char bytes[4096];
    ssize_t got;
    while ((got = read(0, bytes, sizeof bytes)) > 0) {
        if (write(1, bytes, got) < 0) {
            return 1;
        }
    }
    return 0;
}

int main(int count, char **words) {
    if (count == 2 && strcmp(words[1], "serve") == 0) {
        return serve();
    }
    int listener = listen_on(words[count - 1], SOCK_CLOEXEC);
    signal(SIGCHLD, SIG_IGN);
    for (;;) {
        int client = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (vfork() == 0) {
            dup2(client, 0);
            dup2(client, 1);
            execl(words[0], words[0], "serve", (char *)NULL);
            _exit(127);
        }
        close(client);
    }
}
