package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The faults between the open socket and the first answer, which need no server but the testkit's, once more with {@code eager=false}: reason,
 * stage and message are the same. Subclassed like {@link FaultMatrix}.
 */
public abstract class NotEagerFaults extends FaultMatrix {
    /**
     * The rows for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected NotEagerFaults(String transport) {
        super(transport, rows(), p -> p.eager(false));
    }

    private static List<FaultRow> rows() {
        return Stream.concat(NetworkRows.all().stream(), TlsRows.all().stream())
                .filter(NotEagerFaults::endsAfterTheSocketIsReady)
                .toList();
    }

    /** A client's certificate is refused when the handshake is over for the client, with TLS 1.3. */
    private static boolean endsAfterTheSocketIsReady(FaultRow row) {
        return row.stage() == Stage.HTTP2
                || row.stage() == Stage.CONNECT
                || row.reason() == Reason.TLS_CLIENT_CERTIFICATE_REQUIRED;
    }
}
