/* One thread for all: select(2) says whom to read from. */
#include "listen.h"
#include <sys/select.h>

int main(int count, char **words) {
    int listener = listen_on(words[count - 1], 0);
    int most = listener;
    fd_set all;
    FD_ZERO(&all);
    FD_SET(listener, &all);
    for (;;) {
        fd_set ready = all;
        if (select(most + 1, &ready, NULL, NULL, NULL) < 0) {
            continue;
        }
        for (int fd = 0; fd <= most; fd++) {
            char bytes[4096];
            ssize_t got;
            if (!FD_ISSET(fd, &ready)) {
                continue;
            }
            if (fd == listener) {
                int client = accept(listener, NULL, NULL);
                FD_SET(client, &all);
                most = client > most ? client : most;
            } else if ((got = read(fd, bytes, sizeof bytes)) > 0) {
                send(fd, bytes, got, MSG_NOSIGNAL);
            } else {
                close(fd);
                FD_CLR(fd, &all);
            }
        }
    }
}
