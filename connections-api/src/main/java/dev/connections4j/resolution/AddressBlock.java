package dev.connections4j.resolution;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address, or a network of them.
 *
 * @param address one of its addresses
 * @param bits how many bits count, from the first on
 */
record AddressBlock(InetAddress address, int bits) {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    static boolean isAddress(String host) {
        return addressOf(host).isPresent();
    }

    /** Reads an address, an IPv6 one with or without brackets, perhaps with {@code /bits}; empty for anything else. */
    static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        Optional<InetAddress> address = addressOf(bracketed ? host.substring(1, host.length() - 1) : host);
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        if (address.isEmpty() || (slash >= 0 && !BITS.matcher(bits).matches())) {
            return Optional.empty();
        }
        int all = 8 * address.get().getAddress().length;
        int given = slash < 0 ? all : Integer.parseInt(bits);
        return given > all ? Optional.empty() : Optional.of(new AddressBlock(address.get(), given));
    }

    boolean holds(String host) {
        byte[] mine = address.getAddress();
        byte[] other = addressOf(host).map(InetAddress::getAddress).orElse(new byte[0]);
        if (other.length != mine.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Never looks a name up: what is no address by its form is none. */
    private static Optional<InetAddress> addressOf(String host) {
        if (host.indexOf(':') < 0 && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
