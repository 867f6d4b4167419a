package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Reason;
import dev.connections4j.observers.LogLines;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person on call reads of an outage: a line for each change, however often it is tried. */
class OutageLinesTest {
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofSeconds(3);
    private static final String BROKE = "INFO the connection to milvus.test:19530 over fake broke";
    private static final String REFUSED = "WARNING reconnecting to milvus.test:19530 over fake fails at stage TCP: "
            + "REFUSED: refused. Remedy: " + Reason.REFUSED.remedy();

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final LinkFixture bench = new LinkFixture().with(Parameters.KEEP_ALIVE, true);
    private final LogLines lines = new LogLines("dev.connections4j.link", named());

    private String named() {
        bench.alias = "outage-" + TESTS.incrementAndGet();
        return bench.alias;
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void outage_ofManyAttempts_isThreeLines() {
        lose(1);
        fail(100, Reason.REFUSED);
        recover();

        List<String> seen = upToRecovery();
        assertEquals(List.of(BROKE, REFUSED), seen.subList(0, 2));
        assertEquals(3, seen.size(), seen::toString);
        assertEquals(
                "INFO connected again to milvus.test:19530 over fake, after 100 failed attempts",
                seen.get(2).replaceAll(" in .*", ""));
    }

    @Test
    void outage_eachReasonIsOneLine() {
        lose(1);
        for (int i = 0; i < 20; i++) {
            fail(1, Reason.REFUSED);
            fail(1, Reason.UNREACHABLE);
        }
        recover();

        List<String> seen = upToRecovery();
        assertEquals(4, seen.size(), seen::toString);
        assertEquals(
                REFUSED.replace("REFUSED", "UNREACHABLE").replace(Reason.REFUSED.remedy(), Reason.UNREACHABLE.remedy()),
                seen.get(2));
    }

    @Test
    void nextOutage_hasItsOwnLines() {
        lose(1);
        fail(3, Reason.REFUSED);
        recover();
        bench.clock.advance(Duration.ofMinutes(1));
        bench.link(bench.transport.attempts.size()).lose();
        bench.clock.run();
        fail(3, Reason.REFUSED);
        recover();

        List<String> seen = lines.upTo(line -> count(REFUSED) == 2 && line.contains("connected again"), () -> {});
        assertEquals(6, seen.size(), seen::toString);
    }

    @Test
    void linksThatEndAtOnce_areOneWarning_untilOneStaysOpen() {
        lose(1);
        for (int i = 0; i < 20; i++) {
            recover();
            bench.link(bench.transport.attempts.size()).lose();
            bench.clock.advance(LONGER_THAN_ANY_PAUSE);
        }
        bench.transport.last().succeed();

        List<String> seen = lines.upTo(
                line -> line.contains("connected again") && count("as soon as") == 1,
                () -> bench.clock.advance(Duration.ofSeconds(1)));
        assertEquals(
                List.of(
                        BROKE,
                        "INFO connected again to milvus.test:19530 over fake",
                        "WARNING connections to milvus.test:19530 over fake end as soon as they are open",
                        "INFO connected again to milvus.test:19530 over fake"),
                seen.stream().map(line -> line.replaceAll(" in .*", "")).toList());
    }

    @Test
    void pool_allMembersTogether_areThreeLines() {
        bench.with(Parameters.POOL, Pool.QUEUE_POOL).with(Parameters.POOL_SIZE, 3);
        bench.connect();
        for (int i = 1; i <= 3; i++) {
            bench.link(i).lose();
        }
        bench.clock.run();
        bench.transport.attempts.subList(3, 6).forEach(each -> each.fail(Reason.REFUSED, "refused", ""));
        bench.clock.advance(LONGER_THAN_ANY_PAUSE);
        bench.transport.attempts.subList(6, 9).forEach(FakeTransport.Attempt::succeed);

        List<String> seen = upToRecovery();
        assertEquals(List.of(BROKE, REFUSED), seen.subList(0, 2));
        assertEquals(3, seen.size(), seen::toString);
    }

    private void lose(int link) {
        bench.connect();
        bench.link(link).lose();
        bench.clock.run();
    }

    private void fail(int times, Reason reason) {
        for (int i = 0; i < times; i++) {
            bench.transport.last().fail(reason, "refused", "");
            bench.clock.advance(LONGER_THAN_ANY_PAUSE);
        }
    }

    private void recover() {
        bench.transport.last().succeed();
        bench.clock.run();
    }

    private List<String> upToRecovery() {
        return lines.upTo(line -> line.contains("connected again"), () -> {});
    }

    private long count(String part) {
        return lines.soFar().stream().filter(line -> line.contains(part)).count();
    }
}
