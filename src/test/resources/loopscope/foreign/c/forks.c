/* A process for each client; a signal tells when one has ended, and interrupts accept. */
#include "listen.h"
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

static void reap(int signal) {
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
}

int main(int count, char **words) {
    struct sigaction ended = {.sa_handler = reap}; /* without SA_RESTART */
    int listener = listen_on(words[count - 1], 0);
    sigaction(SIGCHLD, &ended, NULL);
    for (;;) {
        char bytes[4096];
        ssize_t got;
        int client = accept(listener, NULL, NULL);
        if (client < 0) {
            continue;
        }
        if (fork() == 0) {
            close(listener);
            while ((got = read(client, bytes, sizeof bytes)) > 0) {
                send(client, bytes, got, MSG_NOSIGNAL);
            }
            _exit(0);
        }
        close(client);
    }
}
