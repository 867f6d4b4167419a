package dev.connections4j.grpc;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Name lookup by the system, which may block. */
public final class NameLookup {
    private NameLookup() {}

    /**
     * The addresses of a host, in the system's order.
     *
     * @param host a name, or an IPv4 or IPv6 address, which is not looked up
     * @return at least one; fails with {@link UnknownHostException}. Completes on a lookup thread, or at once for an address. Cancelled, it is
     *     not begun any more
     */
    public static CompletableFuture<List<InetAddress>> resolve(String host) {
        CompletableFuture<List<InetAddress>> result = new CompletableFuture<>();
        Runnable work = () -> {
            if (result.isDone()) {
                return;
            }
            try {
                result.complete(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        };
        if (isLiteral(host)) {
            work.run();
        } else {
            BlockingWork.NAME_LOOKUP.execute(work);
            result.whenComplete((addresses, failure) -> {
                if (result.isCancelled()) {
                    BlockingWork.NAME_LOOKUP.drop(work);
                }
            });
        }
        return result;
    }

    /**
     * Whether a host is an address already.
     *
     * @param host without brackets
     * @return true for IPv4 in four numbers and for IPv6
     */
    public static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
