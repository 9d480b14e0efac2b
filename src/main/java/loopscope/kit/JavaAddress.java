package loopscope.kit;

import loopscope.trace.Address;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;

/** Converts an {@link Address} to the types of java.net, and back. */
final class JavaAddress {
    private JavaAddress() {}

    static long of(SocketAddress address) {
        InetSocketAddress internet = (InetSocketAddress) address;
        InetAddress host = internet.getAddress();
        int scope = host instanceof Inet6Address six ? six.getScopeId() : 0;
        return Address.of(host.getAddress(), scope, internet.getPort());
    }

    static InetSocketAddress of(long address) throws IOException {
        byte[] ip = Address.bytes(address);
        InetAddress host =
                Address.isIpv6(address)
                        ? Inet6Address.getByAddress(null, ip, Address.scope(address))
                        : InetAddress.getByAddress(ip);
        return new InetSocketAddress(host, Address.port(address));
    }

    /** The protocol family of a socket for this address. */
    static ProtocolFamily family(long address) {
        return Address.isIpv6(address) ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }
}
