package loopscope.kit;

import loopscope.trace.Address;

/**
 * A server cannot listen where it should. The message is one sentence for the user, which says why
 * and what to do.
 */
public final class CannotListenException extends Exception {
    private static final long serialVersionUID = 1;

    /** For a reason without a method of its own here. */
    public CannotListenException(String sentence) {
        super(sentence);
    }

    /** Another program has the port. */
    public static CannotListenException inUse(String address, int port) {
        return new CannotListenException(
                "Port "
                        + port
                        + " on "
                        + address
                        + " is in use: stop the program that has it, or choose another port"
                        + " (--port 0 finds a free one).");
    }

    /** The address belongs to another machine, or to none. */
    public static CannotListenException notHere(String address) {
        return new CannotListenException(
                address
                        + " is no address of this machine: choose one that is"
                        + " (127.0.0.1 always is).");
    }

    /** The system lets only some users have this port. */
    public static CannotListenException notPermitted(String address, int port) {
        return new CannotListenException(
                "Port "
                        + port
                        + " on "
                        + address
                        + " is not permitted to this user: choose one above 1023"
                        + " (--port 0 finds a free one).");
    }

    /** The address is of IPv6, and the system has none. */
    public static CannotListenException noIpv6(String address) {
        return new CannotListenException(
                address
                        + " is an IPv6 address, and this system has no IPv6: choose an IPv4 address"
                        + " (127.0.0.1 always is one).");
    }

    /** Any other reason that the system gives. */
    public static CannotListenException because(String address, int port, String reason) {
        return new CannotListenException(
                "Listening on "
                        + Address.text(address, port)
                        + " failed ("
                        + reason
                        + "): choose another address or port.");
    }
}
