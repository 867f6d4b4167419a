package dev.connections4j.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * A client's socket over a channel. Each thread that has read from one of the JDK's own sockets keeps a table of 4 KB for buffers outside the heap;
 * here a socket has its own buffer there, and writing borrows one.
 */
final class ChannelSocketImpl extends SocketImpl {
    private static final int BUFFER_BYTES = 8192;
    private static final int MOST_KEPT = 16;
    private static final Queue<ByteBuffer> FOR_WRITING = new ArrayBlockingQueue<>(MOST_KEPT);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final Map<Integer, SocketOption<?>> OPTIONS = Map.of(
            SocketOptions.TCP_NODELAY, StandardSocketOptions.TCP_NODELAY,
            SocketOptions.SO_LINGER, StandardSocketOptions.SO_LINGER,
            SocketOptions.SO_KEEPALIVE, StandardSocketOptions.SO_KEEPALIVE,
            SocketOptions.SO_REUSEADDR, StandardSocketOptions.SO_REUSEADDR,
            SocketOptions.SO_SNDBUF, StandardSocketOptions.SO_SNDBUF,
            SocketOptions.SO_RCVBUF, StandardSocketOptions.SO_RCVBUF,
            SocketOptions.IP_TOS, StandardSocketOptions.IP_TOS);

    private final Input in = new Input();
    private final Output out = new Output();
    private SocketChannel channel;
    private volatile boolean hasTimeout;

    @Override
    protected void create(boolean stream) throws IOException {
        channel = SocketChannel.open();
        in.came = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    }

    @Override
    protected void connect(SocketAddress server, int timeout) throws IOException {
        channel.socket().connect(server, timeout);
        InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
        address = remote.getAddress();
        port = remote.getPort();
        localport = channel.socket().getLocalPort();
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        connect(new InetSocketAddress(host, port), 0);
    }

    @Override
    protected void connect(InetAddress address, int port) throws IOException {
        connect(new InetSocketAddress(address, port), 0);
    }

    @Override
    protected InputStream getInputStream() {
        return in;
    }

    @Override
    protected OutputStream getOutputStream() {
        return out;
    }

    @Override
    protected int available() {
        return in.available();
    }

    @Override
    protected void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    protected void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    protected void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public Object getOption(int option) throws SocketException {
        try {
            return switch (option) {
                case SocketOptions.SO_BINDADDR -> channel.socket().getLocalAddress();
                case SocketOptions.SO_TIMEOUT -> channel.socket().getSoTimeout();
                default -> channel.getOption(known(option));
            };
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        boolean isOff = option == SocketOptions.SO_LINGER && value instanceof Boolean;
        try {
            if (option == SocketOptions.SO_TIMEOUT) {
                channel.socket().setSoTimeout((Integer) value);
                hasTimeout = !value.equals(0);
            } else {
                set(known(option), isOff ? -1 : value);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @SuppressWarnings("unchecked") // a value of another type is the channel's to refuse
    private <T> void set(SocketOption<T> option, Object value) throws IOException {
        channel.setOption(option, (T) value);
    }

    private static SocketOption<?> known(int option) throws SocketException {
        SocketOption<?> known = OPTIONS.get(option);
        if (known == null) {
            throw new SocketException("a link's socket has no option " + option);
        }
        return known;
    }

    /** As the JDK's own sockets have it. */
    private static SocketException failed(IOException e) {
        if (e instanceof SocketException same) {
            return same;
        }
        SocketException said =
                new SocketException(e instanceof ClosedChannelException ? "Socket closed" : e.getMessage());
        said.initCause(e);
        return said;
    }

    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        channel.bind(new InetSocketAddress(host, port));
    }

    @Override
    protected void listen(int backlog) throws SocketException {
        throw noServer();
    }

    @Override
    protected void accept(SocketImpl socket) throws SocketException {
        throw noServer();
    }

    private static SocketException noServer() {
        return new SocketException("a link's socket is a client's");
    }

    @Override
    protected void sendUrgentData(int data) throws SocketException {
        throw new SocketException("a link's socket sends no urgent data");
    }

    /** What has come is kept in a buffer of the socket's own. Read by one thread. */
    private final class Input extends InputStream {
        private ByteBuffer came = NOTHING;

        @Override
        public int read() throws IOException {
            return fill() ? came.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            if (wanted == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(wanted, came.remaining());
            came.get(into, offset, count);
            return count;
        }

        /** Waits until something has come; false at the end. */
        private boolean fill() throws IOException {
            if (!came.hasRemaining()) {
                came.clear();
                try {
                    if (hasTimeout) {
                        readInTime();
                    } else {
                        channel.read(came);
                    }
                } catch (SocketTimeoutException e) {
                    throw e;
                } catch (IOException e) {
                    throw failed(e);
                } finally {
                    came.flip();
                }
            }
            return came.hasRemaining();
        }

        /** TLS asks for that while it closes. */
        private void readInTime() throws IOException {
            byte[] bytes = new byte[BUFFER_BYTES];
            int count = channel.socket().getInputStream().read(bytes);
            came.put(bytes, 0, Math.max(count, 0));
        }

        @Override
        public int available() {
            return came.remaining();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer lent = FOR_WRITING.poll();
            ByteBuffer buffer = lent == null ? ByteBuffer.allocateDirect(BUFFER_BYTES) : lent;
            try {
                for (int at = offset, to = offset + length; at < to; at += buffer.position()) {
                    buffer.clear()
                            .put(bytes, at, Math.min(to - at, BUFFER_BYTES))
                            .flip();
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
            } catch (IOException e) {
                throw failed(e);
            } finally {
                FOR_WRITING.offer(buffer);
            }
        }
    }
}
