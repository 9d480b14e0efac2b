/* One client at a time, to its end. */
#include "listen.h"

int main(int count, char **words) {
    char bytes[4096];
    ssize_t got;
    int listener = listen_on(words[count - 1], 0);
    for (;;) {
        int client = accept(listener, NULL, NULL);
        while ((got = recv(client, bytes, sizeof bytes, 0)) > 0) {
            send(client, bytes, got, MSG_NOSIGNAL);
        }
        close(client);
    }
}
