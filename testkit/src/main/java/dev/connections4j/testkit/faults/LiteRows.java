package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong with Milvus Lite, before any transport is asked: the tests of milvus-lite bring it about. */
final class LiteRows {
    private LiteRows() {}

    static List<FaultRow> all() {
        return Stream.of(
                        "its command is missing",
                        "the folder above it is missing",
                        "a file in its place",
                        "it ends at once",
                        "another process has it open")
                .map(name -> new FaultRow("Milvus Lite", name, Reason.LITE_FAILED, Stage.ENDPOINT, bench -> {
                    throw new UnsupportedOperationException("the tests of milvus-lite do this");
                }))
                .toList();
    }
}
