/* One thread for all: poll(2) says whom to read from. */
#include "listen.h"
#include <poll.h>

int main(int count, char **words) {
    struct pollfd all[1024] = {{.fd = listen_on(words[count - 1], 0), .events = POLLIN}};
    int used = 1;
    for (;;) {
        int before = used;
        if (poll(all, used, -1) < 0) {
            continue;
        }
        for (int i = before - 1; i >= 0; i--) {
            char bytes[4096];
            ssize_t got;
            if (all[i].revents == 0) {
                continue;
            }
            if (i == 0) {
                all[used++] = (struct pollfd){.fd = accept(all[0].fd, NULL, NULL), .events = POLLIN};
            } else if ((got = recv(all[i].fd, bytes, sizeof bytes, 0)) > 0) {
                send(all[i].fd, bytes, got, MSG_NOSIGNAL);
            } else {
                close(all[i].fd);
                all[i] = all[--used];
            }
        }
    }
}
