package loopscope.kit;

import loopscope.trace.Address;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * The connect of an own client: one connect in the record, however many local ports it tries.
 *
 * <p>It registers the client's address before each try, so that an accept is recognised as this
 * client's even if it comes before connect returns. While a port still has a connection to this
 * server, bind(2) or connect(2) refuses it; the next port is then tried on a new socket.
 */
final class Dialing implements Opened {
    private final Kit kit;
    private final int connection;
    private final long server;
    private final int receiveBuffer;
    private SocketChannel channel;
    private boolean calledOff;

    private Dialing(Kit kit, int connection, long server, int receiveBuffer) throws IOException {
        this.kit = kit;
        this.connection = connection;
        this.server = Address.reachable(server);
        this.receiveBuffer = receiveBuffer;
        this.channel = open();
    }

    /**
     * Connects. Blocks until the connection is made, refused, or the kit aborted.
     *
     * @param server an {@link Address}
     * @param receiveBuffer for SO_RCVBUF, in bytes; 0 leaves it to the system
     */
    static StreamChannel connect(Kit kit, int connection, long server, int receiveBuffer)
            throws CannotConnectException {
        Recorder recorder = kit.next(Op.CONNECT, connection);
        recorder.begin(Op.CONNECT, connection, Recorder.BLOCKING, 0);
        try {
            Dialing dialing = new Dialing(kit, connection, server, receiveBuffer);
            SocketChannel connected = dialing.dial();
            recorder.end(0);
            return new StreamChannel(kit, connected, connection, Address.NONE);
        } catch (IOException | RuntimeException e) {
            int errno = ChannelErrors.errno(e);
            kit.trace().connections().locate(connection, Address.NONE);
            recorder.end(-errno);
            throw new CannotConnectException(errno, e);
        }
    }

    private SocketChannel dial() throws IOException {
        kit.opened(this);
        try {
            return tryPorts();
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        } finally {
            kit.closed(this);
        }
    }

    private SocketChannel tryPorts() throws IOException {
        InetSocketAddress to = JavaAddress.of(server);
        LocalPorts ports = LocalPorts.ofTheSystem();
        int left = ports.count();
        while (true) {
            InetSocketAddress from = new InetSocketAddress(to.getAddress(), ports.next());
            left--;
            if (left > 0 && isMistakable(from)) {
                continue;
            }
            try {
                SocketChannel trying = current();
                bind(trying, from);
                boolean _ = trying.connect(to);
                return trying;
            } catch (IOException e) {
                if (left <= 0 || !CannotConnectException.isLackOfPorts(ChannelErrors.errno(e))) {
                    throw e;
                }
            }
            reopen();
        }
    }

    /**
     * Whether an accept from this address could be taken for another client's, one that has reset
     * but is still in the accept queue; or whether it is the server's own port, so that the socket
     * would connect to itself.
     */
    private boolean isMistakable(InetSocketAddress from) {
        return from.getPort() == Address.port(server)
                || kit.trace().connections().isAwaited(JavaAddress.of(from));
    }

    private void bind(SocketChannel trying, InetSocketAddress from) throws IOException {
        if (from.getPort() > 0) {
            trying.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        }
        SocketChannel _ = trying.bind(from);
        long address = JavaAddress.of(trying.getLocalAddress());
        kit.trace().connections().locate(connection, address);
    }

    private SocketChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open(JavaAddress.family(server));
        if (receiveBuffer > 0) {
            // Before connect, which negotiates the window.
            opened.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        return opened;
    }

    private synchronized SocketChannel current() throws ClosedChannelException {
        if (calledOff) {
            throw new ClosedChannelException();
        }
        return channel;
    }

    private synchronized void reopen() throws IOException {
        SocketChannel old = channel;
        int _ = StreamChannel.quietly(old::close);
        channel = open();
    }

    @Override
    public void wake() {
        release();
    }

    @Override
    public synchronized void release() {
        calledOff = true;
        SocketChannel old = channel;
        int _ = StreamChannel.quietly(old::close);
    }
}
