package dev.connections4j.testkit.faults;

import java.util.List;
import java.util.stream.Stream;

/** The faults. */
final class Rows {
    private Rows() {}

    /** What a suite over a transport runs, and what other modules' tests do. */
    static List<FaultRow> ofThePage() {
        return Stream.of(all(), LiteRows.all()).flatMap(List::stream).toList();
    }

    /** What a suite over a transport runs. */
    static List<FaultRow> all() {
        return Stream.of(
                        NetworkRows.all(),
                        AnswerRows.all(),
                        TlsRows.all(),
                        ChainRows.all(),
                        StoreRows.all(),
                        ForeignRows.all(),
                        OwnRows.all(),
                        ProxyRows.all(),
                        MilvusRows.all(),
                        GatewayRows.all(),
                        IngressRows.all(),
                        TinyproxyRows.all())
                .flatMap(List::stream)
                .toList();
    }
}
