package loopscope.foreign;

import loopscope.trace.Address;

/**
 * Asks the kernel for the addresses of a socket, where the program has not: a server need not ask
 * who its client is. An {@link Address} each.
 */
public interface SocketAddresses {
    /** Nobody can be asked, as what was traced is over. */
    SocketAddresses UNKNOWN =
            new SocketAddresses() {
                @Override
                public long local(long inode) {
                    return Address.NONE;
                }

                @Override
                public long peer(long inode) {
                    return Address.NONE;
                }

                @Override
                public boolean listens(long inode) {
                    return false;
                }
            };

    /** A socket's own address; {@link Address#NONE} where that is not found. */
    long local(long inode);

    /** The address that it is connected to; {@link Address#NONE} where that is not found. */
    long peer(long inode);

    /** Whether it listens; false where that is not found. */
    boolean listens(long inode);
}
