package dev.connections4j.testkit.faults;

import java.util.List;
import java.util.stream.Stream;

/** All faults. */
final class Rows {
    private Rows() {}

    static List<FaultRow> all() {
        return Stream.of(
                        NetworkRows.all(),
                        AnswerRows.all(),
                        TlsRows.all(),
                        ProxyRows.all(),
                        MilvusRows.all(),
                        GatewayRows.all(),
                        TinyproxyRows.all())
                .flatMap(List::stream)
                .toList();
    }
}
