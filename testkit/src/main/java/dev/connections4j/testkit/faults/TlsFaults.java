package dev.connections4j.testkit.faults;

import java.util.List;
import java.util.stream.Stream;

/** The faults of TLS alone: for another implementation of it, or another path than the suites run on. Subclassed like {@link FaultMatrix}. */
public abstract class TlsFaults extends FaultMatrix {
    /**
     * The rows for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected TlsFaults(String transport) {
        super(
                transport,
                Stream.of(TlsRows.all(), ChainRows.all(), StoreRows.all())
                        .flatMap(List::stream)
                        .toList(),
                p -> {});
    }
}
