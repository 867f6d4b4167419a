package dev.connections4j.testkit.faults;

import static dev.connections4j.Reason.CANCELLED;
import static dev.connections4j.Reason.CLOSED;
import static dev.connections4j.Reason.DATABASE_NOT_FOUND;
import static dev.connections4j.Reason.GATEWAY;
import static dev.connections4j.Reason.LITE_FAILED;
import static dev.connections4j.Reason.NOT_GRPC;
import static dev.connections4j.Reason.NOT_MILVUS;
import static dev.connections4j.Reason.NOT_READY;
import static dev.connections4j.Reason.PERMISSION_DENIED;
import static dev.connections4j.Reason.PLAINTEXT_ON_TLS_PORT;
import static dev.connections4j.Reason.PROTOCOL_ERROR;
import static dev.connections4j.Reason.PROXY_FAILED;
import static dev.connections4j.Reason.REFUSED;
import static dev.connections4j.Reason.TIMED_OUT;
import static dev.connections4j.Reason.TLS_CLIENT_CERTIFICATE_REQUIRED;
import static dev.connections4j.Reason.TLS_EXPIRED;
import static dev.connections4j.Reason.TLS_FAILED;
import static dev.connections4j.Reason.TLS_ON_PLAINTEXT_PORT;
import static dev.connections4j.Reason.TLS_UNTRUSTED;
import static dev.connections4j.Reason.TLS_WRONG_NAME;
import static dev.connections4j.Reason.UNAUTHENTICATED;
import static dev.connections4j.Reason.UNKNOWN_HOST;
import static dev.connections4j.Reason.UNREACHABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page of failures tells what the suite printed. */
class FailurePageTest {
    @Test
    void page_fromTheMessagesThatWereKept_isCurrent() throws IOException {
        if (Boolean.getBoolean(GoldenMessages.REFRESH)) {
            Files.writeString(FailurePage.file(), FailurePage.text());
        }
        assertEquals(
                FailurePage.text(),
                Files.readString(FailurePage.file()),
                "docs/failures.md is stale; refresh it by: " + FailurePage.COMMAND);
    }

    @Test
    void rows_everyReasonOfTheContract_hasOneAndItsMessage() {
        List<FaultRow> rows = Rows.ofThePage();
        Set<Reason> missing = EnumSet.allOf(Reason.class);
        rows.forEach(row -> missing.remove(row.reason()));
        assertEquals(Set.of(), missing, "reasons without a row");
        assertEquals(rows.size(), rows.stream().map(FaultRow::key).distinct().count(), "a row's name is its own");
        GoldenMessages printed = GoldenMessages.load();
        assertEquals(
                List.of(),
                rows.stream().filter(row -> printed.of(row).isEmpty()).toList(),
                "rows that the page tells nothing of");
    }

    /** What each server can show, as far as it can. */
    @Test
    void rows_everyServer_showsAllThatItCan() {
        Map<String, Set<Reason>> shown = new TreeMap<>();
        Rows.ofThePage()
                .forEach(row -> shown.computeIfAbsent(row.server(), server -> EnumSet.noneOf(Reason.class))
                        .add(row.reason()));
        Set<Reason> certificates = EnumSet.of(
                TLS_UNTRUSTED,
                TLS_WRONG_NAME,
                TLS_EXPIRED,
                TLS_CLIENT_CERTIFICATE_REQUIRED,
                PLAINTEXT_ON_TLS_PORT,
                DATABASE_NOT_FOUND,
                GATEWAY);
        Map<String, Set<Reason>> demanded = Map.of(
                "Milvus 2.3.5",
                EnumSet.of(
                        UNAUTHENTICATED,
                        DATABASE_NOT_FOUND,
                        TLS_ON_PLAINTEXT_PORT,
                        PLAINTEXT_ON_TLS_PORT,
                        TLS_CLIENT_CERTIFICATE_REQUIRED,
                        TLS_WRONG_NAME,
                        TLS_UNTRUSTED,
                        NOT_MILVUS,
                        NOT_GRPC,
                        REFUSED,
                        TIMED_OUT,
                        NOT_READY),
                "nginx",
                with(certificates, NOT_GRPC, TLS_ON_PLAINTEXT_PORT, TLS_FAILED),
                "haproxy",
                certificates,
                "tinyproxy",
                EnumSet.of(PROXY_FAILED, DATABASE_NOT_FOUND, TLS_ON_PLAINTEXT_PORT, CLOSED),
                "faulty port",
                EnumSet.of(
                        UNKNOWN_HOST,
                        REFUSED,
                        UNREACHABLE,
                        TIMED_OUT,
                        PROXY_FAILED,
                        TLS_ON_PLAINTEXT_PORT,
                        CLOSED,
                        TLS_FAILED,
                        NOT_GRPC,
                        GATEWAY,
                        PROTOCOL_ERROR,
                        UNAUTHENTICATED,
                        PERMISSION_DENIED,
                        CANCELLED),
                "Milvus Lite",
                EnumSet.of(LITE_FAILED));
        demanded.forEach((server, reasons) -> assertTrue(
                shown.getOrDefault(server, Set.of()).containsAll(reasons),
                () -> server + " shows " + shown.get(server) + ", but not all of " + reasons));
    }

    private static Set<Reason> with(Set<Reason> some, Reason... more) {
        Set<Reason> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }
}
